"""Pages as comma-separated values: the table of a page, with exact figures and whole texts."""

import csv
import re
from datetime import date
from decimal import Decimal
from io import StringIO

from workplan_cli.pages.blocks import Cell, Page, Table
from workplan_cli.rendering.cells import data_in
from workplan_cli.rendering.language import Language
from workplan_cli.rendering.screen import Screen
from workplan_cli.rendering.visible import one_line

BYTE_ORDER_MARK = "\ufeff"
"""Without it Excel reads UTF-8 as the encoding of the country."""
_FORMULA = re.compile(r"\s*[=+\-@\t\r]")
"""What a spreadsheet takes for the beginning of a formula; it may skip blanks before it."""


def render(page: Page, screen: Screen) -> str:
    """The first sheet of a page: a line feed behind each row, cells that no spreadsheet runs."""
    return rows_of(page.sheets[0].make(), screen.language)


def rows_of(table: Table, language: Language) -> str:
    """A table with its headings."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    headings = (language.label(column.heading) for column in table.columns)
    writer.writerow(safe(one_line(heading)) for heading in headings)
    writer.writerows([safe(text_of(cell, language)) for cell in row] for row in table.rows)
    return out.getvalue()


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
    if _FORMULA.match(cell) and not _is_number(cell):
        return f"'{cell}"
    return cell


def _is_number(cell: str) -> bool:
    return cell[:1] in {"+", "-"} and cell[1:].replace(".", "", 1).isdigit()
