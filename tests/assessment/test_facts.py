"""Facts that other systems get wrong, each by its name. All data are invented."""

from collections.abc import Sequence
from fractions import Fraction

import pytest

from building import TARGET, judged, outcome
from workplan_cli.rendering.language import Language

F = Fraction
ENDS = ("2022-03-31", "2022-06-30", "2022-09-30")
TOTAL = "measure: count\ngoal: {at_least: 100}\ncombine: sum\nover_time: cumulative\n"
FLOW = "measure: count\ngoal: {at_least: 100}\ncombine: sum\nover_time: per_period\n"
SHARE = "measure: share\ngoal: {at_least: 100}\ncombine: pooled\nover_time: snapshot\n"
RATE = "measure: rate\ncombine: latest\nover_time: snapshot\nbaseline: reported\n"
NAMES = "measure: count\ngoal: {about: 30}\ncombine: distinct\nover_time: cumulative\n"
TWO = "reported_by: [a, b]\n"
LEAGUES = "reported_by: [leagues]\n"


def actual(target: str, lines: str, day: str = "2022-12-31") -> F | None:
    return judged(target, lines, day).rating.actual


def actuals(target: str, lines: str, days: Sequence[str] = ENDS) -> list[F | None]:
    return [actual(target, lines, day) for day in days]


def test_running_totals_are_not_added_up() -> None:
    lines = """
        a 2022-01: value: 1
        a 2022-02: value: 2
        a 2022-04: value: 3
        a 2022-05: value: 5
    """
    # In the first quarter 1, then 2: the newest stands. Then 3, then 5. Then nothing: carried over.
    assert actuals(TOTAL, lines) == [2, 5, 5]


def test_a_late_correction_of_the_first_period_changes_that_period_only() -> None:
    lines = """
        a 2022-01: value: 1
        a 2022-02: value: 2
        a 2022-04: value: 3
        a 2022-05: value: 5
        a 2022-02 r2 @2022-11-01: value: 3
    """
    assert actuals(TOTAL, lines) == [3, 5, 5]


def test_running_totals_of_two_units_are_added_once_each() -> None:
    lines = """
        a 2022-01: value: 1
        a 2022-02: value: 2
        b 2022-02: value: 2
    """
    # a has 2 (not 1 + 2), b has 2
    assert actual(TOTAL + TWO, lines, "2022-03-31") == 4


def test_a_silent_unit_keeps_its_running_total_while_the_other_goes_on() -> None:
    lines = """
        a 2022-01: value: 1
        a 2022-02: value: 2
        b 2022-02: value: 2
        b 2022-04: value: 3
        b 2022-06: value: 4
    """
    found = judged(TOTAL + TWO, lines, "2022-06-30")
    # 2 of a, carried over, and 4 of b
    assert found.rating.actual == 6
    assert found.silent_units == ("a",)
    assert [(unit.unit, unit.carried) for unit in found.units] == [("a", True), ("b", False)]


def test_a_revision_replaces_the_whole_report_and_the_older_one_stays_visible() -> None:
    lines = """
        a 2022-Q1: value: 7; 13.4.3 value: 70
        a 2022-Q1 r2: value: 8
    """
    first, second = outcome([TOTAL, TOTAL], lines, "2022-03-31").targets
    assert first.rating.actual == 8
    assert [one.entry.value for one in first.readings] == [7, 8]
    assert [one.superseded for one in first.readings] == [True, False]
    # the revision has no entry for the second target any more
    assert second.status == "unreported"


def test_the_highest_revision_stands_whatever_the_order_of_days() -> None:
    lines = """
        a 2022-Q1 r3 @2022-04-02: value: 5
        a 2022-Q1 r2 @2022-05-30: value: 9
    """
    assert actual(TOTAL, lines) == 5


def test_values_per_period_add_up_and_a_late_correction_changes_one_of_them() -> None:
    lines = """
        a 2022-Q1: value: 3
        a 2022-Q2: value: 4
        a 2022-Q1 r2 @2022-08-01: value: 5
    """
    assert actuals(FLOW, lines) == [5, 9, 9]


