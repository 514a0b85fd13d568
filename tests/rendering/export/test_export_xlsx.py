"""The ledger, read back with another library than the one that wrote it."""

import shutil
import subprocess
import zipfile
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from workplan_cli.rendering.export.xlsx import render
from workplan_cli.rendering.screen import Screen

Screens = dict[str, Screen]


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
    assert formats[0.275] == "0.0%"


def test_the_status_has_a_sign_and_a_light(summarised: Any, screens: Screens) -> None:
    sheet = book_of(render(summarised("xlsx"), screens["en"]))["Targets"]
    found = {row["target"]: row["status"] for row in rows_of(sheet)}
    assert found["3.2.1"] == "✖ overdue"
    rules = [rule for one in sheet.conditional_formatting for rule in one.rules]
    assert {rule.text for rule in rules} == {"●", "▲", "■", "▽", "▼", "✖"}


def test_the_chase_sheet_says_who_owes_what(summarised: Any, screens: Screens) -> None:
    sheet = book_of(render(summarised("xlsx"), screens["en"]))["Chase"]
    found = [(row["unit"], row["matter"], row["period"], row["target"]) for row in rows_of(sheet)]
    assert ("Gamma", "still time", "2022-Q2", None) in found
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
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    assert hostile
    file = tmp_path / "ledger.xlsx"
    file.write_bytes(render(summarised("xlsx", "zh"), screens["zh"]))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(  # noqa: S603 - found by its name
        [office, profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, file],
        check=True,
        capture_output=True,
        timeout=180,
    )
    assert (tmp_path / "ledger.pdf").read_bytes().startswith(b"%PDF")


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
    sheet = book_of(render(summarised("xlsx", "zh"), screens["zh"]))["条目"]
    heights = {
        row[0].row: sheet.row_dimensions[row[0].row].height
        for row in sheet.iter_rows(2)
        if "资金晚到，" in str([cell.value for cell in row])
    }
    assert list(heights.values()) == [6 * 15]  # 200 columns wide, in a column of 40
    assert sheet.row_dimensions[2].height in {None, 15}  # the usual one is not written


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
