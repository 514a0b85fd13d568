"""A title tells one target from the others."""

from workplan_cli.model.message import _
from workplan_cli.model.names import name_key
from workplan_cli.rules.plan_context import PlanContext
from workplan_cli.rules.rule import Findings, Rule, finding

RULE = Rule(
    code="WP209",
    name="repeated-title",
    severity="warning",
    summary=_("Two targets have the same title in a language."),
    why=_("In a table for leaders they cannot be told apart."),
    fix=_("Say in the title what is different."),
    bad="""
targets:
- id: 13.1.1
  title: {zh: 新建幼儿园, en: New kindergartens}
- id: 13.1.2
  title: {zh: 改建幼儿园, en: New kindergartens}  # <-
""",
    good="""
targets:
- id: 13.1.1
  title: {zh: 新建幼儿园, en: New kindergartens}
- id: 13.1.2
  title: {zh: 改建幼儿园, en: Rebuilt kindergartens}
""",
)


def check(context: PlanContext) -> Findings:
    """Every target with a title that stands above already."""
    seen: dict[str, str] = {}
    for route, target in context.targets():
        keys = {name_key(text) for text in (target.title.zh, target.title.en) if text}
        first = next((seen[key] for key in sorted(keys) if key in seen), None)
        if first is not None:
            yield finding((*route, "title"), _("the title is that of {id} already"), id=first)
        seen.update((key, target.id) for key in keys if key not in seen)
