"""A schedule lies between the plan's first day and the day the target is due."""

from workplan_cli.model.message import _
from workplan_cli.rules.plan_context import PlanContext
from workplan_cli.rules.rule import Findings, Rule, finding

RULE = Rule(
    code="WP226",
    name="schedule-outside",
    summary=_("A step of a schedule lies before the plan begins or after the target is due."),
    why=_("On the due day all of the goal is expected, whatever a later step says."),
    fix=_("Correct the day of the step, or due: of the target."),
    bad="""
targets:
- id: 13.4.2
  due: 2022-09-30
  schedule:
  - {by: 2022-06-30, share: 20}
  - {by: 2022-12-31, share: 100}  # <-
""",
    good="""
targets:
- id: 13.4.2
  due: 2022-12-31
  schedule:
  - {by: 2022-06-30, share: 20}
  - {by: 2022-12-31, share: 100}
""",
)


def check(context: PlanContext) -> Findings:
    """Every such step."""
    for route, target in context.states("due", "schedule"):
        steps = target.schedule if isinstance(target.schedule, tuple) else ()
        start, due = context.plan.period.start, context.plan.due(target)
        for index, step in enumerate(steps):
            if not start <= step.by <= due:
                what = _("{day} is not between {start} and {due}")
                yield finding(
                    (*route, "schedule", index, "by"), what, day=step.by, start=start, due=due
                )
