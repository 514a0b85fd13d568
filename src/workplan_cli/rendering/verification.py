"""What `workplan verify` says: same, or what differs."""

from workplan_cli import __version__
from workplan_cli.assessment.verification import Checked, Edit
from workplan_cli.model.message import Message, _, counted, message
from workplan_cli.model.provenance import Provenance
from workplan_cli.rendering.screen import Screen
from workplan_cli.rendering.visible import visible

_SHOWN = 10
"""Places of a file that was changed by hand that are listed."""
_AROUND = 30
"""Characters shown before the first difference of a line, and twice as many behind it."""


def render(provenance: Provenance, checked: Checked, screen: Screen) -> str:
    """Every difference on a line of its own, the file itself first.

    Args:
        provenance: of the file.
        checked: how the file, what it was made of and what it says differ from then.
        screen: the language.
    """
    say = screen.language.say
    edits = checked.edits
    if not checked.differs:
        return _same(provenance, checked, screen) + "\n"
    lines = []
    for title, found in (
        (_("The file itself:"), checked.file_itself),
        (_("What it was made of:"), checked.inputs),
        (_("What it says:"), checked.figures),
    ):
        if found:
            lines += [say(title), *(f"  {visible(say(one))}" for one in found)]
    for edit in edits[:_SHOWN]:
        template = _("  line {place}") if edit.place.isdigit() else _("  at {place}")
        lines += ["", say(template, place=edit.place), *_pair(edit, screen)]
    if len(edits) > _SHOWN:
        rest = len(edits) - _SHOWN
        lines.append(
            say(counted(_("  … and {count} more place"), _("  … and {count} more places"), rest))
        )
    return "\n".join(lines) + "\n"


def _same(provenance: Provenance, checked: Checked, screen: Screen) -> str:
    return screen.language.say(
        _("same: {plan} as of {day}, {targets} targets, {reports} reports; {remark}"),
        plan=provenance.plan.id,
        day=provenance.as_of,
        targets=len(provenance.figures),
        reports=len(provenance.reports),
        remark=_what_is_the_same(provenance, checked),
    )


def _what_is_the_same(provenance: Provenance, checked: Checked) -> Message:
    """No more than was looked at."""
    if not checked.wording_compared:
        what = message(
            _(
                "figures and sources are the same; the text was written by workplan {then} and "
                "was not compared word for word with what this version ({now}) would write"
            ),
            then=provenance.tool,
            now=__version__,
        )
    elif provenance.format == "xlsx":
        what = message(_("the values of all cells are as they were"))
    elif checked.laid_out_anew:
        what = message(_("every value is as it was"))
    else:
        what = message(_("nothing has changed"))
    if provenance.format == "xlsx":
        template = _("{remark}; formats, hidden rows and comments are not looked at")
        return message(template, remark=what)
    if checked.laid_out_anew:
        return message(_("{remark}; only the layout of the file was changed"), remark=what)
    return what


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
    shown = visible(text[left:right])
    return ("…" if left else "") + shown + ("…" if right < len(text) else "")