@pytest.mark.parametrize(
    ("lines", "total"),
    [
        ("a 2022-Q1: value: 3\na 2022-Q2: value: 4\na 2022-H1: value: 8", 8),
        ("a 2022-H1: value: 8\na 2022-Q2: value: 4", 8),
        ("a 2022-H1: value: 8\na 2022-07: value: 1\na 2022-Q3: value: 2", 10),
        ("a 2022-Q1: value: 3\na 2022-Q2: value: 4\na 2022: value: 9", 9),
    ],
)
def test_periods_that_overlap_are_not_counted_twice(lines: str, total: int) -> None:
    assert actual(FLOW, lines) == total


def test_a_year_reported_before_it_is_over_does_not_replace_its_quarters() -> None:
    lines = """
        a 2022-Q1: value: 3
        a 2022-Q2: value: 4
        a 2022 @2022-07-20: value: 7
        a 2022-Q3: value: 5
    """
    assert actual(FLOW, lines, "2022-09-30") == 12
    # and a running total of July is older than the one of the third quarter
    assert actual(TOTAL, lines, "2022-09-30") == 5


def test_percentages_are_combined_as_sum_of_parts_over_sum_of_wholes() -> None:
    lines = """
        a 2022-Q2: part: 10, whole: 1000
        b 2022-Q2: part: 10, whole: 10
    """
    # 1 % and 100 %: together 20 of 1010, not 50.5 %
    assert actual(SHARE + TWO, lines, "2022-06-30") == F(2000, 1010)


def test_percentages_are_never_added_up_over_periods() -> None:
    share = SHARE.replace("snapshot", "per_period")
    assert actual(share, "a 2022-Q1: value: 60\na 2022-Q2: value: 70") == 70
    lines = "a 2022-Q1: part: 6, whole: 10\na 2022-Q2: part: 1, whole: 90"
    assert actual(share, lines) == 7
    # one percentage among the periods: there is nothing to weigh it with
    assert actual(share, "a 2022-Q1: part: 6, whole: 10\na 2022-Q2: value: 70") == 70
    assert actual(share, "a 2022-Q1: value: 70\na 2022-Q2: part: 6, whole: 10") == 60


def test_a_percentage_without_its_whole_leaves_the_total_between_two_bounds() -> None:
    lines = """
        a 2022-Q2: part: 10, whole: 100
        b 2022-Q2: part: 90, whole: 100
        c 2022-Q2: value: 60
    """
    found = judged(SHARE + LEAGUES, lines, "2022-06-30")
    # a and b together have 50 %; c has 60 % of we do not know how many
    assert found.floor is not None
    assert found.ceiling is not None
    assert found.floor.actual == 50
    assert found.ceiling.actual == 60


def test_a_unit_with_nothing_to_take_a_share_of_has_reported_and_changes_nothing() -> None:
    lines = "a 2022-Q2: part: 1, whole: 2\nb 2022-Q2: part: 0, whole: 0"
    found = judged(SHARE + TWO, lines, "2022-06-30")
    assert found.rating.actual == 50
    assert not found.silent_units


def test_lower_is_better_where_a_rate_has_to_fall() -> None:
    lines = "a 2022-Q2: value: {}, baseline: 50"
    fall = RATE + "goal: {{fall_by: 2}}"
    found = [judged(fall.format(), lines.format(value), "2022-06-30") for value in (48, 49, 51)]
    assert [one.rating.progress for one in found] == [1, F(1, 2), F(-1, 2)]
    assert [one.status for one in found] == ["met", "on_track", "behind"]


def test_a_goal_equal_to_its_baseline_is_all_or_nothing() -> None:
    target = TOTAL + "baseline: 100\n"
    assert judged(target, "a 2022-Q1: value: 100", "2022-03-31").rating.progress == 1
    assert judged(target, "a 2022-Q1: value: 99", "2022-03-31").rating.progress == 0


def test_a_goal_of_zero_divides_nothing_by_zero() -> None:
    target = TOTAL.replace("100", "0")
    assert judged(target, "a 2022-Q1: value: 0", "2022-03-31").status == "met"
    assert judged(target, "a 2022-Q1: note: none", "2022-03-31").status == "unreported"


