"""Any page as a workbook, read back with another library than the one that wrote it."""

from datetime import date
from fractions import Fraction
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from building import outcome
from workplan_cli.model.message import _
from workplan_cli.pages import blocks
from workplan_cli.pages.blocks import Column, Mark, Page, Sheet, page, section, table
from workplan_cli.pages.marks import of_level, of_status
from workplan_cli.pages.status import Choice, status_page
from workplan_cli.pages.values import Percent, Points
from workplan_cli.rendering.forms.xlsx import render
from workplan_cli.rendering.language import Language
from workplan_cli.rendering.screen import Screen

SCREEN = Screen(80, False, Language("en"))
HOSTILE = "=1+1 [bold]x[/bold] <b> \u202e"


def read(made: Page) -> Any:
    return load_workbook(BytesIO(render(made, SCREEN)))


def overview(*parts: blocks.Block) -> Any:
    return read(page("Title", [section(*parts)]))["Overview"]


def values(sheet: Any) -> list[list[Any]]:
    rows = sheet.iter_rows(values_only=True)
    return [[value for value in row if value is not None] for row in rows]


def grid(*kinds_and_cells: tuple[blocks.Kind, blocks.Cell]) -> blocks.Table:
    kinds, cells = zip(*kinds_and_cells, strict=True)
    columns = [Column(_("Target"), kind, lambda _thing: None) for kind in kinds]
    return blocks.Table(tuple(columns), (cells,))


def test_blocks_stand_one_below_the_other() -> None:
    sheet = overview(
        blocks.Paragraph("first", strong=True),
        blocks.Items((("Target", "beside"), (None, "alone"))),
        blocks.Pairs((("Status", of_status("behind", "5 days")),)),
        blocks.Pieces((of_level("red"), of_level("green"))),
        blocks.Bar((("met", 1),)),
        blocks.Code("one\ntwo"),
    )
    assert values(sheet) == [
        ["Title"], [], ["first"], ["Target", "beside"], ["alone"], ["Status", "▼ behind 5 days"],
        ["▼ red   ■ green"], ["one"], ["two"],
    ]  # fmt: skip
    assert sheet["A3"].font.b
    assert {one.coord for one in sheet.merged_cells.ranges} >= {"A3:G3", "B4:G4", "A5:G5"}


def test_a_section_below_another_has_an_empty_row_before_it_and_a_part_of_it_has_none() -> None:
    parts = [
        section(blocks.Paragraph("a"), heading="Status"),
        section(blocks.Paragraph("b"), heading="Target", level=3),
        section(blocks.Paragraph("c")),
    ]
    sheet = read(page("Title", parts))["Overview"]
    assert values(sheet) == [["Title"], [], ["Status"], ["a"], ["Target"], ["b"], [], ["c"]]


@pytest.mark.parametrize(
    ("kind", "cell", "value", "form"),
    [
        ("number", Fraction(7, 4), 1.75, "#,##0.00"),
        ("number", Fraction(1200), 1200, "#,##0"),
        ("count", 0, 0, "#,##0"),
        ("percent", Percent(Fraction(1, 8)), 0.125, "0.0%"),
        ("number", Percent(Fraction(1, 8)), 0.125, "0.0%"),
        ("points", Points(Fraction(-5, 2)), -2.5, "+0.0;-0.0;0.0"),
        ("figure", "11 of 12", "11 of 12", "@"),
        ("text", HOSTILE, "=1+1 [bold]x[/bold] <b> \\u202e", "@"),
        ("number", None, None, "General"),
    ],
)
def test_a_cell_is_written_as_what_it_is(
    kind: blocks.Kind, cell: blocks.Cell, value: object, form: str
) -> None:
    made = read(page("Title", (), [Sheet("targets", _("Targets"), lambda: grid((kind, cell)))]))
    found = made["Targets"]["A2"]
    assert (found.value, found.number_format) == (value, form)
    assert found.data_type in {"s", "n"}


def test_a_day_is_a_day() -> None:
    sheet = Sheet("targets", _("Targets"), lambda: grid(("date", date(2022, 6, 30))))
    found = read(page("Title", (), [sheet]))["Targets"]["A2"]
    assert (found.value.date(), found.number_format) == (date(2022, 6, 30), "yyyy-mm-dd")


def test_things_below_each_other_make_a_row_as_high_as_they_are() -> None:
    sheet = overview(grid(("text", blocks.Stack(("a", "b", "c")))))
    assert sheet["A4"].value == "a\nb\nc"
    assert sheet.row_dimensions[4].height == 3 * sheet.row_dimensions[3].height


def test_columns_of_the_first_sheet_have_room_for_the_widest_table() -> None:
    narrow = grid(("id", "1.1.1"), ("figure", "123 of 4,567 kindergartens"))
    wide = table([Column("", "text", lambda _thing: "x", 1, width=50)], [None])
    sheet = overview(narrow, wide)
    assert sheet.column_dimensions["A"].width == pytest.approx(50.7, abs=0.1)
    assert sheet.column_dimensions["B"].width > len("123 of 4,567 kindergartens")


def test_an_empty_heading_is_coloured_like_the_others_and_a_light_colours_its_own() -> None:
    columns = [
        Column("", "text", lambda _thing: "x"),
        Column(_("met"), "number", lambda _thing: 1, light=of_status("met")),
    ]
    sheet = overview(table(columns, [None]))
    colours = [sheet.cell(3, column).fill.fgColor.rgb for column in (1, 2)]
    assert colours == ["FFE8EDF2", "FFCFE5F5"]


def test_only_lights_that_occur_have_a_colour_and_grey_has_none() -> None:
    marks: list[Mark] = [of_status("overdue"), of_status("silent"), of_level("red")]
    sheet = overview(table([Column(_("Status"), "mark", lambda mark: mark)], marks))
    rules = [rule for one in sheet.conditional_formatting for rule in one.rules]
    found = {rule.text: rule.dxf.fill.bgColor.rgb for rule in rules}
    assert found == {"✖": "FFF2B8A2", "▼": "FFF8D3C4"}


def test_the_page_of_status_has_its_tables_to_read_and_its_targets_to_compute_with() -> None:
    target = "measure: count\ngoal: {at_least: 100}\ncombine: sum\nover_time: cumulative\n"
    found = outcome(target, "a 2022-Q2: value: 2", "2022-06-30")
    made = read(status_page(found, Choice()))
    assert made.sheetnames == ["Overview", "Targets"]
    headings = [row for row in values(made["Overview"]) if row and row[-1] in {"ongoing", "Status"}]
    assert [row[0] for row in headings] == ["Section", "Target"]
    row = dict(zip(*(values(made["Targets"])[index] for index in (0, 1)), strict=False))
    assert row["target"] == found.targets[0].target.id
    assert made["Targets"].freeze_panes == "C2"


def test_a_page_without_provenance_has_no_seal_and_no_day() -> None:
    made = read(page("Title", [section(blocks.Paragraph("a"))]))
    assert made.sheetnames == ["Overview"]
    assert made["Overview"].oddHeader.left.text == "Title"
    assert made["Overview"].oddHeader.right.text is None
