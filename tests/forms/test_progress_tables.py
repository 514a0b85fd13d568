"""Progress tables as offices have them, as CSV: what is read of each; all made up."""

from pathlib import Path
from zipfile import ZipFile

import docx
import openpyxl
import pytest

from form_filling import Capture, bring, entries, prepare


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return prepare(tmp_path, monkeypatch)


TABLES: dict[str, tuple[str, int, dict[str, dict[str, object]], str]] = {
    "the usual one": (
        "虚构的进展表\n序号,目标任务,目标值,责任单位,完成情况,完成数\n"
        "1,新建幼儿园,20所,某处,已建成12所,12\n2,入园率,90%,某处,稳步提高,85.5%\n",
        0,
        {
            "1.1.1": {"value": 12, "note": "已建成12所"},
            "1.1.2": {"value": 85.5, "note": "稳步提高"},
        },
        "Columns that are not read: 责任单位",
    ),
    "by id, in English": (
        "id,objective,actual,remarks\n1.1.1,anything,12,good\n",
        0,
        {"1.1.1": {"value": 12, "note": "good"}},
        "1 entry",
    ),
    "headings in two rows": (
        "编号,目标任务,进展,\n,,完成数,备注\n1.1.1,新建幼儿园,12,建成\n",
        0,
        {"1.1.1": {"value": 12, "note": "建成"}},
        "1 entry",
    ),
    "unit and period above": (
        "填报单位：League A,,报告期：2022年第二季度\n填报日期,2022年7月5日\n"
        "目标,完成数\n新建幼儿园,12\n",
        0,
        {"1.1.1": {"value": 12}},
        "report of a on 2022-Q2",
    ),
    "a rate beside a count": (
        "目标任务,完成率,完成情况\n新建幼儿园,60%,在建\n入园率,88%,提高\n",
        0,
        {"1.1.1": {"note": "在建"}, "1.1.2": {"value": 88, "note": "提高"}},
        "table.csv!B2: warning WP306",
    ),
    "a title that is not in the plan": (
        "目标任务,完成数\n新建小学,3\n新建幼儿园,12\n",
        1,
        {"1.1.1": {"value": 12}},
        "table.csv!A2: error WP302",
    ),
    "semicolons": ("编号;完成数\n1.1.1;12\n", 0, {"1.1.1": {"value": 12}}, "1 entry"),
    "tabs": ("编号\t完成数\n1.1.1\t12\n", 0, {"1.1.1": {"value": 12}}, "1 entry"),
    "sums at the end of each part and of all": (
        "序号,目标任务,完成数\n1,新建幼儿园,12\n,一、教育小计,12\n合 计,,12\n,Total,12\n",
        0,
        {"1.1.1": {"value": 12}},
        "Rows of totals that are left out: row 3 (一、教育小计), row 4 (合 计), row 5 (Total)",
    ),
    "a sum that is named in a column of its own": (
        "责任单位,目标任务,完成数\n某处,新建幼儿园,12\n总计：,,12\n",
        0,
        {"1.1.1": {"value": 12}},
        "Rows of totals that are left out: row 3 (总计：)",
    ),
    "a row without a name": (
        "目标任务,完成数\n新建幼儿园,12\n,7\n",
        1,
        {"1.1.1": {"value": 12}},
        "this row does not say which target it is about",
    ),
    "a vague figure": (
        "目标任务,完成数,完成情况\n新建幼儿园,近20,快了\n",
        1,
        {"1.1.1": {"note": "快了"}},
        "table.csv!B2: error WP116",
    ),
    "part and whole": (
        "编号,分子,分母\n1.1.2,95,100\n",
        0,
        {"1.1.2": {"part": 95, "whole": 100}},
        "1 entry",
    ),
}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("name", TABLES)
def test_a_progress_table_becomes_a_report(name: str, encoding: str, capfd: Capture) -> None:
    text, code, expected, said = TABLES[name]
    Path("table.csv").write_bytes(text.encode(encoding))
    run = bring(capfd, "table.csv", "--unit", "League A", "--period", "2022-Q2")
    assert (run.code, run.err) == (code, "Written: reports/2022-Q2/a.yaml\n"), run
    assert said in run.out
    assert entries() == expected


