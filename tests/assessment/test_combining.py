"""Combining rules, baselines and goals at their edges. All data are invented."""

from fractions import Fraction

from building import judged
from workplan_cli.model.outcome import TargetResult

LEAGUES = "reported_by: [leagues]\n"
TOTAL = "measure: count\ngoal: {at_least: 120}\ncombine: sum\nover_time: cumulative\n" + LEAGUES
SHARE = (
    "measure: share\ngoal: {at_least: 100}\ncombine: pooled\n"
    "over_time: snapshot\nschedule: linear\n" + LEAGUES
)
RATE = "measure: rate\ncombine: latest\nover_time: snapshot\nbaseline: reported\n"
E_JUNE = Fraction(181, 365)
JUNE, END, LATER = "2022-06-30", "2022-12-31", "2023-02-01"


def bounds(found: TargetResult) -> tuple[object, object]:
    assert found.floor is not None
    assert found.ceiling is not None
    return found.floor.actual, found.ceiling.actual


def statuses(found: TargetResult) -> tuple[str, str, str]:
    assert found.floor is not None
    assert found.ceiling is not None
    return found.status, found.floor.status, found.ceiling.status


def counts(found: TargetResult) -> tuple[object, object]:
    """Units that are done, and those that are not."""
    return found.rating.actual, found.rating.remaining


def figures(found: TargetResult) -> tuple[object, object]:
    return found.rating.actual, found.baseline


def because(found: TargetResult) -> list[str]:
    return [one.template for one in found.because]


def test_all_on_a_figure_waits_for_every_unit() -> None:
    target = TOTAL.replace("sum", "all")
    lines = "a 2022-Q4: value: 120\nb 2022-Q4: value: 125"
    found = judged(target, lines, LATER)
    assert statuses(found) == ("undecided", "overdue", "met")
    assert counts(found) == (2, 1)
    assert judged(target, lines + "\nc 2022-Q4: value: 1", LATER).status == "overdue"
    assert judged(target, lines + "\nc 2022-Q4: value: 120", LATER).status == "met"


def test_all_goes_by_the_unit_furthest_behind() -> None:
    target = TOTAL.replace("sum", "all").replace("[leagues]", "[a, b]")
    found = judged(target, "a 2022-Q2: value: 40\nb 2022-Q2: value: 20", JUNE)
    # 40/120 is 16.26 points behind, 20/120 is 32.92 points behind
    assert (found.status, found.rating.gap) == ("behind", 100 * (Fraction(1, 6) - E_JUNE))
    partly = judged(target, "a 2022-Q2: value: 120\nb 2022-Q2: value: 60", JUNE)
    assert (partly.status, partly.rating.gap) == ("on_track", 100 * (Fraction(1, 2) - E_JUNE))
    assert partly.rating.progress == Fraction(1, 2)


def test_all_leaves_out_who_has_nothing_to_take_a_share_of() -> None:
    target = SHARE.replace("pooled", "all").replace("[leagues]", "[a, b]")
    found = judged(target, "a 2022-Q2: part: 5, whole: 5\nb 2022-Q2: part: 0, whole: 0", JUNE)
    assert (found.status, *counts(found)) == ("met", 1, 0)
    own = [part.own.status if part.own else None for part in found.units]
    assert own == ["met", None]


def test_all_has_no_baseline_of_its_own() -> None:
    target = RATE.replace("latest", "all") + "goal: {rise_by: 2}"
    found = judged(target, "a 2022-Q2: value: 52, baseline: 50", JUNE)
    assert found.baseline is None
    assert found.status == "met"


def test_any_goes_by_the_unit_furthest_ahead() -> None:
    target = TOTAL.replace("sum", "any").replace("[leagues]", "[a, b]")
    found = judged(target, "a 2022-Q2: value: 20\nb 2022-Q2: value: 10", JUNE)
    assert found.rating.gap == 100 * (Fraction(1, 6) - E_JUNE)
    assert judged(target, "a 2022-Q2: value: 60\nb 2022-Q2: value: 120", JUNE).status == "met"
    both = judged(target, "a 2022-Q2: value: 120\nb 2022-Q2: value: 120", JUNE)
    assert both.rating.progress == 1


def test_any_on_a_figure_needs_one_unit() -> None:
    target = TOTAL.replace("sum", "any")
    found = judged(target, "a 2022-Q4: value: 1\nb 2022-Q4: value: 120", END)
    assert (found.status, found.settled) == ("met", True)
    assert counts(found) == (1, 0)


def test_min_is_settled_by_the_lowest_and_open_while_others_may_be_lower() -> None:
    target = TOTAL.replace("sum", "min")
    found = judged(target, "a 2022-Q4: value: 130\nb 2022-Q4: value: 120", END)
    assert bounds(found) == (0, 120)
    assert found.status == "undecided"
    early = judged(target, "a 2022-Q2: value: 130\nb 2022-Q2: value: 120", JUNE)
    # c on pace would be at 60; it is taken to do as well as the best, so that b stays the lowest
    assert bounds(early) == (0, 120)


