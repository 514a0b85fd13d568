"""A number that is a name has one reason."""

from workplan_cli.model.message import _
from workplan_cli.model.published import normalised
from workplan_cli.rules.plan_context import PlanContext
from workplan_cli.rules.rule import Findings, Rule, finding

RULE = Rule(
    code="WP234",
    name="repeated-numeral",
    severity="warning",
    summary=_("A word stands twice under numerals:."),
    why=_("Only the first reason is shown."),
    fix=_("Keep the word under the reason that fits."),
    bad="""
numerals:
- reason: {zh: 五年规划的名称, en: name of a five-year plan}
  words: [十四五]
- reason: {zh: 固定词组, en: set phrase}
  words: [十四五]  # <-
""",
    good="""
numerals:
- reason: {zh: 五年规划的名称, en: name of a five-year plan}
  words: [十四五]
""",
)


def check(context: PlanContext) -> Findings:
    """Every word that stands above already."""
    seen: set[str] = set()
    for index, group in enumerate(context.plan.numerals):
        for position, word in enumerate(group.words):
            if normalised(word) in seen:
                what = _("“{word}” is listed already")
                yield finding(("numerals", index, "words", position), what, word=word)
            seen.add(normalised(word))
