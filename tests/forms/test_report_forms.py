"""Excel forms: what is in them, and what comes back; everything is made up."""

import datetime as dt
import re
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from building import UNITS, loaded
from calling import call
from form_filling import PLAN, Capture, bring, change, columns, entries, fill, make, prepare, row_of
from other_programs import calibri, libreoffice, sheets
from workplan_cli.loading.document import parse_document
from workplan_cli.loading.report_table import report_of
from workplan_cli.loading.shape import shape
from workplan_cli.loading.tables import read_tables, tables_of
from workplan_cli.model.plan import Plan
from workplan_cli.model.report import Activity, Entry, Evidence, Report
from workplan_cli.model.text import Text
from workplan_cli.model.units import Units
from workplan_cli.rendering.language import Language
from workplan_cli.rendering.report_form import Form, render, words_of
from workplan_cli.rendering.report_text import render as as_yaml

XLSX = "xlsx:Calc MS Excel 2007 XML"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return prepare(tmp_path, monkeypatch)


FILLED = {
    "1.1.1 value": 12,
    "1.1.1 evidence.ref": "虚构〔2022〕1号",
    "1.1.2 part": 95,
    "1.1.2 whole": 100,
    "1.1.3 stage": "正在征求意见",
    "1.1.4 activities.date": dt.date(2022, 5, 12),
    "1.1.4 activities.text": "开会",
    "1.1.5 value": 120.5,
    "1.1.5 note": "第二季度",
}
WRITTEN = {
    "1.1.1": {"value": 12, "evidence": [{"ref": "虚构〔2022〕1号"}]},
    "1.1.2": {"part": 95, "whole": 100},
    "1.1.3": {"stage": "consulting"},
    "1.1.4": {"activities": [{"date": dt.date(2022, 5, 12), "text": "开会"}]},
    "1.1.5": {"value": Decimal("120.5"), "note": "第二季度"},
}


def test_a_filled_form_becomes_the_report_and_is_as_valid_as_one_in_yaml(capfd: Capture) -> None:
    assert make(capfd).code == 0
    words = {one: key for key, one in words_of((Language("zh"),)).items()}
    change(fill({**FILLED, "1.1.3 stage": words["consulting"]}))
    assert bring(capfd, "form.xlsx").code == 0
    assert entries() == WRITTEN
    assert call(capfd, "validate", "reports", "--plan", "plan.yaml").code == 0


def test_a_form_says_what_is_asked_and_locks_what_is_not(capfd: Capture) -> None:
    make(capfd, lang="en")
    make(capfd)  # a form that is there stays
    sheet = openpyxl.load_workbook("form.xlsx").worksheets[0]
    at, row = columns(sheet), row_of(sheet, "1.1.1")
    said = [sheet.cell(row, at[name]).value for name in ("title", "goal", "asked")]
    assert said == [
        "New kindergartens",
        "at least 20 kindergartens by 31 December 2022",
        "kindergartens, total since 1 January 2022",
    ]
    assert sheet.protection.sheet
    assert not sheet.cell(row, at["value"]).protection.locked
    assert sheet.cell(row, at["part"]).protection.locked
    assert sheet.cell(row, at["title"]).protection.locked


def test_the_last_figure_stands_in_the_form(capfd: Capture) -> None:
    make(capfd, "--unit", "a", "--period", "2022-Q1", "-o", "form.xlsx", "--plan", "plan.yaml")
    change(fill({"1.1.1 value": 7}))
    bring(capfd, "form.xlsx")
    make(capfd, "--unit", "a", "--period", "2022-Q2", "-o", "next.xlsx", "--plan", "plan.yaml")
    sheet = openpyxl.load_workbook("next.xlsx").worksheets[0]
    assert sheet.cell(row_of(sheet, "1.1.1"), columns(sheet)["last"]).value == "7"


