"""Doubts beside the figures: in words, with file and line, and how many there are."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from workplan_cli.assessment.doubts import figures_with
from workplan_cli.model.doubt import KIND_WORDS, KINDS, Doubt
from workplan_cli.model.message import Message, _, counted, first_few, message
from workplan_cli.model.outcome import Outcome, TargetResult
from workplan_cli.pages import blocks
from workplan_cli.pages.blocks import Column, PageSection, section, table
from workplan_cli.pages.unit_rows import unit_name
from workplan_cli.pages.values import Said, run

_NAMED = 5
"""Targets with errors that a sentence names."""


class DoubtRow(NamedTuple):
    """A doubt about a target's figure."""

    outcome: Outcome
    doubt: Doubt
    result: TargetResult

    def target(self) -> Said:
        """Id and title of the target."""
        return run(self.result.target.id, self.result.target.title)

    def source(self) -> blocks.Stack:
        """Whose figure it is about, over the line that says so."""
        file, place, unit = self.doubt.file, self.doubt.place, self.doubt.unit
        name = unit_name(self.outcome, unit) if unit else message(_("all units"))
        if file is None:
            return blocks.Stack((name,))
        return blocks.Stack((name, f"  {file}:{place.line}" if place else f"  {file}"))

    def rule(self) -> Said:
        """The rule and how heavy it is; nothing of a sign."""
        doubt = self.doubt
        if doubt.code is None:
            return None
        if doubt.kind == "accepted":
            return run(message(KIND_WORDS["accepted"]), doubt.code)
        return run(message(_("error") if doubt.kind == "error" else _("warning")), doubt.code)


_TARGET = Column(_("Target"), "text", DoubtRow.target, 2, width=26)
_DOUBTS = (
    Column(_("unit, file and line"), "text", DoubtRow.source, 1, width=34),
    Column(_("why it is in doubt"), "text", lambda row: row.doubt.what, 1, width=34),
    Column(_("rule"), "figure", DoubtRow.rule, width=14),
)


def doubts_of(outcome: Outcome, result: TargetResult) -> PageSection | None:
    """Each doubt about a target's figure, the heaviest first; last those that are explained."""
    rows = [DoubtRow(outcome, one, result) for one in (*result.doubts, *result.accepted)]
    if not rows:
        return None
    return section(table(_DOUBTS, rows), heading=_("Doubts"))


def doubts_listed(outcome: Outcome, results: Sequence[TargetResult]) -> list[DoubtRow]:
    """What can be corrected: errors, warnings, evidence; the heaviest first.

    What is carried over or a bound is said of the target itself.
    """
    rows = [DoubtRow(outcome, doubt, one) for one in results for doubt in one.doubts]
    listed = [row for row in rows if row.doubt.kind not in {"carried", "bound"}]
    return sorted(listed, key=lambda row: KINDS.index(row.doubt.kind))


def doubts_table(rows: Sequence[DoubtRow]) -> blocks.Table:
    """A row a doubt, with its target."""
    source = _DOUBTS[0]._replace(heading=_("unit and report"))
    return table((_TARGET, source, *_DOUBTS[1:]), rows)


def doubts_in_all(results: Sequence[TargetResult]) -> list[Message]:
    """How many figures have errors, and how many others are in doubt; nothing where none is."""
    wrong = figures_with(results, "error")
    others = [one for one in figures_with(results, *KINDS) if one not in wrong]
    said: list[Message] = []
    if wrong:
        named = first_few([one.target.id for one in wrong], _NAMED)
        said.append(counted(*_WRONG, len(wrong), names=named))
    if others:
        words = _OTHERS if wrong else _IN_DOUBT
        said.append(counted(*words, len(others), kinds=_kinds(others)))
    return said


_WRONG = (
    _("The figure of {count} target has errors not corrected (!): {names}."),
    _("The figures of {count} targets have errors not corrected (!): {names}."),
)
_IN_DOUBT = (
    _("The figure of {count} target is in doubt (*): {kinds}."),
    _("The figures of {count} targets are in doubt (*): {kinds}."),
)
_OTHERS = (
    _("The figure of {count} other target is in doubt (*): {kinds}."),
    _("The figures of {count} other targets are in doubt (*): {kinds}."),
)


def _kinds(results: Sequence[TargetResult]) -> tuple[Said, ...]:
    """How many of the targets have a doubt of each kind."""
    found = Counter(kind for one in results for kind in {doubt.kind for doubt in one.doubts})
    return tuple(
        message(_("{count} with {kind}"), kind=message(KIND_WORDS[kind]), count=found[kind])
        for kind in KINDS
        if found[kind]
    )
