"""What a sentence or a row is proposed as, and the parts of documents. All texts are made up."""

from decimal import Decimal

import pytest

from workplan_cli.loading.published.draft import is_group, members
from workplan_cli.loading.published.outline import Demand, Outline, outline_of_text
from workplan_cli.loading.published.pieces import Piece, row
from workplan_cli.loading.published.plan_table import outline_of_tables
from workplan_cli.loading.published.proposals import Proposal, proposals
from workplan_cli.loading.published.source import pieces_of_markdown, pieces_of_text
from workplan_cli.loading.published.who import Who, without_who
from workplan_cli.model.message import message


def _proposed(text: str, figure: str = "", counted: str = "") -> list[Proposal]:
    return proposals(Demand(text, message("row"), figure=figure, counted=counted))


@pytest.mark.parametrize(
    ("text", "measure", "counted", "goal"),
    [
        ("新增学位5000个以上。", "count", "个", ("at_least", 5000)),
        ("新建学校3所。", "count", "所", ("exactly", 3)),
        ("城镇新增就业1100万人以上", "amount", "万人", ("at_least", 1100)),
        ("一般公共预算收入增长5.5%左右", "rate", "%", ("about", Decimal("5.5"))),
        ("覆盖率达到85%", "share", "", ("at_least", 85)),
        ("城镇调查失业率控制在5.5%以内", "rate", "%", ("at_most", Decimal("5.5"))),
        ("培育2-3个基地", "count", "个基地", ("between", (2, 3))),
        ("Build at least 1,500 homes", "count", "homes", ("at_least", 1500)),
        ("Build 1.5 million homes", "amount", "million homes", ("at_least", Decimal("1.5"))),
        ("出台《校园安全管理办法》。", "milestone", "", ("done_when", "issued")),
        ("召开全市教育大会。", "milestone", "", ("done_when", "held")),
        ("Publish a skills strategy", "milestone", "", ("done_when", "published")),
        ("Approve the housing strategy", "milestone", "", ("done_when", "issued")),
        (
            "Cut the number of families in hostels to at most 140",
            "count",
            "families",
            ("at_most", 140),
        ),
    ],
)
def test_a_sentence_is_proposed_as_one_target(
    text: str, measure: str, counted: str, goal: object
) -> None:
    (found,) = _proposed(text)
    made: tuple[object, ...] = (found.measure, found.counted, found.goal)
    assert made == (measure, counted, goal)


@pytest.mark.parametrize(
    "text",
    [
        "深入推进校园安全工作。",
        "贯彻落实《校园安全管理办法》。",
        "学习宣传党的二十大精神。",
        "推广12355青少年服务热线。",
        "推进“3+N”制度建设。",
        "实施拔尖学生培养计划2.0。",
        "近视率比上年下降0.5到1个百分点。",
        "覆盖率较上年提高2个百分点。",
        "毛入学率高于全国平均水平2个百分点。",
        "床位数较上年增加50张。",
        "城镇登记失业率4.5%。",
        "进入前10名。",
        "建成15分钟医疗圈。",
        "Up to 500 homes will be built",
        "Raise use by 15% on 2025",
        "Get use up 15%",
        "Spend £1.5m on cycling",
        "Complaints must not exceed 25 a month",
        "Cut waiting times",
    ],
)
def test_what_cannot_be_told_has_no_goal(text: str) -> None:
    assert [(one.measure, one.goal) for one in _proposed(text)] == [("activity", None)]


def test_each_figure_and_each_document_of_a_sentence_is_a_target_of_its_own() -> None:
    found = _proposed("新建学校3所，培养教师500名左右，印发《方案一》《方案二》。")
    assert [(one.title, one.goal) for one in found] == [
        ("新建学校3所", ("exactly", 3)),
        ("培养教师500名左右", ("about", 500)),
        ("《方案一》", ("done_when", "issued")),
        ("《方案二》", ("done_when", "issued")),
    ]


def test_a_column_for_the_unit_of_measure_belongs_to_its_figure() -> None:
    (found,) = _proposed("改扩建学校", "8", "所")
    made: tuple[object, ...] = (found.measure, found.counted, found.goal)
    assert made == ("count", "所", ("exactly", 8))


