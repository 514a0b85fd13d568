"""Pages as comma-separated values: the table of a page, with exact figures and whole texts."""

import csv
import re
from datetime import date
from decimal import Decimal
from io import StringIO

from workplan_cli.model.message import Message
from workplan_cli.pages.blocks import Cell, Column, Page, Table
from workplan_cli.rendering.cells import data_in
from workplan_cli.rendering.language import Language
from workplan_cli.rendering.screen import Screen

BYTE_ORDER_MARK = "\ufeff"
"""Without it Excel reads UTF-8 as the encoding of the country."""
_FORMULA = re.compile(r"\s*[=+\-@\t\r]")
"""What a spreadsheet takes for the beginning of a formula; it may skip blanks before it."""
_NO_ID = re.compile(
    r"\d+([.-]\d+)+|0\d+|\d{16,}|\d+(\.\d+)?e\d+|nan?|n/a|null?|none|inf(inity)?|true|false"
    r"|(\d+-?)?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*-?\d*",
    re.IGNORECASE,
)
"""Ids that spreadsheets and pandas read as something else: 11.10, 9.8.2, 2022-06, 0101, 1e5, NA."""


def render(page: Page, screen: Screen) -> str:
    """The first sheet of a page: a line feed behind each row, cells that no spreadsheet runs."""
    return rows_of(page.sheets[0].make(), screen.language)


def rows_of(table: Table, language: Language) -> str:
    """A table under the names that programs have for its columns."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(map(machine_name, table.columns))
    for row in table.rows:
        cells = zip(table.columns, row, strict=True)
        writer.writerow([_written(column, cell, language) for column, cell in cells])
    return out.getvalue()


def machine_name(column: Column) -> str:
    """What programs call a column, in every language: `gap_points`, as in JSON (D-258)."""
    heading = column.heading
    template = heading.template if isinstance(heading, Message) else str(heading)
    return column.name or "_".join(re.findall(r"\w+", template.lower()))


def _written(column: Column, cell: Cell, language: Language) -> str:
    """An id has a sign before it where programs would read a number, a day or nothing (D-258)."""
    text = text_of(cell, language)
    mistakable = column.kind == "id" and _NO_ID.fullmatch(text)
    return safe(f"§{text}" if mistakable else text)


def text_of(cell: Cell, language: Language) -> str:
    """A cell as data on one line: nothing for nothing."""
    data = data_in(cell, language)
    if isinstance(data, Decimal):
        return f"{data:f}"
    if isinstance(data, date):
        return data.isoformat()
    return "" if data is None else str(data).replace("\n", " ")


def safe(cell: str) -> str:
    """A cell that no spreadsheet runs as a formula; numbers keep their sign."""
    is_number = cell[:1] in {"+", "-"} and cell[1:].replace(".", "", 1).isdigit()
    return f"'{cell}" if _FORMULA.match(cell) and not is_number else cell
