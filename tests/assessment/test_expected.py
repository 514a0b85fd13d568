"""The expected share, day by day. All data are invented."""

from datetime import date
from fractions import Fraction

import pytest

from building import plan
from workplan_cli.assessment.expected import expected_share, linear_share, plan_share

WORK = "measure: count\ngoal: {at_least: 10}\ncombine: sum\nover_time: cumulative\n"
STEPS = "schedule: [{by: 2022-03-31, share: 20}, {by: 2022-09-30, share: 70}]\n"


@pytest.mark.parametrize(
    ("day", "share"),
    [
        (date(2021, 12, 31), Fraction(0)),
        (date(2022, 1, 1), Fraction(1, 365)),
        (date(2022, 6, 30), Fraction(181, 365)),
        (date(2022, 12, 30), Fraction(364, 365)),
        (date(2022, 12, 31), Fraction(1)),
        (date(2023, 6, 1), Fraction(1)),
    ],
)
def test_days_are_counted_with_the_first_and_the_last(day: date, share: Fraction) -> None:
    assert linear_share(date(2022, 1, 1), date(2022, 12, 31), day) == share
    assert plan_share(plan(WORK), day) == share


@pytest.mark.parametrize(
    ("target", "day", "share"),
    [
        (WORK + "due: 2022-06-30", date(2022, 3, 31), Fraction(90, 181)),
        (WORK + "due: 2022-06-30", date(2022, 6, 30), Fraction(1)),
        (WORK + "schedule: at_due", date(2022, 12, 30), Fraction(0)),
        (WORK + "schedule: at_due", date(2022, 12, 31), Fraction(1)),
        (WORK + STEPS, date(2022, 3, 30), Fraction(0)),
        (WORK + STEPS, date(2022, 3, 31), Fraction(20, 100)),
        (WORK + STEPS, date(2022, 9, 29), Fraction(20, 100)),
        (WORK + STEPS, date(2022, 9, 30), Fraction(70, 100)),
        (WORK + STEPS, date(2022, 12, 31), Fraction(1)),
        (WORK + STEPS + "due: 2022-06-30", date(2022, 6, 30), Fraction(1)),
        (WORK + "due: 2021-12-31", date(2021, 12, 30), Fraction(0)),
        (WORK + "due: 2021-12-31", date(2022, 1, 1), Fraction(1)),
    ],
)
def test_a_target_has_a_schedule_of_its_own(target: str, day: date, share: Fraction) -> None:
    made = plan(target)
    assert expected_share(made, made.targets[0], day) == share


LEVEL = "measure: amount\ncombine: max\nover_time: snapshot\nbaseline: 50\n"


@pytest.mark.parametrize(
    ("goal", "value", "share"),
    [
        # By the end of March 60, of the way from 50.
        ("goal: {at_least: 100}", 60, Fraction(10, 50)),
        ("goal: {rise_by: 20}", 60, Fraction(10, 20)),
        ("goal: {at_most: 40}\nholds: by_due", 45, Fraction(5, 10)),
        # What is behind where it began, or beyond the goal, is nothing, or all of it.
        ("goal: {at_least: 100}", 40, Fraction(0)),
        ("goal: {at_least: 100}", 130, Fraction(1)),
        ("goal: {at_least: 50}", 60, Fraction(0)),
        # The goal in force on the day.
        ("goal: {at_least: 100}\n"
         "revisions: [{on: 2022-05-01, reason: more, goal: {at_least: 150}}]",
         60, Fraction(10, 100)),
    ],
)  # fmt: skip
def test_a_step_that_names_a_figure_asks_for_its_part_of_the_way(
    goal: str, value: int, share: Fraction
) -> None:
    made = plan(f"{LEVEL}{goal}\nschedule: [{{by: 2022-03-31, value: {value}}}]")
    assert expected_share(made, made.targets[0], date(2022, 6, 30)) == share


def test_without_a_baseline_the_way_of_a_step_begins_at_nothing() -> None:
    made = plan(WORK + "schedule: [{by: 2022-03-31, value: 4}]")
    assert expected_share(made, made.targets[0], date(2022, 6, 30)) == Fraction(4, 10)