def test_a_group_gets_one_form_each_and_a_county_the_rows_of_its_league(capfd: Capture) -> None:
    options = ("--unit", "leagues", "--unit", "a1", "--period", "2022-Q2", "-o", "forms")
    assert make(capfd, *options, "--plan", "plan.yaml").code == 0
    assert sorted(one.name for one in Path("forms").iterdir()) == [
        f"{unit}-2022-Q2.xlsx" for unit in ("a", "a1", "b", "c")
    ]
    change(fill({"1.1.1 value": 3}), file="forms/a1-2022-Q2.xlsx")
    assert bring(capfd, "forms/a1-2022-Q2.xlsx").code == 0
    assert entries("a1") == {"1.1.1": {"value": 3}}


def test_a_county_gets_a_blank_report_of_its_league_and_a_college_is_told_why_not(
    capfd: Capture,
) -> None:
    words = ("--period", "2022-Q2", "-o", "-", "--plan", "plan.yaml")
    county = call(capfd, "report", "new", "--unit", "a1", *words).out
    assert "# Targets of League A, which reports on them" in county
    assert "- target: 1.1.1" in county
    college = call(capfd, "report", "new", "--unit", "x", *words).out
    assert "# Nothing is asked of this unit" in college


def test_a_report_that_is_there_is_never_replaced(capfd: Capture) -> None:
    make(capfd)
    change(fill({"1.1.1 value": 12}))
    assert bring(capfd, "form.xlsx").code == 0
    before = Path("reports/2022-Q2/a.yaml").read_bytes()
    again = bring(capfd, "form.xlsx")
    assert (again.code, again.err) == (0, "reports/2022-Q2/a.yaml says the same already\n")
    change(fill({"1.1.1 value": 13}))
    other = bring(capfd, "form.xlsx")
    assert other.code == 2
    assert "--revise writes a revision of it" in other.err
    assert bring(capfd, "form.xlsx", "--revise").code == 0
    assert Path("reports/2022-Q2/a.yaml").read_bytes() == before
    assert "revision: 2" in Path("reports/2022-Q2/a-r2.yaml").read_text("utf-8")
    make(capfd, "--unit", "a", "--period", "2022-Q2", "-o", "r3.xlsx", "--plan", "plan.yaml")
    sheet = openpyxl.load_workbook("r3.xlsx").worksheets[0]
    assert sheet.cell(row_of(sheet, "1.1.1"), columns(sheet)["value"]).value == 13


def test_a_dry_run_says_what_is_there_and_writes_nothing(capfd: Capture) -> None:
    make(capfd)
    change(fill({"1.1.1 value": 12}))
    run = bring(capfd, "form.xlsx", "--dry-run")
    assert run.out.endswith("form.xlsx: report of a on 2022-Q2: 1 entry, 0 errors, 1 warning\n")
    assert not Path("reports").exists()


def test_a_blank_form_is_no_report(capfd: Capture) -> None:
    make(capfd)
    run = bring(capfd, "form.xlsx")
    assert (run.code, run.err) == (2, "form.xlsx: not imported: nothing is filled in\n")


def test_validate_names_the_way_on_for_a_workbook_and_a_csv_file(capfd: Capture) -> None:
    make(capfd)
    Path("table.csv").write_text("a,b\n", "utf-8")
    run = call(capfd, "validate", "form.xlsx", "table.csv", "--plan", "plan.yaml")
    assert run.code == 1
    assert "workplan report import form.xlsx" in run.out
    assert "workplan report import table.csv" in run.out


PLAIN = (
    st.text(
        st.characters(exclude_categories=("C", "Z"), include_characters=" 、；，"),
        min_size=1,
        max_size=12,
    )
    .map(str.strip)
    .filter(bool)
)
TEXTS = PLAIN.map(lambda text: Text(text, text))
DAYS = st.dates(dt.date(1990, 1, 2), dt.date(2100, 1, 1))
NUMBERS = st.decimals(0, 10**9, places=2).map(lambda one: one.normalize() + 0)
EVIDENCE = st.builds(Evidence, ref=PLAIN, title=st.none() | TEXTS, date=st.none() | DAYS)


