"""A text says something, or is left out."""

import re
from collections.abc import Iterator

from workplan_cli.model.diagnostic import Route
from workplan_cli.model.message import _
from workplan_cli.model.text import Text
from workplan_cli.rules.report_context import ReportContext
from workplan_cli.rules.rule import Findings, Rule, finding

RULE = Rule(
    code="WP325",
    name="placeholder",
    severity="warning",
    summary=_("A text is a placeholder that was never filled in."),
    why=_("It stands where readers look for an answer, and stays in every export."),
    fix=_("Write the text, or delete the line."),
    bad="""
entries:
- target: 13.4.2
  value: 18
  note: 待补充  # <-
""",
    good="""
entries:
- target: 13.4.2
  value: 18
  note: 名单已公示
""",
)

_PLACEHOLDER = re.compile(
    r"^\W*(待?补充|待定|待填|待报|待完善|暂无|暂缺|无|没有|略|同上|如上|见附件|示例|测试|请填写\w{0,8}"
    r"|tbd|tbc|todo|n/?a|none|nil|null|test|lorem ipsum|fill in|see above|x{2,}|×{2,}|某+)?\W*$",
    re.IGNORECASE,
)
"""Also what holds no letter and no digit at all: `……`, `-`, `？`."""


def check(context: ReportContext) -> Findings:
    """Every text of an entry that is a placeholder."""
    for route, text in _texts(context):
        if len(text) <= _LONGEST and _PLACEHOLDER.match(text):
            yield finding(("entries", *route), _("“{text}” is a placeholder"), text=text.strip())


_LONGEST = 20


def _texts(context: ReportContext) -> Iterator[tuple[Route, str]]:
    for field in ("note", "reason", "next"):
        for index, entry, _target in context.giving(field):
            words: Text | None = getattr(entry, field)
            if words is not None:
                yield (index, field), words.zh or words.en or ""
    for index, entry, _target in context.giving("items"):
        for position, item in enumerate(entry.items or ()):
            yield (index, "items", position), item
    for index, entry, _target in context.giving("activities"):
        for position, activity in enumerate(entry.activities):
            yield (index, "activities", position, "text"), activity.text.in_language("zh")
    for index, entry, _target in context.giving("evidence"):
        for position, evidence in enumerate(entry.evidence):
            for field in ("ref", "title", "url", "file"):
                text = getattr(evidence, field)
                if text is not None:
                    said = text.in_language("zh") if isinstance(text, Text) else text
                    yield (index, "evidence", position, field), said
