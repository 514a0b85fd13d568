"""Who was given a part of a goal does not say that the target is none of its own."""

from workplan_cli.model.message import _, message
from workplan_cli.model.target import Target
from workplan_cli.rules.plan_context import PlanContext
from workplan_cli.rules.report_history import Series
from workplan_cli.rules.rule import Findings, Rule

RULE = Rule(
    code="WP422",
    name="own-part-not-applicable",
    severity="warning",
    summary=_("A unit says that a target does not apply to it, and the plan gives it a part."),
    why=_("The part stays in the goal of all together, and nobody says that it will be brought."),
    fix=_("Report on the part; or give it to others with a revision of allocation in the plan."),
    bad="""
targets:
- id: 13.4.2
  measure: count
  goal: {at_least: 120}
  combine: sum
  over_time: cumulative
  allocation: {"150100": 70, "150200": 50}
---
period: 2022-Q1
entries:
- target: 13.4.2
  no_figure: not_applicable  # <-
""",
    good="""
targets:
- id: 13.4.2
  measure: count
  goal: {at_least: 120}
  combine: sum
  over_time: cumulative
  allocation: {"150200": 120}
---
period: 2022-Q1
entries:
- target: 13.4.2
  no_figure: not_applicable
""",
)


def check_target(target: Target, series: Series, _context: PlanContext) -> Findings:
    """The newest entry of each such unit, by the allocation at the end of its period."""
    for lines in series:
        newest = lines[-1]
        report = newest.filed.report
        part = target.on(report.period.end).allocation.get(report.unit)
        if part and newest.entry.no_figure == "not_applicable":
            yield newest.finding(
                message(
                    _("{part} of target {target} was given to {unit}, to which it does not apply"),
                    part=part,
                    target=target.id,
                    unit=report.unit,
                ),
                "no_figure",
            )
