"""A change that is asked for is one."""

from workplan_cli.model.message import _
from workplan_cli.rules.plan_context import PlanContext
from workplan_cli.rules.rule import Findings, Rule, finding

RULE = Rule(
    code="WP256",
    name="change-of-nothing",
    severity="warning",
    summary=_("A goal asks for a rise or a fall by 0."),
    why=_("It is met at once where nothing changes, and shown as 100% of it."),
    fix=_("Write not_above: baseline where it must not rise, not_below: baseline where it must "
          "not fall; or the least change that is wanted."),
    bad="""
targets:
- id: 13.4.2
  goal: {fall_by: 0}  # <-
  baseline: 1.58
""",
    good="""
targets:
- id: 13.4.2
  goal: {not_above: baseline}
  baseline: 1.58
""",
)  # fmt: skip


def check(context: PlanContext) -> Findings:
    """Every such goal, also of a revision."""
    for route, _target, goal in context.goals():
        if goal.kind in {"rise_by", "fall_by"} and goal.span and not any(goal.span):
            what = _("{change}: 0 asks for no change")
            yield finding((*route, goal.kind), what, change=goal.kind)
