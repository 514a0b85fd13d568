"""A goal is revised while the plan lasts."""

from workplan_cli.model.message import _
from workplan_cli.rules.plan_context import PlanContext, revisions_of
from workplan_cli.rules.rule import Findings, Rule, finding

RULE = Rule(
    code="WP227",
    name="revision-outside-period",
    summary=_("A revision takes force on a day outside the plan's period."),
    why=_("Before it the published goal never held; after it the year has been judged."),
    fix=_("Correct the day from which the new goal holds."),
    bad="""
targets:
- id: 13.4.2
  measure: count
  goal: {at_least: 120}
  revisions:
  - {on: 2021-07-01, goal: {at_least: 100}, reason: fewer sites}  # <-
""",
    good="""
targets:
- id: 13.4.2
  measure: count
  goal: {at_least: 120}
  revisions:
  - {on: 2022-07-01, goal: {at_least: 100}, reason: fewer sites}
""",
)


def check(context: PlanContext) -> Findings:
    """Every such revision."""
    span = context.plan.period
    for route, target in context.targets():
        for at, revision in revisions_of(route, target):
            if not span.start <= revision.on <= span.end:
                what = _("revised on {day}; the plan lasts from {start} to {end}")
                yield finding((*at, "on"), what, day=revision.on, start=span.start, end=span.end)