def _given(**fields: st.SearchStrategy[object]) -> st.SearchStrategy[dict[str, object]]:
    every = {
        "note": TEXTS,
        "reason": TEXTS,
        "next": TEXTS,
        "evidence": st.lists(EVIDENCE, min_size=1, max_size=3).map(tuple),
        "no_figure": st.sampled_from(["not_published", "nothing_new"]),
    }
    return st.fixed_dictionaries({}, optional={**fields, **every})


ACTIVITIES = st.lists(st.builds(Activity, date=DAYS, text=TEXTS), min_size=1, max_size=3).map(tuple)
BY_TARGET = {
    "1.1.1": _given(
        value=st.integers(0, 10**9).map(Decimal),
        under_way=st.integers(0, 99).map(Decimal),
        items=st.lists(PLAIN, min_size=1, max_size=3).map(tuple),
    ),
    "1.1.2": _given(part=NUMBERS, whole=NUMBERS),
    "1.1.3": _given(stage=st.sampled_from(["drafting", "issued"]), done=DAYS, forecast=DAYS),
    "1.1.4": _given(activities=ACTIVITIES),
    "1.1.5": _given(value=NUMBERS),
}


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """A report in which every entry gives something of its own beside evidence."""
    made = []
    for target, given_fields in BY_TARGET.items():
        values = draw(given_fields)
        if set(values) - {"evidence"}:
            made.append(Entry(target=target, **values))  # type: ignore[arg-type]
    head = {"format": "workplan/report@1", "plan": "invented", "unit": "a", "period": "2022-Q2"}
    day = draw(st.none() | DAYS)
    return Report.model_validate({**head, "submitted": day, "entries": tuple(made)})


def _form_of(report: Report, code: str, plan: Plan | None = None) -> bytes:
    form = Form(
        plan or loaded(PLAN, Plan), loaded(UNITS, Units), "a", report.period, "", {}, report
    )
    return render(form, Language("zh" if code == "zh" else "en"))


def _read(file: Path, plan: Plan | None = None) -> Report | None:
    sheets = read_tables(file, file.name)
    assert isinstance(sheets, list), sheets
    sheet = next(iter(tables_of(sheets)), None)
    assert sheet is not None
    made = report_of(sheet, plan or loaded(PLAN, Plan), "a", "2022-Q2", words_of(), 1)
    assert made.diagnostics == []
    return made.report


