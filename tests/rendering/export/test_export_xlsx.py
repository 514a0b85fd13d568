"""The ledger, read back with another library than the one that wrote it."""

import re
import zipfile
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from other_programs import libreoffice, sheets
from workplan_cli.assessment.summary import Summary
from workplan_cli.pages.ledger import ledger
from workplan_cli.rendering.book import header_text, lines_of
from workplan_cli.rendering.forms import xlsx
from workplan_cli.rendering.screen import Screen

Screens = dict[str, Screen]
LINE = 15.75
"""Points of a row with one line."""


def render(summary: Summary, screen: Screen) -> bytes:
    return xlsx.render(ledger(summary), screen)


def book_of(data: bytes) -> Any:
    return load_workbook(BytesIO(data))


def rows_of(sheet: Any) -> list[dict[str, Any]]:
    heads = [cell.value for cell in sheet[1]]
    return [dict(zip(heads, row, strict=True)) for row in sheet.iter_rows(2, values_only=True)]


def test_sheets_are_those_that_offices_expect(summarised: Any, screens: Screens) -> None:
    chinese = book_of(render(summarised("xlsx", "zh"), screens["zh"]))
    english = book_of(render(summarised("xlsx"), screens["en"]))
    assert chinese.sheetnames == ["总体情况", "目标清单", "单位", "条目", "催办", "data"]
    assert english.sheetnames == ["Overview", "Targets", "Units", "Entries", "Chase", "data"]
    assert english["data"].sheet_state == "hidden"


def test_headings_stay_and_filter(summarised: Any, screens: Screens) -> None:
    book = book_of(render(summarised("xlsx"), screens["en"]))
    for name in ("Targets", "Units", "Entries", "Chase"):
        sheet = book[name]
        assert sheet.freeze_panes == "C2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert all(sheet.column_dimensions[key].width > 5 for key in ("A", "B", "C"))


def test_the_targets_print_on_one_page_across(summarised: Any, screens: Screens) -> None:
    sheet = book_of(render(summarised("xlsx"), screens["en"]))["Targets"]
    assert sheet.page_setup.orientation == "landscape"
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.print_area == "'Targets'!$A$1:$I$11"
    assert [cell.value for cell in sheet[1]][6:9] == ["status", "due", "Reports"]


def test_figures_are_numbers_and_days_are_days(summarised: Any, screens: Screens) -> None:
    book = book_of(render(summarised("xlsx"), screens["en"]))
    row = {one["target"]: one for one in rows_of(book["Targets"])}["1.1.1"]
    assert (row["actual"], row["progress"]) == (33, 0.275)
    assert row["gap in points"] == pytest.approx(-22.089041)
    assert row["due"] == datetime(2022, 12, 31)  # noqa: DTZ001 - a day in Excel has no zone
    entry = rows_of(book["Entries"])[0]
    assert entry["value"] == 15
    assert entry["submitted"] == datetime(2022, 4, 5)  # noqa: DTZ001
    formats = {cell.value: cell.number_format for cell in book["Targets"][2]}
    assert (formats[0.275], formats[33]) == ("0.0%", "#,##0")


def test_no_clause_is_marked_as_a_number_that_somebody_typed_as_text(
    summarised: Any, screens: Screens
) -> None:
    with zipfile.ZipFile(BytesIO(render(summarised("xlsx"), screens["en"]))) as parts:
        sheet = parts.read("xl/worksheets/sheet2.xml").decode()
    assert '<ignoredError sqref="A1:XFD1048576" numberStoredAsText="1"/>' in sheet


def test_decimals_are_shown_where_there_are_any(
    summarised: Any, screens: Screens, example: Path
) -> None:
    path = example / "reports" / "2022-Q2" / "office.yaml"
    text = path.read_text("utf-8").replace("value: 2.2,", "value: 2.280992,")
    path.write_text(text, "utf-8")
    sheet = book_of(render(summarised("xlsx"), screens["en"]))["Entries"]
    formats = {cell.value: cell.number_format for row in sheet.iter_rows(2) for cell in row}
    assert formats[2.280992] == "#,##0.000000"
    assert formats[61] == "#,##0"


