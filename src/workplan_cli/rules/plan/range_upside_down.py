"""A range goes from the lower to the higher figure."""

from workplan_cli.model.message import _
from workplan_cli.rules.plan_context import PlanContext
from workplan_cli.rules.rule import Findings, Rule, finding

RULE = Rule(
    code="WP213",
    name="range-upside-down",
    summary=_("The first figure of a range is above the second."),
    why=_("The first figure is the one that has to be reached."),
    fix=_("Write the lower figure first."),
    bad="""
targets:
- id: 13.4.2
  measure: count
  goal: {between: [3, 2]}  # <-
""",
    good="""
targets:
- id: 13.4.2
  measure: count
  goal: {between: [2, 3]}
""",
)


def check(context: PlanContext) -> Findings:
    """Every range, also of a revision, that is upside down."""
    for route, _target, goal in context.goals():
        low, high = goal.span or (0, 0)
        if low > high:
            yield finding((*route, goal.kind), _("from {low} to {high}"), low=low, high=high)
