"""A report as its plan means it: names of units, periods, and days that are a slip in the year."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from workplan_cli.model.plan import Plan
from workplan_cli.model.report import LoadedReport, Report
from workplan_cli.model.units import Units

_YEAR = timedelta(days=365)


def in_plan(report: Report, plan: Plan, units: Units) -> Report:
    """The report under the unit's id of today, on a period of the plan's years.

    A report under a former id or name is the unit's. What `2025-26-Q1` stands for depends on the
    month in which the plan's years begin. Anything else stays as it was filed.
    """
    changed: dict[str, object] = {}
    if report.unit in units.formerly:
        changed["unit"] = units.formerly[report.unit]
    period = plan.period_called(report.period.name)
    if period is not None and period != report.period:
        changed["period"] = period
    return report.model_copy(update=changed) if changed else report


def filed_in_plan(filed: LoadedReport, plan: Plan, units: Units) -> LoadedReport:
    """The same for a report with its places."""
    report = in_plan(filed.report, plan, units)
    return filed if report is filed.report else replace(filed, report=report)


def stray_days(filed: Sequence[LoadedReport], plan: Plan) -> list[LoadedReport]:
    """First reports submitted before their period began, or far too late and alone in that.

    Far too late: more than a period after the last day for them, and so that a year less is right.

    Alone: no other report has a day of submission so late that it is within a period of that one.
    """
    return [
        one
        for one in filed
        if is_before(one.report)
        or (not one.compiled and is_far(one.report, plan) and _is_alone(one, filed))
    ]


def is_before(report: Report) -> bool:
    """Whether a report was submitted before its period began: a slip in the year (D-280)."""
    return report.submitted is not None and report.submitted < report.period.start


def without_stray_days(filed: Sequence[LoadedReport], plan: Plan) -> list[LoadedReport]:
    """The reports, with such days taken as not known."""
    stray = {id(one) for one in stray_days(filed, plan)}
    return [
        replace(one, report=one.report.model_copy(update={"submitted": None}))
        if id(one) in stray
        else one
        for one in filed
    ]


def is_far(report: Report, plan: Plan) -> bool:
    """Whether a first report was submitted so late that a year less is right."""
    if report.submitted is None or report.revision > 1:
        return False
    if report.submitted - _YEAR < report.period.start:  # late, in the right year (D-183)
        return False
    return (report.submitted - plan.report_due(report.period)).days > _days(report)


def _days(report: Report) -> int:
    return (report.period.end - report.period.start).days + 1


def _is_alone(filed: LoadedReport, others: Sequence[LoadedReport]) -> bool:
    day = filed.report.submitted
    return day is not None and not any(
        other is not filed
        and other.report.submitted
        and (day - other.report.submitted).days <= _days(filed.report)
        for other in others
    )