def test_the_status_has_a_sign_and_a_light(summarised: Any, screens: Screens) -> None:
    book = book_of(render(summarised("xlsx"), screens["en"]))
    sheet = book["Targets"]
    found = {row["target"]: row["status"] for row in rows_of(sheet)}
    assert found["3.2.1"] == "✖ overdue *"
    counted = sum(one.endswith("*") for one in found.values())
    said = [row[0] for row in book["Overview"].iter_rows(values_only=True) if row[0]]
    assert any(one.startswith(f"The figures of {counted} targets are in doubt (*)") for one in said)
    rules = [rule for one in sheet.conditional_formatting for rule in one.rules]
    assert {rule.text: rule.dxf.fill.bgColor.rgb[2:].lower() for rule in rules} == {
        "●": "cfe5f5", "▲": "cdeadf", "■": "e3f4ed", "▽": "fdeec4", "✖": "f2b8a2",
    }  # fmt: skip


def test_the_chase_sheet_says_who_owes_what(summarised: Any, screens: Screens) -> None:
    sheet = book_of(render(summarised("xlsx"), screens["en"]))["Chase"]
    found = [(row["unit"], row["matter"], row["period"], row["target"]) for row in rows_of(sheet)]
    assert ("Gamma", "missing", "2022-Q2", None) in found
    assert ("Beta", "came late", "2022-Q2", None) in found
    assert ("Beta", "left out of the report", None, "3.1.1") in found
    assert ("Alpha", "behind schedule", None, "1.1.1") in found
    assert ("Beta", "behind schedule", None, "1.1.2") not in found


def test_no_text_becomes_a_formula_or_a_link(
    summarised: Any, screens: Screens, hostile: str
) -> None:
    data = render(summarised("xlsx"), screens["en"])
    book = book_of(data)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    links = {cell.hyperlink.target for cell in cells if cell.hyperlink}
    assert links == {"https://example.org/7", "https://example.org/?a=1&b=%22'%3cx%3e"}
    assert any(str(cell.value).startswith(hostile[:40]) for cell in cells)
    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert not any(b"<f>" in archive.read(name) for name in archive.namelist())


def test_text_that_looks_like_an_escape_of_excel_stays_as_it_is(
    summarised: Any, screens: Screens, example: Path
) -> None:
    path = example / "reports" / "2022-Q2" / "a.yaml"
    path.write_text(path.read_text("utf-8").replace("value: 22,", "value: 22, note: a_x0041_b,"))
    book = book_of(render(summarised("xlsx"), screens["en"]))
    assert "a_x0041_b" in {row["note"] for row in rows_of(book["Entries"])}


def test_an_address_too_long_for_excel_is_text(
    summarised: Any, screens: Screens, example: Path
) -> None:
    address = "https://example.org/" + "a" * 3000
    path = example / "reports" / "2022-Q2" / "office.yaml"
    path.write_text(path.read_text("utf-8").replace("https://example.org/7", address))
    book = book_of(render(summarised("xlsx"), screens["en"]))
    assert address in {row["link"] for row in rows_of(book["Entries"])}


def test_the_same_content_gives_the_same_bytes(summarised: Any, screens: Screens) -> None:
    assert render(summarised("xlsx"), screens["en"]) == render(summarised("xlsx"), screens["en"])


def test_libreoffice_opens_it(
    summarised: Any, screens: Screens, hostile: str, tmp_path: Path
) -> None:
    assert hostile
    file = tmp_path / "ledger.xlsx"
    file.write_bytes(render(summarised("xlsx", "zh"), screens["zh"]))
    assert sheets(libreoffice(tmp_path, file) / "ledger.pdf") > 0


def test_a_heading_stands_on_the_side_of_its_values(summarised: Any, screens: Screens) -> None:
    book = book_of(render(summarised("xlsx"), screens["en"]))
    for name in ("Targets", "Units", "Entries", "Chase"):
        for heading in book[name][1]:
            value = book[name].cell(2, heading.column)
            if value.value is not None:
                sides = [one.alignment.horizontal == "left" for one in (heading, value)]
                assert sides[0] == sides[1], heading.value
                assert heading.alignment.horizontal in {"left", "right"}


def test_rows_are_as_high_as_their_longest_text(
    summarised: Any, screens: Screens, example: Path
) -> None:
    file = example / "reports" / "2022-Q2" / "b.yaml"
    text = file.read_text("utf-8").replace("zh: 资金晚到", "zh: " + "资金晚到，" * 20)
    file.write_text(text, "utf-8")
    book = book_of(render(summarised("xlsx", "zh"), screens["zh"]))
    sheet = book["条目"]
    heights = {
        row[0].row: sheet.row_dimensions[row[0].row].height
        for row in sheet.iter_rows(2)
        if "资金晚到，" in str([cell.value for cell in row])
    }
    assert list(heights.values()) == [10 * LINE]  # ten signs a line of a column of 24
    assert sheet.row_dimensions[2].height == LINE
    assert book["催办"].row_dimensions[1].height == 2 * LINE  # the filter's button is below


