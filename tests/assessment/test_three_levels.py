"""A department, its leagues and their counties report on one target. All data are invented."""

from fractions import Fraction

from building import judged
from workplan_cli.model.outcome import TargetResult

JUNE = "2022-06-30"
TOTAL = "measure: count\ngoal: {at_least: 100}\ncombine: sum\nover_time: cumulative\n"
NAMES = "measure: count\ngoal: {about: 30}\ncombine: distinct\nover_time: cumulative\n"
ALL = "reported_by: [top, leagues, counties]\n"


def use_of(found: TargetResult) -> dict[str, str]:
    return {unit.unit: unit.use for unit in found.units if unit.standing}


def test_a_countys_part_of_its_leagues_figure_is_not_held_against_the_department_again() -> None:
    lines = "top 2022-Q1: value: 10\na 2022-Q2: value: 6\na1 2022-Q2: value: 5"
    found = judged(TOTAL + ALL, lines, JUNE)
    # The 5 are among the 6, which are less than 10; with them it would be 11.
    assert found.rating.actual == 10
    assert use_of(found) == {"top": "counted", "a": "in_parent", "a1": "in_parent"}


def test_newer_figures_below_that_are_no_more_than_the_one_above_do_not_replace_it() -> None:
    lines = "top 2022-Q1: value: 10\na 2022-Q2: value: 10\nb 2022-Q2: value: 0"
    found = judged(TOTAL + ALL, lines, JUNE)
    assert use_of(found) == {"top": "counted", "a": "in_parent", "b": "in_parent"}


def test_a_countys_newer_and_larger_figure_stands_whatever_its_league_had_before() -> None:
    lines = "top 2022-Q1: value: 30\na1 2022-Q2: value: 35"
    for before in ("", "\na 2022-Q1: value: 10"):
        found = judged(TOTAL + ALL, lines + before, JUNE)
        assert found.rating.actual == 35
        assert {use_of(found)[unit] for unit in use_of(found) if unit != "a1"} == {"in_children"}
    less = judged(TOTAL + ALL, lines.replace("35", "20") + before, JUNE)
    assert less.rating.actual == 30
    assert use_of(less) == {"top": "counted", "a": "in_parent", "a1": "in_parent"}


def test_a_leagues_newer_word_is_that_of_all_its_counties() -> None:
    lines = "top 2022-Q1: value: 60\na 2022-Q2: value: 30"
    found = judged(TOTAL + "reported_by: [a1, a2]", lines, JUNE)
    # Both counties that must report are in the newer 30, though that is less.
    assert found.rating.actual == 30
    assert use_of(found) == {"top": "in_children", "a": "counted"}


def test_what_a_county_counted_without_names_is_counted_once_on_the_way_up() -> None:
    lines = "top 2022-Q2: value: 1\na 2022-Q2: value: 2\na1 2022-Q2: value: 3"
    found = judged(NAMES + "reported_by: [top, a, a1]", lines, JUNE)
    # The league has the county's 3, and so has the department: never 2 + 3.
    assert found.rating.actual == 3
    assert found.rating.most is None


def test_what_two_counties_counted_without_names_may_be_different() -> None:
    lines = "a 2022-Q2: value: 1\na1 2022-Q2: value: 3\na2 2022-Q2: value: 3"
    found = judged(NAMES + "reported_by: [a, a1, a2]", lines, JUNE)
    assert found.rating.actual == 3
    assert found.rating.most is not None
    assert found.rating.most.actual == 6


def test_things_that_all_have_names_are_one_figure() -> None:
    found = judged(NAMES, "a 2022-Q2: items: [x, y]", JUNE)
    assert (found.rating.actual, found.rating.most) == (Fraction(2), None)


def test_baselines_of_things_with_names_add_up() -> None:
    target = NAMES.replace("about: 30", "rise_by: 10") + "baseline: reported\nreported_by: [a, b]"
    lines = "a 2022-Q2: items: [x], baseline: 2\nb 2022-Q2: items: [y], baseline: 3"
    assert judged(target, lines, JUNE).baseline == 5
