"""Units above and below each other, and things counted by name. All data are invented."""

from collections.abc import Sequence
from fractions import Fraction

import pytest

from building import judged
from workplan_cli.model.outcome import TargetResult

F = Fraction
ENDS = ("2022-03-31", "2022-06-30", "2022-09-30")
TOTAL = "measure: count\ngoal: {at_least: 100}\ncombine: sum\nover_time: cumulative\n"
FLOW = "measure: count\ngoal: {at_least: 100}\ncombine: sum\nover_time: per_period\n"
SHARE = "measure: share\ngoal: {at_least: 100}\ncombine: pooled\nover_time: snapshot\n"
NAMES = "measure: count\ngoal: {about: 30}\ncombine: distinct\nover_time: cumulative\n"
TWO = "reported_by: [a, b]\n"
LEAGUES = "reported_by: [leagues]\n"


def actual(target: str, lines: str, day: str = "2022-12-31") -> F | None:
    return judged(target, lines, day).rating.actual


def actuals(target: str, lines: str, days: Sequence[str] = ENDS) -> list[F | None]:
    return [actual(target, lines, day) for day in days]


def use_of(found: TargetResult) -> dict[str, str]:
    return {unit.unit: unit.use for unit in found.units if unit.standing}


def test_a_childs_total_is_not_added_to_its_parents() -> None:
    lines = """
        a 2022-Q2: value: 10
        a1 2022-Q2: value: 4
        b 2022-Q2: value: 5
    """
    found = judged(TOTAL + "reported_by: [leagues, counties]", lines, "2022-06-30")
    assert found.rating.actual == 15
    assert use_of(found) == {"a": "counted", "b": "counted", "a1": "in_parent"}


def test_newer_and_larger_totals_of_the_children_stand_for_an_older_one_above() -> None:
    lines = """
        a 2022-Q1: value: 5
        a1 2022-Q2: value: 4
        a2 2022-Q2: value: 3
    """
    found = judged(TOTAL + "reported_by: [leagues, counties]", lines, "2022-06-30")
    assert found.rating.actual == 7
    assert use_of(found)["a"] == "in_children"


@pytest.mark.parametrize(("of_top", "of_each"), [(60, 10), (30, 20)])
def test_for_one_period_the_parents_figure_stands_whether_it_is_more_or_less(
    of_top: int, of_each: int
) -> None:
    lines = "".join(f"{unit} 2022-Q2: value: {of_each}\n" for unit in "abc")
    found = judged(TOTAL + LEAGUES, f"top 2022-Q2: value: {of_top}\n" + lines, "2022-06-30")
    assert found.rating.actual == of_top
    assert use_of(found) == {
        "top": "counted", "a": "in_parent", "b": "in_parent", "c": "in_parent",
    }  # fmt: skip


def test_per_period_a_parents_report_includes_only_its_own_periods() -> None:
    lines = """
        a1 2022-Q1: value: 5
        a1 2022-Q2: value: 2
        a 2022-Q2: value: 3
    """
    # 5 of the county in the first quarter; in the second the league's 3 include the county's 2
    assert actual(FLOW + "reported_by: [leagues, counties]", lines, "2022-06-30") == 8


def test_the_department_may_report_for_the_leagues() -> None:
    found = judged(TOTAL + LEAGUES, "top 2022-Q2: value: 60", "2022-06-30")
    assert found.rating.actual == 60
    assert not found.silent_units
    assert found.settled is True


def test_the_departments_word_stands_until_all_leagues_have_newer_ones() -> None:
    some = "top 2022-Q1: part: 8, whole: 10\na 2022-Q2: part: 1, whole: 4\n"
    rest = "b 2022-Q2: part: 4, whole: 4\nc 2022-Q2: part: 2, whole: 2\n"
    assert actual(SHARE + LEAGUES, some, "2022-06-30") == 80
    assert actual(SHARE + LEAGUES, some + rest, "2022-06-30") == 70


def test_one_thing_reported_by_a_county_and_by_its_league_counts_once() -> None:
    lines = """
        a 2022-Q1: items: [第一中学, "Second School (new)"]
        a1 2022-Q1: items: ["第一  中学", 第三中学]
        b 2022-Q1: items: ["ＳＥＣＯＮＤ school 〔NEW〕"]
    """
    # width, case, spaces and the kind of brackets make no difference: three different schools
    assert actual(NAMES + "reported_by: [leagues, counties]", lines, "2022-03-31") == 3


def test_names_are_gathered_over_the_periods_and_never_counted_twice() -> None:
    lines = "a 2022-Q1: items: [x, y]\na 2022-Q2: items: [y, z]\n"
    assert actuals(NAMES, lines, ENDS[:2]) == [2, 3]
    assert actuals(NAMES.replace("cumulative", "snapshot"), lines, ENDS[:2]) == [2, 2]
    assert actuals(NAMES.replace("cumulative", "per_period"), lines, ENDS[:2]) == [2, 3]


def test_things_without_a_name_may_be_the_same_as_others() -> None:
    lines = "a 2022-Q1: items: [x, y], value: 5\nb 2022-Q1: value: 2\n"
    found = judged(NAMES + TWO, lines, "2022-03-31")
    # x, y, three more of a and two of b: 7 if they are all different, but at least the 5 of a
    assert found.floor is not None
    assert found.ceiling is not None
    assert found.rating.actual == found.floor.actual == 5
    assert found.ceiling.actual == 7
    assert found.settled is True
    open_ = judged(NAMES.replace("30", "40") + TWO, lines, "2022-03-31")
    # 5/40 - 90/365 = -12.16 points, 7/40 - 90/365 = -7.16 points
    assert (open_.status, open_.settled) == ("undecided", False)
    assert [one.template for one in open_.because] == [
        "{floor} or {ceiling}: some things were counted without a name",
        "{count} counted without a name: they may be the same as others",
    ]


