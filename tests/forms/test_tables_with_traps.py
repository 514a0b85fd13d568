"""What a table says in a way that is easily read as something else; all made up."""

from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from calling import Left
from form_filling import Capture, bring, change, entries, make, prepare


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return prepare(tmp_path, monkeypatch)


def table(capfd: Capture, text: str, period: str = "2022-Q2", *words: str) -> Left:
    Path("table.csv").write_text(text, "utf-8")
    return bring(capfd, "table.csv", "--unit", "a", "--period", period, *words)


def workbook(capfd: Capture, *changes: Callable[[Worksheet], None]) -> Left:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (["编号", "完成数", "文号"], ["1.1.1", 12, "1号"], ["1.1.2", 85], ["1.1.5", 3]):
        sheet.append(row)
    for one in changes:
        one(sheet)
    book.save("table.xlsx")
    return bring(capfd, "table.xlsx", "--unit", "a", "--period", "2022-Q2")


def test_a_percentage_is_no_number_of_schools_in_part_or_whole(capfd: Capture) -> None:
    run = table(capfd, "编号,分子,分母\n1.1.2,30%,40\n")
    assert "table.csv!B2: error WP116" in run.out
    assert "WP308" not in run.out  # the part was given
    assert entries() == {"1.1.2": {"whole": 40}}
    assert "not a percentage" in table(capfd, "编号,完成数\n1.1.1,百分之五十\n1.1.2,50\n").out


@pytest.mark.parametrize(
    ("text", "figure", "advice"),
    [
        ("编号,完成数（万元）\n1.1.5,350\n", 350, None),
        ("编号,完成数（亿元）\n1.1.2,5\n1.1.5,0.5\n", None, "Write 5000."),
        ("编号,计量单位,完成数\n1.1.5,亿元,0.5\n1.1.2,%,5\n", None, "Write 5000."),
        ("编号,单位,完成数\n1.1.5,万元,350\n", 350, None),
        ("编号,单位,完成数\n1.1.1,百所,3\n", 300, None),
        ("id,actual (million yuan)\n1.1.2,5\n1.1.5,0.5\n", None, "Write 50."),
    ],
)
def test_the_unit_of_measure_of_a_table_is_that_of_its_figures(
    text: str, figure: float | None, advice: str | None, capfd: Capture
) -> None:
    run = table(capfd, text)
    if advice:
        assert advice in run.out + run.err
    assert figure is None or [*entries().values()] == [{"value": figure}]


BOTH = "编号,本季度完成,累计完成\n1.1.1,5,12\n1.1.5,3.5,6\n"


def test_of_total_and_period_each_target_takes_what_it_asks_for(capfd: Capture) -> None:
    assert table(capfd, BOTH).code == 0
    assert entries() == {"1.1.1": {"value": 12}, "1.1.5": {"value": 3.5}}


def test_a_total_is_no_figure_of_a_period_nor_the_other_way_round(capfd: Capture) -> None:
    run = table(capfd, "编号,累计完成\n1.1.1,12\n1.1.5,6\n")
    assert "table.csv!B3: error WP306" in run.out
    assert "1.1.5 asks for this period only" in run.out
    assert entries() == {"1.1.1": {"value": 12}}
    run = table(capfd, "编号,本季度完成\n1.1.1,5\n1.1.5,3.5\n", "2022-Q3")
    assert "1.1.1 asks for the total so far" in run.out
    assert entries(period="2022-Q3") == {"1.1.5": {"value": 3.5}}


def test_in_the_first_period_both_are_the_same(capfd: Capture) -> None:
    assert table(capfd, "编号,累计完成\n1.1.1,12\n1.1.5,6\n", "2022-Q1").code == 0
    assert entries(period="2022-Q1") == {"1.1.1": {"value": 12}, "1.1.5": {"value": 6}}


def test_a_second_column_for_the_same_is_named(capfd: Capture) -> None:
    run = table(capfd, "编号,完成数,完成数\n1.1.1,12,13\n")
    assert "Columns that are not read: 完成数 (C)" in run.out
    assert entries() == {"1.1.1": {"value": 12}}


def test_a_number_that_a_comma_has_parted_is_left_out(capfd: Capture) -> None:
    run = table(capfd, "编号,完成数\n1.1.1,1,200\n1.1.2,85\n")
    assert "table.csv!B2: error WP116" in run.out
    assert entries() == {"1.1.2": {"value": 85}}


def test_a_figure_alone_among_notes_is_asked_about(capfd: Capture) -> None:
    run = table(capfd, "编号,完成情况\n1.1.1,12所\n1.1.2,已建成12所\n")
    assert "table.csv!B2: warning WP306" in run.out
    assert "(row 2)" in run.out


def test_signs_inside_brackets_part_no_names(capfd: Capture) -> None:
    text = '编号,名单\n1.1.1,"甲园（含分园、二部），乙园"\n1.1.2,"One (a, b), Two"\n'
    table(capfd, text)
    assert entries()["1.1.1"] == {"items": ["甲园（含分园、二部）", "乙园"]}


def test_an_id_beside_the_title_of_another_target_is_left_out(capfd: Capture) -> None:
    run = table(capfd, "编号,目标任务,完成数\n1.1.1,入园率,50\n1.1.5,投入资金,3\n")
    assert "table.csv!A2: error WP302" in run.out
    assert entries() == {"1.1.5": {"value": 3}}


