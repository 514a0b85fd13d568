"""Reports may have Chinese keys: each stands for one key of the format."""

import pytest

from workplan_cli.loading.document import parse_document
from workplan_cli.loading.shape import shape
from workplan_cli.loading.tidying import tidied
from workplan_cli.model.milestone import STAGE_OF, STAGE_WORDS
from workplan_cli.model.report import Report
from workplan_cli.rendering.language import Language

CHINESE = """\
# 虚构的报告
格式: workplan/report@1
工作要点: p
单位: "150400"
报告期: 2022-Q3
报送日期: 2022-10-08
条目:
- 目标: 13.4.2
  完成数: 3  # 三个
  佐证:
  - 文号: 示例〔2022〕1号
    日期: 2022-09-20
- "目标": 15.5.2
  活动:
  - {日期: 2022-09-20, 内容: 开会}
  完成情况: 已开会
"""
ENGLISH = """\
# 虚构的报告
format: workplan/report@1
plan: p
unit: "150400"
period: 2022-Q3
submitted: 2022-10-08
entries:
- target: 13.4.2
  value: 3  # 三个
  evidence:
  - ref: 示例〔2022〕1号
    date: 2022-09-20
- "target": 15.5.2
  activities:
  - {date: 2022-09-20, text: 开会}
  note: 已开会
"""


def read(text: str) -> tuple[Report | None, list[str]]:
    document, problems = parse_document(text, "a.yaml")
    assert document is not None, problems
    report, problems = shape(document, Report)
    return report, [f"{one.code} {one.place.line}:{one.place.column}" for one in problems]


def test_the_plan_may_be_called_by_its_short_name() -> None:
    assert read(CHINESE.replace("工作要点", "要点"))[0] == read(ENGLISH)[0]


def test_a_stage_may_be_called_what_pages_call_it() -> None:
    consulting, problems = read(ENGLISH.replace("value: 3  # 三个", "stage: 征求意见"))
    assert consulting is not None, problems
    assert consulting.entries[0].stage == "consulting"
    assert {Language("zh").say(word): stage for stage, word in STAGE_WORDS.items()} == STAGE_OF


def test_a_report_with_chinese_keys_is_the_same_report() -> None:
    report, problems = read(CHINESE)
    assert report is not None, problems
    assert report == read(ENGLISH)[0]


def test_fmt_writes_the_english_keys_and_keeps_the_rest() -> None:
    assert tidied(CHINESE) == ENGLISH
    assert tidied(ENGLISH) == ENGLISH


def test_a_wrong_value_has_its_place_below_a_chinese_key() -> None:
    assert read(CHINESE.replace("完成数: 3", "完成数: 约3"))[1] == ["WP116 9:8"]


@pytest.mark.parametrize("key", ["value", "数值"])
def test_one_thing_under_two_keys_is_an_error(key: str) -> None:
    text = CHINESE.replace("  佐证:", f"  {key}: 4\n  佐证:")
    report, problems = read(text)
    assert report is None
    assert problems == ["WP112 9:3" if key == "value" else "WP112 10:3"]


def test_a_file_of_another_format_has_no_chinese_keys() -> None:
    document, _problems = parse_document("format: workplan/plan@1\n单位: u\n", "plan.yaml")
    assert document is not None
    assert set(document.value) == {"format", "单位"}


@pytest.mark.parametrize("entries", ["", " []", " 无", "\n- 目标", "\n- 佐证: []", "\n- 佐证:"])
def test_what_has_no_keys_inside_is_left_alone(entries: str) -> None:
    text = f"格式: workplan/report@1\n条目:{entries}\n"
    document, problems = parse_document(text, "a.yaml")
    assert document is not None, problems
    assert set(document.value) == {"format", "entries"}