def test_max_and_min_of_a_rate_are_the_highest_and_the_lowest_figure() -> None:
    rate = RATE + "goal: {fall_by: 1}\n" + LEAGUES
    lines = "a 2022-Q2: value: 50, baseline: 52\nb 2022-Q2: value: 53, baseline: 54\n"
    lines += "c 2022-Q2: value: 51, baseline: 51"
    highest = judged(rate.replace("latest", "max"), lines, JUNE)
    lowest = judged(rate.replace("latest", "min"), lines, JUNE)
    # each against its own unit's baseline
    assert figures(highest) == (53, 54)
    assert figures(lowest) == (50, 52)


def test_the_plans_baseline_comes_before_a_reported_one() -> None:
    target = RATE.replace("reported", "52") + "goal: {fall_by: 2}"
    found = judged(target, "a 2022-Q2: value: 51, baseline: 60", JUNE)
    assert found.baseline == 52
    assert found.rating.progress == Fraction(1, 2)


def test_nobody_asked_for_a_baseline_so_an_entry_cannot_move_the_start() -> None:
    found = judged(TOTAL, "a 2022-Q2: value: 60, baseline: 59", JUNE)
    assert found.baseline is None
    assert found.rating.progress == Fraction(1, 2)


def test_baselines_of_a_sum_add_up_and_one_that_is_missing_leaves_it_open() -> None:
    target = TOTAL + "baseline: reported"
    lines = "a 2022-Q2: value: 60, baseline: 50\nb 2022-Q2: value: 20, baseline: 10\n"
    complete = judged(target, lines + "c 2022-Q2: value: 10, baseline: 0", JUNE)
    # 90 of 120, having begun with 60: half of the way
    assert complete.rating.progress == Fraction(1, 2)
    assert judged(target, lines + "c 2022-Q2: value: 10", JUNE).status == "no_baseline"


def test_a_rate_carried_over_keeps_pace_from_the_plans_baseline() -> None:
    target = RATE.replace("reported", "52") + "goal: {fall_by: 2}"
    found = judged(target, "a 2022-Q1: value: 52", JUNE)
    # 52, or 2 x 91/365 lower
    assert bounds(found) == (52, 52 - Fraction(2 * 91, 365))


def test_units_that_have_nothing_to_do_with_a_target_do_not_count() -> None:
    found = judged(TOTAL, "a 2022-Q2: value: 10\nx 2022-Q2: value: 500", JUNE)
    assert found.rating.actual == 10
    assert because(found)[-1].startswith("not counted")
    assert found.because[-1].values["units"] == ("x",)


def test_wholes_that_cannot_be_never_divide_by_zero() -> None:
    lines = (
        "a 2022-Q2: part: 5, whole: -5\nb 2022-Q2: part: 5, whole: 5\nc 2022-Q2: part: 1, whole: 0"
    )
    found = judged(SHARE, lines, JUNE)
    assert found.rating.actual == 100
    # what makes no share is no report on it
    assert found.silent_units == ("a", "c")


def test_a_revision_that_changes_the_kind_of_goal_is_judged_by_the_new_kind() -> None:
    target = TOTAL + "revisions: [{on: 2022-04-01, goal: {about: 60}, reason: estimate}]"
    found = judged(target, "a 2022-Q2: value: 54", JUNE)
    assert (found.status, found.rating.progress) == ("met", Fraction(54, 60))


def test_an_allocation_of_zero_is_reached_at_zero() -> None:
    for goal in ("at_least: 120", "about: 120", "exactly: 120", "between: [100, 120]"):
        target = TOTAL.replace("at_least: 120", goal) + "allocation: {a: 0}"
        own = judged(target, "a 2022-Q2: value: 0", JUNE).units[0].own
        assert own is not None
        assert own.status == "met"


def test_the_newest_figure_may_be_nothing() -> None:
    found = judged(TOTAL.replace("sum", "latest"), "a 2022-Q1: value: 3\nb 2022-Q2: value: 0", JUNE)
    assert found.rating.actual == 0


def test_where_all_say_of_how_many_the_share_is_one_figure() -> None:
    found = judged(SHARE, "a 2022-Q2: part: 1, whole: 4\nb 2022-Q2: part: 2, whole: 2", JUNE)
    assert [found.rating.actual, found.rating.most] == [50, None]


def test_of_any_one_that_has_met_decides_however_far_others_are_ahead() -> None:
    """About 100 is met at 90: 80 % of the way from 50. From 0 to 89 is 89 %, and not met."""
    target = (
        "measure: rate\ngoal: {about: 100}\ncombine: any\nover_time: snapshot\n"
        f"baseline: reported\nschedule: linear\n{LEAGUES}"
    )
    lines = "a 2022-Q2: value: 89, baseline: 0\nb 2022-Q2: value: 90, baseline: 50"
    found = judged(target, lines, JUNE)
    assert (found.status, found.rating.gap) == ("met", 80 - 100 * E_JUNE)


def test_of_two_highest_units_the_first_by_id_decides_whatever_the_order_of_the_files() -> None:
    target = (
        "measure: count\ngoal: {rise_by: 10}\nbaseline: reported\ncombine: max\n"
        "over_time: snapshot\nreported_by: [a, c]\n"
    )
    lines = ["a 2022-Q4: value: 37, baseline: 6", "c 2022-Q4: value: 37, baseline: 34"]
    for order in (lines, lines[::-1]):
        assert figures(judged(target, "\n".join(order), END)) == (37, 6)
