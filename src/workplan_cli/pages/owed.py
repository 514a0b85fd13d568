"""Who has not reported, or late, or not on everything."""

from collections.abc import Iterator, Mapping, Sequence

from workplan_cli.assessment.highlights import duties_in_scope
from workplan_cli.assessment.summary import Summary
from workplan_cli.model.message import Message, _, counted, message
from workplan_cli.model.outcome import Submission
from workplan_cli.pages.unit_rows import unit_name
from workplan_cli.pages.values import LongDay, Said

Labelled = tuple[tuple[Said, Said], ...]


def owed(summary: Summary) -> Labelled:
    """A label, and the units: reports missing, late, still to come, or without some targets."""
    found = duties_in_scope(summary)
    names = {one.unit: unit_name(summary.outcome, one.unit) for one in found}
    to_come = tuple(names[one.unit] for one in found if one.open)
    partial = [one for one in found if one.entries]
    lists: list[tuple[Said, Said]] = [
        *_submissions(
            names, _("Reports missing ({count}):"), {one.unit: one.never_came for one in found}
        ),
        *_by_days([(one.days_late, names[one.unit]) for one in found if one.came_late]),
        *_submissions(
            names,
            _("Earlier reports that came late ({count}):"),
            {
                one.unit: [
                    submission for submission in one.submissions[:-1] if submission.state == "late"
                ]
                for one in found
            },
        ),
    ]
    if to_come:
        lists.append((message(_("Report still to come ({count}):"), count=len(to_come)), to_come))
    if partial:
        label = message(_("Targets left out of the report ({count}):"), count=len(partial))
        lists.append((label, tuple(_with(names[one.unit], len(one.entries)) for one in partial)))
    return tuple(lists)


def _with(name: Said, what: Said) -> Message:
    return message(_("{name} ({count})"), name=name, count=what)


def _submissions(
    names: Mapping[str, Said], template: str, found: Mapping[str, Sequence[Submission]]
) -> Iterator[tuple[Said, Said]]:
    """One list of units, each with its periods and by how many days it was late."""
    named = tuple(
        _with(names[unit], _days_of(submissions))
        for unit, submissions in found.items()
        if submissions
    )
    if named:
        yield message(template, count=len(named)), named


def _days_of(submissions: Sequence[Submission]) -> tuple[Said, ...]:
    return tuple(
        counted(
            _("{period}: {count} day"),
            _("{period}: {count} days"),
            submission.days,
            period=submission.period.name,
        )
        for submission in submissions
    )


def _by_days(found: Sequence[tuple[int, Said]]) -> Iterator[tuple[Said, Said]]:
    """One list for each number of days, the longest first."""
    for days in sorted({days for days, _name in found}, reverse=True):
        names = tuple(name for one, name in found if one == days)
        template = (
            _("Report came {days} day late ({count}):")
            if days == 1
            else _("Report came {days} days late ({count}):")
        )
        yield message(template, days=days, count=len(names)), names


def basis(summary: Summary) -> Message:
    """By what the units are judged here, which is not what `chase` judges them by."""
    return message(
        _(
            "Units are judged by all reports on periods up to {day}, also by those that came "
            "in later; workplan chase counts what was there on its day."
        ),
        day=LongDay(summary.outcome.as_of),
    )


def all_in_time(summary: Summary) -> bool:
    """Whether every report that was asked for came, and in time."""
    submissions = [submission for one in duties_in_scope(summary) for submission in one.submissions]
    return bool(submissions) and all(submission.state == "on_time" for submission in submissions)
