"""Reads the sheets of a workbook, or a CSV file, as rows of cells."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path

from workplan_cli.loading.boundary import attempt, read_by
from workplan_cli.loading.read import guess_encoding, read_bytes, unreadable
from workplan_cli.loading.shown_cells import shown_cells
from workplan_cli.loading.workbook import is_workbook, sheets_of
from workplan_cli.model.diagnostic import Diagnostic
from workplan_cli.model.message import _

_OLE = b"\xd0\xcf\x11\xe0"
"""Old workbooks begin with this, and encrypted ones."""
_NO_WORKBOOK = _("no workbook that can be read, or far too large a one")
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
    cells = attempt(lambda: shown_cells(data)) or []
    for (_sheet, rows, _merged), as_shown in zip(found, cells, strict=False):
        for (row, column), shown in as_shown.items():
            if row < len(rows) and column < len(rows[row]):
                rows[row][column] = shown
    return [TableSheet(f"{name}:{sheet}!", sheet, rows, merged) for sheet, rows, merged in found]


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