@pytest.mark.parametrize(
    ("text", "rest", "who"),
    [
        ("办好学校。（责任单位：甲局、乙局）", "办好学校。", Who(("甲局", "乙局"))),
        (
            "办好学校（牵头单位：甲局；配合单位：乙局、丙局等部门）",
            "办好学校",
            Who(("甲局",), ("乙局", "丙局")),
        ),
        ("牵头单位：甲局；责任单位：乙局", "", Who(("甲局",), ("乙局",))),
        ("Lead: Office A; Support: Office B", "", Who(("Office A",), ("Office B",))),
        ("办好学校。", "办好学校。", Who()),
        ("办好学校（市教育局）。", "办好学校。", Who(("市教育局",))),
        (
            "办好学校（市教育局牵头，市财政局、各区县配合）",
            "办好学校",
            Who(("市教育局",), ("市财政局", "各区县")),
        ),
        ("办好学校（教育部、财政部按职责分工负责）。", "办好学校。", Who(("教育部", "财政部"))),
        (
            "办好学校。（责任单位：各县（市、区）人民政府、市教育局）",
            "办好学校。",
            Who(("各县（市、区）人民政府", "市教育局")),
        ),
        ("办好学校（各县（市、区））。", "办好学校。", Who(("各县（市、区）",))),
        ("办好学校（含民办学校）。", "办好学校（含民办学校）。", Who()),
        ("办好学校（2024年）。", "办好学校（2024年）。", Who()),
    ],
)
def test_units_are_read_out_of_a_text(text: str, rest: str, who: Who) -> None:
    assert without_who(text) == (rest, who)


def _parts(outline: Outline | None) -> list[tuple[str, list[tuple[str, list[str]]]]]:
    assert outline is not None
    return [
        (one.title, [(task.title, [each.text for each in task.demands]) for task in one.tasks])
        for one in outline.sections
    ]


def test_numbered_tasks_with_their_sentences_in_one_line() -> None:
    text = (
        "2022年工作要点\n前言。\n一、甲\n1.乙。建一所学校。办两个班。\n2.丙。完成。\n附则：另行。"
    )
    found = outline_of_text(pieces_of_text(text))
    assert found.title == "2022年工作要点"
    assert _parts(found) == [("甲", [("乙", ["建一所学校。", "办两个班。"]), ("丙", ["完成。"])])]
    assert [one.text for one in found.unread] == ["前言。", "附则：另行。"]


def test_a_heading_with_a_figure_asks_for_it() -> None:
    found = outline_of_text(pieces_of_text("1.新增就业5000人。加强培训。\n2.养老。建一个馆。"))
    assert [
        (one.title, [each.text for each in one.demands]) for one in found.sections[0].tasks
    ] == [
        ("新增就业5000人", ["新增就业5000人。", "加强培训。"]),
        ("养老", ["建一个馆。"]),
    ]


def test_numbers_in_characters_with_sentences_below() -> None:
    text = "一、甲\n（一）乙\n1.建一所学校。\n2.办两个班。（责任单位：丙局）\n（二）丁\n建一个馆。"
    found = outline_of_text(pieces_of_text(text))
    assert _parts(found) == [
        ("甲", [("乙", ["建一所学校。", "办两个班。"]), ("丁", ["建一个馆。"])])
    ]
    assert found.sections[0].tasks[0].demands[1].who == Who(("丙局",))


def test_sentences_that_name_units_each_keep_their_own() -> None:
    found = outline_of_text(
        pieces_of_text("（一）甲。\n建一所学校（市教育局）。办两个班（各区县）。\n（二）乙。\n丙。")
    )
    assert _parts(found)[0][1][0] == ("甲", ["建一所学校。", "办两个班。"])
    first, second = found.sections[0].tasks[0].demands
    assert (first.who, second.who) == (Who(("市教育局",)), Who(("各区县",)))


def test_units_behind_a_task_of_one_sentence_are_those_of_the_task() -> None:
    found = outline_of_text(pieces_of_text("1.建一所学校。（责任单位：丙局）\n2.建一个馆。"))
    (first, second) = found.sections[0].tasks
    assert [(one.text, one.who.lead) for one in first.demands + second.demands] == [
        ("建一所学校。", ("丙局",)),
        ("建一个馆", ()),
    ]


def test_headings_with_bullets_and_english_sentences() -> None:
    text = "# Plan\n## Homes\n- Build 1,500 homes. Plant trees.\n## Health\n- Hold a fair\n"
    found = outline_of_text(pieces_of_markdown(text))
    assert (found.title, _parts(found)) == (
        "Plan",
        [
            (
                "Plan",
                [("Homes", ["Build 1,500 homes.", "Plant trees."]), ("Health", ["Hold a fair"])],
            )
        ],
    )


