"""A unit's part of a goal that all units have together. All data are invented."""

from datetime import date
from fractions import Fraction
from functools import partial

from building import plan, reports, units
from workplan_cli.assessment.doubts import Sources, doubts_on
from workplan_cli.assessment.duties import duties_of
from workplan_cli.assessment.part import review_part
from workplan_cli.assessment.review import review
from workplan_cli.assessment.target_results import How
from workplan_cli.model.outcome import TargetResult
from workplan_cli.rendering.language import Language

SUM = """
measure: count
goal: {at_least: 18}
combine: sum
over_time: cumulative
allocation: {a: 6, b: 8, c: 4}
reported_by: [leagues]
"""
DAY = date(2022, 6, 30)
BY_FIGURES = SUM + "schedule: [{by: 2022-06-30, value: 9}, {by: 2022-12-31, value: 18}]\n"
OF_ALL = SUM.replace("cumulative", "snapshot") + "baseline: 9\n"


def part_of(text: str, lines: str, *names: str) -> TargetResult:
    """The part of some units on 30 June 2022."""
    return review_part(plan(text), units(), reports(lines), DAY, names).targets[0]


def own_of(text: str, lines: str, unit: str) -> list[tuple[str, object]]:
    """Status and gap of a unit on 30 June 2022: in the whole, and in its part."""
    whole = review(plan(text), units(), reports(lines), DAY).targets[0]
    [own] = [one.own for one in whole.units if one.unit == unit]
    alone = part_of(text, lines, unit).rating
    assert own is not None
    return [(one.status, one.gap) for one in (own, alone)]


def test_interim_figures_of_all_expect_the_same_share_of_each_part() -> None:
    # 9 of 18 are half of the way; b has 3 of its 8, which is 37.5 percent
    lines = "a 2022-Q2: value: 3\nb 2022-Q2: value: 3\nc 2022-Q2: value: 2"
    assert own_of(BY_FIGURES, lines, "a") == [("on_track", 0)] * 2
    assert own_of(BY_FIGURES, lines, "b") == [("slipping", Fraction(-25, 2))] * 2
    both = part_of(BY_FIGURES, lines, "a", "b")
    assert (both.expected, both.rating.progress) == (Fraction(1, 2), Fraction(6, 14))


def test_interim_figures_of_a_revised_schedule_hold_for_the_parts_too() -> None:
    later = "revisions: [{on: 2022-05-01, reason: late, schedule: [{by: 2022-06-30, value: 6}]}]\n"
    # 6 of 18 are a third of the way, and 2 of 6 are as well
    lines = "a 2022-Q2: value: 2\nb 2022-Q2: value: 3\nc 2022-Q2: value: 2"
    assert own_of(BY_FIGURES + later, lines, "a") == [("on_track", 0)] * 2
    goal = later.replace("reason", "goal: {at_least: 24}, allocation: {a: 8, b: 8, c: 8}, reason")
    # 6 of 24 are a quarter, and so are 2 of 8
    assert own_of(BY_FIGURES + goal, lines, "a") == [("on_track", 0)] * 2


def test_a_revised_goal_is_what_interim_figures_are_held_against() -> None:
    later = "revisions: [{on: 2022-05-01, reason: more, goal: {at_least: 36},"
    later += " allocation: {a: 12, b: 16, c: 8}}]\n"
    # 9 of 36 are a quarter of the way, and 3 of 12 are as well
    assert own_of(BY_FIGURES + later, "a 2022-Q2: value: 3", "a") == [("on_track", 0)] * 2


def test_where_all_together_began_says_nothing_of_where_one_unit_did() -> None:
    lines = "a 2022-Q2: value: 0\nb 2022-Q2: value: 8\nc 2022-Q2: value: 3"
    # (0 - 9) / (6 - 9) is 300 percent of the way
    assert own_of(OF_ALL, lines, "a") == [("no_baseline", None)] * 2
    assert Language("en").say(part_of(OF_ALL, lines, "a").because[0]) == (
        "cannot be computed: the baseline of the plan is that of all units together"
    )
    assert own_of(OF_ALL, lines, "b") == [("met", None)] * 2
    # on the due day it is known that 0 is less than 6, wherever a began
    due = OF_ALL + "due: 2022-06-30\n"
    assert own_of(due, lines, "a") == [("overdue", None)] * 2
    assert own_of(due, lines, "b") == [("met", None)] * 2
    rise = OF_ALL.replace("at_least", "rise_by")
    assert own_of(rise, lines, "b") == [("no_baseline", None)] * 2
    found = review(plan(rise), units(), reports(lines), DAY)
    assert all(not duties.lags for duties in duties_of(found))


