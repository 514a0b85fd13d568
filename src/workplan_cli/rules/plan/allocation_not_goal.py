"""What is allocated to the units makes up the goal."""

from decimal import Decimal

from workplan_cli.model.message import _
from workplan_cli.rules.plan_context import PlanContext
from workplan_cli.rules.rule import Findings, Rule, finding

RULE = Rule(
    code="WP232",
    name="allocation-not-goal",
    summary=_("The units' parts do not add up to the goal."),
    why=_(
        "If every unit did its part, the goal would still be missed, or more than asked be done."
    ),
    fix=_("Correct the parts; a goal that was changed later is a revision, with its parts."),
    bad="""
targets:
- id: 13.4.2
  measure: count
  goal: {at_least: 120}
  combine: sum
  allocation:  # <-
    "150100": 60
    "150200": 50
""",
    good="""
targets:
- id: 13.4.2
  measure: count
  goal: {at_least: 120}
  combine: sum
  allocation:
    "150100": 60
    "150200": 60
""",
)


def check(context: PlanContext) -> Findings:
    """Every allocation of a total that makes another total than the goal in force with it."""
    for route, target in context.states("goal", "allocation"):
        if not target.allocation or not target.combine_facts.shared_out:
            continue
        goal = target.goal
        total = sum(target.allocation.values(), Decimal(0))
        if goal is None or goal.amount is None or goal.span is None:
            continue
        if not goal.span[0] <= total <= goal.span[1]:
            what = _("the parts make {total}; the goal is {goal}")
            yield finding((*route, "allocation"), what, total=total, goal=goal.amount, on_key=True)