def test_pages_say_what_they_are_of_and_how_many_there_are(
    summarised: Any, screens: Screens
) -> None:
    book = book_of(render(summarised("xlsx"), screens["en"]))
    for name in ("Overview", "Targets", "Units", "Entries", "Chase"):
        sheet = book[name]
        assert sheet.oddHeader.left.text == "Example Work Plan: progress summary"
        assert sheet.oddHeader.right.text == "2022-06-30"
        assert sheet.oddFooter.right.text == "&P / &N"


def test_a_figure_that_is_carried_over_is_no_lag(summarised: Any, screens: Screens) -> None:
    units = rows_of(book_of(render(summarised("xlsx"), screens["en"]))["Units"])
    gamma = next(one for one in units if one["unit"] == "Gamma")
    assert gamma["silent for the period"] == gamma["targets to report on"]
    assert [gamma[one] for one in ("met", "on course", "slipping", "late")] == [0, 0, 0, 0]


def test_who_said_why_there_is_no_figure_is_not_called_silent(
    example: Path, summarised: Any, screens: Screens
) -> None:
    report = (
        "format: workplan/report@1\nplan: example-2022\nunit: c\nperiod: 2022-Q2\n"
        "submitted: 2022-07-05\nentries:\n"
        "- {target: 1.1.1, no_figure: not_published, note: in August}\n"
    )
    # cities report on 1.1.1, 1.1.2, 2.1.2, 3.1.1 and 3.2.2
    before = book_of(render(summarised("xlsx"), screens["en"]))
    (example / "reports" / "again.yaml").write_text(report, "utf-8")
    after = book_of(render(summarised("xlsx"), screens["en"]))
    silent = [
        next(one for one in rows_of(book["Units"]) if one["unit"] == "Gamma")[
            "silent for the period"
        ]
        for book in (before, after)
    ]
    targets = [rows_of(book["Targets"])[0]["silent units"] for book in (before, after)]
    assert (silent, targets) == ([5, 4], [1, 0])


def test_who_has_time_left_is_not_called_silent(
    example: Path, summarised: Any, screens: Screens
) -> None:
    for file in (example / "reports").rglob("*.yaml"):  # so that nothing is known after 1 July
        text = re.sub(r"submitted: 2022-07-\d\d", "submitted: 2022-07-01", file.read_text("utf-8"))
        file.write_text(text, "utf-8")
    book = book_of(render(summarised("xlsx"), screens["en"]))
    gamma = next(one for one in rows_of(book["Units"]) if one["unit"] == "Gamma")
    told = [gamma[one] for one in ("targets to report on", "reported for the period")]
    assert (told, gamma["silent for the period"]) == ([5, 0], 0)


def test_text_keeps_off_the_figures_before_it(summarised: Any, screens: Screens) -> None:
    sheet = book_of(render(summarised("xlsx"), screens["en"]))["Entries"]
    heads = {cell.value: cell for cell in sheet[1]}
    assert (heads["items"].alignment.horizontal, heads["items"].alignment.indent) == ("left", 1)
    below = sheet.cell(2, heads["title"].column)
    assert (below.alignment.horizontal, below.alignment.indent) == ("left", 1)


def test_the_entries_print_on_a4_and_say_whether_they_count(
    summarised: Any, screens: Screens
) -> None:
    book = book_of(render(summarised("xlsx"), screens["en"]))
    sheet = book["Entries"]
    assert {book[name].page_setup.paperSize for name in book.sheetnames[:-1]} == {9}
    assert sheet.print_area == f"'Entries'!$A$1:$N${sheet.max_row}"
    assert [cell.value for cell in sheet[1]][:14] == [
        "target", "title", "unit", "period", "counted", "value", "part", "whole", "items",
        "stage", "done", "reason", "next step", "note",
    ]  # fmt: skip
    assert sheet.max_column == 22


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, 1),
        ("Pilot kindergartens", 30, 1),
        ("Senior high schools with national textbooks", 26, 2),
        ("语言文字", 10, 1),
        ("语言文字", 9.5, 2),
        ("2022-12-31", 12, 1),
        ("a" * 100, 30, 4),
        ("word " * 5, 8, 5),
    ],
)
def test_lines_are_estimated_by_words_and_by_wide_characters(
    text: str, width: float, lines: int
) -> None:
    assert lines_of(text, width) == lines


