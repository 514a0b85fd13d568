"""Reads a published document: text, Markdown, a web page, Word, a workbook, CSV or StratML.

Text is in UTF-8 or GB18030; the readers of Word files and workbooks are imported late.
"""

import csv
import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from io import StringIO
from pathlib import Path

from workplan_cli.loading.boundary import attempt, read_by
from workplan_cli.loading.published.pieces import (
    MOST_PIECES,
    Piece,
    line,
    row,
    sheet_beside,
    sheet_row,
)
from workplan_cli.loading.published.stratml import is_stratml, pieces_of_stratml
from workplan_cli.loading.published.web_page import pieces_of_page
from workplan_cli.loading.published.word import pieces_of_word
from workplan_cli.loading.read import guess_encoding, read_bytes, unreadable
from workplan_cli.loading.workbook import (
    UNPACKED_MB,
    SheetCells,
    cell_text,
    is_of_our_size,
    sheets_of,
)
from workplan_cli.loading.workbook_looks import sheet_looks
from workplan_cli.model.diagnostic import Diagnostic
from workplan_cli.model.message import _

_PAGE = re.compile(r"<\s*(?:!doctype|html|head|body|div|p|table)\b[^<]*>", re.IGNORECASE)
_WORKBOOK = b"xl/workbook.xml"
Pieces = tuple[Piece, ...]


def read_pieces(path: Path, name: str, sheet: str | None = None) -> Pieces | Diagnostic:
    """A document piece by piece, with places; or why it cannot be had.

    Args:
        path: the document; `-` is standard input.
        name: what diagnostics call it.
        sheet: which sheet of a workbook; else the first that has several rows.
    """
    data = read_bytes(path, name)
    if isinstance(data, Diagnostic):
        return data
    if data.startswith(b"PK\x03\x04"):
        return _from_packed(data, name, sheet)
    if data.startswith((b"%PDF", b"\xd0\xcf\x11\xe0")):
        return _refused(name, _("PDF and old Word files are not read"))
    text = _decoded(data)
    if text is None:
        return _refused(name, _("neither UTF-8 nor GB18030 text"))
    suffix = path.suffix.lower()
    reader: Callable[[str], Pieces]
    if suffix in {".csv", ".tsv"}:
        reader, what = rows_of_text, _("a table that cannot be read")
    elif is_stratml(text):
        reader, what = pieces_of_stratml, _("a StratML file that cannot be read")
    elif _PAGE.search(text):
        reader, what = pieces_of_page, _("a web page that cannot be read")
    else:
        reader = pieces_of_markdown if suffix in {".md", ".markdown"} else pieces_of_text
        what = _("a text that cannot be read")
    return _attempted(lambda: reader(text), name, what)


def _decoded(data: bytes) -> str | None:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        seems = guess_encoding(data)
        return None if seems is None or seems == "UTF-16" else data.decode("gb18030")


def _from_packed(data: bytes, name: str, sheet: str | None) -> Pieces | Diagnostic:
    if not is_of_our_size(data):
        too_large = _("larger than {limit} MB when unpacked, or with too many parts or cells")
        return _refused(name, too_large, limit=UNPACKED_MB)
    try:
        if _WORKBOOK in data:
            return _from_workbook(data, name, sheet)
        what = _("a packed file, but no Word file (.docx)")
        return _attempted(lambda: pieces_of_word(data), name, what)
    except ModuleNotFoundError:
        return unreadable(
            name,
            _("to read this kind of file, the package {package} is needed"),
            _("pip install 'workplan-cli[source,xlsx]', or save the document as plain text."),
            package="python-calamine" if _WORKBOOK in data else "python-docx",
        )


