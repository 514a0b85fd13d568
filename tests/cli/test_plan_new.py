"""`workplan plan new`: a document becomes a plan of drafts. The documents are made up."""

from pathlib import Path

import pytest

from calling import call
from workplan_cli.loading.files import load_plan

Capture = pytest.CaptureFixture[str]
TABLE = """\
2022年重点工作分解表,,,,,
序号,目标任务,目标值,牵头单位,配合单位,完成时限
1,改扩建学校,8所,甲局,"乙局、丙局",2022年9月底前
2,印发《实施方案》,,乙局,,6月30日前
3,加强校园安全,,丙局,,
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("table.csv").write_text(TABLE, "utf-8")
    return tmp_path


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_table_becomes_a_plan_of_drafts_that_passes_its_check(capfd: Capture, lang: str) -> None:
    assert call(capfd, "plan", "new", "--from", "table.csv", lang=lang).code == 0
    left = call(capfd, "plan", "validate", "plan.yaml", "--ignore", "WP259", lang=lang)
    assert left.code == 0, left.out
    loaded, _problems = load_plan(Path("plan.yaml"))
    assert loaded is not None
    assert loaded.plan.targets == ()
    assert [
        (one.id, str(one.measure), str(one.due), one.lead, one.support)
        for one in loaded.plan.drafts
    ] == [
        ("1", "count", "2022-09-30", ("unit-1",), ("unit-2", "unit-3")),
        ("2", "milestone", "2022-06-30", ("unit-2",), ()),
        ("3", "activity", "None", ("unit-3",), ()),
    ]
    assert [one.name.zh for one in loaded.units.units] == ["甲局", "乙局", "丙局"]


@pytest.mark.usefixtures("folder")
def test_what_is_nobodys_is_not_given_to_the_first_unit_of_the_document(capfd: Capture) -> None:
    Path("table.csv").write_text(TABLE.replace("丙局", ""), "utf-8")
    assert call(capfd, "plan", "new", "--from", "table.csv", lang="zh").code == 0
    loaded, _problems = load_plan(Path("plan.yaml"))
    assert loaded is not None
    names = {one.id: one.name.zh for one in loaded.units.units}
    leads = [names[one.lead[0]] for one in loaded.plan.drafts]
    assert leads == ["甲局", "乙局", "待填写"]


@pytest.mark.usefixtures("folder")
def test_drafts_are_listed_until_somebody_agrees(capfd: Capture) -> None:
    call(capfd, "plan", "new", "--from", "table.csv")
    assert "1, 2, 3 are drafts" in call(capfd, "plan", "validate", "plan.yaml").out
    plan = Path("plan.yaml")
    plan.write_text(plan.read_text("utf-8").replace("      draft: true\n", ""), "utf-8")
    left = call(capfd, "plan", "validate", "plan.yaml")
    assert (left.code, "draft" in left.out) == (0, False)


DOCUMENTS = {
    "table.csv": TABLE,
    "bullets.md": "# Work 2022\n\nA word before.\n\n## Schools\n\n- Build 8 schools\n"
    "- Repair 12 roofs\n\n## Safety\n\n- Train 300 teachers\n",
    "outline.txt": "2022年工作要点\n一、基础教育\n（一）学校建设\n新建学校8所。改造校舍12栋。\n"
    "（二）队伍\n培训教师300名。\n",
    "flat.txt": "2022 plan\n1. Build 8 schools\n2. Train 300 teachers\n",
}
"""Layouts without numbered clauses, by file."""


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_plan_is_traced_in_the_document_that_it_was_made_from(capfd: Capture, name: str) -> None:
    Path(name).write_text(DOCUMENTS[name], "utf-8")
    assert call(capfd, "plan", "new", "--from", name).code == 0
    plan = Path("plan.yaml")
    plan.write_text(plan.read_text("utf-8").replace("      draft: true\n", ""), "utf-8")
    trace = ("plan", "trace", "--plan", "plan.yaml", "--source", name)
    left = call(capfd, *trace)
    assert left.code == 0, left.out
    assert call(capfd, *trace, "--write-fingerprints").code == 0
    Path(name).write_text(DOCUMENTS[name].replace("8", "9").replace("９", "9"), "utf-8")
    left = call(capfd, *trace)
    assert left.code == 1
    assert "changed" in left.out


@pytest.mark.usefixtures("folder")
def test_what_stands_before_the_first_clause_is_said_to_be_unread(capfd: Capture) -> None:
    Path("bullets.md").write_text(DOCUMENTS["bullets.md"], "utf-8")
    call(capfd, "plan", "new", "--from", "bullets.md")
    plan = Path("plan.yaml")
    plan.write_text(plan.read_text("utf-8").replace("      draft: true\n", ""), "utf-8")
    out = call(capfd, "plan", "trace", "--plan", "plan.yaml", "--source", "bullets.md").out
    assert "Not read as clauses" in out
    assert "Awordbefore." in out


@pytest.mark.usefixtures("folder")
def test_no_file_that_is_there_is_touched(capfd: Capture) -> None:
    Path("units.yaml").write_text("mine", "utf-8")
    left = call(capfd, "plan", "new", "--from", "table.csv")
    assert (left.code, Path("plan.yaml").exists()) == (2, False)
    assert Path("units.yaml").read_text("utf-8") == "mine"


@pytest.mark.usefixtures("folder")
def test_what_was_not_read_is_said(capfd: Capture) -> None:
    Path("plan.txt").write_text("2022年要点\n前言部分。\n1.甲。新建3所学校。\n附则。\n", "utf-8")
    said = call(capfd, "plan", "new", "--from", "plan.txt").err
    assert "not read: line 2: 前言部分。" in said
    assert "not read: line 4: 附则。" in said
    assert "The document names no units" in said


@pytest.mark.usefixtures("folder")
def test_days_columns_and_sheets_that_are_not_read_are_said(capfd: Capture) -> None:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for cells in (
        ["2022年重点工作", None, None, None],
        ["一级指标", "指标名称", "目标值", "完成时限"],
        ["养老", "护理型床位占比", 0.6, "全年"],
        ["教育", "学位", "5000个", "适时"],
    ):
        sheet.append(cells)
    sheet["C3"].number_format = "0%"
    book.create_sheet("附表").append(["指标名称", "目标值"])
    book.save("plan.xlsx")
    said = call(capfd, "plan", "new", "--from", "plan.xlsx").err
    assert "not read: sheet Sheet, row 4: 适时" in said
    assert "全年" not in said
    assert "Columns that are not read: 一级指标" in said
    assert "Sheets that are not read: 附表" in said
    assert "goal: {at_least: 60}" in Path("plan.yaml").read_text("utf-8")


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("text", "words", "said"),
    [
        ("1.甲。新建3所学校。", [], "names no year"),
        ("1.甲。新建3所学校。", ["--period", "soon"], "found soon"),
        ("\n\n", ["--period", "2022"], "no sentence and no row"),
    ],
)
def test_a_document_that_makes_no_plan_is_refused(
    capfd: Capture, text: str, words: list[str], said: str
) -> None:
    Path("plan.txt").write_text(text, "utf-8")
    left = call(capfd, "plan", "new", "--from", "plan.txt", *words)
    assert (left.code, Path("plan.yaml").exists()) == (2, False)
    assert said in left.err


@pytest.mark.usefixtures("folder")
def test_units_that_an_ended_run_has_left_are_taken_by_the_next_one(capfd: Capture) -> None:
    assert call(capfd, "plan", "new", "--from", "table.csv").code == 0
    written = Path("plan.yaml").read_bytes()
    Path("plan.yaml").unlink()
    assert call(capfd, "plan", "new", "--from", "table.csv").code == 0
    assert Path("plan.yaml").read_bytes() == written


@pytest.mark.usefixtures("folder")
def test_a_document_that_names_more_than_any_plan_is_refused(capfd: Capture) -> None:
    leads = "、".join(f"甲{n}" for n in range(70))
    text = "1.题。" + "做事。" * 800 + f"做事。（牵头单位：{leads}）。"
    Path("many.txt").write_text(text, "utf-8")
    left = call(capfd, "plan", "new", "--period", "2022", "--from", "many.txt")
    assert left.code == 2
    assert "more than 50000 targets and names of units" in left.err
    assert not Path("plan.yaml").exists()


@pytest.mark.usefixtures("folder")
def test_drafts_are_not_held_against_the_document_and_that_is_said(capfd: Capture) -> None:
    call(capfd, "plan", "new", "--from", "table.csv")
    trace = ("plan", "trace", "--plan", "plan.yaml", "--source", "table.csv")
    left = call(capfd, *trace)
    assert (left.code, left.out) == (2, "")
    assert "all targets are drafts" in left.err
    plan = Path("plan.yaml")
    plan.write_text(plan.read_text("utf-8").replace("      draft: true\n", "", 1), "utf-8")
    assert "2 drafts are not compared." in call(capfd, *trace).err


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("name", ["table.csv", "plan.xlsx", "plan.docx"])
def test_a_table_in_the_place_of_a_plan_is_told_the_way_on(capfd: Capture, name: str) -> None:
    if name != "table.csv":
        Path(name).write_bytes(b"PK\3\4\0\0\0\0")
    left = call(capfd, "plan", "validate", name)
    assert left.code == 1
    assert f"workplan plan new --from {name}" in left.out


MANY = """\
2022年重点工作分解表,,,
序号,目标任务,责任单位,配合单位
1,改扩建学校8所,各区县,市教育局
2,新建幼儿园20所,"甲区、乙县、丙市",各县（市、区）人民政府
3,加强校园安全,各有关部门,内蒙古自治区
"""


@pytest.mark.usefixtures("folder")
def test_each_county_is_a_group_of_the_counties_that_are_named(capfd: Capture) -> None:
    Path("many.csv").write_text(MANY, "utf-8")
    said = call(capfd, "plan", "new", "--from", "many.csv").err
    assert call(capfd, "plan", "validate", "plan.yaml", "--ignore", "WP259").code == 0
    loaded, _problems = load_plan(Path("plan.yaml"))
    assert loaded is not None
    names = {one.id: one.name.zh for one in loaded.units.units}
    groups = {one.name.zh: one.id for one in loaded.units.groups}
    assert {
        group: [names[one] for one in loaded.units.members[key]] for group, key in groups.items()
    } == {
        "各区县": ["甲区", "乙县"],
        "各县（市、区）人民政府": ["甲区", "乙县", "丙市"],
        "各有关部门": ["各有关部门: to be named"],
    }
    assert loaded.plan.drafts[0].lead == (groups["各区县"],)
    assert "“各有关部门” is a group, of which 0 units are named" in said


@pytest.mark.usefixtures("folder")
def test_each_county_is_a_group_in_english_too(capfd: Capture) -> None:
    rows = "No.,Action,Lead\n1,Build 8 schools,each county\n2,Build 3 halls,Kent County\n"
    Path("plan.csv").write_text(f"Plan 2022,,\n{rows}", "utf-8")
    said = call(capfd, "plan", "new", "--from", "plan.csv").err
    assert "“each county” is a group, of which 1 unit is named" in said
    loaded, _problems = load_plan(Path("plan.yaml"))
    assert loaded is not None
    assert loaded.units.members == {"each-county": ("kent-county",)}
