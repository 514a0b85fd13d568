"""Pages as Word documents: in Chinese laid out as a circular, in English as a plain summary."""

from collections.abc import Iterable, Iterator, Sequence
from xml.etree.ElementTree import fromstring
from xml.sax.saxutils import escape

from workplan_cli.loading.exported import workbook_seal
from workplan_cli.loading.word_summary import WORD, paragraphs
from workplan_cli.model.provenance import OPEN_SEAL, Provenance
from workplan_cli.pages import blocks
from workplan_cli.pages.blocks import ANNEX, FIGURES, Block, Cell, Page
from workplan_cli.pages.simpler import simpler
from workplan_cli.pages.values import Label
from workplan_cli.rendering import word_package
from workplan_cli.rendering.cells import text_in
from workplan_cli.rendering.language import Language
from workplan_cli.rendering.screen import Screen
from workplan_cli.rendering.visible import one_line, visible

_MOST_COLUMNS = 8
"""Columns of a table on an upright page; what else a row says goes into the last of them."""
_SIGN = {"zh": 105, "en": 115}
"""How wide a narrow sign of a table is, in twentieths of a point; Chinese characters are two."""
_AROUND = 300
"""The blanks at both sides of a cell, in twentieths of a point."""
_PLACES = {"text": "", "address": "Address", "signature": "Right"}
_NEW_PAGE = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'


def render(page: Page, screen: Screen) -> bytes:
    """Title and sections; of an export the places for number, signature and date, sealed."""
    language = screen.language
    body = "".join(_body(page, language))
    end = word_package.ONE_SHEET if page.one_sheet else word_package.PAGE
    document = f'<w:document xmlns:w="{WORD}"><w:body>{body}{end}</w:body></w:document>'
    block = _sealed(document, page.provenance) if page.provenance else None
    return word_package.package(document, block, language.code)


def _sealed(document: str, provenance: Provenance) -> str:
    """The provenance as JSON, sealed over all paragraphs."""
    block = provenance.as_json()
    written = paragraphs(fromstring(document))  # noqa: S314 - our own
    return workbook_seal(written, block).join(block.rsplit(OPEN_SEAL, 1))


def _body(page: Page, language: Language) -> Iterator[str]:
    """Title and sections; what has to fit on one sheet in the small type of tables."""
    if page.provenance and not page.one_sheet:
        yield _paragraph(language.say(word_package.NUMBER), "Centre")
    if page.title is not None:
        yield _paragraph(text_in(page.title, language), "Title")
    annexes = _annexes(page)
    for index, section in enumerate(page.sections):
        if annexes[:1] == [index]:
            yield _paragraph(language.say(word_package.SIGNED), "Right", keep=True)
            yield _paragraph(language.say(word_package.DATED), "Right")
        if index in annexes:
            yield _NEW_PAGE
        if section.heading is not None:
            level = "Heading1" if section.level <= 2 else "Heading2"  # noqa: PLR2004 - as in HTML
            style = "SheetHeading" if page.one_sheet else level
            yield _paragraph(_label(section.heading, language), style)
        for block in section.blocks:
            yield from _written(block, language, "Cell" if page.one_sheet else "")


def _annexes(page: Page) -> list[int]:
    """What begins on a page of its own, behind the signature: the annex, and the provenance."""
    if page.provenance is None or page.one_sheet:
        return []
    last = len(page.sections) - 1
    return [
        index for index, one in enumerate(page.sections) if one.anchor == ANNEX or index == last
    ]


def _written(block: Block, language: Language, style: str) -> Iterator[str]:
    """The block as paragraphs and tables; what Word has not as simpler blocks.

    `style` is that of running text and lists.
    """
    match block:
        case blocks.Paragraph():
            signed, placed = block.place == "signature", _PLACES[block.place] or style
            yield _paragraph(text_in(block.text, language), placed, bold=block.strong, keep=signed)
        case blocks.Items(pairs) | blocks.Pairs(pairs):
            for line in _lines(pairs, language):
                yield _paragraph(line, style)
        case blocks.Pieces():
            between = "；" if language.code == "zh" else "; "
            yield _paragraph(between.join(text_in(one, language) for one in block.pieces))
        case blocks.Bars():  # as a table: bars made of characters fit no page of paper
            rows = [
                [_label(one, language), str(count), f"{share:.1f}%"]
                for one, count, share in block.parts
            ]
            yield from _table([], rows, [False, True, True], language)
        case blocks.Code():
            yield from (_paragraph(visible(line), "Cell") for line in block.text.split("\n"))
        case blocks.Table():
            heads = [_label(column.heading, language) for column in block.columns]
            rights = [column.kind in FIGURES for column in block.columns]
            colon = "：" if language.code == "zh" else ": "
            rows = [
                _folded([text_in(one, language) for one in row], heads, colon) for row in block.rows
            ]
            if len(heads) > _MOST_COLUMNS:  # the last column holds several, with their headings
                heads = [*heads[: _MOST_COLUMNS - 1], ""]
            yield from _table([] if block.bare else heads, rows, rights, language)
        case _:
            for one in simpler(block):
                yield from _written(one, language, style)