def test_a_revised_goal_is_in_force_from_its_day_on() -> None:
    target = TOTAL + "revisions: [{on: 2022-07-01, goal: {at_least: 50}, reason: halved}]"
    lines = "a 2022-Q2: value: 25\na 2022-Q3: value: 25"
    june, september = (judged(target, lines, day) for day in ENDS[1:])
    assert (june.rating.progress, september.rating.progress) == (F(1, 4), F(1, 2))
    assert june.revision is None
    assert september.revision is not None
    assert september.because[-1].values["reason"] == september.revision.reason


def test_an_allocation_gives_a_unit_a_status_of_its_own() -> None:
    target = TOTAL + LEAGUES + "allocation: {a: 40, b: 20}"
    lines = "a 2022-Q2: value: 40\nb 2022-Q2: value: 2\nc 2022-Q2: value: 9"
    found = judged(target, lines, "2022-06-30")
    own = {unit.unit: unit.own.status if unit.own else None for unit in found.units}
    # 40 of 40; 2 of 20 is 10 % where 49.6 % are expected; c has no part of its own
    assert own == {"a": "met", "b": "behind", "c": None}


def test_nobody_is_asked_about_a_goal_that_is_done() -> None:
    stone = "measure: milestone\ncombine: all\ngoal: {done_when: issued}\n" + TWO
    found = judged(stone, "a 2022-Q1: done: 2022-03-01\nb 2022-Q2: stage: drafting", ENDS[1])
    assert found.silent_units == ()


def test_of_time_those_count_that_are_late_and_still_open() -> None:
    lines = "a 2022-Q1 @2022-04-10: value: 1\nb 2022-Q1 @2022-04-11: value: 1"
    found = outcome(TOTAL + LEAGUES, lines, "2022-04-20")
    states = {
        unit: [(one.state, one.days) for one in submissions]
        for unit, submissions in found.submissions.items()
    }
    # due on 10 April: one in time, one a day late, one still open and ten days late
    assert states == {"a": [("on_time", 0)], "b": [("late", 1)], "c": [("missing", 10)]}


@pytest.mark.parametrize(
    ("target", "lines", "files"),
    [
        (TOTAL, "a 2022-Q1: value: 3\na 2022-Q2: value: 5", ["02.yaml"]),
        (TOTAL, "a 2022-Q1: items: [x]\na 2022-Q2: value: 5", ["02.yaml"]),
        (TOTAL, "a 2022-Q1: items: [x]\na 2022-Q2: items: [y]", ["01.yaml", "02.yaml"]),
        (TOTAL, "a 2022-Q1: value: 3\na 2022-Q2: items: [y]", ["01.yaml", "02.yaml"]),
        (FLOW, "a 2022-Q1: value: 3\na 2022-Q2: value: 5", ["01.yaml", "02.yaml"]),
        (FLOW, "a 2022-Q1: value: 3\na 2022-H1: value: 5", ["02.yaml"]),
        (NAMES, "a 2022-Q1: items: [x]\na 2022-Q2: value: 2, items: [y]", ["01.yaml", "02.yaml"]),
        (NAMES, "a 2022-Q1: value: 1\na 2022-Q2: value: 2", ["02.yaml"]),
        (SHARE, "a 2022-Q1: value: 50\na 2022-Q2: part: 1, whole: 2", ["02.yaml"]),
    ],
)
def test_every_figure_names_the_entries_it_came_from(
    target: str, lines: str, files: list[str]
) -> None:
    held = judged(target, lines, "2022-06-30").units[0].standing
    assert held is not None
    assert [one.file for one in held.readings] == files
    assert {(one.place.line, one.entry.target) for one in held.readings} == {(6, TARGET)}


def test_a_baseline_given_twice_counts_as_given_last() -> None:
    rate = RATE + "goal: {rise_by: 4}"
    lines = "a 2022-Q1: value: 50, baseline: 50\na 2022-Q2: value: 52, baseline: 48"
    assert judged(rate, lines, "2022-03-31").baseline == 50
    found = judged(rate, lines, "2022-06-30")
    assert found.baseline == 48
    assert found.status == "met"


