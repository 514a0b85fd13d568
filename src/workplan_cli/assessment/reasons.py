"""Why a status is what it is, in sentences."""

from collections.abc import Iterator

from workplan_cli.assessment.case import Case
from workplan_cli.assessment.judging import expected_count
from workplan_cli.assessment.ratings import Ratings
from workplan_cli.assessment.unsettled import unsettled
from workplan_cli.model.message import Message, _, counted, message
from workplan_cli.model.outcome import Rating
from workplan_cli.model.revision import Revision
from workplan_cli.model.status import Status, is_overdue


def reasons(case: Case, judged: Ratings) -> Iterator[Message]:
    """The sentences that a status needs beside its figures, the most important first."""
    status = judged.rating.status
    if status == "withdrawn":
        yield from _withdrawn(case)
    if status == "unreported" and case.counted:
        yield message(_("every whole reported is 0: there is nothing to take a share of"))
    elif status in {"unreported", "silent"} and _is_nobodys(case):
        yield message(_("it does not apply to any unit that is asked, by their own word"))
    elif is_overdue(status) or status == "unreported":
        yield from _past_due(case, status)
        if status == "unreported" and case.day.date <= case.criterion.due:
            early = _("nobody has given a figure; its first report is still to come")
            none = _("nobody has given a figure")
            nobody = _("nobody has given a figure that counts") if case.standings else none
            yield message(nobody if case.day.current is not None else early)
    if status == "no_baseline":
        yield _no_baseline(case)
    if status == "undecided" and case.goal is None:
        yield message(_("no part of the goal is allocated, so that its own figure has none"))
    if judged.settled is False or judged.at_least:
        yield unsettled(case, judged)
    if status == "silent" and not _is_nobodys(case):
        yield _silence(case)
    if status == "slipping" and case.target.measure_facts.by_stage:
        yield _not_in_time(case)
    yield from _remarks(case, judged)


def _no_baseline(case: Case) -> Message:
    if case.target.asks_baseline and not case.target.told_by_reports:
        return message(
            _("cannot be computed: the baseline of the plan is that of all units together")
        )
    lacking = sum(one.baseline is None for one in case.counted.values())
    if lacking == len(case.counted):
        return message(
            _("cannot be computed: no report gives the value before the plan began (baseline)")
        )
    if not lacking:
        return message(
            _("cannot be computed: the baselines differ, and not every unit gives its whole")
        )
    return counted(
        _("cannot be computed: {count} unit has not given the value before the plan began"),
        _("cannot be computed: {count} units have not given the value before the plan began"),
        lacking,
    )


def _withdrawn(case: Case) -> Iterator[Message]:
    revision = case.target.withdrawn_by(case.day.date)
    if revision is not None:
        yield message(_("withdrawn on {day}: {reason}"), day=revision.on, reason=revision.reason)


def _past_due(case: Case, status: Status) -> Iterator[Message]:
    late = (case.day.date - case.criterion.due).days
    if late <= 0:
        return
    if is_overdue(status):
        yield counted(
            _("was due on {due}, {count} day ago"),
            _("was due on {due}, {count} days ago"),
            late,
            due=case.criterion.due,
        )
    else:
        yield message(
            _("was due on {due}; nobody has reported, so it cannot be told"), due=case.criterion.due
        )


def _not_in_time(case: Case) -> Message:
    """Why a milestone that is not due yet is slipping: by a forecast, or too early a stage."""
    due, decides = case.criterion.due, min if case.target.combine_facts.one_is_enough else max
    forecasts = [one.forecast for one in case.reporting(case.counted) if one.done is None]
    late = [day for day in forecasts if day is not None and day > due]
    if late:
        told = _("expected on {day} by those who report, after its due day")
        return message(told, day=decides(late))
    return counted(
        _("{count} day before its due day, and not in the last stage before it is done"),
        _("{count} days before its due day, and not in the last stage before it is done"),
        (due - case.day.date).days,
    )


def _is_nobodys(case: Case) -> bool:
    """Whether all who are asked have said that it does not apply to them."""
    return {case.no_figure.get(unit) for unit in case.must} == {"not_applicable"}


def _silence(case: Case) -> Message:
    said = [one.newest.period for one in case.counted.values()]
    if not said:
        return message(_("nothing has been reported on it"))
    newest = max(said, key=lambda period: period.order)
    return message(_("nothing since {period}"), period=newest.name)


def _remarks(case: Case, judged: Ratings) -> Iterator[Message]:
    rating = judged.rating
    if rating.above_range:
        yield message(_("above what the goal asks for"))
    if (rating.progress or 0) < 0:
        yield message(_("worse than the baseline"))
    if rating.status == "on_track" and not case.target.judged_by_unit:
        yield from _in_step(case, rating)
    if case.target.measure_facts.by_stage and rating.status == "met":
        yield from _done_late(case)
    unnamed = sum(one.unnamed for one in case.counted.values())
    if case.target.combine_facts.by_names and unnamed and len(case.counted) > 1:
        yield message(
            _("{count} counted without a name: they may be the same as others"), count=unnamed
        )
    for revision in case.target.revised_by(case.day.date):
        yield from _revised(revision)
    left_out = [unit for unit, use in case.use.items() if use == "not_expected"]
    closed = [unit for unit in left_out if case.day.units.closed_on(unit, case.day.date)]
    named = case.day.units.expand_on(case.target.reporters, case.day.date)
    new = tuple(unit for unit in left_out if unit in named)
    others = tuple(unit for unit in left_out if unit not in (*closed, *new))
    if new:
        yield message(_("not counted, because they began after the due day: {units}"), units=new)
    if others:
        yield message(_("not counted, because they do not report on it: {units}"), units=others)
    if closed:
        yield message(
            _("not counted, because they are there no more: {units}"), units=tuple(closed)
        )


_IN_FORCE = {
    "goal": _("goal in force since {day}: {reason}"),
    "due": _("due day in force since {day}: {reason}"),
    "allocation": _("the units' parts in force since {day}: {reason}"),
    "schedule": _("schedule in force since {day}: {reason}"),
}


def _revised(revision: Revision) -> Iterator[Message]:
    """One sentence a revision: by the first thing that it changed."""
    for key in list(revision.changes)[:1]:
        yield message(_IN_FORCE[key], day=revision.on, reason=revision.reason)


def _in_step(case: Case, rating: Rating) -> Iterator[Message]:
    """A green light beside a large gap: there are as many whole things as there can be by now."""
    criterion, base = case.criterion, case.baseline
    start = case.target.begins(criterion.goal, base)
    reach = criterion.goal.reach(criterion.base(base))
    if reach is None or rating.gap is None or rating.gap > -criterion.thresholds.slipping:
        return
    share = criterion.expected_from(case.baseline)
    yield message(
        _("whole things: {expected} of {reach} expected by now (rounded down), {actual} reached"),
        expected=expected_count(criterion.goal, start, reach, share),
        reach=reach,
        actual=rating.actual,
    )


def _done_late(case: Case) -> Iterator[Message]:
    """Done is done, but it is said when it came after the due day."""
    days = [one.done for one in case.reporting(case.counted) if one.done is not None]
    done = min(days) if case.target.combine_facts.one_is_enough else max(days)
    late = (done - case.criterion.due).days
    if late > 0:
        yield counted(
            _("done on {done}, {count} day after it was due"),
            _("done on {done}, {count} days after it was due"),
            late,
            done=done,
        )
