"""A change is measured from a baseline."""

from collections.abc import Iterator

from workplan_cli.model.message import _, message
from workplan_cli.model.plan import Plan
from workplan_cli.model.units import Units
from workplan_cli.rules.rule import Finding, Rule
from workplan_cli.rules.walk import targets

RULE = Rule(
    code="WP216",
    name="missing-baseline",
    severity="error",
    summary=_("A change has no baseline, and does not say that units report it."),
    why=_("A fall by one point can only be seen from where it began."),
    fix=_("Add baseline: with the value before the plan began, or baseline: reported."),
    bad="""
targets:
- id: 13.4.2
  measure: change  # <-
  goal: {fall_by: 1}
""",
    good="""
targets:
- id: 13.4.2
  measure: change
  goal: {fall_by: 1}
  baseline: reported
""",
)


def check(plan: Plan, units: Units) -> Iterator[Finding]:
    """Every change without a baseline."""
    del units
    for route, target in targets(plan):
        if target.measure_facts.from_baseline and target.baseline is None:
            yield Finding((*route, "measure"), message(_("a change, and no baseline")))