def test_one_unit_alone_counts_things_that_are_different() -> None:
    assert actual(NAMES, "a 2022-Q1: items: [x, y], value: 5") == 5
    assert actual(NAMES, "a 2022-Q1: value: 5") == 5
    per_period = NAMES.replace("cumulative", "per_period")
    # x, y and three more; then y again, and z
    assert actual(per_period, "a 2022-Q1: items: [x, y], value: 5\na 2022-Q2: items: [y, z]") == 6


def test_without_names_a_childs_things_are_among_its_parents() -> None:
    lines = "a 2022-Q1: value: 5\na1 2022-Q1: value: 3, items: [x]\n"
    found = judged(NAMES + "reported_by: [leagues, counties]", lines, "2022-03-31")
    assert found.rating.actual == 5
    alone = judged(NAMES + "reported_by: [a, a1]", lines, "2022-03-31")
    assert alone.ceiling is not None
    assert alone.ceiling.actual == 5


def test_a_parents_half_year_stands_for_its_childs_quarters() -> None:
    lines = "a1 2022-Q1: value: 4\na1 2022-Q2: value: 5\na 2022-H1: value: 7"
    target = FLOW + "reported_by: [leagues, counties]"
    assert actual(target, lines, "2022-06-30") == 7
    assert use_of(judged(target, lines, "2022-06-30")) == {"a": "counted", "a1": "in_parent"}


@pytest.mark.parametrize(
    ("lines", "least", "most"),
    [
        ("a 2022-Q2: items: [x, y]\na1 2022-Q2: items: [z]", 3, 5),
        ("a 2022-Q2: value: 5\na1 2022-Q2: items: [z]", 5, 7),
    ],
)
def test_what_a_unit_has_is_what_it_and_those_below_named_or_what_either_counted(
    lines: str, least: int, most: int
) -> None:
    """League B counted 2 without names, which may be the same things or others."""
    nothing = judged(NAMES + LEAGUES, "a 2022-Q2: value: 0\na1 2022-Q2: value: 0", "2022-06-30")
    assert [nothing.rating.actual, nothing.rating.most] == [0, None]
    found = judged(NAMES + LEAGUES, f"{lines}\nb 2022-Q2: value: 2", "2022-06-30")
    assert found.rating.most is not None
    assert [found.rating.actual, found.rating.most.actual] == [least, most]


@pytest.mark.parametrize(
    ("target", "lines", "use"),
    [
        # Whose word stands for a unit that each has to do it: its own, if that is as new.
        ("measure: milestone\ngoal: {done_when: issued}\ncombine: all\nreported_by: [a]\n",
         "top 2022-Q2: stage: issued\na 2022-Q1: stage: drafting",
         {"top": "counted", "a": "in_parent"}),
        ("measure: milestone\ngoal: {done_when: issued}\ncombine: all\nreported_by: [a]\n",
         "top 2022-Q1: stage: issued\na 2022-Q2: stage: drafting",
         {"top": "in_children", "a": "counted"}),
        # Who works along is in the figure of whoever is in the lead; others were not asked.
        (TOTAL + "lead: [a]\nsupport: [x]\n",
         "a 2022-Q2: value: 3\nx 2022-Q2: value: 2\nb 2022-Q2: value: 1",
         {"a": "counted", "x": "support", "b": "not_expected"}),
    ],
)  # fmt: skip
def test_why_a_figure_does_not_count(target: str, lines: str, use: dict[str, str]) -> None:
    assert use_of(judged(target, lines, "2022-06-30")) == use


STATE = "measure: count\ncombine: sum\nover_time: snapshot\nreported_by: [a, a1, a2]\n"
BEFORE = "a 2022-Q2: value: 95\na2 2022-Q2: value: 90\na 2022-Q3: value: 14\n"


def test_a_childs_older_state_is_in_the_newer_one_of_its_parent() -> None:
    target = STATE + "goal: {at_least: 90}\nschedule: linear\n"
    lines = BEFORE + "a1 2022-Q4: value: 5"  # and not 5 + 90
    assert actual(target, BEFORE, "2022-09-30") == 14
    assert actual(target, lines) == 14
    limit = judged(STATE + "goal: {at_most: 20}\n", BEFORE, "2022-09-30")
    assert limit.rating.actual == 14
    assert limit.status != "broken"


def test_beside_a_newer_child_an_older_one_is_in_its_parents_figure() -> None:
    target = STATE + "goal: {at_least: 40}\nschedule: linear\n"
    lines = "a2 2022-Q2: value: 19\na 2022-Q3: value: 2\na1 2022-Q4: value: 21"
    assert actual(target, lines) == 21  # more than the 2 of September, in which the 19 are
    found = judged(target, lines, "2022-12-31")
    assert use_of(found) == {"a": "in_children", "a1": "counted", "a2": "in_parent"}


def test_of_a_limit_a_case_of_the_same_day_is_not_hidden_by_the_total_above_it() -> None:
    limit = STATE + "goal: {at_most: 20}\n"
    lines = "a 2022-Q2: value: 14\na1 2022-Q2: value: 25\na2 2022-Q2: value: 0"
    assert actual(limit, lines, "2022-06-30") == 25