def test_where_all_together_began_at_nothing_each_did() -> None:
    nothing = OF_ALL.replace("baseline: 9", "baseline: 0")
    # 3 of 6, on 181 of 365 days
    gap = 100 * (Fraction(1, 2) - Fraction(181, 365))
    assert own_of(nothing, "a 2022-Q2: value: 3", "a") == [("on_track", gap)] * 2


def test_a_unit_is_measured_from_where_it_says_that_it_began_if_the_plan_asks_for_it() -> None:
    lines = "a 2022-Q2: value: 7, baseline: 4\nb 2022-Q2: value: 8\nc 2022-Q2: value: 3"
    rise = OF_ALL.replace("at_least", "rise_by")
    # what the plan does not ask for is not made use of (WP307)
    assert own_of(rise, lines, "a") == [("no_baseline", None)] * 2
    # up by 3 of 6, on 181 of 365 days
    asked = rise.replace("baseline: 9", "baseline: reported")
    gap = 100 * (Fraction(1, 2) - Fraction(181, 365))
    assert own_of(asked, lines, "a") == [("on_track", gap)] * 2


def test_who_reports_alone_began_where_the_plan_says() -> None:
    alone = OF_ALL.replace("{a: 6, b: 8, c: 4}", "{a: 18}").replace("[leagues]", "[a]")
    # 6 of the 9 that are left, on 181 of 365 days
    gap = 100 * (Fraction(6, 9) - Fraction(181, 365))
    assert own_of(alone, "a 2022-Q2: value: 15", "a") == [("ahead", gap)] * 2


def test_of_a_limit_that_all_keep_together_a_part_is_asked_for_no_evidence_either() -> None:
    target = """
measure: amount
goal: {not_above: baseline}
baseline: each_period
combine: sum
over_time: snapshot
reported_by: [leagues]
"""
    lines = "a 2022-Q2: value: 88, baseline: 95\nb 2022-Q2: value: 52, baseline: 50"
    made, filed, day = plan(target), reports(lines), date(2022, 6, 30)
    doubts = partial(doubts_on, made, units(), Sources(filed))
    whole = review(made, units(), filed, day, how=How(doubts))
    part = review_part(made, units(), filed, day, ("a",), how=How(doubts))
    for found in (whole, part):
        assert "no_evidence" not in {one.kind for one in found.targets[0].doubts}


POOLED = """
measure: share
goal: {at_most: 50}
holds: by_due
baseline: 56
combine: pooled
over_time: snapshot
reported_by: [a, b]
"""


def test_a_unit_did_not_begin_where_all_began_of_a_share() -> None:
    # 108 of 200 are 54 percent, a third of the way; b has come down, and is above the 56 of all
    lines = "a 2022-Q2: part: 51, whole: 100\nb 2022-Q1: part: 60, whole: 100"
    lines += "\nb 2022-Q2: part: 57, whole: 100"
    assert own_of(POOLED, lines, "b") == [("no_baseline", None)] * 2
    assert part_of(POOLED, lines, "a", "b").rating.progress == Fraction(1, 3)
    assert part_of(POOLED, lines.replace("57", "50"), "b").status == "met"
    alone = POOLED.replace("[a, b]", "[b]")
    assert part_of(alone, lines, "b").rating.progress == Fraction(-1, 6)
    told = POOLED.replace("baseline: 56", "baseline: reported")
    lines = lines.replace("whole: 100", "whole: 100, baseline: 60")
    # 3 of 10 points, where 181 of 365 days are over
    gap = 30 - Fraction(18100, 365)
    assert own_of(told, lines, "b") == [("slipping", gap)] * 2
