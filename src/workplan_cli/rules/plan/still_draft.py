"""A target that a program has proposed counts only when a person has confirmed it."""

from workplan_cli.model.message import _, counted
from workplan_cli.rules.plan_context import PlanContext, targets_of
from workplan_cli.rules.rule import Finding, Findings, Rule

RULE = Rule(
    code="WP259",
    name="still-draft",
    severity="warning",
    summary=_("A target is still a draft."),
    why=_("A program proposed it from a document. Nobody is held to it before a person agrees."),
    fix=_("Compare it with the text, correct it, and delete “draft: true”."),
    bad="""
targets:
- id: 13.1.1
  title: {zh: 新建幼儿园, en: New kindergartens}
  draft: true  # <-
""",
    good="""
targets:
- id: 13.1.1
  title: {zh: 新建幼儿园, en: New kindergartens}
""",
)


def check(context: PlanContext) -> Findings:
    """The drafts of each task, at the first of them."""
    for route, task in context.tasks():
        drafts = [(at, target.id) for at, target in targets_of(route, task) if target.draft]
        if drafts:
            ids = ", ".join(name for _at, name in drafts)
            said = counted(_("{ids} is a draft"), _("{ids} are drafts"), len(drafts), ids=ids)
            yield Finding((*drafts[0][0], "draft"), said)
