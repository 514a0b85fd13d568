"""A milestone says what kind of thing is to be there."""

from workplan_cli.model.message import _
from workplan_cli.rules.plan_context import PlanContext
from workplan_cli.rules.rule import Findings, Rule, finding

RULE = Rule(
    code="WP219",
    name="missing-kind",
    severity="warning",
    summary=_("A milestone has no kind."),
    why=_("Documents, platforms and events are counted apart, and listed by kind."),
    fix=_("Add kind:, such as document, platform, institution, regulation or event."),
    bad="""
targets:
- id: 13.4.2
  measure: milestone  # <-
  goal: {done_when: issued}
""",
    good="""
targets:
- id: 13.4.2
  measure: milestone
  kind: document
  goal: {done_when: issued}
""",
)


def check(context: PlanContext) -> Findings:
    """Every milestone without a kind."""
    for route, target in context.targets():
        if target.measure_facts.by_stage and target.kind is None:
            yield finding((*route, "measure"), _("a milestone, and no kind"))
