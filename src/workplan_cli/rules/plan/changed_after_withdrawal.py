"""What was withdrawn is not changed any more."""

from workplan_cli.model.message import _
from workplan_cli.rules.plan_context import PlanContext, revisions_of
from workplan_cli.rules.rule import Findings, Rule, finding

RULE = Rule(
    code="WP235",
    name="changed-after-withdrawal",
    summary=_("A target is changed after it was withdrawn."),
    why=_("A withdrawn target stays withdrawn, so that the change has no effect."),
    fix=_("Correct the day; what is taken up again is a target of its own."),
    bad="""
targets:
- id: 13.4.2
  measure: count
  goal: {at_least: 120}
  revisions:
  - {on: 2022-07-01, withdrawn: true, reason: no money}
  - {on: 2022-10-01, goal: {at_least: 90}, reason: money again}  # <-
""",
    good="""
targets:
- id: 13.4.2
  measure: count
  goal: {at_least: 120}
  revisions:
  - {on: 2022-07-01, goal: {at_least: 90}, reason: less money}
  - {on: 2022-10-01, withdrawn: true, reason: no money}
""",
)


def check(context: PlanContext) -> Findings:
    """Every change that comes later."""
    for route, target in context.targets():
        for at, revision in revisions_of(route, target):
            before = target.withdrawn_by(revision.on)
            if before is not None and before is not revision:
                yield finding((*at, "on"), _("withdrawn on {day}"), day=before.on)
