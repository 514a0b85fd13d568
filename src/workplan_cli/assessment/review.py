"""The one function that the tool is about: a plan, the reports, a day, and what follows."""

from collections.abc import Iterable, Sequence
from datetime import date

from workplan_cli.assessment.expected import plan_share
from workplan_cli.assessment.punctuality import nobody_was_asked, submissions
from workplan_cli.assessment.target_results import How, Judge
from workplan_cli.assessment.timeline import Made, known_on, known_until, speaks_until
from workplan_cli.model.outcome import Outcome
from workplan_cli.model.plan import Plan
from workplan_cli.model.report import LoadedReport
from workplan_cli.model.units import Units


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
    how: How = How(),  # noqa: B008 - frozen
) -> Outcome:
    """How far the plan has got on a day, by the reports known then.

    A pure function: the same plan, reports (in any order) and day give the same outcome. The
    plan, the units and the reports are assumed to be consistent (see `rules`); what is not, such
    as an entry for an unknown target, has no effect here. `made` are readings of the same
    reports for other days: they are used again.
    `until`: up to what day reports were taken in, if not all there are on that day (D-271): who is
    late or missing is judged on it. `how` adds what speaks against figures, and changes none.
    """
    known = known_on(reports, as_of)
    judge = Judge(plan, units, known, as_of, how.doubts, {} if made is None else made)
    day, until = judge.day, until or known_until(known, as_of)
    names = tuple({name for target in plan.targets for name in target.reporters})
    due = units.asked_on(names, as_of)
    reported = {
        filed.report.unit
        for filed in known
        if filed.says_something
        and not filed.supposed
        and (day.current is None or speaks_until(filed.report, as_of) >= day.current.end)
    }
    targets = tuple(how.judged(judge))
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
