"""A share says what it is a share of."""

from workplan_cli.model.message import _
from workplan_cli.rules.plan_context import PlanContext
from workplan_cli.rules.rule import Findings, Rule, finding

RULE = Rule(
    code="WP217",
    name="share-without-whole",
    severity="warning",
    summary=_("A share does not say what the whole is."),
    why=_("Units that divide by different wholes report figures that cannot be put together."),
    fix=_("Name what is counted (counted:), or say in note: what the whole is."),
    bad="""
targets:
- id: 13.4.2
  measure: share  # <-
  goal: {at_least: 95}
""",
    good="""
targets:
- id: 13.4.2
  measure: share
  counted: {zh: 所, en: kindergartens}
  goal: {at_least: 95}
""",
)


def check(context: PlanContext) -> Findings:
    """Every share that names neither things nor a whole."""
    for route, target in context.targets():
        if target.measure_facts.percent and target.counted is None and target.note is None:
            yield finding((*route, "measure"), _("a share, and no word on of what"))