def test_a_table_that_does_not_say_whose_it_is_needs_the_options(capfd: Capture) -> None:
    Path("table.csv").write_text("编号,完成数\n1.1.1,12\n", "utf-8")
    run = bring(capfd, "table.csv")
    assert (run.code, "give --unit and --period" in run.err) == (2, True)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (
            "填报单位,编号,完成数\nLeague A,1.1.1,12\nLeague B,1.1.1,5\n",
            "row 3 is that of League B",
        ),
        ("编号,完成数,报告期\n1.1.1,12,2022-Q2\n1.1.1,9,2022年1季度\n", "row 3 is on 2022年1季度"),
    ],
)
def test_a_table_of_several_units_or_periods_is_refused(
    text: str, why: str, capfd: Capture
) -> None:
    Path("table.csv").write_text(text, "utf-8")
    run = bring(capfd, "table.csv", "--unit", "a", "--period", "2022-Q2")
    assert (run.code, why in run.err) == (2, True), run
    Path("table.csv").write_text(text.rsplit("\n", 2)[0] + "\n", "utf-8")
    assert bring(capfd, "table.csv", "--unit", "a", "--period", "2022-Q2").code == 0
    assert entries() == {"1.1.1": {"value": 12}}


def test_a_column_of_units_of_measure_says_nothing_of_who_reports(capfd: Capture) -> None:
    Path("table.csv").write_text("编号,单位,完成数\n1.1.1,所,12\n", "utf-8")
    assert bring(capfd, "table.csv", "--unit", "a", "--period", "2022-Q2").code == 0


def test_a_second_sheet_with_a_table_is_said_to_be_left_out(capfd: Capture) -> None:
    book = openpyxl.Workbook()
    for sheet in (book.worksheets[0], book.create_sheet("附表")):
        sheet.append(["编号", "完成数"])
        sheet.append(["1.1.1", 12])
    book.save("table.xlsx")
    run = bring(capfd, "table.xlsx", "--unit", "a", "--period", "2022-Q2")
    assert "Sheets that are not read: 附表" in run.out


def test_a_table_without_known_headings_is_refused(capfd: Capture) -> None:
    Path("table.csv").write_text("甲,乙\n1,2\n", "utf-8")
    run = bring(capfd, "table.csv", "--unit", "a", "--period", "2022-Q2")
    assert (run.code, "it has no headings" in run.err) == (2, True)


def test_a_target_that_is_called_a_total_is_a_target(capfd: Capture) -> None:
    plan = Path("plan.yaml")
    plan.write_text(plan.read_text("utf-8").replace("新建幼儿园", "合计"), "utf-8")
    Path("table.csv").write_text("目标任务,完成数\n合计,12\n", "utf-8")
    assert bring(capfd, "table.csv", "--unit", "a", "--period", "2022-Q2").code == 0
    assert entries() == {"1.1.1": {"value": 12}}


def test_a_scale_is_advised_in_what_the_target_counts(capfd: Capture) -> None:
    Path("table.csv").write_text("编号,完成数\n1.1.1,12\n1.1.5,39.5万\n", "utf-8")
    run = bring(capfd, "table.csv", "--unit", "a", "--period", "2022-Q2")
    assert "help: Write 39.5.\n" in run.out  # 万元 are counted
    assert entries() == {"1.1.1": {"value": 12}}


def test_the_table_of_a_word_file_is_read(capfd: Capture) -> None:
    document = docx.Document()
    document.add_paragraph("虚构的进展情况")
    table = document.add_table(2, 2)
    for row, texts in enumerate([("编号", "完成数"), ("1.1.1", "近20")]):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    document.save("table.docx")
    run = bring(capfd, "table.docx", "--unit", "a", "--period", "2022-Q2")
    assert (run.code, "table.docx:1!B2: error WP116" in run.err) == (2, True), run
    table.cell(1, 1).text = "12"
    document.save("table.docx")
    assert bring(capfd, "table.docx", "--unit", "a", "--period", "2022-Q2").code == 0
    assert entries() == {"1.1.1": {"value": 12}}


