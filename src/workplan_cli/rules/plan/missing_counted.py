"""A figure says what it counts."""

from workplan_cli.model.message import _
from workplan_cli.rules.plan_context import PlanContext
from workplan_cli.rules.rule import Findings, Rule, finding

RULE = Rule(
    code="WP218",
    name="missing-counted",
    severity="warning",
    summary=_("A count or a limit does not say what it counts."),
    why=_("“At least 120” is no goal that a reader can check; “at least 120 kindergartens” is."),
    fix=_("Add counted: with the word in both languages."),
    bad="""
targets:
- id: 13.4.2
  measure: count  # <-
  goal: {at_least: 120}
""",
    good="""
targets:
- id: 13.4.2
  measure: count
  counted: {zh: 所, en: kindergartens}
  goal: {at_least: 120}
""",
)


def check(context: PlanContext) -> Findings:
    """Every count or limit without a word for what is counted."""
    for route, target in context.targets():
        if target.measure_facts.quantity and target.counted is None:
            yield finding((*route, "measure"), _("a figure, and no word on what it counts"))