def test_a_section_sign_before_an_id_does_no_harm(capfd: Capture) -> None:
    table(capfd, "编号,完成数\n§1.1.1,12\n")
    assert entries() == {"1.1.1": {"value": 12}}


def test_a_running_number_is_no_id_beside_a_title(capfd: Capture) -> None:
    plan = Path("plan.yaml")
    plan.write_text(plan.read_text("utf-8").replace("id: 1.1.1", 'id: "2"'), "utf-8")
    table(capfd, "序号,目标任务,完成数\n1,新建幼儿园,12\n2,入园率,85\n")
    assert entries() == {"2": {"value": 12}, "1.1.2": {"value": 85}}


@pytest.mark.parametrize("word", ["无", "none"])
def test_none_may_be_zero_and_is_asked_about(word: str, capfd: Capture) -> None:
    run = table(capfd, f"编号,完成数\n1.1.1,{word}\n1.1.2,85\n")
    assert "table.csv!B2: error WP116" in run.out
    assert entries() == {"1.1.2": {"value": 85}}


def test_that_nothing_can_be_read_is_not_that_nothing_is_filled_in(capfd: Capture) -> None:
    run = table(capfd, "编号,完成数\n1.1.1,十二\n")
    assert "nothing of what is filled in can be read" in run.err
    run = table(capfd, "编号,目标任务,多少\n1.1.1,新建幼儿园,12\n")
    assert "nothing is filled in" in run.err
    assert "Columns that are not read: 多少" in run.err


@pytest.mark.parametrize(("cell", "other"), [("B2", "b League B"), ("B3", "2022-Q3")])
def test_a_form_that_says_another_unit_or_period_than_it_was_made_for_is_refused(
    cell: str, other: str, capfd: Capture
) -> None:
    make(capfd)

    def put(sheet: Worksheet) -> None:
        sheet[cell] = other
        sheet["F7"] = 12

    change(put)
    run = bring(capfd, "form.xlsx")
    assert run.code == 2
    assert "it was made for a on 2022-Q2" in run.err
    assert not Path("reports").exists()


def test_words_merged_over_rows_are_said_of_each_and_figures_of_none(capfd: Capture) -> None:
    assert workbook(capfd, lambda sheet: sheet.merge_cells("C2:C4")).code == 0
    assert {"ref": "1号"} in entries()["1.1.5"]["evidence"]  # type: ignore[operator]
    run = workbook(capfd, lambda sheet: sheet.merge_cells("B2:B3"))
    assert "table.xlsx:Sheet!B2: error WP306" in run.out + run.err
    assert "merged over rows 2–3" in run.out + run.err


def test_in_a_word_table_a_merged_figure_counts_for_none_either(capfd: Capture) -> None:
    document = docx.Document()
    rows = [
        ("编号", "完成数", "文号"),
        ("1.1.1", "12", "1号"),
        ("1.1.2", "", ""),
        ("1.1.5", "3", ""),
    ]
    made = document.add_table(4, 3)
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            made.cell(row, column).text = text
    made.cell(1, 1).merge(made.cell(2, 1))
    made.cell(1, 2).merge(made.cell(3, 2))
    document.save("table.docx")
    run = bring(capfd, "table.docx", "--unit", "a", "--period", "2022-Q2")
    assert "table.docx:1!B2: error WP306" in run.out
    assert entries()["1.1.5"] == {"value": 3, "evidence": [{"ref": "1号"}]}
    assert "value" not in entries()["1.1.1"]


def test_comments_and_hidden_columns_are_named(capfd: Capture) -> None:
    def put(sheet: Worksheet) -> None:
        sheet["B2"].comment = Comment("三所尚未验收（虚构）", "x")
        sheet.column_dimensions["C"].hidden = True

    run = workbook(capfd, put)
    assert "Cells with comments, which are not read: B2\n" in run.out
    assert "Hidden columns that were read: C\n" in run.out


def test_what_follows_the_second_revision_is_the_third(capfd: Capture) -> None:
    for figure, code in ((12, 0), (13, 0), (13, 0), (14, 0)):
        run = table(capfd, f"编号,完成数\n1.1.1,{figure}\n", "2022-Q2", "--revise")
        assert (run.code, "WP414" in run.out) == (code, False), run
    assert sorted(one.name for one in Path("reports/2022-Q2").iterdir()) == [
        "a-r2.yaml",
        "a-r3.yaml",
        "a.yaml",
    ]


def test_in_chinese_a_table_is_spoken_of_by_its_headings(capfd: Capture) -> None:
    Path("table.csv").write_text("编号,分子,分母,无数字原因\n1.1.2,95,,\n1.1.1,,,无变化\n", "utf-8")
    words = ("table.csv", "--unit", "a", "--period", "2022-Q2")
    said = bring(capfd, *words, lang="zh").out
    assert "填写了 其中已完成，没有填写 总数" in said
    assert "可选：数据尚未公布、" in said
    assert "part" not in said
    assert "not_published" not in said
    assert "part is given, and whole is not" in bring(capfd, *words, "--dry-run").out
