"""What `workplan verify` says: same, or what differs."""

from collections.abc import Sequence

from workplan_cli.assessment.verification import Edit
from workplan_cli.model.message import Message, _, counted
from workplan_cli.model.provenance import Provenance
from workplan_cli.rendering.screen import Screen

_SHOWN = 10
"""Places of a file that was changed by hand that are listed."""
_AROUND = 30
"""Characters shown before the first difference of a line, and twice as many behind it."""


def render(
    provenance: Provenance,
    inputs: Sequence[Message],
    figures: Sequence[Message],
    changed: Sequence[Message],
    edits: Sequence[Edit],
    screen: Screen,
) -> str:
    """Every difference on a line of its own, what it is made of first.

    Args:
        provenance: of the file.
        inputs: how the plan and the reports differ from then.
        figures: which figures differ.
        changed: what is wrong with the file itself.
        edits: where the file is not as it was written.
        screen: the language.
    """
    say = screen.language.say
    if not (inputs or figures or changed):
        return _same(provenance, screen) + "\n"
    lines = []
    for title, found in (
        (_("The file itself:"), changed),
        (_("What it was made of:"), inputs),
        (_("What it says:"), figures),
    ):
        if found:
            lines += [say(title), *(f"  {say(one)}" for one in found)]
    for edit in edits[:_SHOWN]:
        template = _("  line {place}") if edit.place.isdigit() else _("  at {place}")
        lines += ["", say(template, place=edit.place), *_pair(edit, screen)]
    if len(edits) > _SHOWN:
        rest = len(edits) - _SHOWN
        lines.append(
            say(counted(_("  … and {count} more place"), _("  … and {count} more places"), rest))
        )
    return "\n".join(lines) + "\n"


def _same(provenance: Provenance, screen: Screen) -> str:
    return screen.language.say(
        _("same: {plan} as of {day}, {targets} targets, {reports} reports; nothing has changed"),
        plan=provenance.plan.id,
        day=provenance.as_of,
        targets=len(provenance.figures),
        reports=len(provenance.reports),
    )


def _pair(edit: Edit, screen: Screen) -> list[str]:
    say = screen.language.say
    start = _first_difference(edit.found or "", edit.expected or "")
    nothing = say(_("(nothing)"))
    return [
        say(_("    found:    {text}"), text=_cut(edit.found, start, nothing)),
        say(_("    expected: {text}"), text=_cut(edit.expected, start, nothing)),
    ]


def _first_difference(one: str, other: str) -> int:
    for index, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return index
    return min(len(one), len(other))


def _cut(text: str | None, start: int, nothing: str) -> str:
    if text is None:
        return nothing
    left, right = max(start - _AROUND, 0), start + 2 * _AROUND
    return ("…" if left else "") + text[left:right] + ("…" if right < len(text) else "")
