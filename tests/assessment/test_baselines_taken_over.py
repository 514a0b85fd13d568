"""Where a unit began that has taken over another one: where both did."""

from fractions import Fraction

import pytest

from building import loaded, outcome_of, plan, reports
from workplan_cli.model.outcome import TargetResult
from workplan_cli.model.units import Units
from workplan_cli.rendering.language import Language
from workplan_cli.rules.checking import found_in_history

FALL = """
measure: count
counted: 起
goal: {fall_by: 12}
baseline: reported
combine: sum
over_time: snapshot
reported_by: [cities]
"""
SHARE = """
measure: share
counted: 户
goal: {at_least: 90}
baseline: reported
combine: pooled
over_time: snapshot
reported_by: [cities]
"""
LATEST = FALL.replace("sum", "latest")
CITIES = """
format: workplan/units@1
id: invented
units:
- {id: "11", name: 甲市, kind: city}
- {id: "12", name: 乙市, kind: city%s}
- {id: "13", name: 丙市, kind: city, until: 2022-06-30, merged_into: "%s"}
%s
groups:
- {id: cities, name: 各市, kinds: [city]}
"""
MERGED = CITIES % ("", "12", "")
NEW = CITIES % ("", "14", '- {id: "14", name: 丁市, kind: city, from: 2022-07-01}')
BOTH_NEW = NEW.replace("乙市, kind: city", '乙市, kind: city, until: 2022-06-30, merged_into: "14"')
Q1 = """
11 2022-Q1 @2022-04-05: value: 18, baseline: 20
12 2022-Q1 @2022-04-05: value: 10, baseline: 12
13 2022-Q1 @2022-04-05: value: 8, baseline: 9
"""
Q3 = """
11 2022-Q3 @2022-10-05: value: 14
12 2022-Q3 @2022-10-05: value: 16
"""
OF_14 = Q3.replace("12 2022", "14 2022")


def on(day: str, text: str, lines: str, target: str = FALL) -> TargetResult:
    return outcome_of(plan(target), loaded(text, Units), reports(lines), day).targets[0]


def test_a_unit_that_took_over_began_where_both_did() -> None:
    found = on("2022-09-30", MERGED, Q1 + Q3)
    # 30 of 41, of which 29 are the goal: 11 of 12, with 273 of 365 days gone
    assert found.rating.actual == 30
    assert found.baseline == 41
    assert found.status == "ahead"


@pytest.mark.parametrize(("told", "baseline"), [(12, 41), (21, 41), (22, 42)])
def test_a_baseline_told_again_is_its_own_and_another_one_is_of_both(
    told: int, baseline: int
) -> None:
    found = on("2022-09-30", MERGED, f"{Q1}{Q3.strip()}, baseline: {told}\n")
    assert found.baseline == baseline


def test_a_new_unit_began_where_those_did_that_it_took_over() -> None:
    assert on("2022-09-30", NEW, Q1 + OF_14).rating.actual == 10 + 14 + 16
    assert on("2022-09-30", NEW, Q1 + OF_14).baseline == 41
    assert on("2022-09-30", BOTH_NEW, Q1 + OF_14).baseline == 41
    assert on("2022-09-30", NEW, Q1 + OF_14, LATEST.replace("[cities]", '["13"]')).baseline == 9


def test_one_that_has_not_told_where_it_began_leaves_that_open() -> None:
    for lines in (Q1.replace(", baseline: 12", ""), Q1.replace(", baseline: 9", "")):
        found = on("2022-09-30", MERGED, lines + Q3)
        assert found.status == "no_baseline"
        said = [Language("en").say(one) for one in found.because]
        assert said[0] == (
            "cannot be computed: 1 unit has not given the value before the plan began"
        )


def test_shares_are_weighed_by_what_each_unit_had() -> None:
    lines = """
    11 2022-Q1 @2022-04-05: part: 80, whole: 100, baseline: 70
    12 2022-Q1 @2022-04-05: part: 170, whole: 200, baseline: 80
    13 2022-Q1 @2022-04-05: part: 45, whole: 50, baseline: 75
    """
    whole = Fraction(70 * 100 + 80 * 200 + 75 * 50, 350)
    assert on("2022-06-30", MERGED, lines, SHARE).baseline == whole
    later = lines + "11 2022-Q3: part: 90, whole: 100\n    12 2022-Q3: part: 200, whole: 250"
    assert on("2022-09-30", MERGED, later, SHARE).baseline == whole


@pytest.mark.parametrize(("until", "moved"), [("2022-09-30", True), ("2022-12-31", False)])
def test_the_baseline_may_move_once_another_unit_was_taken_over(until: str, moved: bool) -> None:
    who = loaded(MERGED.replace("2022-06-30", until), Units)
    lines = reports("12 2022-Q3: value: 10, baseline: 12\n12 2022-Q4: value: 16, baseline: 21")
    codes = [rule.code for rule, _found in found_in_history(lines, plan(FALL), who)]
    assert ("WP406" in codes) is moved


def test_the_baseline_may_move_where_the_other_unit_has_told_its_last_day_itself() -> None:
    who = loaded(MERGED.replace("2022-06-30", "2022-09-30"), Units)
    own = "13 2022-Q3: value: 9, baseline: 9\n"
    lines = "12 2022-Q3: value: 10, baseline: 12\n12 2022-Q4: value: 16, baseline: 21"
    codes = [rule.code for rule, _found in found_in_history(reports(own + lines), plan(FALL), who)]
    assert "WP406" not in codes
