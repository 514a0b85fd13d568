"""A report as its plan means it: former names of units, and periods of years of its own."""

from dataclasses import replace

from workplan_cli.model.plan import Plan
from workplan_cli.model.report import LoadedReport, Report
from workplan_cli.model.units import Units


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
