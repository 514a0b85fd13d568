"""`workplan verify`: same, or what differs."""

from collections.abc import Iterator, Sequence
from os.path import commonprefix

from workplan_cli import __version__
from workplan_cli.assessment.verification import ChangedLine, Comparison
from workplan_cli.model.message import Message, _, counted, message
from workplan_cli.model.provenance import Provenance
from workplan_cli.pages.blocks import Page, PageSection, Paragraph, page, section
from workplan_cli.pages.values import Said, Visible, run

_SHOWN = 10
"""Places of a file that was changed by hand that are listed."""
_AROUND = 30
"""Characters shown before the first difference of a line, and twice as many behind it."""

_TITLE = message(_("Comparison of a summary with the reports"))


def verify_page(provenance: Provenance, checked: Comparison) -> Page:
    """Every difference on a line of its own, the file itself first.

    Args:
        provenance: of the file.
        checked: how the file, what it was made of and what it says differ from then.
    """
    if not checked.differs:
        return page(_TITLE, [_lines([_same(provenance, checked)])], bare=True)
    edits = [list(_edit(edit)) for edit in checked.edits[:_SHOWN]]
    if (rest := len(checked.edits) - _SHOWN) > 0:
        more = counted(_("  … and {count} more place"), _("  … and {count} more places"), rest)
        edits[-1].append(more)
    return page(_TITLE, [_lines(list(_found(checked))), *map(_lines, edits)], bare=True)


def newer_page(file: str, layout: int) -> Page:
    """Of a file that nothing can be said of, because a newer version wrote it."""
    template = _("{file} has layout {layout}, which a newer workplan wrote; check it with that")
    return page(_TITLE, [_lines([message(template, file=file, layout=layout)])], bare=True)


def _lines(texts: Sequence[Said]) -> PageSection | None:
    """Texts below each other, each a line that is searched and compared, so never broken."""
    return section(*(Paragraph(text, whole=True) for text in texts))


def _found(checked: Comparison) -> Iterator[Said]:
    for title, found in (
        (_("The file itself:"), checked.file_itself),
        (_("What it was made of:"), checked.inputs),
        (_("What it says:"), checked.figures),
    ):
        if found:
            yield message(title)
        for one in found:
            yield run("  ", Visible(one), between="")


def _same(provenance: Provenance, checked: Comparison) -> Message:
    return message(
        _("same: {plan} as of {day}, {targets}, {reports}; {remark}"),
        plan=provenance.plan.id,
        day=provenance.as_of,
        targets=counted(_("{count} target"), _("{count} targets"), len(provenance.figures)),
        reports=counted(_("{count} report"), _("{count} reports"), len(provenance.reports)),
        remark=_what_is_the_same(provenance, checked),
    )


def _what_is_the_same(provenance: Provenance, checked: Comparison) -> Message:
    """No more than was looked at."""
    usual = _LAID_OUT_ANEW if checked.laid_out_anew else (_("nothing has changed"), "{remark}")
    what, remark = _LOOKED_AT.get(provenance.format, usual)
    if checked.wording_compared:
        return message(remark, remark=message(what))
    other = message(
        _("figures and sources are the same; the text was written by workplan {then} and "
          "was not compared word for word with what this version ({now}) would write"),
        then=provenance.tool,
        now=__version__,
    )  # fmt: skip
    return message(remark, remark=other)


_LAID_OUT_ANEW = (
    _("every value is as it was"),
    _("{remark}; only the layout of the file was changed"),
)
_LOOKED_AT = {
    "xlsx": (
        _("the values of all cells are as they were"),
        _("{remark}; formats, hidden rows and comments are not looked at"),
    ),
    "docx": (
        _("the text of all paragraphs is as it was"),
        _("{remark}; formats, pictures and comments are not looked at"),
    ),
}
"""By form: what is the same, and what nobody looked at."""


def _edit(edit: ChangedLine) -> Iterator[Said]:
    """The place, what stands there, and what should, from shortly before the difference."""
    start = len(commonprefix([edit.found or "", edit.expected or ""]))  # noqa: RUF071 - no paths
    place = _("  line {place}") if edit.place.isdigit() else _("  at {place}")
    yield message(place, place=edit.place)
    yield message(_("    found:    {text}"), text=_cut(edit.found, start))
    yield message(_("    expected: {text}"), text=_cut(edit.expected, start))


def _cut(text: str | None, start: int) -> Said:
    if text is None:
        return message(_("(nothing)"))
    left, right = max(start - _AROUND, 0), start + 2 * _AROUND
    before, behind = "…" if left else "", "…" if right < len(text) else ""
    return run(before, Visible(text[left:right]), behind, between="")