def test_a_baseline_may_come_before_the_first_figure() -> None:
    lines = "a 2022-Q1: baseline: 50\na 2022-Q2: value: 52"
    rate = RATE + "goal: {rise_by: 4}"
    assert judged(rate, lines, "2022-03-31").status == "unreported"
    assert judged(rate, lines, "2022-06-30").rating.progress == F(1, 2)


def test_of_two_reports_on_one_period_the_latest_figure_is_the_one_sent_in_last() -> None:
    target = TOTAL.replace("sum", "latest") + TWO
    lines = "a 2022-Q2 @2022-07-09: value: 7\nb 2022-Q2 @2022-07-02: value: 9"
    assert actual(target, lines, "2022-06-30") == 7


def test_a_longer_period_that_ends_with_a_shorter_one_says_the_last_word() -> None:
    lines = "a 2022-H1: value: 9\na 2022-Q2: value: 8\na 2022-06: value: 7"
    assert actual(TOTAL, lines, "2022-06-30") == 9


def test_a_list_of_names_alone_never_takes_back_a_running_total() -> None:
    lines = "a 2022-Q1: items: [x, y]\na 2022-Q2: items: [z]\n"
    lines += "a 2022-Q3: value: 8\na 2022-Q4: items: [w]"
    # 2 names; a third; then 8 in all; then one more name, and the 8 stand
    assert actuals(TOTAL, lines, (*ENDS, "2022-12-31")) == [2, 3, 8, 8]


def test_two_entries_for_one_target_in_one_report_are_not_added() -> None:
    assert actual(FLOW, "a 2022-Q1: value: 4; value: 5") == 5


def test_a_status_is_the_same_whichever_file_was_read_first() -> None:
    lines = "a 2022-Q1: value: 4\nb 2022-Q1: value: 5".splitlines()
    found = [actual(TOTAL + TWO, "\n".join(order)) for order in (lines, lines[::-1])]
    assert found == [9, 9]


def test_the_latest_figure_is_held_against_the_newest_baseline() -> None:
    rate = RATE + "goal: {rise_by: 4}\n" + TWO
    first = "a 2022-Q1: value: 50, baseline: 50\n"
    assert judged(rate, first + "b 2022-Q2: value: 51", "2022-06-30").baseline == 50
    assert judged(rate, first + "b 2022-Q2: value: 51, baseline: 48", "2022-06-30").baseline == 48


def test_a_shares_baselines_are_weighted_by_the_size_of_the_units() -> None:
    target = SHARE + TWO + "baseline: reported"
    first = "a 2022-Q2: part: 60, whole: 100, baseline: 50\n"
    found = judged(target, first + "b 2022-Q2: part: 10, whole: 50, baseline: 20", "2022-06-30")
    # 50 % of 100 and 20 % of 50 are 60 of 150; now it is 70 of 150
    assert found.baseline == 40
    assert found.rating.actual == F(140, 3)
    # a and b both began with 50 %: then it does not matter how large they are
    same = judged(target, first + "b 2022-Q2: value: 60, baseline: 50", "2022-06-30")
    assert same.baseline == 50
    for rest in ("b 2022-Q2: part: 10, whole: 50", "b 2022-Q2: value: 60, baseline: 20"):
        assert judged(target, first + rest, "2022-06-30").status == "no_baseline"
    fixed = judged(SHARE + TWO + "baseline: 30", first, "2022-06-30")
    assert fixed.baseline == 30


def _sentences(target: str, lines: str, day: str) -> list[str]:
    return [Language("en").say(one) for one in judged(target, lines, day).because]


def test_a_green_light_beside_a_large_gap_is_explained_by_whole_things() -> None:
    two = "measure: count\ngoal: {exactly: 2}\ncombine: sum\nover_time: cumulative\n"
    said = "whole things: 1 of 2 expected by now (rounded down), 1 reached"
    assert judged(two, "a 2022-Q3: value: 1", "2022-09-30").status == "on_track"
    assert said in _sentences(two, "a 2022-Q3: value: 1", "2022-09-30")
    # Within ten points of the schedule there is nothing to explain, nor where it is not green.
    assert _sentences(two, "a 2022-Q2: value: 1", "2022-06-30") == []
    assert _sentences(TOTAL, "a 2022-Q3: value: 60", "2022-09-30") == []
