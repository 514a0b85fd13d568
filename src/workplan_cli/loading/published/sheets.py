"""The rows of a workbook's sheet, and of a table in a text file (CSV)."""

import csv
from collections.abc import Sequence
from io import StringIO

from workplan_cli.loading.published.pieces import Piece, row, sheet_row
from workplan_cli.loading.workbook import SheetCells, cell_text

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
