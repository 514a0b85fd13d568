"""Everything but continuing work has a goal."""

from workplan_cli.model.message import _, message
from workplan_cli.rules.plan_context import PlanContext
from workplan_cli.rules.rule import Findings, Rule, finding

RULE = Rule(
    code="WP212",
    name="missing-goal",
    summary=_("A target has no goal, and is no continuing work."),
    why=_("Without a goal nothing can be met, late or behind."),
    fix=_("Add the goal, or make it measure: activity."),
    bad="""
targets:
- id: 13.4.2
  measure: count  # <-
""",
    good="""
targets:
- id: 13.4.1
  measure: activity
- id: 13.4.2
  measure: count
  goal: {at_least: 120}
""",
)


def check(context: PlanContext) -> Findings:
    """Every target without the goal that its measure needs."""
    for route, target in context.targets():
        if target.goal is None and target.measure_facts.goals:
            yield finding(
                (*route, "measure"),
                _("measure {measure}, and no goal"),
                measure=message(target.measure_facts.word),
                fix=message(
                    _("Add one of: {allowed}; or make it measure: activity."),
                    allowed=", ".join(target.measure_facts.goals),
                ),
            )