def test_english_numbered_text() -> None:
    text = "1. Raising living standards. Build 1,500 homes. Plant trees.\n2. Health. Hold a fair."
    assert _parts(outline_of_text(pieces_of_text(text))) == [
        (
            "",
            [
                ("Raising living standards", ["Build 1,500 homes.", "Plant trees."]),
                ("Health", ["Hold a fair."]),
            ],
        )
    ]


def _table(*rows: str) -> list[Piece]:
    return [row(1, at, text.split("|")) for at, text in enumerate(rows, 1)]


def test_a_table_is_read_by_the_headings_of_its_columns() -> None:
    found = outline_of_tables(
        _table(
            "重点工作分解表|||",
            "序号|目标任务|牵头单位|责任单位",
            "一、教育|||",
            "1|新建3所学校|甲局|乙局、丙局",
            "二、就业|||",
            "2|新增就业1万人|丁局|",
        )
    )
    assert _parts(found) == [("教育", [("", ["新建3所学校"])]), ("就业", [("", ["新增就业1万人"])])]
    assert found is not None
    assert found.title == "重点工作分解表"
    assert found.sections[0].tasks[0].demands[0].who == Who(("甲局",), ("乙局", "丙局"))


def test_a_row_that_adds_up_others_is_no_demand_and_is_said_to_be_unread() -> None:
    found = outline_of_tables(
        _table("序号|目标任务|目标值", "1|新建学校|3所", "2|财政教育支出合计|5亿元", "|合 计|8")
    )
    assert _parts(found) == [("", [("", ["新建学校", "财政教育支出合计"])])]
    assert found is not None
    assert [one.cells for one in found.unread] == [("", "合 计", "8")]


def test_an_english_table_with_an_indicator_and_its_target() -> None:
    found = outline_of_tables(_table("No.|Indicator|Target|Lead", "M1|Homes|1,500|Office A"))
    assert found is not None
    (demand,) = found.sections[0].tasks[0].demands
    assert (demand.number, demand.text, demand.figure) == ("M1", "Homes", "1,500")


def test_columns_and_rows_that_are_not_read_are_told() -> None:
    found = outline_of_tables(
        [
            *_table(
                "重点工作|||",
                "单位：万元|||",
                "序号|一级指标|指标名称|",
                "1|就业|新增就业|甲",
                "2|||乙",
            ),
            row(2, 1, ["甲", "乙"]),
        ]
    )
    assert found is not None
    assert found.columns == ("一级指标", "D")
    assert [one.text for one in found.unread] == ["单位：万元", "2\n乙", "甲\n乙"]


def test_a_table_without_a_known_heading_is_not_read_as_a_plan() -> None:
    assert outline_of_tables(_table("甲|乙", "1|2")) is None


@pytest.mark.parametrize(
    ("group", "named", "meant"),
    [
        ("各旗县区", ["甲旗", "乙县", "丙区", "丁局", "内蒙古自治区"], ["甲旗", "乙县", "丙区"]),
        ("各盟市教育局", ["甲盟教育局", "乙市教育局", "乙市"], ["甲盟教育局", "乙市教育局"]),
        ("各区县人民政府", ["甲区", "乙县人民政府"], ["甲区", "乙县人民政府"]),
        (
            "各省（区、市）",
            ["甲省", "内蒙古自治区", "乙市", "教育部"],
            ["甲省", "内蒙古自治区", "乙市"],
        ),
        ("所有学校", ["第一学校", "第一中学"], ["第一学校"]),
        ("市各有关部门", ["甲局"], []),
        ("each county", ["Kent County", "County Office"], ["Kent County"]),
        ("All the counties", ["Kent County"], ["Kent County"]),
    ],
)
def test_a_name_that_means_many_units_means_those_of_its_kind(
    group: str, named: list[str], meant: list[str]
) -> None:
    assert is_group(group)
    assert list(members(group, named)) == meant


@pytest.mark.parametrize("name", ["市教育局", "甲区", "各", "Kent County", "Allied Office"])
def test_a_name_of_one_unit_is_no_group(name: str) -> None:
    assert not is_group(name)


def test_a_long_title_in_english_is_cut_between_words() -> None:
    (found,) = _proposed("Go on with " + "reforms " * 12)
    assert found.title == "Go on with " + "reforms " * 8 + "…"
    (found,) = _proposed("and go on with the reforms.")
    assert found.title == "go on with the reforms"


def test_the_figure_of_a_long_sentence_ends_before_its_full_stop() -> None:
    (found,) = _proposed("Bring the share of vacant homes in all districts to below 3.5%.")
    assert found.figure == "3.5%"
