"""A goal is held against its figure phrase: number, comparing word and unit. All made up."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from building import loaded
from workplan_cli.model.plan import Plan
from workplan_cli.model.target import Target
from workplan_cli.rules.phrase_fits import GOALS, differs, number_of

_PLAN = """\
format: workplan/plan@1
id: invented
title: An invented plan
period: {{start: 2022-01-01, end: 2022-12-31}}
units: units.yaml
sections:
- number: 1
  title: Section
  tasks:
  - number: 1
    title: Task
    targets:
    - id: 1.1.1
      title: Things
      source: {{clause: "1.1", figure: "{phrase}"}}
      measure: {measure}
      counted: "{counted}"
      goal: {{{goal}}}
      reported_by: [a]
"""


def _target(phrase: str, counted: str, goal: str, measure: str = "count") -> Target:
    text = _PLAN.format(phrase=phrase, counted=counted, goal=goal, measure=measure)
    target: Target = loaded(text, Plan).targets[0]
    return target


@pytest.mark.parametrize(
    ("phrase", "counted", "goal"),
    [
        ("1100万人以上", "万人", "at_least: 1100"),
        ("1100万人以上", "人", "at_least: 11000000"),
        ("39.5亿元", "亿元", "at_least: 39.5"),
        ("39.5亿元", "万元", "at_least: 395000"),
        ("1.3万亿斤以上", "万亿斤", "at_least: 1.3"),
        ("1.3万亿斤以上", "亿斤", "at_least: 13000"),
        ("超过2万亿元", "万亿元", "at_least: 2"),
        ("10万人次以上", "万人次", "at_least: 10"),
        ("20万人以上", "万人", "at_least: 20"),
        ("13,000 additional", "officers", "at_least: 13000"),
        ("13,000 additional", "officers", "rise_by: 13000"),
        ("1,500 homes", "homes", "at_least: 1500"),
        ("1.5 million homes", "homes", "at_least: 1500000"),
        ("1.5 million homes", "million homes", "at_least: 1.5"),
        ("150 thousand", "homes", "at_least: 150000"),
        ("翻一番", "亿元", "at_least: 200"),
        ("控制在5.5%以内", "%", "at_most: 5.5"),
        ("增长10%以上", "%", "at_least: 10"),
        ("增长10%以上", "百分点", "rise_by: 10"),
        ("2-3个", "个", "between: [2, 3]"),
        ("3 to 5 centres", "centres", "about: 4"),
        ("下降0.5到1个百分点", "个百分点", "fall_by: [0.5, 1.0]"),
        ("less than 9%", "%", "fall_by: 0.9"),
        ("约120所", "所", "about: 120"),
        ("百余所", "所", "at_least: 100"),
        ("2.5万千瓦", "万千瓦", "at_least: 2.5"),
        ("100千克", "千克", "exactly: 100"),
        ("到2025年达到60所", "所", "at_least: 60"),
        ("一校一案", "所", "at_least: 5"),
        ("80%以上的县", "个县", "at_least: 82"),
        ("每县1所", "所", "at_least: 103"),
        ("3% or so", "%", "about: 3"),
        ("罗列的若干所", "所", "at_least: 14"),
    ],
)
def test_a_right_goal_is_left_alone(phrase: str, counted: str, goal: str) -> None:
    assert differs(_target(phrase, counted, goal)) is None


@pytest.mark.parametrize(
    ("phrase", "counted", "goal", "difference"),
    [
        ("控制在5.5%以内", "%", "at_most: 55", "number"),
        ("13,000 officers", "officers", "at_least: 13", "number"),
        ("150 thousand homes", "homes", "at_least: 150", "number"),
        ("1100万人以上", "人", "at_least: 1100", "number"),
        ("39.5亿元", "亿元", "at_least: 3950000000", "number"),
        ("120所以上", "所", "at_least: 210", "number"),
        ("2-3个", "个", "between: [2, 4]", "number"),
        ("增长10%以上", "亿元", "rise_by: 10", "unit"),
        ("at least 5 parks and 10 labs", "parks", "at_least: 5", "number"),
        ("less than 15 cases", "cases", "at_least: 15", "word"),
        ("at least 15 clinics", "clinics", "at_most: 15", "word"),
        ("不超过15人", "人", "at_least: 15", "word"),
        ("不低于15人", "人", "at_most: 15", "word"),
        ("30个左右", "个", "at_least: 30", "word"),
        ("120所以上", "所", "exactly: 120", "word"),
        ("下降3%", "%", "rise_by: 3", "word"),
        ("increase by 30 GW", "GW", "fall_by: 30", "word"),
    ],
)
def test_a_wrong_goal_is_told_by_what_is_wrong(
    phrase: str, counted: str, goal: str, difference: str
) -> None:
    assert differs(_target(phrase, counted, goal)) == difference


@pytest.mark.parametrize(
    ("phrase", "goal", "difference"),
    [
        ("92%", "at_least: 29", "number"),
        ("92%", "at_least: 92", None),
        ("全覆盖", "at_least: 95", "number"),
        ("全覆盖", "at_least: 100", None),
        ("提高到95%", "at_least: 95", None),
        ("120所", "at_least: 100", None),
        ("问题清零", "at_least: 100", None),
    ],
)
def test_a_share_is_compared_where_the_phrase_is_in_percent(
    phrase: str, goal: str, difference: str | None
) -> None:
    assert differs(_target(phrase, "schools", goal, "share")) == difference


def test_another_target_of_the_clause_may_carry_the_rest_of_a_phrase() -> None:
    phrase = "at least 5 parks and 10 labs"
    parks, labs = (
        _target(phrase, name, f"at_least: {n}") for name, n in [("parks", 5), ("labs", 10)]
    )
    assert differs(parks, [labs]) is None
    assert differs(labs, [parks]) is None


def test_the_number_to_write_is_in_the_unit_of_the_target() -> None:
    assert number_of(_target("39.5亿元", "亿元", "at_least: 1")) == Decimal("39.5")
    assert number_of(_target("39.5亿元", "万元", "at_least: 1")) == Decimal(395000)
    assert number_of(_target("2-3个", "个", "at_least: 1")) is None


@given(st.integers(1, 99), st.sampled_from(["人", "万人", "亿人", "万亿人"]))
def test_the_same_quantity_in_another_unit_is_the_same_goal(number: int, unit: str) -> None:
    scale = {"人": 1, "万人": 10**4, "亿人": 10**8, "万亿人": 10**12}[unit]
    written = _target(f"{number}{unit}以上", unit, f"at_least: {number}")
    in_ones = _target(f"{number}{unit}以上", "人", f"at_least: {number * scale}")
    slip = _target(f"{number}{unit}以上", "人", f"at_least: {number * scale * 10}")
    assert [differs(one) for one in (written, in_ones, slip)] == [None, None, "number"]


def test_the_table_names_only_keys_of_goals() -> None:
    known = {
        "at_least", "more_than", "at_most", "less_than", "about", "between", "exactly", "rise_by",
        "fall_by", "times", "not_below", "not_above", "not_below_baseline",
    }  # fmt: skip
    assert set().union(*GOALS.values()) == known
