"""A share is a part of a whole: more than nothing, and at most 100 percent."""

from decimal import Decimal

from workplan_cli.model.goal import Goal
from workplan_cli.model.message import _
from workplan_cli.model.target import Target
from workplan_cli.rules.plan_context import PlanContext
from workplan_cli.rules.rule import Findings, Rule, finding

RULE = Rule(
    code="WP214",
    name="share-goal-out-of-range",
    summary=_("The goal of a share is not between 0 and 100 percent."),
    why=_("A share above 100 percent can never be reached, one of 0 is reached by doing nothing."),
    fix=_("Write percent: 95 for 95 percent. What may exceed its whole needs may_exceed: true."),
    bad="""
targets:
- id: 13.4.2
  measure: share
  goal: {at_least: 120}  # <-
""",
    good="""
targets:
- id: 13.4.2
  measure: share
  goal: {at_least: 95}
""",
)

_WHOLE = Decimal(100)


def _possible(target: Target, goal: Goal, amount: Decimal) -> bool:
    """A ceiling may be 0, and what may exceed its whole has no upper end."""
    lower, strict = goal.facts.lower_is_better, goal.facts.strict
    least = amount >= 0 if lower and not strict else amount > 0
    most = amount < _WHOLE if strict and not lower else amount <= _WHOLE
    return least and (target.may_exceed or goal.kind == "times" or most)


def check(context: PlanContext) -> Findings:
    """Every goal of a share, also of a revision, that no share can have."""
    for route, target, goal in context.goals():
        amount = goal.amount
        if not target.measure_facts.percent or goal.kind not in target.measure_facts.goals:
            continue
        if amount is not None and not _possible(target, goal, amount):
            yield finding((*route, goal.kind), _("a share of {amount} percent"), amount=amount)
