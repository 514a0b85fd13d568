"""The one function that the tool is about: a plan, the reports, a day, and what follows."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from functools import lru_cache

from workplan_cli.assessment.case import Case, case
from workplan_cli.assessment.combining import combine
from workplan_cli.assessment.expected import plan_share
from workplan_cli.assessment.judged_day import Day, on
from workplan_cli.assessment.judging import met_from
from workplan_cli.assessment.punctuality import nobody_was_asked, submissions
from workplan_cli.assessment.ratings import rate, rating_alone
from workplan_cli.assessment.reasons import reasons
from workplan_cli.assessment.takeover import as_it_stood
from workplan_cli.assessment.timeline import (
    Made,
    known_on,
    known_until,
    readings,
    speaks_until,
)
from workplan_cli.model.outcome import Outcome, TargetResult, UnitResult
from workplan_cli.model.plan import Plan
from workplan_cli.model.reading import Reading
from workplan_cli.model.report import LoadedReport
from workplan_cli.model.target import Target
from workplan_cli.model.units import Units

Finish = Callable[[TargetResult], TargetResult]
"""What is done with each target as soon as it is judged, while its entries are at hand."""
Doubts = Callable[[date], Finish]
"""Adds to each target what speaks against its figures on a day (see `doubts`)."""


def no_doubts(_day: date) -> Finish:
    """Leave that out, where nobody will see it."""
    return lambda judged: judged


def newest_day(plan: Plan, reports: Iterable[LoadedReport]) -> date | None:
    """The last day of the newest reported period: what `--as-of` is when nobody says (D-187).

    A period ends where one of the plan's rhythm does: a report that nobody asked for, on a month
    of a plan with quarters, moves the day only where there is none of the others.

    A report that was filed before its period was over does not move the day there, unless all
    were: one report for the year, sent in July, does not make it December (D-006).
    """
    found = [one.report for one in reports if one.says_something and not one.supposed]
    over = [one for one in found if one.submitted is None or one.submitted >= one.period.end]
    ends = {one.end for one in plan.rhythm}
    of_rhythm = [one for one in over if one.period.end in ends]
    return max((one.period.end for one in of_rhythm or over or found), default=None)


def review(
    plan: Plan,
    units: Units,
    reports: Sequence[LoadedReport],
    as_of: date,
    made: Made | None = None,
    until: date | None = None,
    doubts: Doubts = no_doubts,
) -> Outcome:
    """How far the plan has got on a day, by the reports known then.

    A pure function: the same plan, reports (in any order) and day give the same outcome. The
    plan, the units and the reports are assumed to be consistent (see `rules`); what is not, such
    as an entry for an unknown target, has no effect here. `made` are readings of the same
    reports for other days: they are used again.
    `until`: up to what day reports were taken in, if not all there are on that day (D-271): who is
    late or missing is judged on it. `doubts` adds what speaks against figures, and changes none.
    """
    known = known_on(reports, as_of)
    entries = readings(known, as_of, {} if made is None else made)
    day, until = on(plan, units, as_of), until or known_until(known, as_of)
    names = tuple({name for target in plan.targets for name in target.reporters})
    due = units.asked_on(names, as_of)
    reported = {
        filed.report.unit
        for filed in known
        if filed.says_something
        and not filed.supposed
        and (day.current is None or speaks_until(filed.report, as_of) >= day.current.end)
    }
    finish = doubts(as_of)
    targets = tuple(finish(result(day, target, entries)) for target in plan.targets)
    came = known_on(reports, as_of, until)
    asked = {} if nobody_was_asked(reports) else submissions(day, due, came, targets, until)
    asked_now = units.reporting_for(due, day.current.end) if day.current else due
    return Outcome(
        plan=plan,
        units=units,
        as_of=as_of,
        known_on=until,
        period=day.current,
        expected_share=plan_share(plan, as_of),
        units_due=asked_now,
        units_reported=tuple(unit for unit in asked_now if unit in reported),
        targets=targets,
        submissions=asked,
    )


def result(day: Day, target: Target, by_target: Mapping[str, tuple[Reading, ...]]) -> TargetResult:
    """One target on a day, with every figure that its status follows from.

    `by_target` are the entries of the target, and of the one that it is to keep in step with.
    """
    day = day.of(target)
    target = as_it_stood(target, day.units, day.date)
    entries = by_target.get(target.id, ())
    found = case(day, target, entries, _reference(day, target, by_target))
    judged = rate(found)
    section, task = day.plan.place_of[target.id]
    return TargetResult(
        target=target,
        section=section,
        task=task,
        due=day.plan.due(target),
        goal=found.goal,
        revision=found.revision,
        baseline=found.baseline,
        enough=met_from(found.criterion, found.baseline) if found.goal else None,
        expected=_expected(found),
        rating=judged.rating,
        settled=judged.settled,
        floor=judged.floor,
        ceiling=judged.ceiling,
        units=_unit_results(found),
        readings=entries,
        because=tuple(reasons(found, judged)),
    )


def _reference(
    day: Day, target: Target, by_target: Mapping[str, tuple[Reading, ...]]
) -> Fraction | None:
    """The figure of the target that it is to keep in step with; None where there is none."""
    goal = target.goal_on(day.date)[0]
    other = day.plan.by_id.get(goal.in_step_with) if goal and goal.in_step_with else None
    if other is None:
        return None
    found = case(day, other, by_target.get(other.id, ()))
    combined = combine(other, found.reporting(found.counted))
    return combined.actual if combined else None


def _expected(found: Case) -> Fraction | None:
    """The share of the way that is expected, of what is judged in points.

    None where a step is a figure and it is not known where the way to it begins, or where it
    begins elsewhere for each unit.
    """
    target, criterion = found.target, found.criterion
    if target.withdrawn_by(found.day.date) or found.manner != "points":
        return None
    share = criterion.expected_from(found.baseline)
    open_ended = found.baseline is None and target.paced_from_reports and not criterion.is_due
    return None if share and open_ended else share


def _unit_results(found: Case) -> tuple[UnitResult, ...]:
    """Units that must report, in the order of the units file; then others that did."""
    if not found.standings:
        return _nobody(found.must, silent=bool(found.silent))
    must, silent = frozenset(found.must), frozenset(found.silent)
    others = [unit for unit in found.standings if unit not in must]
    return tuple(
        _unit_result(found, unit, must_report=unit in must, silent=unit in silent)
        for unit in (*found.must, *sorted(others))
    )


@lru_cache(maxsize=512)
def _nobody(must: tuple[str, ...], *, silent: bool) -> tuple[UnitResult, ...]:
    """What there is of a target on which nobody has reported: the same for all with these units."""
    return tuple(UnitResult(unit, True, silent, False, "counted", None) for unit in must)


def _unit_result(found: Case, unit: str, *, must_report: bool, silent: bool) -> UnitResult:
    standing = found.standings.get(unit)
    current, withdrawn = found.day.current, found.target.withdrawn_by(found.day.date)
    # Who is closed owes nothing more, and stays as it was (D-384).
    owes = must_report or not found.day.units.closed_on(unit, found.day.date)
    judged = standing if owes and found.goal and not withdrawn else None
    return UnitResult(
        unit=unit,
        must_report=must_report,
        silent=silent,
        carried=bool(owes and standing and current and standing.newest.until < current.end),
        use=found.use.get(unit, "counted"),
        standing=standing,
        own=rating_alone(found, judged) if judged else None,
    )