def test_the_overview_cuts_no_long_sentence_off(
    summarised: Any, screens: Screens, example: Path
) -> None:
    plan = example / "plan.yaml"
    title = "Example Work Plan" * 400
    plan.write_text(plan.read_text("utf-8").replace("Example Work Plan", title), "utf-8")
    sheet = book_of(render(summarised("xlsx"), screens["en"]))["Overview"]
    merged = next(one for one in sheet.merged_cells.ranges if one.coord.startswith("A1:"))
    heights = [sheet.row_dimensions[row].height for row in range(1, merged.max_row + 1)]
    assert len(heights) > 1
    assert max(heights) <= 409
    assert sum(heights) > len(title) / 106 * LINE
    assert sheet["A1"].value.startswith(title)


def test_sentences_and_lists_of_the_overview_wrap_within_the_page(
    summarised: Any, screens: Screens
) -> None:
    sheet = book_of(render(summarised("xlsx"), screens["en"]))["Overview"]
    merged = {one.coord for one in sheet.merged_cells.ranges}
    texts = [cell for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
    opening = next(cell for cell in texts if cell.value.startswith("As of 30 June"))
    late = next(cell for cell in texts if cell.value.startswith("Report came"))
    assert f"A{opening.row}:H{opening.row}" in merged
    assert sheet.row_dimensions[opening.row].height == 2 * LINE
    assert f"B{late.row}:H{late.row}" in merged
    assert opening.alignment.wrap_text
    assert late.alignment.wrap_text


def test_headings_of_the_classes_have_their_colours(summarised: Any, screens: Screens) -> None:
    sheet = book_of(render(summarised("xlsx"), screens["en"]))["Overview"]
    heads = next(row for row in sheet.iter_rows() if row[0].value == "Section")
    colours = {cell.value: cell.fill.fgColor.rgb for cell in heads}
    assert colours["met"] == "FFCFE5F5"
    assert colours["short of schedule"] == "FFF8D3C4"
    assert colours["cannot be judged"] == colours["Section"]
    assert [cell.alignment.horizontal for cell in heads] == ["left", *["right"] * 7]


def test_the_level_has_a_light_of_its_own(summarised: Any, screens: Screens) -> None:
    sheet = book_of(render(summarised("xlsx"), screens["en"]))["Chase"]
    found = {
        str(one.sqref)[0]: {rule.text for rule in one.rules} for one in sheet.conditional_formatting
    }
    assert found["A"] == {"▼", "▽"}
    assert found["J"] == {"▲", "■", "▽", "▼", "✖"}


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Plan & more", "Plan && more"),
        ("R&D", "R&&D"),
        ("R&G &[Picture]", "R&& G && [Picture]"),
        ("two\nlines", "two lines"),
        ("工" * 50, "工" * 39 + "…"),
        ("&" * 300, "&&" * 79 + "…"),
    ],
)
def test_text_of_a_header_holds_no_codes(text: str, written: str) -> None:
    assert header_text(text) == written


def test_a_title_with_signs_of_a_header_is_still_above_the_page(
    summarised: Any, screens: Screens, example: Path
) -> None:
    plan = example / "plan.yaml"
    title = '"A&G &P &[Picture] ' + "😀" * 200 + '"'
    plan.write_text(plan.read_text("utf-8").replace("Example Work Plan", title), "utf-8")
    data = render(summarised("xlsx"), screens["en"])
    with zipfile.ZipFile(BytesIO(data)) as archive:
        sheets = [archive.read(f"xl/worksheets/sheet{number}.xml") for number in range(1, 6)]
    for sheet in sheets:
        assert b"&amp;LA&amp;&amp; G &amp;&amp;P &amp;&amp; [Picture] " in sheet
        assert b"&amp;R2022-06-30" in sheet


def test_units_are_counted_as_status_counts_them(summarised: Any, screens: Screens) -> None:
    units = rows_of(book_of(render(summarised("xlsx"), screens["en"]))["Units"])
    office = next(one for one in units if one["unit"] == "Office")
    assert [office[one] for one in ("met", "slipping", "late")] == [1, 0, 1]


def test_shares_in_the_overview_are_those_of_the_first_sentence(
    summarised: Any, screens: Screens
) -> None:
    sheet = book_of(render(summarised("xlsx"), screens["en"]))["Overview"]
    rows = {row[0]: row[1:] for row in sheet.iter_rows(values_only=True) if row[0]}
    total, shares = rows["Total"], rows["share of those that can be met"]
    able = sum(total[1:6])
    assert list(shares[1:6]) == [pytest.approx(one / able) for one in total[1:6]]
    assert not any(text.startswith("Shares are rounded") for text in rows)
    said = next(text for text in rows if text.startswith("As of"))
    assert f"met {total[1]} ({100 * shares[1]:.1f}%)" in said
