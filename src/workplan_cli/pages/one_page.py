"""`workplan export FORMAT --brief`: one page for those who read no second one; no annex (D-298)."""

from collections.abc import Iterator, Sequence

from workplan_cli.assessment.changes import direction
from workplan_cli.assessment.highlights import gaps, moved
from workplan_cli.assessment.summary import Summary
from workplan_cli.model.message import Message, _, first_few, message
from workplan_cli.model.outcome import TargetResult
from workplan_cli.model.text import Text
from workplan_cli.pages.blocks import Block, Items, Page, PageSection, Paragraph, page, section
from workplan_cli.pages.marks import of_result
from workplan_cli.pages.phrases import Phrases, from_nobody
from workplan_cli.pages.summaries import command, headline, owed, uncertain
from workplan_cli.pages.values import Label, Said, run

_SHORT, _OTHERS, _NAMES, _FILES = 5, 3, 4, 2
"""How many there are at most of what is short, of other targets, of units named, of files."""
_LONGEST = {"zh": 30, "en": 60}
"""Signs of a title; the id stands before it, and the annex has all of it."""
_Row = tuple[Label, Said]


def one_page(summary: Summary) -> Page:
    """What a leader has to know, on one sheet of A4; every list is cut and says by how much."""
    phrases = Phrases(summary)
    whole = summary.options.model_copy(update={"brief": False})
    made = command(summary.provenance.model_copy(update={"options": whole}))
    annex = message(
        _("The annex with every target: {command}. Whether this page still holds: "
          "workplan verify FILE."),
        command=made,
    )  # fmt: skip
    title = message(_("{plan}: progress in brief"), plan=summary.outcome.plan.title)
    sections = [
        section(
            *headline(phrases, len(uncertain(summary.results))), *phrases.scope(), *phrases.doubts()
        ),
        _list(_("What is short, and whose it is"), _short(phrases), _SHORT),
        _list(phrases.moved_title(), _moved(phrases), _OTHERS),
        _list(_("What cannot be judged, and why"), _unknown(phrases), _OTHERS),
        section(*_missing(phrases), heading=_("Who is missing, whose file is wrong")),
        section(annex),
    ]
    return page(title, sections, (), summary.provenance)._replace(one_sheet=True)


def _list(heading: Label, rows: Sequence[_Row], most: int) -> PageSection | None:
    return section(*_cut(rows, most), heading=heading) if rows else None


def _cut(rows: Sequence[_Row], most: int) -> Iterator[Block]:
    """The first rows, and how many more the annex has."""
    shown: Sequence[_Row] = rows
    if len(rows) > most:
        more = message(_("… and {count} more, see the annex."), count=len(rows) - most)
        shown = (*rows[:most], (None, more))
    if shown:
        yield Items(tuple(shown))


def _name(result: TargetResult) -> Message:
    """Id and title, which may be cut."""
    title = result.target.title
    cut = Text(**{code: _shortened(getattr(title, code), code) for code in ("zh", "en")})
    return message(_("{name}:"), name=run(result.target.id, cut))


def _shortened(text: str | None, code: str) -> str | None:
    most = _LONGEST[code]
    return text if text is None or len(text) <= most else f"{text[: most - 1]}…"


def _short(phrases: Phrases) -> list[_Row]:
    """Figure and goal, how far apart, and whose: the units that fall short, or who reports."""
    rows: list[_Row] = []
    for one in gaps(phrases.summary.results):
        said = [_status(one), run(phrases.actual(one), phrases.goal(one), between=" / ")]
        if one.rating.gap is not None:
            said.append(message(_("{gap} points"), gap=phrases.gap(one)))
        rows.append((_name(one), run(*said, phrases.responsible(one), between=" · ")))
    return rows


def _status(result: TargetResult) -> Said:
    """Its word, and the sign of a doubt behind it."""
    mark = of_result(result)
    return mark.words if mark.more is None else run(mark.words, mark.more)


def _moved(phrases: Phrases) -> list[_Row]:
    """Targets whose status is another one now: what got worse comes first."""
    found = [pair for pair in moved(phrases.summary) if pair[0].status != pair[1].status]
    worse = [pair for pair in found if direction(pair[0].status, pair[1].status) == "worse"]
    others = [pair for pair in found if pair not in worse]
    return [
        (_name(now), run(of_result(then).words, _status(now), between=" → "))
        for then, now in (*worse, *others)
    ]


def _unknown(phrases: Phrases) -> list[_Row]:
    """What units have reported on; of what nobody has there is a number."""
    found = uncertain(phrases.summary.results)
    told = [one for one in found if one.status != "unreported"]
    rows: list[_Row] = [(_name(one), one.because[0] if one.because else None) for one in told]
    nobody = len(found) - len(told)
    return [(None, from_nobody(nobody)), *rows] if nobody else rows


def _missing(phrases: Phrases) -> Iterator[Block]:
    named = owed(phrases.summary)
    rows: list[_Row] = [(label, first_few(units, _NAMES)) for label, units in named]
    if rows:
        yield Items(tuple(rows))
    if wrong := phrases.unreadable():
        yield Paragraph(phrases.unreadable_title(), strong=True)
        yield from _cut(wrong, _FILES)
    yield from _cut([(None, one) for one in phrases.notes()], _FILES)