def _from_workbook(data: bytes, name: str, sheet: str | None) -> Pieces | Diagnostic:
    what = _("a workbook that cannot be read")
    sheets = read_by(lambda: sheets_of(data) or [], lambda _error: _refused(name, what))
    if isinstance(sheets, Diagnostic):
        return sheets
    if not sheets:
        return _refused(name, what)
    names = [one for one, _rows, _merged in sheets]
    if sheet is not None and sheet not in names:
        gone, fix = _("there is no sheet “{sheet}”"), _("Choose one of its sheets: {names}.")
        return unreadable(name, gone, fix, sheet=sheet, names=", ".join(names))
    _show_percentages(sheets, data)
    for one in sheets:
        if sheet in {None, one[0]}:
            rows = _attempted(partial(rows_of_sheet, one), name, what)
            if isinstance(rows, Diagnostic):
                return rows
            if len(rows) > 1 or sheet:
                others = (other for other, cells, _merged in sheets if any(map(any, cells)))
                return (*rows, *(sheet_beside(other) for other in others if other != one[0]))
    return ()


def _show_percentages(sheets: Sequence[SheetCells], data: bytes) -> None:
    """Put what a workbook shows as a percentage, 60%, in the place of its 0.6."""
    looks = attempt(lambda: sheet_looks(data)) or []
    for (_name, rows, _merged), look in zip(sheets, looks, strict=False):
        for (row_, column), text in look.shown.items():
            if text.endswith("%") and row_ < len(rows) and column < len(rows[row_]):
                rows[row_][column] = text


def _attempted(step: Callable[[], Pieces], name: str, what: str) -> Pieces | Diagnostic:
    found = read_by(step, lambda _error: _refused(name, what))
    if isinstance(found, Diagnostic) or len(found) <= MOST_PIECES:
        return found
    many = _("more than {limit} paragraphs, lines or rows")
    fix = _("Check that this is the right file, or give a smaller part of it.")
    return unreadable(name, many, fix, "WP109", limit=MOST_PIECES)


def _refused(name: str, what: str, **values: object) -> Diagnostic:
    fix = _("Save the document as text in UTF-8, as a web page (.html), as .docx, .xlsx or .csv.")
    return unreadable(name, what, fix, "WP101", **values)


_HEADING = re.compile(r"^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_BULLET = re.compile(r"^\s*[-*+•·●]\s+(.*)$")
_RULE = re.compile(r"^[\s|:-]*$")
_STRESS = re.compile(r"(\*\*|__|`)(.+?)\1")


def pieces_of_text(text: str) -> tuple[Piece, ...]:
    """A piece for each line, blank ones too."""
    return tuple(line(number, one) for number, one in enumerate(text.splitlines(), 1))


def pieces_of_markdown(text: str) -> tuple[Piece, ...]:
    """A piece for each line, without marks: headings, bullets, rows of tables."""
    return tuple(_pieces(text))


def _pieces(text: str) -> Iterator[Piece]:
    tables = rows = 0
    for number, raw in enumerate(text.splitlines(), 1):
        one = _STRESS.sub(r"\2", raw)
        if one.lstrip().startswith("|"):
            tables, rows = tables + (rows == 0), rows + 1
            if not _RULE.match(one):
                yield row(
                    tables, rows, [cell.strip() for cell in one.strip().strip("|").split("|")]
                )
            continue
        rows = 0
        heading, bullet = _HEADING.match(one), _BULLET.match(one)
        if heading:
            yield line(number, heading[2], len(heading[1]))
        else:
            yield line(number, bullet[1] if bullet else one, bullet=bool(bullet))


_SEPARATORS = ",;\t"


def rows_of_sheet(sheet: SheetCells) -> tuple[Piece, ...]:
    """The rows of a sheet that hold something; what is merged stands in each of its rows."""
    name, rows, merged = sheet
    cells = [[cell_text(cell) for cell in line] for line in rows]
    for (row_, column), (top, left) in merged.items():
        if column == left and row_ < len(cells):
            cells[row_][column] = cells[top][left]
    return tuple(sheet_row(name, number, line) for number, line in enumerate(cells, 1) if any(line))


def rows_of_text(text: str) -> tuple[Piece, ...]:
    """The rows of a table in a text file, parted by the separator that its first line has most."""
    first = text.partition("\n")[0]
    separator = max(_SEPARATORS, key=first.count)
    lines: Sequence[list[str]] = list(csv.reader(StringIO(text), delimiter=separator))
    return tuple(row(1, number, line) for number, line in enumerate(lines, 1) if any(line))
