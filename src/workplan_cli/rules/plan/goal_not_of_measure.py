"""A goal is one that its measure can have."""

from workplan_cli.model.message import _, message
from workplan_cli.rules.plan_context import PlanContext
from workplan_cli.rules.rule import Findings, Rule, finding

RULE = Rule(
    code="WP211",
    name="goal-not-of-measure",
    summary=_("A goal does not go with the measure of its target."),
    why=_(
        "A milestone is done, a figure is reached, and twice a rate of growth means nothing: each "
        "is judged in its own way."
    ),
    fix=_("Choose another goal, or another measure."),
    bad="""
targets:
- id: 13.4.2
  measure: count
  goal: {done_when: issued}  # <-
""",
    good="""
targets:
- id: 13.4.2
  measure: count
  goal: {at_least: 120}
""",
)


def check(context: PlanContext) -> Findings:
    """Every goal, also of a revision, that its measure cannot have."""
    for route, target, goal in context.goals():
        allowed = target.measure_facts.goals
        if goal.kind not in allowed:
            yield finding(
                route,
                _("the goal {goal} does not go with the measure {measure}"),
                goal=goal.kind,
                measure=message(target.measure_facts.word),
                fix=message(_("Choose one of: {allowed}."), allowed=", ".join(allowed))
                if allowed
                else message(_("Delete it: continuing work has no goal.")),
            )
