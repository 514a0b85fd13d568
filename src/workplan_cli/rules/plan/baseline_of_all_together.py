"""A part of a goal is judged from where its unit began."""

from decimal import Decimal

from workplan_cli.model.message import _
from workplan_cli.rules.plan_context import PlanContext
from workplan_cli.rules.rule import Findings, Rule, finding

RULE = Rule(
    code="WP257",
    name="baseline-of-all-together",
    severity="warning",
    summary=_("A baseline of all units together, where each has a part of the goal."),
    why=_(
        "Where a single unit began is not told, so that before the due day its own part can only "
        "be met or not be judged."
    ),
    fix=_("Write baseline: reported, and have each unit report where it began."),
    bad="""
targets:
- id: 13.4.2
  counted: 所
  goal: {at_least: 120}
  baseline: 90  # <-
  combine: sum
  allocation: {"150102": 70, "150103": 50}
""",
    good="""
targets:
- id: 13.4.2
  counted: 所
  goal: {at_least: 120}
  baseline: reported
  combine: sum
  allocation: {"150102": 70, "150103": 50}
""",
)


def check(context: PlanContext) -> Findings:
    """Every such baseline, unless it is 0: then each began at 0."""
    for route, target in context.targets():
        shares = (target.allocation, *(one.allocation or {} for one in target.revisions))
        shared = target.combine_facts.shared_out and any(len(one) > 1 for one in shares)
        if shared and isinstance(target.baseline, Decimal) and target.baseline != 0:
            what = _("{baseline} is where all units together began")
            yield finding((*route, "baseline"), what, baseline=target.baseline)
