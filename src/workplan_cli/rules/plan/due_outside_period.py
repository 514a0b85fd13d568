"""A target is due while the plan lasts."""

from workplan_cli.model.message import _
from workplan_cli.rules.plan_context import PlanContext
from workplan_cli.rules.rule import Findings, Rule, finding

RULE = Rule(
    code="WP224",
    name="due-outside-period",
    summary=_("A target is due on a day outside the plan's period."),
    why=_("Before the first day it is overdue at once; after the last nobody reports on it."),
    fix=_("Correct the day, or the period of the plan."),
    bad="""
period: {start: 2022-01-01, end: 2022-12-31}
sections:
- number: 1
  tasks:
  - number: 13
    targets:
    - id: 13.4.2
      due: 2023-12-31  # <-
""",
    good="""
period: {start: 2022-01-01, end: 2022-12-31}
sections:
- number: 1
  tasks:
  - number: 13
    targets:
    - id: 13.4.2
      due: 2022-09-01
""",
)


def check(context: PlanContext) -> Findings:
    """Every such day."""
    span = context.plan.period
    for route, target in context.states("due"):
        if target.due is not None and not span.start <= target.due <= span.end:
            what = _("due on {day}; the plan lasts from {start} to {end}")
            yield finding((*route, "due"), what, day=target.due, start=span.start, end=span.end)
