"""The value before the plan began is one value."""

from datetime import date

from workplan_cli.model.message import _, message
from workplan_cli.model.target import Target
from workplan_cli.model.units import Units
from workplan_cli.rules.plan_context import PlanContext
from workplan_cli.rules.report_history import Line, Series
from workplan_cli.rules.rule import Findings, Rule

RULE = Rule(
    code="WP406",
    name="baselines-disagree",
    summary=_("A unit gives another baseline than it did before."),
    why=_("The baseline lies before the plan; if it moves, progress is made or lost on paper."),
    fix=_(
        "Write the baseline as it was given first; if that was wrong, send that report again with "
        "a higher revision."
    ),
    bad="""
unit: "150000"
period: 2022-Q1
entries:
- {target: 11.3.4, value: 50, baseline: 50}
---
unit: "150000"
period: 2022-Q4
entries:
- target: 11.3.4
  value: 49.9
  baseline: 50.6  # <-
""",
    good="""
unit: "150000"
period: 2022-Q1
entries:
- {target: 11.3.4, value: 50, baseline: 50}
---
unit: "150000"
period: 2022-Q4
entries:
- {target: 11.3.4, value: 49.4, baseline: 50.0}
""",
    lasting=True,
)


def check_target(target: Target, series: Series, context: PlanContext) -> Findings:
    """Every baseline that differs from the first one of the same unit and target.

    Who has taken another unit over may give one for both (D-381).
    """
    for lines in series if target.baseline != "each_period" else ():
        first: Line | None = None
        for line in lines:
            if line.entry.baseline is None:
                continue
            if first is None or _took_over(context.units, first, line, series):
                first = line
            if line.entry.baseline != first.entry.baseline:
                yield line.finding(
                    message(
                        _("baseline {now}, but {before} in {period} ({file})"),
                        now=line.entry.baseline,
                        before=first.entry.baseline,
                        period=first.filed.report.period.name,
                        file=first.filed.file,
                    ),
                    "baseline",
                )


def _took_over(units: Units, before: Line, after: Line, series: Series) -> bool:
    """Whether a unit was taken over between two reports, the first of which is on one unit alone.

    A report on the last day of the other is on both, unless that has reported for itself.
    """
    since, until = before.filed.report.period.end, after.filed.report.period.end
    for gone in units.taken_over.get(after.filed.report.unit, ()):
        last = units.by_id[gone].until or since
        alone = since < last or (since == last and _has_told(gone, since, series))
        if alone and last <= until != since:
            return True
    return False


def _has_told(unit: str, day: date, series: Series) -> bool:
    reports = (line.filed.report for lines in series for line in lines)
    return any(one.unit == unit and one.period.end == day for one in reports)
