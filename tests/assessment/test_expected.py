"""The expected share, day by day. All data are invented."""

from datetime import date
from fractions import Fraction

import pytest

from building import judged, plan
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


RATE = "measure: rate\ngoal: {at_least: 79}\nover_time: snapshot\nreported_by: [leagues]\n"
RATE += "schedule: [{by: 2022-06-30, value: 77.7}, {by: 2022-12-31, value: 79}]\n"


def test_an_interim_figure_lies_on_the_way_from_the_baseline_that_was_reported() -> None:
    lines = "a 2022-Q2: value: 77.7, baseline: 76.7"
    found = judged(RATE + "combine: latest\nbaseline: reported", lines, "2022-06-30")
    # 1.0 of 2.3 years are expected and reached
    assert (found.expected, found.rating.progress) == (Fraction(10, 23), Fraction(10, 23))
    assert (found.status, found.rating.gap) == ("on_track", Fraction(0))


def test_each_unit_has_its_own_way_to_an_interim_figure() -> None:
    lines = "a 2022-Q2: value: 77.7, baseline: 76.7\nb 2022-Q2: value: 77, baseline: 77\n"
    found = judged(RATE + "combine: all\nbaseline: reported", lines, "2022-06-30")
    # b has come nowhere, where 0.7 of 2 years are expected; no share is that of all units
    own = [(one.own.status, one.own.gap) for one in found.units if one.own]
    assert own == [("on_track", Fraction(0)), ("behind", Fraction(-35))]
    assert found.expected is None


def test_before_anybody_has_said_where_it_began_no_share_of_the_way_is_told() -> None:
    target = RATE + "combine: latest\nbaseline: reported"
    found = judged(target, "a 2022-Q2: value: 77.7", "2022-06-30")
    assert (found.status, found.expected) == ("no_baseline", None)
    assert judged(target, "a 2022-Q1: value: 77.7", "2022-03-31").expected == 0


def test_a_revised_goal_lowers_what_was_expected_by_earlier_interim_figures() -> None:
    revised = "revisions: [{on: 2022-07-01, goal: {at_least: 20}, reason: more}]"
    made = plan(WORK + "schedule: [{by: 2022-06-30, value: 5}]\n" + revised)
    before, after = (made.targets[0].on(day) for day in (date(2022, 6, 30), date(2022, 7, 1)))
    assert expected_share(made, before, date(2022, 6, 30)) == Fraction(1, 2)
    assert expected_share(made, after, date(2022, 6, 30)) == Fraction(1, 4)


def test_a_silent_unit_keeps_no_pace_where_only_the_goal_was_lowered() -> None:
    target = (
        "measure: amount\ngoal: {at_least: 20}\ncombine: sum\nover_time: cumulative\n"
        "schedule: [{by: 2022-06-30, value: 5}]\n"
        "revisions: [{on: 2022-07-01, goal: {at_least: 10}, reason: less}]\n"
    )
    found = judged(target, "a 2022-Q2: value: 4", "2022-09-30")
    # 5 of 10 by June and no more until the end: nothing has come due since June
    assert found.floor is not None
    assert found.ceiling is not None
    assert found.floor.actual == found.ceiling.actual == 4


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
    day = date(2022, 6, 30)
    assert expected_share(made, made.targets[0].on(day), day) == share


def test_without_a_baseline_the_way_of_a_step_begins_at_nothing() -> None:
    made = plan(WORK + "schedule: [{by: 2022-03-31, value: 4}]")
    assert expected_share(made, made.targets[0], date(2022, 6, 30)) == Fraction(4, 10)
