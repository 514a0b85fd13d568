"""What moved between two periods. All data invented."""

from decimal import Decimal
from fractions import Fraction

import pytest

from building import UNITS, loaded, plan, reports, units
from workplan_cli.assessment.changes import (
    Changes,
    changes,
    heard_of,
    newest_periods,
    period_before,
)
from workplan_cli.model.goal import Goal
from workplan_cli.model.period import parse_period
from workplan_cli.model.plan import Plan
from workplan_cli.model.units import Units

COUNT = """
measure: count
goal: {at_least: 100}
combine: sum
over_time: cumulative
"""
LIMIT = """
measure: count
goal: {at_most: 0}
combine: sum
over_time: cumulative
"""
RATE = """
measure: rate
goal: {fall_by: 1}
baseline: 50
combine: latest
over_time: snapshot
"""
LEAGUES = "reported_by: [leagues]\n"


def moved(targets: list[str] | str, lines: str, first: str = "Q1", last: str = "Q2") -> Changes:
    texts = [targets] if isinstance(targets, str) else targets
    return between(plan(*texts), lines, first, last)


def between(made: Plan, lines: str, first: str = "Q1", last: str = "Q2") -> Changes:
    earlier, later = parse_period(f"2022-{first}"), parse_period(f"2022-{last}")
    assert earlier is not None
    assert later is not None
    return changes(made, units(), reports(lines), earlier, later)


def directions(target: str, lines: str, first: str = "Q1", last: str = "Q2") -> list[str]:
    return [one.direction for one in moved(target, lines, first, last).moved]


@pytest.mark.parametrize(
    ("first", "last", "direction"),
    [
        ("value: 25", "value: 100", "met"),
        ("value: 25", "value: 20", "worse"),
        ("value: 25", "value: 35", "slower"),
        ("value: 10", "value: 50", "better"),
        ("value: 25", "value: 50", None),
    ],
)
def test_a_status_gets_better_or_worse(first: str, last: str, direction: str | None) -> None:
    found = directions(COUNT, f"a 2022-Q1: {first}\na 2022-Q2: {last}")
    assert found == ([direction] if direction else [])


def test_what_was_never_reported_on_before_can_be_told_now() -> None:
    assert directions(COUNT, "a 2022-Q2: value: 50") == ["known"]


def test_a_limit_found_broken_is_worse_also_where_nothing_was_known() -> None:
    assert directions(LIMIT, "a 2022-Q2: value: 1") == ["worse"]


def test_silence_makes_what_was_known_unknown() -> None:
    lines = """
        a 2022-Q1: value: 20
        b 2022-Q1: value: 10
        c 2022-Q1: value: 10
        a 2022-Q2: value: 35
    """
    found = moved(COUNT + LEAGUES, lines, "Q1", "Q3")
    assert [(one.direction, one.after.status) for one in found.moved] == [("unknown", "undecided")]


def test_a_correction_of_the_earlier_period_is_no_change_between_the_two() -> None:
    lines = """
        a 2022-Q1 @2022-04-01: value: 60
        a 2022-Q2 @2022-07-01: value: 50
        a 2022-Q1 r2 @2022-07-06: value: 25
    """
    found = moved(COUNT, lines)
    assert (found.moved, found.fell) == ((), ())
    assert found.before.targets[0].rating.actual == 25


def test_a_running_total_that_falls_is_named_for_the_unit_and_for_all() -> None:
    lines = """
        a 2022-Q1: value: 20
        b 2022-Q1: value: 20
        a 2022-Q2: value: 15
        b 2022-Q2: value: 22
    """
    found = moved(COUNT + "reported_by: [a, b]\n", lines).fell
    assert [(one.unit, one.before, one.after) for one in found] == [
        (None, Fraction(40), Fraction(37)),
        ("a", Fraction(20), Fraction(15)),
    ]


def test_a_rate_that_is_to_fall_went_back_when_it_rose() -> None:
    rose = moved(RATE, "a 2022-Q1: value: 49.5\na 2022-Q2: value: 49.8")
    fell = moved(RATE, "a 2022-Q1: value: 49.8\na 2022-Q2: value: 49.5")
    assert [(one.unit, one.after) for one in rose.fell] == [
        (None, Fraction("49.8")),
        ("a", Fraction("49.8")),
    ]
    assert fell.fell == ()


def test_units_that_fall_silent_and_those_that_are_heard_again() -> None:
    first = "a 2022-Q1: value: 1\nb 2022-Q1: value: 1\nb 2022-Q2: value: 1\n"
    found = moved(COUNT + LEAGUES, first + "c 2022-Q2 @2022-07-11: value: 1")
    assert (found.newly_silent, found.newly_reporting) == (("a",), ("c",))
    # up to 10 July there is still time
    found = moved(COUNT + LEAGUES, first + "c 2022-Q2 @2022-07-10: value: 1")
    assert (found.newly_silent, found.newly_reporting) == ((), ("c",))


