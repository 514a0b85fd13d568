"""Pages as comma-separated values: the table of a page, with exact figures and whole texts."""

import csv
from datetime import date
from decimal import Decimal
from fractions import Fraction
from io import StringIO

from workplan_cli.pages.blocks import Cell, Gauge, Lines, Mark, Marks, Page, Table
from workplan_cli.pages.values import Figure, Percent, Points
from workplan_cli.rendering.language import Language, exact
from workplan_cli.rendering.one_line import one_line
from workplan_cli.rendering.screen import Screen

BYTE_ORDER_MARK = "\ufeff"
"""Without it Excel reads UTF-8 as the encoding of the country."""
_FORMULA = ("=", "@", "\t", "\r", "+", "-")
"""What a spreadsheet takes for the beginning of a formula."""


def render(page: Page, screen: Screen) -> str:
    """The first sheet of a page: a line feed behind each row, cells that no spreadsheet runs."""
    return rows_of(page.sheets[0].table, screen.language)


def rows_of(table: Table, language: Language) -> str:
    """A table with its headings."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    headings = (language.label(column.heading) for column in table.columns)
    writer.writerow(safe(one_line(heading)) for heading in headings)
    writer.writerows([safe(text_of(cell, language)) for cell in row] for row in table.rows)
    return out.getvalue()


def text_of(cell: Cell, language: Language) -> str:
    """A cell as data: nothing for nothing, figures exact (six decimals where they have no end)."""
    if isinstance(cell, Percent | Gauge | Points | Figure | Fraction | Decimal):
        value = exact(value_of(cell))
        return "" if value is None else f"{value:f}"
    if isinstance(cell, Mark):
        return f"{cell.sign} {language.label(cell.word)}"
    if isinstance(cell, Marks):
        return "".join(mark.sign for mark in cell.marks)
    if isinstance(cell, Lines):
        return " ".join(text_of(one, language) for one in cell.lines)
    if isinstance(cell, date):
        return cell.isoformat()
    return "" if cell is None else one_line(language.write(cell))


def value_of(
    cell: Percent | Gauge | Points | Figure | Fraction | Decimal,
) -> Fraction | Decimal | None:
    """The number in a cell."""
    if isinstance(cell, Percent | Gauge):
        return cell.share
    return cell.value if isinstance(cell, Points | Figure) else cell


def safe(cell: str) -> str:
    """A cell that no spreadsheet runs as a formula; numbers keep their sign."""
    if cell.startswith(_FORMULA) and not _is_number(cell):
        return f"'{cell}"
    return cell


def _is_number(cell: str) -> bool:
    return cell[:1] in {"+", "-"} and cell[1:].replace(".", "", 1).isdigit()
