"""Things that are counted whole are reported whole."""

from collections.abc import Iterator

from workplan_cli.model.message import _, message
from workplan_cli.model.plan import Plan
from workplan_cli.model.report import Report
from workplan_cli.model.units import Units
from workplan_cli.rules.entries import known_entries
from workplan_cli.rules.rule import Finding, Rule

RULE = Rule(
    code="WP313",
    name="not-a-whole-number",
    severity="warning",
    summary=_("A count of whole things has decimals."),
    why=_("There is no half kindergarten; often the figure is an average, or is in 万."),
    fix=_("Write the number of things."),
    bad="""
entries:
- target: 13.4.2
  value: 18.5  # <-
""",
    good="""
entries:
- target: 13.4.2
  value: 18
""",
)


def check(report: Report, plan: Plan, units: Units) -> Iterator[Finding]:
    """Every count with decimals, where the goal has none."""
    del units
    for index, entry, target in known_entries(report, plan):
        value = entry.value
        if target.measure != "count" or value is None or value == value.to_integral_value():
            continue
        goal, _revision = target.goal_on(report.period.end)
        aim = goal.amount if goal else None
        if aim is not None and aim == aim.to_integral_value():
            yield Finding(
                ("entries", index, "value"),
                message(_("{value} is no number of whole things"), value=value),
            )
