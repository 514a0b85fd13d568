"""A published document is split into sections, tasks and clauses. All texts are made up."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workplan_cli.loading.published.clauses import sentences, split
from workplan_cli.model.published import Published

TWO_TASKS = """\
一、第一部分
1.甲项工作。建一所学校。办两个班。
二、第二部分
2.乙项工作。修一条路。
"""


def _split(text: str) -> Published:
    found = split(text)
    assert found is not None
    return found


def test_the_heading_is_the_first_sentence_and_clauses_are_the_others() -> None:
    found = _split(TWO_TASKS)
    assert [task.heading for task in found.tasks] == ["甲项工作", "乙项工作"]
    assert dict(found.clauses()) == {
        "1.1": "建一所学校。",
        "1.2": "办两个班。",
        "2.1": "修一条路。",
    }
    assert [(one.number, one.heading) for one in found.sections] == [
        (1, "第一部分"),
        (2, "第二部分"),
    ]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("甲。乙;丙。", ["甲。", "乙;", "丙。"]),
        ("甲“乙。丙”丁。戊。", ["甲“乙。丙”丁。", "戊。"]),
        ("印发《甲。乙<丙。>》。丁。", ["印发《甲。乙<丙。>》。", "丁。"]),
        ("甲(乙;丙)丁。", ["甲(乙;丙)丁。"]),
        ("甲“乙《丙。》丁。”戊。", ["甲“乙《丙。》丁。”戊。"]),
        ("没有句号", ["没有句号"]),
    ],
)
def test_marks_inside_pairs_do_not_split(text: str, pieces: list[str]) -> None:
    assert sentences(text) == pieces


@pytest.mark.parametrize("text", ["甲“乙。丙。", "甲”乙。丙。", "甲(乙。丙。", "甲》乙。丙。"])
def test_a_mark_that_has_no_partner_does_not_swallow_the_rest(text: str) -> None:
    assert len(sentences(text)) == 2


def test_full_width_marks_split_as_half_width_ones_do() -> None:
    wide = _split("１．甲项工作。建一所学校；办两个班。\n")
    assert dict(wide.clauses()) == {"1.1": "建一所学校;", "1.2": "办两个班。"}


def test_the_page_around_the_text_is_left_out() -> None:
    page = f"首页\n1.登录\n当前位置:首页\n{TWO_TASKS}打印 关闭\n版权所有。\n3 条评论\n"
    found = _split(page)
    assert (found.tasks, found.sections) == (_split(TWO_TASKS).tasks, _split(TWO_TASKS).sections)
    assert found.unread == ("首页", "1.登录", "当前位置:首页", "打印关闭", "版权所有。", "3条评论")


def test_a_table_of_contents_is_not_taken_for_the_text() -> None:
    found = _split("目录\n1.甲项工作\n2.乙项工作\n" + TWO_TASKS)
    assert found.tasks == _split(TWO_TASKS).tasks
    assert found.unread == ("目录", "1.甲项工作", "2.乙项工作")


def test_a_second_copy_is_said_to_be_unread() -> None:
    found = _split(TWO_TASKS * 2)
    assert found.tasks == _split(TWO_TASKS).tasks
    assert len(found.unread) == len(TWO_TASKS.strip().splitlines())


def test_a_task_may_go_over_several_paragraphs() -> None:
    text = "1.甲项工作。建一所学校。\n\n办两个班。\n\n2.乙项工作。修一条路。\n"
    assert dict(_split(text).clauses())["1.2"] == "办两个班。"


def test_a_line_may_be_broken_inside_a_sentence() -> None:
    text = "1.甲项工作。建一所\n学校。办两\n个班。\n2.乙项工作。修\n一条路。\n\n联系电话\n"
    assert dict(_split(text).clauses()) == {
        "1.1": "建一所学校。",
        "1.2": "办两个班。",
        "2.1": "修一条路。",
    }


def test_a_task_without_its_number_leaves_those_behind_it_theirs() -> None:
    text = "1.甲项工作。建一所学校。\n2，乙项工作。修一条路。\n3.丙项工作。办一个班。\n"
    assert dict(_split(text).clauses()) == {
        "1.1": "建一所学校。",
        "1.2": "2,乙项工作。",
        "1.3": "修一条路。",
        "3.1": "办一个班。",
    }


def test_a_larger_number_inside_a_task_begins_none() -> None:
    text = "1.甲项工作。建一所学校。\n7.是校舍的编号。\n2.乙项工作。修一条路。\n"
    assert [task.number for task in _split(text).tasks] == [1, 2]


def test_a_heading_may_stand_on_a_line_of_its_own() -> None:
    found = _split("1.甲项工作\n建一所学校。办两个班。\n2.乙项工作\n修一条路。\n")
    assert [task.heading for task in found.tasks] == ["甲项工作", "乙项工作"]
    assert [number for number, _text in found.clauses()] == ["1.1", "1.2", "2.1"]


def test_a_decimal_number_begins_no_task() -> None:
    assert len(_split("1.甲项工作。面积\n2.5亩。\n").tasks) == 1


@pytest.mark.parametrize("text", ["", "没有编号的文章。", "(一)甲项工作。", "2.从二开始。"])
def test_a_text_without_numbered_tasks_cannot_be_split(text: str) -> None:
    assert split(text) is None


@settings(deadline=None)
@given(st.text("甲乙。;“”《》()‘’一1"))
def test_no_sign_is_lost_by_splitting(text: str) -> None:
    assert "".join(sentences(text)) == text
