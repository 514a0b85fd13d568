"""A schedule goes forward: later days, larger shares, all of the goal on the due day."""

from itertools import pairwise

from workplan_cli.model.diagnostic import Route
from workplan_cli.model.goal import Step
from workplan_cli.model.message import _
from workplan_cli.rules.plan_context import PlanContext
from workplan_cli.rules.rule import Findings, Rule, finding

RULE = Rule(
    code="WP225",
    name="schedule-out-of-order",
    summary=_("A step of a schedule has an earlier day or a smaller share than the one before."),
    why=_("What is expected by a day never becomes less."),
    fix=_("Put the steps in the order of their days, each with at least the share before it."),
    bad="""
targets:
- id: 13.4.2
  schedule:
  - {by: 2022-06-30, share: 40}
  - {by: 2022-09-30, share: 20}  # <-
""",
    good="""
targets:
- id: 13.4.2
  schedule:
  - {by: 2022-06-30, share: 20}
  - {by: 2022-09-30, share: 40}
""",
)


def check(context: PlanContext) -> Findings:
    """Every step that goes back."""
    for route, target in context.states("schedule"):
        if isinstance(target.schedule, tuple):
            lower = target.goal is not None and target.goal.facts.lower_is_better
            yield from _backwards((*route, "schedule"), target.schedule, -1 if lower else 1)


def _backwards(route: Route, steps: tuple[Step, ...], towards: int) -> Findings:
    """`towards`: -1 where fewer are better, so that figures fall on the way."""
    for index, (before, step) in enumerate(pairwise(steps), start=1):
        if step.by <= before.by:
            what = _("{day} is not later than {before}")
            yield finding((*route, index, "by"), what, day=step.by, before=before.by)
        elif step.share is not None and before.share is not None and step.share < before.share:
            what = _("{share} percent, after {before} percent")
            yield finding((*route, index, "share"), what, share=step.share, before=before.share)
        elif (
            step.value is not None
            and before.value is not None
            and towards * (step.value - before.value) < 0
        ):
            what = _("{value}, after {before}")
            yield finding((*route, index, "value"), what, value=step.value, before=before.value)
