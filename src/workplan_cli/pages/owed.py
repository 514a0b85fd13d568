"""Who has not reported, or late, or not on everything."""

from collections.abc import Iterable, Iterator, Sequence

from workplan_cli.assessment.duties import Duties
from workplan_cli.assessment.highlights import duties_in_scope
from workplan_cli.assessment.summary import Summary
from workplan_cli.model.message import Message, _, counted, message
from workplan_cli.model.outcome import Promptness, Submission
from workplan_cli.pages.unit_rows import unit_name
from workplan_cli.pages.values import Said

_List = Iterator[tuple[Said, tuple[Said, ...]]]
"""A label and the units, or nothing where there are none."""


def owed(summary: Summary) -> tuple[tuple[Said, tuple[Said, ...]], ...]:
    """A label, and the units: reports missing, late, still to come, or without some targets."""
    found = [(one, unit_name(summary.outcome, one.unit)) for one in duties_in_scope(summary)]
    earlier = [
        (name, [turn for turn in one.submissions[:-1] if turn.state == "late"])
        for one, name in found
    ]
    partial = [_with(name, len(one.entries)) for one, name in found if one.entries]
    return (
        *_list(_("Reports received, to be corrected ({count}):"), _again(found, "wrong")),
        *_list(_("Reports received, empty ({count}):"), _again(found, "empty")),
        *_late(_("Reports missing ({count}):"), [(name, one.never_came) for one, name in found]),
        *_by_days([(one.days_late, name) for one, name in found if one.came_late]),
        *_late(_("Earlier reports that came late ({count}):"), earlier),
        *_list(_("Report still to come ({count}):"), [name for one, name in found if one.open]),
        *_list(_("Targets left out of the report ({count}):"), partial),
    )


def _again(found: Sequence[tuple[Duties, Said]], state: Promptness) -> list[Said]:
    """Units with the periods whose reports are there in a state, and not missing."""
    named = [
        (name, tuple(turn.period.name for turn in one.submissions if turn.state == state))
        for one, name in found
    ]
    return [_with(name, periods) for name, periods in named if periods]


def _list(template: str, units: Sequence[Said], **values: int) -> _List:
    if units:
        yield message(template, count=len(units), **values), tuple(units)


def _with(name: Said, what: Said) -> Message:
    return message(_("{name} ({count})"), name=name, count=what)


def _late(template: str, found: Iterable[tuple[Said, Sequence[Submission]]]) -> _List:
    """One list of units, each with its periods and by how many days it was late."""
    named = [_with(name, tuple(map(_days_of, late))) for name, late in found if late]
    return _list(template, named)


def _days_of(submission: Submission) -> Message:
    return counted(
        _("{period}: {count} day"),
        _("{period}: {count} days"),
        submission.days,
        period=submission.period.name,
    )


def _by_days(found: Sequence[tuple[int, Said]]) -> _List:
    """One list for each number of days, the longest first."""
    one, many = (
        _("Report came {days} day late ({count}):"),
        _("Report came {days} days late ({count}):"),
    )
    for days in sorted({days for days, _name in found}, reverse=True):
        names = [name for late, name in found if late == days]
        yield from _list(one if days == 1 else many, names, days=days)


def all_in_time(summary: Summary) -> bool:
    """Whether every report that was asked for came, and in time."""
    submissions = [submission for one in duties_in_scope(summary) for submission in one.submissions]
    return bool(submissions) and all(submission.state == "on_time" for submission in submissions)
