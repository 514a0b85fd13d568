"""The first sheet of a workbook, where tables share their columns with all else."""

from io import BytesIO
from operator import itemgetter

import pytest
from openpyxl import load_workbook

from workplan_cli.pages.blocks import Column, PageSection, Pairs, Table, page
from workplan_cli.rendering.forms import xlsx
from workplan_cli.rendering.language import Language
from workplan_cli.rendering.screen import Screen

PAIRS = Pairs((("due", "2022-06-30"),))


@pytest.mark.parametrize(
    ("widths", "at"),
    [
        # As many of the first columns as 34 characters need; one at the least is for the rest.
        ((40, 20, 50), "B"),
        ((20, 14, 80), "C"),
        ((20, 13, 10, 80), "D"),
        ((10, 100), "B"),
        ((), "B"),  # without a table the first column is one for labels
    ],
)
def test_labels_are_over_columns_of_their_width_and_what_they_stand_for_behind_them(
    widths: tuple[int, ...], at: str
) -> None:
    columns = tuple(
        Column("Goal", "text", itemgetter(index), width=width) for index, width in enumerate(widths)
    )
    tables = (Table(columns, (("x",) * len(widths),)),) if widths else ()
    made = page("Plan", [PageSection((*tables, PAIRS))])
    sheet = load_workbook(BytesIO(xlsx.render(made, Screen(80, False, Language("en")))))["Overview"]
    found = {cell.value: cell.column_letter for row in sheet for cell in row if cell.value}
    assert (found["due"], found["2022-06-30"]) == ("A", at)
