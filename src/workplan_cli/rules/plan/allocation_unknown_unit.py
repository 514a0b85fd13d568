"""A part of the goal is allocated to a unit that reports on the target."""

from workplan_cli.model.message import _
from workplan_cli.rules.plan_context import PlanContext
from workplan_cli.rules.rule import Findings, Rule, finding

RULE = Rule(
    code="WP231",
    name="allocation-unknown-unit",
    summary=_("A part of the goal is allocated to a unit that does not report on the target."),
    why=_("Its part would never be reported, and nobody would be asked for it."),
    fix=_("Correct the unit, or add it to reported_by:."),
    bad="""
targets:
- id: 13.4.2
  measure: count
  goal: {at_least: 120}
  reported_by: [leagues]
  allocation:
    "150100": 60
    "10126": 60  # <-
""",
    good="""
targets:
- id: 13.4.2
  measure: count
  goal: {at_least: 120}
  reported_by: [leagues]
  allocation:
    "150100": 60
    "150200": 60
""",
)


def check(context: PlanContext) -> Findings:
    """Every unit of an allocation that does not exist, or need not report."""
    for route, target in context.states("allocation"):
        reporters = context.units.expand(target.reporters) if target.allocation else ()
        for unit in target.allocation:
            if unit not in reporters:
                what = (
                    _("unit {unit} does not report on {target}")
                    if unit in context.units.by_id
                    else _("there is no unit {unit}")
                )
                yield finding(
                    (*route, "allocation", unit), what, unit=unit, target=target.id, on_key=True
                )