def test_a_unit_whose_last_day_has_passed_is_not_silent() -> None:
    text = UNITS.replace("name: League B", "name: League B, until: 2022-06-30, merged_into: a")
    lines = reports("a 2022-Q1: value: 1\nb 2022-Q1: value: 1\na 2022-Q2 @2022-07-20: value: 3")
    first, last = parse_period("2022-Q1"), parse_period("2022-Q2")
    assert first is not None
    assert last is not None
    made = plan(COUNT + "reported_by: [a, b]\n")
    assert changes(made, loaded(text, Units), lines, first, last).newly_silent == ()
    assert changes(made, units(), lines, first, last).newly_silent == ("b",)


@pytest.mark.parametrize("over_time", ["cumulative", "per_period"])
def test_a_total_under_a_limit_did_not_go_back_when_it_grew(over_time: str) -> None:
    target = LIMIT.replace("at_most: 0", "at_most: 80").replace("cumulative", over_time)
    assert moved(target, "a 2022-Q1: value: 10\na 2022-Q2: value: 15").fell == ()
    # beyond its limit it is worse with each
    beyond = moved(target, "a 2022-Q1: value: 85\na 2022-Q2: value: 95").fell
    assert [one.unit for one in beyond] == [None, "a"]


def test_what_was_withdrawn_did_not_move() -> None:
    target = COUNT + "revisions: [{on: 2022-05-01, withdrawn: true, reason: No money}]\n"
    found = moved(target, "a 2022-Q1: value: 20\na 2022-Q2: value: 20")
    assert found.after.targets[0].status == "withdrawn"
    assert found.moved == ()


def test_a_unit_that_was_not_there_before_was_not_silent() -> None:
    text = UNITS.replace("name: League C", "name: League C, from: 2022-04-01")
    lines = "a 2022-Q1: value: 1\na 2022-Q2: value: 1\nb 2022-Q2: value: 1\nc 2022-Q2: value: 1"
    first, last = parse_period("2022-Q1"), parse_period("2022-Q2")
    assert first is not None
    assert last is not None
    made = plan(COUNT + LEAGUES)
    found = changes(made, loaded(text, Units), reports(lines), first, last)
    assert found.newly_reporting == ("b",)


def test_a_goal_that_was_revised_between_the_two_is_named_with_what_it_was() -> None:
    target = COUNT + "revisions: [{on: 2022-05-01, goal: {at_least: 80}, reason: Less money}]\n"
    (found,) = moved(target, "a 2022-Q1: value: 20").revised
    assert found.before == Goal(at_least=Decimal(100))
    assert found.now == Goal(at_least=Decimal(80))
    assert moved(target, "a 2022-Q1: value: 20", "Q2", "Q3").revised == ()


def test_the_newest_periods_are_those_that_end_last_each_end_once() -> None:
    lines = """
        a 2022-Q1: value: 1
        a 2022-06: value: 2
        b 2022-H1: value: 2
        c 2022-Q2: value: 2
        a 2022-05: value: 2
    """
    found = newest_periods(plan(COUNT), reports(lines))
    # of those that end in June the one in the plan's rhythm, though half a year is longer
    assert [one.name for one in found] == ["2022-Q2", "2022-Q1"]
    before = period_before(found[0], found)
    assert before is not None
    assert before.name == "2022-Q1"


def test_where_nothing_of_the_rhythm_was_reported_other_periods_are_compared() -> None:
    found = newest_periods(plan(COUNT), reports("a 2022-05: value: 2\na 2022-04: value: 1"))
    assert [one.name for one in found] == ["2022-05", "2022-04"]


def test_continuing_work_is_counted_alike_on_both_sides_of_the_last_day_for_a_report() -> None:
    # At the end of March nobody is late yet, at the end of June whoever left out March is.
    targets = ["measure: activity", "measure: activity"]
    found = moved(targets, "a 2022-Q1: note: Held\na 2022-Q2: note: Held")
    assert [one.counts["silent"] for one in (found.before, found.after)] == [0, 1]
    assert [heard_of(one) for one in (found.before, found.after)] == [(1, 2), (1, 2)]
    assert found.moved == ()


def test_a_period_with_none_before_it_is_compared_with_the_parts_of_it() -> None:
    found = newest_periods(plan(COUNT), reports("a 2022: value: 9\na 2022-Q1: value: 1"))
    before = period_before(found[0], found)
    assert before is not None
    assert (found[0].name, before.name) == ("2022", "2022-Q1")


def test_nothing_moves_between_two_days_of_an_empty_plan() -> None:
    empty = loaded(
        "format: workplan/plan@1\nid: invented\ntitle: Empty\n"
        "period: {start: 2022-01-01, end: 2022-12-31}\nunits: units.yaml\n"
        "sections: [{number: 1, title: S}]\n",
        Plan,
    )
    found = between(empty, "a 2022-Q1: value: 1")
    assert (found.moved, found.fell, found.revised) == ((), (), ())
