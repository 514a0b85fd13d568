"""Reads workbooks, CSV files and tables of Word files as rows, and finds the table in them."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path

from workplan_cli.loading.boundary import attempt, read_by
from workplan_cli.loading.column_names import column_called, head_called, says_measured
from workplan_cli.loading.published.pieces import Piece, tables
from workplan_cli.loading.published.word import pieces_of_word
from workplan_cli.loading.read import guess_encoding, read_bytes, unreadable
from workplan_cli.loading.word_summary import is_word
from workplan_cli.loading.workbook import (
    cell_text,
    column_name,
    is_of_our_size,
    is_workbook,
    sheets_of,
)
from workplan_cli.loading.workbook_looks import SheetLook, hidden_sheets, sheet_looks
from workplan_cli.model.diagnostic import Diagnostic, Place
from workplan_cli.model.message import _

_OLE = b"\xd0\xcf\x11\xe0"
"""Old workbooks begin with this, and encrypted ones."""
_NO_WORKBOOK = _("no workbook that can be read, or far too large a one")
_NO_DOCUMENT = _("no Word file that can be read, or far too large a one")
_COPY = _(
    "Copy its table into a workbook, and give that; `workplan report form` makes a blank one."
)
_NO_TABLE = _("neither a workbook nor a table in CSV")
_TOO_LARGE = _("a table that is larger than any report")
MOST_ROWS = 20_000
"""Rows of a table that say something; a report has some hundreds."""
_MOST_CELLS = 1_000_000


@dataclass(frozen=True)
class TableSheet:
    """A sheet: its rows, and for merged cells the row and column where what they hold stands.

    `file` is what diagnostics call it: `form.xlsx:Form!`, `table.csv!`.
    """

    file: str
    name: str
    rows: list[list[object]]
    merged: Mapping[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    hidden: frozenset[int] = frozenset()
    """Rows that nobody sees, which are read as well."""
    unseen: bool = False
    """Whether nobody sees the sheet, so that one that is seen is read before it."""
    hidden_columns: frozenset[int] = frozenset()
    comments: tuple[str, ...] = ()
    """Cells that have a comment, which is not read."""

    def cell(self, row: int, column: int) -> object:
        """What a cell holds, counted from 0; None where there is none."""
        try:
            found = self.rows[row][column]
        except IndexError:
            return None
        return None if found == "" else found

    def spread(self, row: int, column: int) -> object:
        """The same, and in every part of a merged cell what it holds."""
        return self.cell(*self.merged.get((row, column), (row, column)))


def read_tables(path: Path, name: str) -> list[TableSheet] | Diagnostic:
    """The sheets of a workbook, or the one of a CSV file; why they cannot be had."""
    data = read_bytes(path, name)
    if isinstance(data, Diagnostic):
        return data
    if data.startswith(_OLE):
        return _refused(name, _("an old or an encrypted workbook"))
    if is_workbook(data) and is_word(data):
        return _of_word(data, name)
    what = _NO_WORKBOOK if is_workbook(data) else _NO_TABLE
    reader = _of_workbook if is_workbook(data) else _of_csv
    found = read_by(lambda: reader(data, name), lambda _error: _refused(name, what))
    if isinstance(found, Diagnostic):
        return found
    rows = max((sum(map(any, sheet.rows)) for sheet in found), default=0)
    return found if rows <= MOST_ROWS else _refused(name, _TOO_LARGE)


def _of_workbook(data: bytes, name: str) -> list[TableSheet] | Diagnostic:
    found = sheets_of(data)
    if found is None:
        return _refused(name, _NO_WORKBOOK)
    looks = attempt(lambda: sheet_looks(data)) or []
    unseen = attempt(lambda: hidden_sheets(data)) or frozenset()
    tables = []
    for at, (sheet, rows, merged) in enumerate(found):
        look = looks[at] if at < len(looks) else SheetLook()
        for (row, column), shown in look.shown.items():
            if row < len(rows) and column < len(rows[row]):
                rows[row][column] = shown
        tables.append(
            TableSheet(
                f"{name}:{sheet}!",
                sheet,
                rows,
                merged,
                look.hidden_rows,
                sheet in unseen,
                look.hidden_columns,
                look.comments,
            )
        )
    return tables


def _of_word(data: bytes, name: str) -> list[TableSheet] | Diagnostic:
    """The tables of a document, each as a sheet that is called by its number."""
    wrong = unreadable(name, _NO_DOCUMENT, _COPY, "WP102")
    if not is_of_our_size(data):
        return wrong
    try:
        found = read_by(lambda: [*tables(pieces_of_word(data))], lambda _error: wrong)
    except ModuleNotFoundError:
        needed = _("to read this kind of file, the package {package} is needed")
        return unreadable(name, needed, _COPY, package="python-docx")
    if isinstance(found, Diagnostic):
        return found
    return [_of_pieces(f"{name}:{at}!", str(at), rows) for at, rows in enumerate(found, 1)]


def _of_pieces(file: str, number: str, pieces: Sequence[Piece]) -> TableSheet:
    """A table of a document, with cells that go on from the row above as workbooks have them."""
    rows: list[list[object]] = [[*piece.cells] for piece in pieces]
    merged: dict[tuple[int, int], tuple[int, int]] = {}
    for row, piece in enumerate(pieces):
        for column in piece.goes_on:
            merged[row, column] = merged.get((row - 1, column), (row - 1, column))
            rows[row][column] = ""
    return TableSheet(file, number, rows, merged)


def _refused(name: str, what: str) -> Diagnostic:
    fix = _("Open it, save it as .xlsx without a password, and give that file.")
    return unreadable(name, what, fix, "WP102")


def _of_csv(data: bytes, name: str) -> list[TableSheet] | Diagnostic:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        if guess_encoding(data) is None:
            return _refused(name, _NO_TABLE)
        text = data.decode("utf-16" if guess_encoding(data) == "UTF-16" else "gb18030", "replace")
    if "\0" in text:
        return _refused(name, _NO_TABLE)
    first = text.partition("\n")[0]
    delimiter = max(",\t;", key=first.count)
    if text.count(delimiter) > _MOST_CELLS or text.count("\n") > _MOST_CELLS:
        return _refused(name, _TOO_LARGE)
    rows: list[list[object]] = [
        list(row) for row in csv.reader(StringIO(text), delimiter=delimiter)
    ]
    return [TableSheet(f"{name}!", "", rows)]


PROPERTIES = "workplan"
"""The hidden sheet of a form: its plan, unit, period and the fingerprint of the plan."""
_TOP_ROWS = 30
"""Rows in which the headings are looked for."""


@dataclass
class TableHeads:
    """Where the table begins: what its columns are, the first row below, what stands above."""

    columns: dict[int, str]
    first: int
    unread: list[str]
    above: dict[str, tuple[object, Place]] = field(default_factory=dict)
    headings: dict[int, str] = field(default_factory=dict)

    @property
    def measured(self) -> list[int]:
        """Columns that may say what figures are counted in."""
        return [at for at, heading in self.headings.items() if says_measured(heading)]


def properties(sheets: Iterable[TableSheet]) -> dict[str, str]:
    """What the hidden sheet of a form says; nothing for other workbooks."""
    rows = next((one.rows for one in sheets if one.name == PROPERTIES), [])
    return {cell_text(row[0]): cell_text(row[1]) for row in rows if len(row) > 1}


def above_table(sheet: TableSheet) -> dict[str, str]:
    """Unit, period and day of submission as they stand above a table."""
    heads = heads_of(sheet)
    return {key: cell_text(value) for key, (value, _at) in heads.above.items()} if heads else {}


def tables_of(sheets: Iterable[TableSheet]) -> list[TableSheet]:
    """The sheets that hold a table with headings that are known; the first one is read."""
    found = [one for one in sheets if one.name != PROPERTIES and heads_of(one)]
    return sorted(found, key=lambda one: one.unseen)


def heads_of(sheet: TableSheet) -> TableHeads | None:
    """The row with the most known headings, one of which names targets."""
    best: dict[int, str] = {}
    at = 0
    for row in range(min(len(sheet.rows), _TOP_ROWS)):
        found = _columns(sheet, row)
        if len(found) > max(len(best), 1) and {"target", "title"} & set(found.values()):
            best, at = found, row
    if not best:
        return None
    below = _columns(sheet, at + 1)
    filled = [
        cell for cell in (sheet.rows[at + 1] if at + 1 < len(sheet.rows) else ()) if cell_text(cell)
    ]
    second = bool(below) and len(below) == len(filled)  # headings in two rows
    columns = {**best, **below} if second else best
    first = at + (2 if second else 1)
    headings = {
        column: cell_text(cell)
        for row in range(at, first)
        for column, cell in enumerate(sheet.rows[row])
        if cell_text(cell)
    }
    read = _once(columns)
    again = [f"{headings[one]} ({column_name(one)})" for one in columns.keys() - read.keys()]
    unread = [text for column, text in headings.items() if column not in columns]
    unread += [*sorted(again), *_without_heading(sheet, at, first)]
    return TableHeads(read, first, unread, _above(sheet, at), headings)


def _without_heading(sheet: TableSheet, at: int, first: int) -> list[str]:
    """The letters of columns that hold something and have no heading."""
    filled = {
        column
        for row in sheet.rows[first:]
        for column, cell in enumerate(row)
        if cell_text(cell).strip()
    }
    heads = range(at, first)
    return [
        column_name(column)
        for column in sorted(filled)
        if not any(cell_text(sheet.spread(row, column)) for row in heads)
    ]


def beside_rows(sheet: TableSheet, key: str) -> dict[str, int]:
    """What rows say in a column of units or of periods, and the first row that says it."""
    heads, found = heads_of(sheet), dict[str, int]()
    if heads is None:
        return found
    top = heads.first - 1
    titles = [cell_text(sheet.spread(top, at)) for at in range(len(sheet.rows[top]))]
    columns = [at for at, title in enumerate(titles) if head_called(title) == key]
    for row in range(heads.first, len(sheet.rows)):
        for column in columns:
            if written := cell_text(sheet.spread(row, column)).strip():
                found.setdefault(written, row + 1)
    return found


def _columns(sheet: TableSheet, row: int) -> dict[int, str]:
    cells = sheet.rows[row] if row < len(sheet.rows) else []
    named = {at: column_called(cell) for at, cell in enumerate(cells) if isinstance(cell, str)}
    return {at: name for at, name in named.items() if name}


def _once(columns: Mapping[int, str]) -> dict[int, str]:
    """Of two columns for one thing the first counts."""
    first: dict[str, int] = {}
    for at, name in columns.items():
        first.setdefault(name, at)
    return {at: name for name, at in first.items()}


def _above(sheet: TableSheet, end: int) -> dict[str, tuple[object, Place]]:
    """What stands behind labels above the headings, in the same cell or the next that is filled."""
    found: dict[str, tuple[object, Place]] = {}
    for row in range(end):
        cells = [(at, cell) for at, cell in enumerate(sheet.rows[row]) if cell_text(cell).strip()]
        for number, (at, cell) in enumerate(cells):
            label, _colon, rest = cell_text(cell).replace("：", ":").partition(":")
            key = head_called(label)
            if key and rest.strip():
                found.setdefault(key, (rest.strip(), Place(row + 1, at + 1)))
            elif key and number + 1 < len(cells):
                column, value = cells[number + 1]
                if head_called(cell_text(value)) is None:
                    found.setdefault(key, (value, Place(row + 1, column + 1)))
    return found
