"""Cells of an Excel workbook as text: their values, and what its program shows in their place."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile
from zlib import error as ZlibError  # noqa: N812 - it is a class

from workplan_cli.loading.boundary import attempt

UNPACKED_MB = 100
"""A workbook or a Word file when it is unpacked; ours have a few."""
_MOST_PARTS = 10_000
_OTHER_WORKBOOKS = frozenset({"content.xml", "xl/workbook.bin"})
"""Parts of workbooks in other formats (.ods, .xlsb), which say how large they are elsewhere."""
_MOST_SHEETS = 1_000
_MOST_CELLS = 3_000_000
"""Cells up to the last row and column of all sheets; a reader keeps room for each."""
_SMALL = 200_000
"""Cells of a sheet that may be empty nearly all of them."""
_MOST_EMPTY = 20
"""Cells up to the last row and column for each that there is, of a larger sheet."""
_LARGEST_MERGED = 10_000
"""Cells in one that is merged."""
_Cell = tuple[int, int]
SheetCells = tuple[str, list[list[Any]], dict[_Cell, _Cell]]
_PLACE = re.compile(rb"\br\s*=\s*[\"']([A-Za-z]{0,9})([0-9]{0,12})[\"']")
_ROW, _ONE_CELL = re.compile(rb"[<:]row\b"), re.compile(rb"[<:]c\b")
PROVENANCE_KEY = "data!"
"""Places of the cells that hold the provenance of an exported workbook, on the sheet `data`."""


def is_workbook(data: bytes) -> bool:
    """Whether bytes are a ZIP archive, as workbooks are."""
    return data.startswith(b"PK\x03\x04")


def workbook_cells(data: bytes) -> tuple[tuple[str, str], ...]:
    """Every cell that holds something: `targets!C4` and its value, sheet by sheet, row by row.

    Raises:
        ModuleNotFoundError: the package that reads workbooks is not there.
    """
    return tuple(
        (f"{sheet}!{column_name(column)}{row}", written)
        for sheet, rows, _merged in sheets_of(data) or ()
        for row, cells in enumerate(rows, 1)
        for column, cell in enumerate(cells)
        if (written := cell_text(cell))
    )


def sheets_of(data: bytes) -> list[SheetCells] | None:
    """Name, rows and merged cells of every sheet; None where it cannot be read, or is too large.

    Raises:
        ModuleNotFoundError: the package that reads workbooks is not there.
    """
    from python_calamine import CalamineWorkbook

    if not is_of_our_size(data):
        return None

    def every_sheet() -> list[SheetCells] | None:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        found: list[SheetCells] = []
        room = _MOST_CELLS
        for name in book.sheet_names:  # two may be of one part
            sheet = book.get_sheet_by_name(name)
            room -= sheet.total_height * sheet.total_width
            if room < 0 or len(found) == _MOST_SHEETS:
                return None
            rows = sheet.to_python(skip_empty_area=False)
            found.append((sheet.name, rows, _merged(sheet.merged_cell_ranges or ())))
        return found

    return attempt(every_sheet)


def _merged(ranges: Iterable[tuple[_Cell, _Cell]]) -> dict[_Cell, _Cell]:
    """Where each part of a merged cell has what it holds; only of ranges that a table has."""
    found: dict[_Cell, _Cell] = {}
    for (top, left), (bottom, right) in ranges:
        if (bottom - top + 1) * (right - left + 1) > _LARGEST_MERGED or len(found) > _SMALL:
            continue
        for row in range(top, bottom + 1):
            found |= {(row, column): (top, left) for column in range(left, right + 1)}
    return found


def is_of_our_size(data: bytes) -> bool:
    """Whether a reader can be given it: it allocates all cells up to the last one of a sheet."""

    def is_small() -> bool:
        with ZipFile(BytesIO(data)) as archive:
            names = archive.namelist()
            ours = _OTHER_WORKBOOKS.isdisjoint(names)
            return ours and all(_is_small(archive.read(name)) for name in names)

    # What cannot be unpacked is left to the reader, which says what is wrong with it.
    return not is_too_large(data) and attempt(is_small) is not False


def is_too_large(data: bytes) -> bool:
    """Whether an archive says that it is larger than any of ours, or has too many parts."""

    def is_large() -> bool:
        with ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
        unpacked = sum(one.file_size for one in parts)
        return len(parts) > _MOST_PARTS or unpacked > UNPACKED_MB * 1_000_000

    return bool(attempt(is_large))


def _is_small(part: bytes) -> bool:
    """Whether a part, which may be a sheet whatever it is called, has cells for its size."""
    if b"row" not in part:
        return True
    cells, area = _cells_in(part)
    return area <= max(_SMALL, min(_MOST_CELLS, _MOST_EMPTY * cells))


def _cells_in(sheet: bytes) -> tuple[int, int]:
    """How many cells a sheet has, and how many there are up to its last row and column.

    Those that do not say where they are stand below and behind all others, for all we know.
    """
    rows = columns = places = named = 0
    for found in _PLACE.finditer(sheet):
        named += not found[1]
        places += bool(found[1])
        rows = max(rows, int(found[2] or 0))
        columns = max(columns, column_number(found[1].upper()))
    cells = len(_ONE_CELL.findall(sheet))
    rows += max(0, len(_ROW.findall(sheet)) - named)
    columns += max(0, cells - places)
    return cells, rows * columns


def column_number(letters: bytes) -> int:
    """The number of a column, counted from 1; 0 without letters."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def is_damaged(data: bytes) -> bool:
    """Whether an archive has no end, or holds a file that cannot be unpacked."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            return not is_too_large(data) and archive.testzip() is not None
    except (BadZipFile, ZlibError, EOFError, OSError, ValueError):
        return True
    except RuntimeError:  # it is encrypted, or packed in a way that Python does not know
        return False


@lru_cache(maxsize=1024)  # the columns of a sheet are few, its cells many
def column_name(index: int) -> str:
    """The letters of a column, counted from 0: A, B, …, Z, AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def cell_text(cell: object) -> str:
    """A cell's value in one form, whichever type a reader gives it."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, bool):
        return str(cell)
    if isinstance(cell, int | float | Decimal):
        return f"{float(cell):.12g}"
    return "" if cell is None else str(cell)
