"""Why units are behind and what they will do, in their own words."""

from workplan_cli.assessment.highlights import Statement, statements
from workplan_cli.model.message import _, counted, message
from workplan_cli.model.outcome import TargetResult
from workplan_cli.pages.entries import statement
from workplan_cli.pages.phrases import Phrases
from workplan_cli.pages.unit_rows import some_units
from workplan_cli.pages.values import Quote, Said, run

_QUOTED = 5
"""Statements on a target that are quoted; the rest are counted."""


def quotes(phrases: Phrases, result: TargetResult) -> tuple[tuple[Said, Said], ...]:
    """Who said it on what, and the words; beyond some, how many more there are."""
    found = statements(result)
    quoted = [_statement(phrases, result, one) for one in found[:_QUOTED]]
    rest = len(found) - len(quoted)
    if rest:
        label = message(_("{target}:"), target=result.target.id)
        more = counted(
            _("{count} more statement: workplan show {target}"),
            _("{count} more statements: workplan show {target}"),
            rest,
            target=result.target.id,
        )
        quoted.append((label, more))
    return tuple(quoted)


def _statement(phrases: Phrases, result: TargetResult, one: Statement) -> tuple[Said, Said]:
    """The reason and the next step, or else the note, as reported."""
    entry = one.reading.entry
    parts = statement(entry)
    if entry.note and not parts:
        parts = [message(_("Note: {text}"), text=Quote(entry.note))]
    label = message(
        _("{target}, {unit} ({period}):"),
        target=result.target.id,
        unit=some_units(phrases.summary.outcome, one.units),
        period=one.reading.period.name,
    )
    return label, run(*parts, between=" / ")