def test_a_word_file_that_cannot_be_read_is_not_to_be_saved_as_a_workbook(capfd: Capture) -> None:
    with ZipFile("table.docx", "w") as archive:
        archive.writestr("word/document.xml", "<no")
    run = bring(capfd, "table.docx", "--unit", "a", "--period", "2022-Q2")
    assert run.code == 2
    assert "Copy its table into a workbook" in run.err


def test_a_completion_rate_beside_a_figure_is_left_out_with_a_warning(capfd: Capture) -> None:
    Path("table.csv").write_text("编号,完成率,完成数\n1.1.1,60%,12\n1.1.2,95%,85.5%\n", "utf-8")
    run = bring(capfd, "table.csv", "--unit", "a", "--period", "2022-Q2")
    assert "table.csv!B2: warning WP306" in run.out
    assert "completion rates beside a figure are not read (rows 2, 3)" in run.out
    assert entries() == {"1.1.1": {"value": 12}, "1.1.2": {"value": 85.5}}


def test_one_completion_rate_beside_a_figure_is_in_one_row(capfd: Capture) -> None:
    Path("table.csv").write_text("编号,完成率,完成数\n1.1.1,60%,12\n", "utf-8")
    run = bring(capfd, "table.csv", "--unit", "a", "--period", "2022-Q2")
    assert "a completion rate beside a figure is not read (row 2)" in run.out


def test_a_column_without_a_heading_is_named_and_a_hidden_sheet_read_last(capfd: Capture) -> None:
    book = openpyxl.Workbook()
    hidden, seen = book.worksheets[0], book.create_sheet("now")
    for sheet, value in ((hidden, 9), (seen, 12)):
        for row in (["编号", None, "完成数", "备注"], ["1.1.1", 7, value, None]):
            sheet.append(row)
    hidden.title, hidden.sheet_state, book.active = "before", "hidden", seen
    book.save("table.xlsx")
    run = bring(capfd, "table.xlsx", "--unit", "a", "--period", "2022-Q2")
    assert "Columns that are not read: B\n" in run.out
    assert "Sheets that are not read: before\n" in run.out
    assert entries() == {"1.1.1": {"value": 12}}


def test_a_row_that_cannot_be_read_is_no_target_left_out(capfd: Capture) -> None:
    Path("table.csv").write_text("编号,完成数\n1.1.1,近20\n1.1.2,85\n", "utf-8")
    run = bring(capfd, "table.csv", "--unit", "a", "--period", "2022-Q2")
    (left_out,) = [line for line in run.out.splitlines() if "no entry on" in line]
    assert "1.1.1" not in left_out


def test_hidden_rows_are_read_and_said_to_be_hidden(capfd: Capture) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (["编号", "完成数"], ["1.1.1", 12], ["1.1.2", 85], ["1.1.5", 3]):
        sheet.append(row)
    sheet.row_dimensions[3].hidden = True
    book.save("table.xlsx")
    run = bring(capfd, "table.xlsx", "--unit", "a", "--period", "2022-Q2")
    assert "Hidden rows that were read: 3\n" in run.out
    assert entries()["1.1.2"] == {"value": 85}


def test_of_a_row_whose_figure_cannot_be_read_nothing_else_is_said(capfd: Capture) -> None:
    Path("table.csv").write_text("编号,完成数,文号\n1.1.1,近20,1号\n1.1.2,,2号\n", "utf-8")
    run = bring(capfd, "table.csv", "--unit", "a", "--period", "2022-Q2")
    assert ("table.csv!B2: error WP116" in run.out, "A2: warning WP324" in run.out) == (True, False)
    assert "table.csv!A3: warning WP324" in run.out
