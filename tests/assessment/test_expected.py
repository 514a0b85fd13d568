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