def _table(
    heads: Sequence[str], rows: Sequence[Sequence[str]], rights: Sequence[bool], language: Language
) -> Iterator[str]:
    """A table as wide as the page, with headings or without."""
    if not (heads or rows):
        return
    widths = _widths(heads, rows, _SIGN[language.code])
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    head = _row(heads, widths, rights, head=True) if heads else ""
    body = "".join(_row(row, widths, rights) for row in rows)
    yield f"<w:tbl>{word_package.GRID}<w:tblGrid>{grid}</w:tblGrid>{head}{body}</w:tbl>"
    yield _paragraph("", "Cell")


def _widths(heads: Sequence[str], rows: Iterable[Sequence[str]], sign: int) -> list[int]:
    """As wide as what is in them; where that is too much the widest give way, all alike."""
    lengths = [[max(map(_signs, cell.split("\n"))) for cell in row] for row in rows]
    if heads:
        lengths.append([_half(head) for head in heads])
    wanted = [max(found) * sign + _AROUND for found in zip(*lengths, strict=True)]
    left = most = word_package.TEXT_WIDTH
    for done, width in enumerate(sorted(wanted)):
        most = left // (len(wanted) - done)
        if width >= most:
            break
        left -= width
    widths = [min(width, most) for width in wanted]
    widths[widths.index(max(widths))] += word_package.TEXT_WIDTH - sum(widths)
    return widths


def _half(head: str) -> int:
    """A long heading may stand in two lines."""
    whole = _signs(head)
    longest = max(map(_signs, head.split()), default=0) if head.isascii() else 0
    return min(whole, max(8, whole // 2 + 1, longest))


def _signs(text: str) -> int:
    """How many narrow signs a text is wide; Chinese fonts draw lights and dashes wide as well."""
    return sum(2 if sign >= "\u2000" else 1 for sign in text)


def _folded(cells: Sequence[str], heads: Sequence[str], colon: str) -> list[str]:
    """The cells of a row; those that have no room in the last one, each behind its heading."""
    first = _MOST_COLUMNS - 1
    if len(cells) <= _MOST_COLUMNS:
        return list(cells)
    rest = (f"{head}{colon}{cell}" for head, cell in zip(heads[first:], cells[first:], strict=True)
            if cell)  # fmt: skip
    return [*cells[:first], "\n".join(rest)]


def _row(
    cells: Sequence[str], widths: Sequence[int], rights: Sequence[bool], *, head: bool = False
) -> str:
    """A row that no page parts; a heading comes again on every page."""
    made = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
        + "".join(
            _paragraph(line, "Cell", bold=head, right=right and "\n" not in cell)
            for line in cell.split("\n")
        )
        + "</w:tc>"
        for cell, width, right in zip(cells, widths, rights, strict=False)
    )
    again = "<w:tblHeader/>" if head else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{again}</w:trPr>{made}</w:tr>"


def _lines(pairs: Iterable[tuple[Label, Cell]], language: Language) -> Iterator[str]:
    blank = "" if language.code == "zh" else " "
    for label, cell in pairs:
        before = "" if label is None else _label(label, language) + blank
        yield before + text_in(cell, language)


def _label(label: Label, language: Language) -> str:
    return one_line(language.label(label))


def _paragraph(
    text: str, style: str = "", *, bold: bool = False, right: bool = False, keep: bool = False
) -> str:
    """A paragraph of one run; `keep`: on the page of what comes next."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    named += "<w:keepNext/>" if keep else ""
    side = '<w:jc w:val="right"/>' if right else ""
    look = "<w:rPr><w:b/></w:rPr>" if bold else ""
    run = f'<w:r>{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""
    return f"<w:p><w:pPr>{named}{side}</w:pPr>{run}</w:p>"
