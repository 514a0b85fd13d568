"""Cells of an Excel workbook as text, so that two workbooks can be compared."""

from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from zipfile import BadZipFile, ZipFile
from zlib import error as ZlibError  # noqa: N812 - it is a class

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
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        return tuple(
            (f"{sheet}!{column_name(column)}{row}", written)
            for sheet in book.sheet_names
            for row, cells in enumerate(
                book.get_sheet_by_name(sheet).to_python(skip_empty_area=False), 1
            )
            for column, cell in enumerate(cells)
            if (written := cell_text(cell))
        )
    except CalamineError:
        return ()


def is_damaged(data: bytes) -> bool:
    """Whether an archive has no end, or holds a file that cannot be unpacked."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            return archive.testzip() is not None
    except (BadZipFile, ZlibError, EOFError, OSError, ValueError):
        return True
    except RuntimeError:  # it is encrypted, or packed in a way that Python does not know
        return False


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
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, bool):
        return str(cell)
    if isinstance(cell, int | float | Decimal):
        return f"{float(cell):.12g}"
    return "" if cell is None else str(cell)
