"""A new period has something new to say."""

from collections.abc import Iterator
from itertools import pairwise

from workplan_cli.model.message import _, message
from workplan_cli.model.report import Entry
from workplan_cli.model.target import Target
from workplan_cli.model.text import Text
from workplan_cli.rules.plan_context import PlanContext
from workplan_cli.rules.report_history import Series
from workplan_cli.rules.rule import Findings, Rule

_SHORT = 8
"""Characters below which a text says too little for its repetition to say anything."""

RULE = Rule(
    code="WP407",
    name="same-words-again",
    severity="warning",
    summary=_("An entry repeats the text of the period before, word for word."),
    why=_("A text that is copied says nothing about this period; whoever reads it is misled."),
    fix=_("Say what was done in this period, or leave the text out."),
    bad="""
period: 2022-Q2
entries:
- target: 29.3.3
  activities:
  - {date: 2022-05-12, text: 组织汛期安全和防溺水教育}
---
period: 2022-Q3
entries:
- target: 29.3.3
  activities:
  - date: 2022-08-24
    text: 组织汛期安全和防溺水教育  # <-
""",
    good="""
period: 2022-Q2
entries:
- target: 29.3.3
  activities:
  - {date: 2022-05-12, text: 组织汛期安全和防溺水教育}
---
period: 2022-Q3
entries:
- target: 29.3.3
  activities:
  - {date: 2022-08-24, text: 开展秋季开学校园安全检查}
""",
)

Keys = tuple[str | int, ...]


def check_target(_target: Target, series: Series, _context: PlanContext) -> Findings:
    """The first repeated text of every entry.

    What is done may be told again as it was; so may what was in a shorter period inside of this
    one, and why there is no figure.
    """
    for lines in series:
        told = [(line, list(_texts(line.entry))) for line in lines] if len(lines) > 1 else []
        for (before, known), (now, said) in pairwise(told):
            earlier, later = before.filed.report.period, now.filed.report.period
            inside = later.start <= earlier.start and earlier.end <= later.end
            if now.entry.done is not None or inside:
                continue
            old = {words for _keys, words in known}
            again = next((keys for keys, words in said if words in old), None)
            if again is not None:
                yield now.finding(
                    message(
                        _("word for word as in {period} ({file})"),
                        period=before.filed.report.period.name,
                        file=before.filed.file,
                    ),
                    *again,
                )


def _texts(entry: Entry) -> Iterator[tuple[Keys, str]]:
    """The texts that are long enough, with the keys that lead to them."""
    for index, activity in enumerate(entry.activities):
        if words := _if_long(activity.text):
            yield ("activities", index, "text"), words
    for field in ("reason", "next") if entry.no_figure else ("note", "reason", "next"):
        text: Text | None = getattr(entry, field)
        if text and (words := _if_long(text)):
            yield (field,), words


def _if_long(text: Text) -> str | None:
    words = text.in_language("zh").strip()
    return words if len(words) >= _SHORT else None
