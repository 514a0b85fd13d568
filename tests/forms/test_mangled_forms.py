"""What clerks do to a form, and what becomes of it: read, or named by its cell; all made up."""

import datetime as dt
import zipfile
from io import BytesIO
from pathlib import Path
from time import perf_counter

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from form_filling import (
    Capture,
    Change,
    bring,
    change,
    columns,
    entries,
    fill,
    make,
    prepare,
    row_of,
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return prepare(tmp_path, monkeypatch)


def _reversed(sheet: Worksheet) -> None:
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=7)]
    for number, row in enumerate(reversed(rows), 7):
        for column, value in enumerate(row, 1):
            sheet.cell(number, column).value = value


def _hidden(sheet: Worksheet) -> None:
    sheet.column_dimensions["A"].hidden = True
    sheet.column_dimensions["C"].hidden = True


def _without_columns(sheet: Worksheet) -> None:
    sheet.delete_cols(columns(sheet)["goal"], 3)


def _row_above(sheet: Worksheet) -> None:
    sheet.insert_rows(1, 2)
    sheet["A1"] = "某盟教育局"


def _merged(sheet: Worksheet) -> None:
    row = row_of(sheet, "1.1.2")
    sheet.insert_rows(row)
    sheet.cell(row, columns(sheet)["evidence.ref"]).value = "虚构2号"
    sheet.merge_cells(start_row=row - 1, end_row=row, start_column=1, end_column=1)


def _id_gone(sheet: Worksheet) -> None:
    sheet.cell(row_of(sheet, "1.1.1"), 1).value = None


def _renamed(sheet: Worksheet) -> None:
    sheet.title = "副本(2)"
    sheet.cell(6, columns(sheet)["value"]).value = "完成数（所）"


def _percent(code: str) -> Change:
    def put(sheet: Worksheet) -> None:
        sheet.cell(row_of(sheet, "1.1.2"), columns(sheet)["value"]).number_format = code

    return put


def _of(name: str, value: object) -> Change:
    return fill({name: value})


VALUE, DONE, TEXT = "1.1.1 value", "1.1.3 done", "1.1.5 value"
READ: dict[str, tuple[list[Change], dict[str, dict[str, object]]]] = {
    "sorted rows": ([_of(VALUE, 12), _reversed], {"1.1.1": {"value": 12}}),
    "hidden columns": ([_of(VALUE, 12), _hidden], {"1.1.1": {"value": 12}}),
    "deleted columns": ([_of(VALUE, 12), _without_columns], {"1.1.1": {"value": 12}}),
    "rows above": ([_of(VALUE, 12), _row_above], {"1.1.1": {"value": 12}}),
    "merged ids": (
        [fill({VALUE: 12, "1.1.1 evidence.ref": "虚构1号"}), _merged],
        {"1.1.1": {"value": 12, "evidence": [{"ref": "虚构1号"}, {"ref": "虚构2号"}]}},
    ),
    "an id that is gone": ([_of(VALUE, 12), _id_gone], {"1.1.1": {"value": 12}}),
    "other names": ([_of(VALUE, 12), _renamed], {"1.1.1": {"value": 12}}),
    "a number as text": ([_of(VALUE, "12")], {"1.1.1": {"value": 12}}),
    "full-width digits": ([_of(VALUE, "１２")], {"1.1.1": {"value": 12}}),
    "a number with its unit": ([_of(VALUE, " 12所 ")], {"1.1.1": {"value": 12}}),
    "commas": ([_of(TEXT, "1,234.5")], {"1.1.5": {"value": 1234.5}}),
    "2022.5.12": ([_of(DONE, "2022.5.12")], {"1.1.3": {"done": dt.date(2022, 5, 12)}}),
    "2022年5月12日": ([_of(DONE, "2022年5月12日")], {"1.1.3": {"done": dt.date(2022, 5, 12)}}),
    "20220512": ([_of(DONE, 20220512)], {"1.1.3": {"done": dt.date(2022, 5, 12)}}),
    "20 May as a number": ([_of(DONE, 44701)], {"1.1.3": {"done": dt.date(2022, 5, 20)}}),
    "a percent cell": ([_of("1.1.2 value", 0.855), _percent("0.0%")], {"1.1.2": {"value": 85.5}}),
    "a plain percent cell": ([_of("1.1.2 value", 0.9), _percent("0%")], {"1.1.2": {"value": 90}}),
    "a dash": ([fill({VALUE: "—", "1.1.1 note": "未开工"})], {"1.1.1": {"note": "未开工"}}),
    "a bell": ([_of("1.1.1 note", "甲_x0007_乙")], {"1.1.1": {"note": "甲乙"}}),
}


