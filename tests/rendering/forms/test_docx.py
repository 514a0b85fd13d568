"""How pages are laid out as Word documents."""

from decimal import Decimal
from io import BytesIO
from operator import itemgetter

import docx as word
from docx.document import Document

from workplan_cli.pages.blocks import (
    Bars,
    Block,
    Column,
    Items,
    Page,
    PageSection,
    Paragraph,
    table,
)
from workplan_cli.rendering.forms import docx
from workplan_cli.rendering.language import Language
from workplan_cli.rendering.screen import Screen

TEXT_WIDTH = 8845
"""Twentieths of a point between the margins of a circular."""


def document(*found: Block) -> Document:
    page = Page(None, (PageSection(found),))
    return word.Document(BytesIO(docx.render(page, Screen(80, False, Language("zh")))))


def widths(*cells: str) -> list[int]:
    """The columns of a table with one row, in twentieths of a point."""
    columns = [Column(None, "text", itemgetter(index)) for index in range(len(cells))]
    (made,) = document(table(columns, [cells], bare=True)).tables
    return [round((column.width or 0) / 635) for column in made.columns]


def test_columns_are_as_wide_as_what_is_in_them_and_fill_the_page() -> None:
    narrow, wide = widths("12", "培育示范校")
    assert narrow == 2 * 105 + 300  # two signs of half a character, and the blanks around
    assert narrow + wide == TEXT_WIDTH


def test_where_there_is_no_room_the_widest_give_way_all_alike() -> None:
    assert widths("达进度", "很" * 80, "长" * 60) == [930, 3958, 3957]  # 930: 6 signs and blanks


def test_lights_are_as_wide_as_chinese_characters() -> None:
    assert widths("●●●", "很" * 80)[0] == 930


def test_what_finds_no_column_stands_in_the_last_behind_its_heading() -> None:
    columns = [Column(f"h{at}", "text", itemgetter(at)) for at in range(10)]
    (made,) = document(table(columns, [tuple(f"c{at}" for at in range(10))])).tables
    assert [cell.text for cell in made.rows[1].cells][-2:] == ["c6", "h7：c7\nh8：c8\nh9：c9"]


def test_bars_are_a_table_of_counts() -> None:
    bars = Bars("x", ((None, 3, Decimal(75)), (None, 1, Decimal(25))))
    (made,) = document(bars).tables
    assert [[cell.text for cell in row.cells][1:] for row in made.rows] == [
        ["3", "75.0%"],
        ["1", "25.0%"],
    ]


def test_a_signature_stands_at_the_right_and_keeps_together() -> None:
    made = document(
        Paragraph("示例教育厅", place="signature"), Paragraph("各单位：", place="address")
    )
    styles = [one.style and one.style.name for one in made.paragraphs]
    assert styles == ["Right", "Address"]
    assert made.paragraphs[0].paragraph_format.keep_with_next is True


def test_a_page_of_one_sheet_is_in_the_small_type_of_tables_below_its_title() -> None:
    blocks = (Paragraph("大字", strong=True), Paragraph("小字"), Items((("due", "2022-06-30"),)))
    sections = (PageSection(blocks, "Targets"), PageSection((Paragraph("末段"),)))
    data = docx.render(Page("一页", sections, one_sheet=True), Screen(80, False, Language("zh")))
    found = word.Document(BytesIO(data)).paragraphs
    assert [
        (one.style and one.style.name, one.text, any(run.bold for run in one.runs)) for one in found
    ] == [
        ("Title", "一页", False),
        ("SheetHeading", "目标清单", False),
        ("Cell", "大字", True),
        ("Cell", "小字", False),
        ("Cell", "到期日2022-06-30", False),
        ("Cell", "末段", False),
    ]
