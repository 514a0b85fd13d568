"""Totals that begin with the plan, held against the total of the year before. All data invented."""

from fractions import Fraction

import pytest

from building import judged, outcome
from workplan_cli.assessment.pace import DAYS_IN_MONTH, pace
from workplan_cli.rendering.language import Language

JUNE, END = "2022-06-30", "2022-12-31"
TOTAL = "measure: amount\ncombine: latest\nover_time: cumulative\nbaseline: 50\n"
ADDED = TOTAL.replace("cumulative", "per_period")
HALF_A_YEAR = Fraction(181, 365)


@pytest.mark.parametrize(
    ("target", "lines"),
    [
        (f"{TOTAL}goal: {{times: 2}}", "a 2022-Q2: value: 60"),
        (f"{TOTAL}goal: {{rise_by: 50}}", "a 2022-Q2: value: 60"),
        (f"{ADDED}goal: {{times: 2}}", "a 2022-Q1: value: 25\na 2022-Q2: value: 35"),
        (f"{ADDED}goal: {{at_least: 100}}", "a 2022-Q1: value: 25\na 2022-Q2: value: 35"),
    ],
)
def test_a_total_is_on_its_way_from_0_and_the_year_before_says_how_far(
    target: str, lines: str
) -> None:
    found = judged(target, lines, JUNE)
    # 60 of 100, and not (60 - 50) of (100 - 50)
    assert (found.rating.progress, found.status) == (Fraction(60, 100), "ahead")


def test_what_each_period_is_held_against_is_where_its_way_begins() -> None:
    target = ADDED.replace("50", "each_period") + "goal: {rise_by: 50}"
    found = judged(target, "a 2022-Q1: value: 25, baseline: 20\na 2022-Q2: value: 35, baseline: 30",
                   JUNE)  # fmt: skip
    # 60 in place of 50: 10 of the 50 more that are wanted
    assert found.rating.progress == Fraction(10, 50)


@pytest.mark.parametrize("goal", ["fall_by: 10", "at_most: 40"])
@pytest.mark.parametrize("target", [TOTAL, ADDED])
def test_a_total_is_below_the_year_before_only_once_the_year_is_over(
    target: str, goal: str
) -> None:
    text = f"{target}goal: {{{goal}}}\nholds: by_due"
    first = judged(text, "a 2022-Q1: value: 12", "2022-03-31")
    assert (first.status, first.rating.gap) == ("on_track", None)
    assert judged(text, "a 2022: value: 40", END).status == "met"
    assert judged(text, "a 2022: value: 41", END).status == "overdue"


@pytest.mark.parametrize("goal", ["times: 2", "not_below: baseline"])
def test_the_pace_of_a_total_is_what_came_since_the_plan_began(goal: str) -> None:
    found = outcome(f"{TOTAL}goal: {{{goal}}}", "a 2022-Q2: value: 30", JUNE)
    at = pace(found.plan, found.targets[0], found.as_of)
    assert at is not None
    assert at.present == Fraction(30, 181) * DAYS_IN_MONTH


def test_of_whole_things_that_are_to_be_as_many_as_before_the_expected_ones_are_told() -> None:
    text = TOTAL.replace("amount", "count").replace("50", "3") + "goal: {not_below: baseline}"
    found = judged(text, "a 2022-Q2: value: 1", JUNE)
    # 3 x 181/365 = 1.49
    assert (found.status, found.rating.gap) == ("on_track", 100 * (Fraction(1, 3) - HALF_A_YEAR))
    (sentence,) = found.because
    assert Language("en").write(sentence) == (
        "whole things: 1 of 3 expected by now (rounded down), 1 reached"
    )
