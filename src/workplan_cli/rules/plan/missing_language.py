"""Every text is there in both languages."""

from workplan_cli.model.message import _
from workplan_cli.rules.plan_context import PlanContext, texts
from workplan_cli.rules.rule import Findings, Rule, finding

RULE = Rule(
    code="WP210",
    name="missing-language",
    severity="warning",
    summary=_("A text is there in one language only."),
    why=_("Every table and export exists in both; a reader gets a text that may be no use."),
    fix=_("Add it. A text that is the same in both is written without zh: and en:."),
    bad="""
targets:
- id: 13.1.1
  title: {zh: 新建幼儿园}  # <-
""",
    good="""
targets:
- id: 13.1.1
  title: {zh: 新建幼儿园, en: New kindergartens}
""",
)


def check(context: PlanContext) -> Findings:
    """Every text of the plan and of the units with a language missing."""
    for part, file in ((context.plan, None), (context.units, "units")):
        for route, text in texts(part):
            if text.zh is None or text.en is None:
                missing = "zh" if text.zh is None else "en"
                yield finding(route, _("no text for {language}"), language=missing, file=file)
