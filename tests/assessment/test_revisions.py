"""Changes with a date: every day is judged by what was in force on it."""

from datetime import date

import pytest

from building import TARGET, judged, outcome, plan, reports, units
from workplan_cli.assessment.changes import changes
from workplan_cli.assessment.duties import chased, duties_of
from workplan_cli.assessment.revisions import revised
from workplan_cli.model.period import parse_period
from workplan_cli.rendering.language import Language

EN = Language("en")

STONE = """
measure: milestone
kind: document
goal: {done_when: issued}
due: 2022-06-30
"""
EXTENDED = STONE + "revisions: [{on: 2022-07-01, due: 2022-10-31, reason: more to consult}]"
CONSULTING = "a 2022-Q2 @2022-07-05: stage: consulting"
COUNT = """
measure: count
goal: {at_least: 120}
combine: sum
over_time: cumulative
reported_by: [a, b]
"""


def test_an_extended_due_day_changes_nothing_on_the_days_before() -> None:
    before = judged(EXTENDED, CONSULTING, "2022-06-30")
    assert (before.status, before.due) == ("overdue", date(2022, 6, 30))
    after = judged(EXTENDED, CONSULTING, "2022-07-15")
    assert (after.status, after.due) == ("on_track", date(2022, 10, 31))
    said = EN.say(after.because[0])
    assert said == "due day in force since 2022-07-01: more to consult"


def test_a_revised_allocation_is_in_force_from_its_day_on() -> None:
    target = (
        COUNT
        + """
allocation: {a: 60, b: 60}
revisions: [{on: 2022-07-01, goal: {at_least: 150}, allocation: {a: 60, b: 90}, reason: more}]
"""
    )
    lines = "a 2022-H1: value: 30\nb 2022-H1: value: 30"
    parts = [judged(target, lines, day).units[1].own for day in ("2022-06-30", "2022-07-01")]
    assert [part and part.remaining for part in parts] == [30, 60]


def test_a_revised_schedule_is_in_force_from_its_day_on() -> None:
    target = COUNT + "revisions: [{on: 2022-04-01, schedule: at_due, reason: built late}]"
    assert judged(target, "a 2022-Q1: value: 1", "2022-03-31").expected
    assert judged(target, "a 2022-Q1: value: 1", "2022-06-30").expected == 0


WITHDRAWN = COUNT + "revisions: [{on: 2022-07-01, withdrawn: true, reason: merged into another}]"


def test_a_withdrawn_target_is_neither_overdue_nor_owed() -> None:
    lines = "a 2022-Q1: value: 5\nb 2022-Q1: value: 5"
    found = outcome(WITHDRAWN, lines, "2023-02-01")
    assert found.targets[0].status == "withdrawn"
    assert found.targets[0].rating.actual == 10
    assert not found.targets[0].silent_units
    states = [(str(one.period), one.state) for one in found.submissions["a"]]
    assert states == [("2022-Q1", "undated"), ("2022-Q2", "missing")]
    assert judged(WITHDRAWN, lines, "2022-06-30").status == "undecided"
    assert outcome(WITHDRAWN, lines, "2022-06-30").counts["withdrawn"] == 0


def test_changes_of_every_kind_are_named_with_what_was_before() -> None:
    target = EXTENDED.replace("}]", "}, {on: 2022-08-01, withdrawn: true, reason: no}]")
    made = plan(target)
    found = revised(made, made.targets[0], date(2022, 6, 30), date(2022, 12, 31))
    assert [(one.key, one.before, one.now) for one in found] == [
        ("due", date(2022, 6, 30), date(2022, 10, 31)),
        ("withdrawn", False, True),
    ]


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_the_order_of_revisions_in_the_file_does_not_matter(order: tuple[int, ...]) -> None:
    lines = [
        "- {on: 2022-04-01, due: 2022-09-30, reason: sooner}",
        "- {on: 2022-05-01, goal: {at_least: 90}, reason: fewer}",
        "- {on: 2022-08-01, due: 2022-11-30, goal: {at_least: 80}, reason: later}",
    ]
    target = COUNT + "revisions:\n" + "\n".join(lines[one] for one in order)
    made = plan(target).by_id[TARGET]
    days = [date(2022, 3, 31), date(2022, 4, 1), date(2022, 7, 31), date(2022, 8, 1)]
    states = [made.on(day) for day in days]
    assert [one.due and one.due.month for one in states] == [None, 9, 9, 11]
    assert [one.goal and one.goal.amount for one in states] == [120, 120, 90, 80]
    # a state knows how the target stood on any other day
    assert states[-1].on(days[0]) == made


def test_what_follows_from_a_goal_follows_from_the_one_in_force() -> None:
    target = STONE + "revisions: [{on: 2022-04-01, goal: {done_when: built}, reason: other}]"
    made = plan(target).targets[0]
    assert made.done_when == "issued"
    assert made.on(date(2022, 4, 1)).done_when == "built"
    assert made.on(date(2022, 4, 1)).done_word(date(2022, 3, 31)) == "issued"


def test_changes_between_two_periods_are_those_of_the_plan_between_them() -> None:
    earlier, later = parse_period("2022-Q2"), parse_period("2022-Q3")
    assert earlier is not None
    assert later is not None
    found = changes(plan(EXTENDED), units(), reports(CONSULTING), earlier, later)
    assert [one.key for one in found.revised] == ["due"]
    assert changes(plan(EXTENDED), units(), [], later, later).revised == ()


def test_nobody_is_asked_for_what_was_withdrawn_or_put_off_since_the_day_that_is_judged() -> None:
    withdrawn = "revisions: [{on: 2022-07-10, withdrawn: true, reason: taken back}]"
    made = plan(COUNT + "allocation: {a: 60, b: 60}\n" + withdrawn)
    lines = reports("a 2022-Q2 @2022-07-05: value: 3\nb 2022-Q2 @2022-07-05: value: 60")
    for day, late in (("2022-07-09", 1), ("2022-07-10", 0)):
        found = duties_of(chased(made, units(), lines, date.fromisoformat(day)))
        assert [len(one.lags) for one in found] == [late, 0]
    put_off = [EXTENDED.replace("07-01", day) for day in ("07-14", "07-16")]
    asked = [
        duties_of(chased(plan(one), units(), reports(CONSULTING), date(2022, 7, 15)))
        for one in put_off
    ]
    assert [len(one.lags) for (one,) in asked] == [0, 1]