@pytest.mark.parametrize("name", READ)
def test_it_is_read_all_the_same(name: str, capfd: Capture) -> None:
    changes, expected = READ[name]
    make(capfd)
    change(*changes)
    run = bring(capfd, "form.xlsx")
    assert run.code == 0, run
    assert "error" not in run.out.replace("0 errors", "")
    assert entries() == expected


NAMED: dict[str, tuple[dict[str, object], str, str]] = {
    "words for a figure": ({VALUE: "十几所"}, VALUE, "error WP116"),
    "a formula's error": ({VALUE: "#DIV/0!"}, VALUE, "error WP116"),
    "a formula that nobody computed": ({VALUE: "=5+7"}, VALUE, "error WP116"),
    "an unknown stage": ({"1.1.3 stage": "快好了"}, "1.1.3 stage", "error WP316"),
    "a day that is not": ({DONE: "2022.2.30"}, DONE, "error WP114"),
    "below zero": ({VALUE: -3}, VALUE, "error WP304"),
    "half a kindergarten": ({VALUE: 2.5}, VALUE, "warning WP313"),
    "a field of another": ({"1.1.1 part": 3}, "1.1.1 part", "error WP306"),
    "more than all": ({"1.1.2 part": 12, "1.1.2 whole": 10}, "1.1.2 part", "error WP309"),
}


@pytest.mark.parametrize("name", NAMED)
def test_what_is_wrong_is_named_by_its_cell_and_the_rest_is_read(name: str, capfd: Capture) -> None:
    values, wrong, code = NAMED[name]
    make(capfd)
    change(fill({**values, "1.1.4 note": "推进中"}))
    sheet = openpyxl.load_workbook("form.xlsx").worksheets[0]
    target, _, column = wrong.partition(" ")
    cell = sheet.cell(row_of(sheet, target), columns(sheet)[column]).coordinate
    run = bring(capfd, "form.xlsx")
    assert run.code == (1 if code.startswith("error") else 0)
    assert f"form.xlsx:填报表!{cell}: {code}" in run.out
    assert entries()["1.1.4"] == {"note": "推进中"}


def test_two_figures_for_one_target_are_an_error(capfd: Capture) -> None:
    make(capfd)
    change(fill({VALUE: 12}), lambda sheet: sheet.append(["1.1.1", *[None] * 4, 13]))
    run = bring(capfd, "form.xlsx")
    assert (run.code, "WP305" in run.out) == (1, True)


def test_an_unknown_id_is_an_error_of_its_cell(capfd: Capture) -> None:
    make(capfd)
    change(fill({VALUE: 12}), lambda sheet: sheet.append(["9.9.9", *[None] * 4, 13]))
    run = bring(capfd, "form.xlsx")
    assert (run.code, "!A12: error WP302" in run.out) == (1, True)


def _zip(files: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


HOSTILE = {
    "encrypted": b"\xd0\xcf\x11\xe0" + b"\0" * 4000,
    "a bomb": _zip({"xl/worksheets/sheet1.xml": b" " * 150_000_000}),
    "a far cell": _zip({"xl/worksheets/sheet1.xml": b'<c r="XFD1048576"/>'}),
    "another archive": _zip({"word/document.xml": b"<a/>"}),
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20,
    "cut off": _zip({"xl/workbook.xml": b"<workbook/>"})[:60],
    "empty": b"",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_in_under_a_second(name: str, capfd: Capture) -> None:
    Path("form.xlsx").write_bytes(HOSTILE[name])
    begin = perf_counter()
    run = bring(capfd, "form.xlsx", "--unit", "a", "--period", "2022-Q2")
    assert perf_counter() - begin < 1
    assert (run.code, run.out) == (2, "")
    assert "form.xlsx" in run.err
    assert not Path("reports").exists()


def test_a_form_of_another_plan_or_period_is_refused(capfd: Capture) -> None:
    make(capfd)
    change(fill({VALUE: 12}))
    run = bring(capfd, "form.xlsx", "--period", "2022-Q3")
    assert (run.code, "the options name another" in run.err) == (2, True)
    text = Path("plan.yaml").read_text("utf-8").replace("id: invented\ntitle", "id: other\ntitle")
    Path("plan.yaml").write_text(text, "utf-8")
    run = bring(capfd, "form.xlsx")
    assert (run.code, "it is on plan invented, not on other" in run.err) == (2, True)