@settings(max_examples=30, deadline=None)
@given(report=reports(), code=st.sampled_from(["zh", "en"]))
def test_form_and_import_are_the_identity(
    report: Report, code: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    file = tmp_path_factory.mktemp("form") / "form.xlsx"
    file.write_bytes(_form_of(report, code))
    read = _read(file)
    assert read == report
    assert _form_of(read, code) == file.read_bytes()


@settings(max_examples=30, deadline=None)
@given(report=reports())
def test_a_report_is_written_as_yaml_that_is_read_as_the_same(report: Report) -> None:
    document, problems = parse_document(as_yaml(report), "a.yaml")
    assert document is not None, problems
    assert shape(document, Report) == (report, [])


EVERY_MEASURE = (
    PLAN
    + """\
    - {id: 1.1.6, title: {zh: 增速, en: Growth}, measure: rate, counted: "%", lead: [leagues],
       goal: {rise_by: 2}, baseline: each_period, combine: latest, over_time: snapshot}
    - {id: 1.1.7, title: {zh: 占比, en: A share}, measure: share, counted: {zh: 人, en: people},
       goal: {at_least: 50}, combine: latest, over_time: snapshot, lead: [leagues]}
"""
)
EVERY_VALUE = """\
format: workplan/report@1
plan: invented
unit: a
period: 2022-Q2
submitted: 2022-07-05
entries:
- target: 1.1.1
  value: 12
  under_way: 3
  items: [第一幼儿园, "=1+1", "2022-05-12", "007"]
  evidence:
  - {ref: 〔2022〕1号, title: 某文件, date: 2022-05-12, url: "https://example.org/a?b=1&c=%20"}
  - {ref: "12.10", file: files/second.pdf}
  note: "'第一行\\n第二行 <b>“& \\\\ 3/4"
  reason: "-1"
  next: "+86"
- {target: 1.1.2, part: 95, whole: 100}
- {target: 1.1.3, stage: consulting, forecast: 2022-12-01}
- target: 1.1.4
  activities:
  - {date: 2022-04-01, text: 开会}
  - {date: 2022-06-30, text: 培训}
- {target: 1.1.5, value: 123456789012345.678}
- {target: 1.1.6, value: -0.0004, baseline: 1.10}
- {target: 1.1.7, no_figure: not_published, note: 七月公布}
"""


def test_every_value_of_every_measure_survives_saving_by_libreoffice(folder: Path) -> None:
    plan, report = loaded(EVERY_MEASURE, Plan), loaded(EVERY_VALUE, Report)
    made = {}
    for code in ("zh", "en"):
        made[code] = folder / f"{code}.xlsx"
        made[code].write_bytes(_form_of(report, code, plan))
    libreoffice(folder, *made.values(), to=XLSX)
    for file in made.values():
        assert _read(file, plan) == report
        assert _read(folder / "saved" / file.name, plan) == report


def test_a_form_saved_by_libreoffice_says_the_same(capfd: Capture, folder: Path) -> None:
    make(capfd)

    def fill_in(sheet: Worksheet) -> None:
        fill(FILLED)(sheet)
        sheet.cell(row_of(sheet, "1.1.3"), columns(sheet)["stage"]).value = None

    change(fill_in)
    saved = libreoffice(folder, Path("form.xlsx"), to=XLSX)
    assert bring(capfd, saved / "form.xlsx").code == 0
    assert entries() == {name: one for name, one in WRITTEN.items() if name != "1.1.3"}


@pytest.mark.parametrize("code", ["zh", "en"])
def test_a_form_is_printed_in_letters_of_8_points_on_sheets_that_name_each_row(
    code: str, folder: Path
) -> None:
    """The form with all the columns there are: three sheets across, of which none is too wide."""
    calibri()
    file = folder / "form.xlsx"
    file.write_bytes(_form_of(loaded(EVERY_VALUE, Report), code, loaded(EVERY_MEASURE, Plan)))
    sheet = openpyxl.load_workbook(file).worksheets[0]
    scale = float(sheet.page_setup.scale or 0) / 100
    assert 11 * scale >= 8
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert (sheet.print_title_rows, sheet.print_title_cols) == ("$6:$6", "$A:$B")
    paper = (297 / 25.4 - sheet.page_margins.left - sheet.page_margins.right) * 96
    columns_as_wide = sheet.column_dimensions.values()
    widths = [
        7.5 * one.width
        for one in columns_as_wide
        for _at in range(one.min or 0, (one.max or 0) + 1)
    ]
    ends = [*(one.id for one in sheet.col_breaks.brk), len(widths)]
    across = [widths[:2] + widths[max(start, 2) : end] for start, end in pairwise([0, *ends])]
    assert len(across) == 3
    assert max(sum(one) * scale for one in across) <= paper
    assert sheets(libreoffice(folder, file) / "form.pdf") == len(across)


def test_rows_of_a_form_show_all_their_text_and_grow_with_what_is_typed(capfd: Capture) -> None:
    make(capfd, lang="en")
    book = openpyxl.load_workbook("form.xlsx")
    at = row_of(book.worksheets[0], "1.1.1")
    with ZipFile("form.xlsx") as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
    assert "customHeight" not in sheet
    height = re.search(rf'<row r="{at}" [^>]*ht="([0-9.]+)"', sheet)
    assert height is not None
    assert float(height[1]) >= 3 * 15  # “at least 20 kindergartens by 31 December 2022”
