"""Units' figures are combined in a way that their measure allows."""

from workplan_cli.model.message import _, message
from workplan_cli.rules.plan_context import PlanContext
from workplan_cli.rules.rule import Findings, Rule, finding

RULE = Rule(
    code="WP215",
    name="combine-not-of-measure",
    summary=_("The way of combining does not go with the measure, or is missing."),
    why=_("Percentages of units are never added or averaged; milestones have no sum."),
    fix=_("Choose a way of combining that the measure has."),
    bad="""
targets:
- id: 13.4.2
  measure: share
  goal: {at_least: 95}
  combine: sum  # <-
""",
    good="""
targets:
- id: 13.4.2
  measure: share
  goal: {at_least: 95}
  combine: pooled
""",
)


def check(context: PlanContext) -> Findings:
    """Every target with a way of combining that its measure has not, or with none."""
    for route, target in context.targets():
        allowed = target.measure_facts.combine
        measure = message(target.measure_facts.word)
        choose = message(_("Choose one of: {allowed}."), allowed=", ".join(allowed))
        if target.combine is None and allowed:
            what = _("measure {measure}, and no combine:")
            yield finding((*route, "measure"), what, measure=measure, fix=choose)
        elif target.combine is not None and target.combine not in allowed:
            yield finding(
                (*route, "combine"),
                _("combine: {combine} does not go with the measure {measure}"),
                combine=target.combine,
                measure=measure,
                fix=choose if allowed else message(_("Delete it: continuing work has no figures.")),
            )
