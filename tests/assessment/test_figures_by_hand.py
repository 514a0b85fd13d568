"""Corrections, overlaps and revised goals of one year, each figure worked out by hand."""

from fractions import Fraction

import pytest

from building import judged

LEAGUES = "reported_by: [leagues]\n"
COUNT = "measure: count\ncombine: sum\n" + LEAGUES
TOTAL = COUNT + "goal: {at_least: 120}\nover_time: cumulative\n"
FLOW = COUNT + "goal: {at_least: 400}\nover_time: per_period\n"
CORRECTED = "a 2022-Q1: value: 10\na 2022-Q2: value: 30\na 2022-Q1 r2 @2022-08-01: value: 12"


@pytest.mark.parametrize(
    ("target", "day", "known", "at_best"),
    [
        # B and C have a third of 120 each: 40 x 90/365 = 9.9, so 10 each.
        (TOTAL, "2022-03-31", 12, 12 + 2 * 10),
        # 40 x 181/365 = 19.8
        (TOTAL, "2022-06-30", 30, 30 + 2 * 20),
        # A since June: 40 x 92/365 = 10.1, so 11; B and C: 40 x 273/365 = 29.9.
        (TOTAL, "2022-09-30", 30, 30 + 11 + 2 * 30),
        # The same as amounts of each period, of 400: 133.3 x 90/365 = 32.9
        (FLOW, "2022-03-31", 12, 12 + 2 * 33),
        (FLOW, "2022-06-30", 42, 42 + 2 * 67),
        (FLOW, "2022-09-30", 42, 42 + 34 + 2 * 100),
    ],
)
def test_a_late_correction_changes_its_period_and_what_adds_up_from_it(
    target: str, day: str, known: int, at_best: int
) -> None:
    found = judged(target, CORRECTED, day)
    assert found.rating.actual == known
    assert found.ceiling is not None
    assert found.ceiling.actual == at_best


@pytest.mark.parametrize(
    ("day", "total"),
    [
        ("2022-01-31", 3),
        ("2022-02-28", 7),
        ("2022-03-31", 12),  # the quarter stands for its months
        ("2022-04-30", 17),
        ("2022-06-30", 30),  # half the year for all before
        ("2022-07-31", 32),
    ],
)
def test_a_longer_period_stands_for_the_shorter_ones_inside_it(day: str, total: int) -> None:
    lines = """
        a 2022-01: value: 3
        a 2022-02: value: 4
        a 2022-Q1: value: 12
        a 2022-04: value: 5
        a 2022-H1: value: 30
        a 2022-07: value: 2
    """
    assert judged(FLOW, lines, day).rating.actual == total


def test_a_revision_with_a_note_only_takes_the_figure_back() -> None:
    lines = "a 2022-Q1: value: 10\na 2022-Q1 r2: note: counted twice\na 2022-Q2: value: 5"
    assert judged(FLOW, lines, "2022-06-30").rating.actual == 5


@pytest.mark.parametrize(
    ("day", "status", "progress"),
    [
        ("2022-06-30", "on_track", Fraction(60, 120)),
        ("2022-07-01", "ahead", Fraction(60, 100)),  # less 182/365 = +10.1 points
        ("2022-09-30", "met", Fraction(102, 100)),
        ("2022-10-01", "on_track", Fraction(102, 150)),  # less 274/365 = -7.1 points
        ("2022-12-31", "overdue", Fraction(120, 150)),  # on the last day unmet is unmet
    ],
)
def test_each_day_is_judged_by_the_goal_in_force(day: str, status: str, progress: Fraction) -> None:
    revised = (
        "revisions:\n"
        "- {on: 2022-07-01, goal: {at_least: 100}, reason: less money}\n"
        "- {on: 2022-10-01, goal: {at_least: 150}, reason: more money}\n"
    )
    lines = "\n".join(
        f"{unit} 2022-Q{quarter}: value: {value}"
        for unit in "abc"
        for quarter, value in enumerate((10, 20, 34, 40), 1)
    )
    found = judged(TOTAL + revised, lines, day)
    assert (found.status, found.rating.progress) == (status, progress)


def test_a_share_of_all_is_that_of_all_parts_and_wholes() -> None:
    share = "measure: share\ngoal: {at_least: 80}\ncombine: pooled\nover_time: snapshot\n" + LEAGUES
    lines = (
        "a 2022-Q1: part: 10, whole: 10\n"
        "b 2022-Q1: part: 0, whole: 90\n"
        "c 2022-Q1: part: 0, whole: 0"
    )
    assert judged(share, lines, "2022-03-31").rating.actual == 10


def test_a_rate_that_has_to_fall_is_held_against_where_it_began() -> None:
    rate = (
        "measure: rate\ngoal: {fall_by: [0.5, 1.0]}\nbaseline: 52.7\ncombine: latest\n"
        "over_time: snapshot\n"
    )
    risen = judged(rate, "a 2022-Q1: value: 52.9", "2022-03-31")
    # (52.7 - 52.9) / 0.5 = -40 %, less 90/365 = -64.7 points
    assert (risen.status, risen.rating.gap) == (
        "behind",
        100 * (Fraction(-2, 5) - Fraction(90, 365)),
    )
    assert judged(rate, "a 2022-Q1: value: 52.2", "2022-03-31").status == "met"
