"""The rows of a workbook's sheet, and of a table in a text file (CSV)."""

import csv
from collections.abc import Sequence
from io import BytesIO, StringIO
from typing import Any

from workplan_cli.loading.published.pieces import Piece, row, sheet_row
from workplan_cli.loading.workbook import cell_text

_SEPARATORS = ",;\t"


def sheet_names(data: bytes) -> list[str]:
    """The sheets of a workbook, in their order."""
    return list(_workbook(data).sheet_names)


def rows_of_sheet(data: bytes, sheet: str) -> tuple[Piece, ...]:
    """The rows of a sheet that hold something; what is merged stands in each of its rows."""
    found = _workbook(data).get_sheet_by_name(sheet)
    cells = [[cell_text(cell) for cell in line] for line in found.to_python(skip_empty_area=False)]
    for (top, column), (bottom, _right) in found.merged_cell_ranges or ():
        for below in range(top + 1, min(bottom + 1, len(cells))):
            cells[below][column] = cells[top][column]
    return tuple(
        sheet_row(sheet, number, line) for number, line in enumerate(cells, 1) if any(line)
    )


def rows_of_text(text: str) -> tuple[Piece, ...]:
    """The rows of a table in a text file, parted by the separator that its first line has most."""
    first = text.partition("\n")[0]
    separator = max(_SEPARATORS, key=first.count)
    lines: Sequence[list[str]] = list(csv.reader(StringIO(text), delimiter=separator))
    return tuple(row(1, number, line) for number, line in enumerate(lines, 1) if any(line))


def _workbook(data: bytes) -> Any:
    from python_calamine import CalamineWorkbook

    return CalamineWorkbook.from_filelike(BytesIO(data))
