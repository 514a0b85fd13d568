"""Why units are behind and what they will do, in their own words."""

from workplan_cli.model.message import _
from workplan_cli.model.outcome import TargetResult
from workplan_cli.rendering.export.content import Statement, statements
from workplan_cli.rendering.export.wording import Wording

_QUOTED = 5
"""Statements on a target that are quoted; the rest are counted."""


def said(words: Wording, result: TargetResult) -> list[tuple[str, str]]:
    """Who said it on what, and the words; beyond some, how many more there are."""
    found = statements(result, words.summary.options)
    quoted = [_statement(words, result, one) for one in found[:_QUOTED]]
    rest = len(found) - len(quoted)
    if rest:
        label = words.say(_("{target}:"), target=result.target.id)
        more = words.count(
            _("{count} more statement: workplan show {target}"),
            _("{count} more statements: workplan show {target}"),
            rest,
            target=result.target.id,
        )
        quoted.append((label, more))
    return quoted


def _statement(words: Wording, result: TargetResult, one: Statement) -> tuple[str, str]:
    """The reason and the next step, or else the note, as reported."""
    entry = one.reading.entry
    parts = []
    if entry.reason:
        parts.append(words.say(_("Reason: {text}"), text=entry.reason))
    if entry.next:
        parts.append(words.say(_("Next: {text}"), text=entry.next))
    if entry.note and not parts:
        parts.append(words.say(_("Note: {text}"), text=entry.note))
    label = words.say(
        _("{target}, {unit} ({period}):"),
        target=result.target.id,
        unit=words.some(one.units),
        period=one.reading.period.name,
    )
    return label, " / ".join(parts)
