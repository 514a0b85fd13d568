"""Silent units: floor, ceiling, and what cannot be told. All data are invented."""

from fractions import Fraction

import pytest

from building import judged
from workplan_cli.model.message import Message
from workplan_cli.model.outcome import TargetResult
from workplan_cli.rendering.language import Language

ENGLISH = Language("en")

LEAGUES = "reported_by: [leagues]\n"
TOTAL = "measure: count\ngoal: {at_least: 120}\ncombine: sum\nover_time: cumulative\n" + LEAGUES
SHARE = (
    "measure: share\ngoal: {at_least: 100}\ncombine: pooled\n"
    "over_time: snapshot\nschedule: linear\n" + LEAGUES
)
LIMIT = "measure: count\ngoal: {at_most: 0}\ncombine: sum\nover_time: cumulative\n" + LEAGUES
STONE = "measure: milestone\ncombine: all\ngoal: {done_when: issued}\n" + LEAGUES
RATE = "measure: rate\ncombine: latest\nover_time: snapshot\nbaseline: reported\n"
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


def because(found: TargetResult) -> list[str]:
    return [one.template for one in found.because]


def test_the_ceiling_adds_each_silent_units_part_of_what_has_come_due_since_its_report() -> None:
    lines = "a 2022-Q2: value: 30\nb 2022-Q1: value: 10"
    found = judged(TOTAL, lines, JUNE)
    # Floor 30 + 10 + 0 = 40 of 120. Each league's part is 120 / 3 = 40. b since the first quarter:
    # 40 x (181 - 90) / 365 = 9.97, up to 10; c since the beginning: 40 x 181/365 = 19.8, up to 20.
    assert bounds(found) == (40, 70)
    # 40/120 - 49.59 % = -16.26 points; 70/120 - 49.59 % = +8.74 points
    assert statuses(found) == ("undecided", "slipping", "on_track")
    assert found.settled is False


def test_the_ceiling_goes_by_the_allocation_and_shares_out_only_the_rest() -> None:
    lines = "a 2022-Q4: value: 60"
    target = TOTAL + "allocation: {a: 60, b: 50}"
    # b could have done its 50, and for c there are 120 - 60 - 50 = 10 left
    assert bounds(judged(target, lines, END)) == (60, 120)
    assert bounds(judged(TOTAL + "allocation: {a: 60, b: 60}", lines, END)) == (60, 120)


def test_the_sentence_says_what_the_answer_depends_on() -> None:
    (sentence,) = judged(TOTAL, "a 2022-Q2: value: 30\nb 2022-Q1: value: 10", JUNE).because
    assert "did nothing" in sentence.template
    assert sentence.values["count"] == 2
    floor, ceiling = sentence.values["floor"], sentence.values["ceiling"]
    assert isinstance(floor, Message)
    assert isinstance(ceiling, Message)
    assert (floor.template, ceiling.template) == ("slipping", "on track")


def test_a_goal_reached_without_the_silent_units_is_met_and_settled() -> None:
    found = judged(TOTAL, "a 2022-Q2: value: 120", JUNE)
    assert (found.status, found.settled) == ("met", True)


def test_a_sum_that_falls_short_after_the_due_day_is_overdue_and_says_what_may_be_missing() -> None:
    found = judged(TOTAL, "a 2022-Q4: value: 60\nb 2022-Q4: value: 50", LATER)
    assert statuses(found) == ("overdue", "overdue", "met")
    assert found.settled is False
    assert len(found.because) == 2


@pytest.mark.parametrize(
    ("due", "line", "day", "status"),
    [
        # 10 with what two silent units may have added, 40 each, are not 120.
        ("", "a 2022-Q4: value: 10", END, "overdue"),
        # Here the figure of the due day is to come, as the year's last quarter is not over: the
        # report sent in a day after is a voluntary one.
        ("due: 2022-11-15", "a 2022-11 @2022-11-16: value: 10", "2022-11-20", "undecided"),
        # By the month, November's is the figure of the due day.
        (
            "due: 2022-11-30\nreporting: {every: month}",
            "a 2022-11: value: 10",
            "2022-12-02",
            "overdue",
        ),
    ],
)
def test_a_goal_is_missed_on_its_due_day_where_what_all_were_asked_for_decides_it(
    due: str, line: str, day: str, status: str
) -> None:
    found = judged(TOTAL + due, line, day)
    assert statuses(found) == (status, "overdue", "overdue")
    assert found.settled == (status == "overdue")


def test_of_what_was_withdrawn_both_possible_figures_are_shown_without_progress() -> None:
    target = SHARE + "revisions: [{on: 2022-05-01, withdrawn: true, reason: No money}]"
    found = judged(target, "a 2022-Q1: value: 40\nb 2022-Q1: part: 5, whole: 10", JUNE)
    assert found.status == "withdrawn"
    most = found.rating.most
    assert most is not None
    assert [found.rating.actual, most.actual] == [40, 50]
    assert found.rating.remaining is None
    for one in (found.rating, most):
        assert (one.progress, one.gap) == (None, None)


def test_a_share_of_those_that_reported_is_not_overdue_for_want_of_the_others() -> None:
    found = judged(SHARE, "a 2022-Q4: part: 5, whole: 5", LATER)
    # 100 % by those who reported; if the others did nothing, 5 of 15
    assert bounds(found) == (Fraction(100, 3), 100)
    assert statuses(found) == ("undecided", "overdue", "met")


def test_what_a_unit_above_reported_is_moved_once_for_all_that_are_silent_below() -> None:
    found = judged(TOTAL, "top 2022-Q1: value: 60", JUNE)
    # 60 for all three; since March 120 x 91/365 = 29.9 more have come due, up to 30
    assert found.silent_units == ("a", "b", "c")
    assert bounds(found) == (60, 90)
    share = judged(SHARE, "top 2022-Q1: part: 80, whole: 100", JUNE)
    assert bounds(share) == (80, 100)
    # Of the largest figure each has the whole way to go, and the one that speaks goes it once.
    assert bounds(judged(TOTAL.replace("sum", "max"), "top 2022-Q1: value: 60", JUNE)) == (60, 90)


def test_what_its_children_reported_is_part_of_what_a_silent_unit_may_have_done() -> None:
    target = TOTAL.replace("[leagues]", "[a]")
    found = judged(target, "a1 2022-Q2: value: 25", JUNE)
    # the league's 120 x 181/365 = 59.5, up to 60, of which 25 are known
    assert bounds(found) == (25, 60)
    assert bounds(judged(target, "a1 2022-Q2: value: 80", JUNE)) == (80, 80)


def test_of_a_share_the_ceiling_is_the_pace_or_the_best_of_the_others() -> None:
    found = judged(SHARE, "a 2022-Q2: part: 90, whole: 100", JUNE)
    # b and c, as large as a: nothing of 200, or 90 % as a has, which is more than 181/365
    assert bounds(found) == (30, 90)
    target = SHARE.replace("100", "90").replace("[leagues]", "[a]")
    carried = judged(target, "a 2022-Q1: part: 10, whole: 100", JUNE)
    assert bounds(carried) == (10, 10 + Fraction(90 * 91, 365))


def test_of_names_a_silent_units_part_is_added_without_a_name() -> None:
    target = TOTAL.replace("sum", "distinct").replace("120", "30")
    found = judged(target, "a 2022-Q2: items: [x, y]\nb 2022-Q1: items: [z]", JUNE)
    # b since March 10 x 91/365 = 2.5, up to 3; c since the beginning 10 x 181/365 = 4.96, up to 5
    assert bounds(found) == (3, 11)
    # Where nothing comes due before the last day, nothing is added.
    found = judged(
        target + "schedule: at_due", "a 2022-Q2: items: [x, y]\nb 2022-Q1: items: [z]", JUNE
    )
    assert bounds(found) == (3, 3)


def test_a_unit_set_aside_for_its_children_leaves_nothing_open_in_a_share() -> None:
    target = SHARE.replace("[leagues]", "[top, leagues]")
    lines = "top 2022-Q1: part: 1, whole: 9\n"
    lines += "".join(f"{unit} 2022-Q2: part: 3, whole: 3\n" for unit in "abc")
    found = judged(target, lines, JUNE)
    assert found.silent_units == ("top",)
    assert (found.status, found.settled) == ("met", True)


def test_a_ratchet_hangs_only_on_whoever_gave_the_newest_figure() -> None:
    rate = RATE + "goal: {not_below: baseline}\n" + LEAGUES
    found = judged(rate, "a 2022-Q1: value: 5, baseline: 5\nb 2022-Q2: value: 6", JUNE)
    assert (found.status, found.settled) == ("on_track", True)


@pytest.mark.parametrize(
    ("target", "line", "status"),
    [
        (SHARE, "a 2022-Q2: part: 0, whole: 0", "unreported"),
        (SHARE.replace("pooled", "all"), "a 2022-Q2: part: 0, whole: 0", "unreported"),
        (RATE + "goal: {at_least: 7}\n" + LEAGUES, "a 2022-Q2: value: 5", "no_baseline"),
        (RATE + "goal: {rise_by: 7}\n" + LEAGUES, "a 2022-Q2: value: 5", "no_baseline"),
    ],
)
def test_what_cannot_be_judged_by_the_reports_has_no_bounds(
    target: str, line: str, status: str
) -> None:
    found = judged(target, line, JUNE)
    assert (found.status, found.floor, found.ceiling) == (status, None, None)
    assert found.rating.actual == (5 if status == "no_baseline" else None)


def test_a_limit_that_holds_is_undecided_while_somebody_is_silent() -> None:
    lines = "a 2022-Q2: value: 0\nb 2022-Q2: value: 0"
    assert statuses(judged(LIMIT, lines, JUNE)) == ("undecided", "broken", "on_track")
    assert statuses(judged(LIMIT, lines, END)) == ("undecided", "broken", "met")
    late = judged(LIMIT, lines.replace("Q2", "Q4"), LATER)
    assert statuses(late) == ("undecided", "broken", "met")


def test_a_broken_limit_is_settled_whoever_is_silent() -> None:
    found = judged(LIMIT, "a 2022-Q2: value: 1", JUNE)
    assert (found.status, found.settled) == ("broken", True)


def test_what_had_to_hold_throughout_stays_broken_whoever_is_silent() -> None:
    target = SHARE.replace("100", "90").replace("schedule: linear", "holds: throughout")
    lowest = target.replace("pooled", "min")
    found = judged(lowest, "a 2022-Q2: part: 80, whole: 100", JUNE)
    assert statuses(found) == ("broken", "broken", "broken")
    # All three together may have 280 of 300.
    found = judged(target, "a 2022-Q2: part: 80, whole: 100", JUNE)
    assert statuses(found) == ("undecided", "broken", "on_track")


FLOOR = f"measure: count\ngoal: {{at_least: 30}}\nholds: throughout\nover_time: snapshot\n{LEAGUES}"


@pytest.mark.parametrize("silent", ["c 2022-Q1: value: 15\n", ""])
@pytest.mark.parametrize(
    ("goal", "combine"),
    [
        ("{at_least: 30}", "sum"),
        ("{at_least: 15}", "max"),
        ("{at_least: 15}", "any"),
        ("{at_most: 9}", "min"),
        ("{at_most: 9}", "any"),
        ("{not_below: baseline}\nbaseline: 30", "sum"),
    ],
)
def test_nothing_is_broken_that_a_silent_unit_may_still_make_good(
    goal: str, combine: str, silent: str
) -> None:
    target = FLOOR.replace("{at_least: 30}", goal).replace("leagues", "a, c")
    found = judged(f"{target}combine: {combine}\n", f"{silent}a 2022-Q2: value: 12", JUNE)
    assert statuses(found) == ("undecided", "broken", "on_track")


@pytest.mark.parametrize("measure", ["count", "amount"])
def test_what_those_who_were_heard_have_reached_alone_is_reached(measure: str) -> None:
    target = FLOOR.replace("holds: throughout\n", "due: 2022-06-30\n").replace("30}", "10}")
    target = target.replace("count", measure)
    found = judged(f"{target}combine: sum\n", "a 2022-Q2: value: 12", JUNE)
    assert statuses(found) == ("met", "met", "met")


@pytest.mark.parametrize("combine", ["max", "min", "any", "all", "sum"])
@pytest.mark.parametrize("over_time", ["cumulative", "per_period"])
def test_totals_that_are_all_above_a_limit_are_so_whoever_is_silent(
    combine: str, over_time: str
) -> None:
    limit = f"measure: amount\ngoal: {{at_most: 11}}\ncombine: {combine}\n"
    lines = "c 2022-Q1: value: 13\na 2022-Q2: value: 12"
    found = judged(f"{limit}over_time: {over_time}\nreported_by: [a, c]", lines, JUNE)
    assert statuses(found) == ("broken", "broken", "broken")


@pytest.mark.parametrize("measure", ["count", "amount"])
def test_a_total_above_its_limit_is_broken_by_an_older_figure_too(measure: str) -> None:
    limit = f"measure: {measure}\ngoal: {{at_most: 24}}\ncombine: sum\nover_time: cumulative\n"
    lines = "c 2022-Q1: value: 13\na 2022-Q2: value: 12"
    assert judged(limit + "reported_by: [a, c]", lines, JUNE).status == "broken"
    by_due = judged(limit + "holds: by_due\nreported_by: [a, c]", lines, JUNE)
    assert statuses(by_due) == ("slipping", "slipping", "slipping")


def test_what_is_broken_only_with_an_older_figure_of_a_silent_unit_is_open() -> None:
    target = "measure: share\ngoal: {at_most: 5}\ncombine: pooled\nover_time: snapshot\n" + LEAGUES
    # 15/300 = 5 %; then 16/300 with the older figure of c, and 7/200 without it
    lines = "".join(
        f"{unit} 2022-Q1: part: {n}, whole: 100\n" for unit, n in zip("abc", (3, 3, 9), strict=True)
    )
    later = "a 2022-Q2: part: 3, whole: 100\nb 2022-Q2: part: {}, whole: 100"
    assert statuses(judged(target, lines, "2022-03-31")) == ("on_track", "on_track", "on_track")
    found = judged(target, lines + later.format(4), JUNE)
    assert statuses(found) == ("undecided", "broken", "on_track")
    # 11/200 without it, and 5 % again if c has 4 of 100
    found = judged(target, lines + later.format(8), JUNE)
    assert statuses(found) == ("undecided", "broken", "on_track")
    never = judged(target, "a 2022-Q2: part: 7, whole: 100", JUNE)
    assert statuses(never) == ("undecided", "broken", "on_track")
    # Nobody was heard: it is as it was.
    broken = lines.replace("9", "10")
    assert judged(target, broken, JUNE).status == "broken"


def test_who_has_reported_for_the_newest_period_of_a_target_is_not_called_silent() -> None:
    half = TOTAL.replace("120", "40") + "reporting: {every: half, due_days: 20}\n"
    found = judged(half, "a 2022-H1: value: 10\nb 2022-H1: value: 10", "2022-09-30")
    # 20/40 - 273/365 = -24.8; a and b: 40/3 x 92/365, so 4 each, and c: 40/3 x 273/365, so 10
    assert bounds(found) == (20, 38)
    (sentence,) = found.because
    assert ENGLISH.write(sentence) == (
        "slipping if the 1 silent unit, and the others since their figures, did nothing; "
        "ahead if all kept pace"
    )


def test_of_a_limit_on_different_things_the_floor_is_the_most_that_they_may_be() -> None:
    target = (
        "measure: count\ngoal: {at_most: 5}\nbaseline: 10\nschedule: linear\nholds: by_due\n"
        f"combine: distinct\nover_time: snapshot\n{LEAGUES}"
    )
    # One with a name, and six without: three at the least, or seven.
    lines = "a 2022-Q2: items: [x]\nb 2022-Q2: value: 3\n"
    for last in ("c 2022-Q2: value: 3", "c 2022-Q1: value: 3"):
        found = judged(target, lines + last, JUNE)
        assert bounds(found) == (7, 3)
        assert statuses(found) == ("ahead", "ahead", "met")


def test_a_limit_is_not_asked_about_after_its_due_day() -> None:
    lines = "a 2022-Q2: value: 0\nb 2022-Q2: value: 0\nc 2022-Q2: value: 0"
    found = judged(LIMIT + "due: 2022-06-30", lines, END)
    assert (found.status, found.settled) == ("met", True)
    assert not found.silent_units


def test_a_milestone_of_many_waits_for_all_of_them() -> None:
    lines = "a 2022-Q2: done: 2022-05-01\nb 2022-Q2: stage: approved"
    found = judged(STONE, lines, JUNE)
    assert (found.status, *counts(found)) == ("on_track", 1, 2)
    near = judged(STONE + "due: 2022-07-15", lines, JUNE)
    # within 30 days nothing is known of c: slipping if it did nothing, on track if it kept pace
    assert statuses(near) == ("undecided", "slipping", "on_track")


def test_a_silent_unit_that_kept_pace_is_done_on_the_due_day() -> None:
    lines = "a 2022-Q4: done: 2022-05-01\nb 2022-Q4: done: 2022-05-01\nc 2022-Q1: stage: drafting"
    assert statuses(judged(STONE, lines, END)) == ("undecided", "overdue", "met")
    assert statuses(judged(STONE, lines, LATER)) == ("overdue", "overdue", "met")


def test_what_the_department_says_is_done_is_done_for_every_league() -> None:
    found = judged(STONE, "top 2022-Q2: done: 2022-05-01", JUNE)
    assert (found.status, *counts(found)) == ("met", 3, 0)


def test_a_leagues_own_newer_word_comes_before_the_departments() -> None:
    lines = "top 2022-Q1: done: 2022-03-01\na 2022-Q2: stage: drafting"
    found = judged(STONE, lines, JUNE)
    assert counts(found) == (2, 1)


def test_a_countys_milestone_is_not_its_leagues() -> None:
    found = judged(STONE, "a1 2022-Q2: done: 2022-05-01", JUNE)
    assert found.status == "unreported"
    assert because(found)[-1].startswith("not counted")


def test_a_later_word_takes_back_what_was_reported_as_done() -> None:
    target = STONE.replace("[leagues]", "[a]")
    lines = "a 2022-Q1: stage: issued\na 2022-Q2: stage: consulting"
    assert judged(target, lines, JUNE).status == "on_track"
    assert judged(target, "a 2022-Q1: stage: issued\na 2022-Q2: note: .", JUNE).status == "met"


def test_a_revised_done_word_needs_a_new_report() -> None:
    target = (
        STONE.replace("[leagues]", "[a]").replace("issued", "drafted")
        + "revisions: [{on: 2022-04-01, goal: {done_when: issued}, reason: more was asked}]"
    )
    lines = "a 2022-Q1: done: 2022-03-01"
    assert judged(target, lines, "2022-03-31").status == "met"
    assert judged(target, lines, JUNE).status == "on_track"
    assert judged(target, lines + "\na 2022-Q2: done: 2022-06-01", JUNE).status == "met"


def test_done_too_late_is_met_and_says_so() -> None:
    target = STONE.replace("[leagues]", "[a]") + "due: 2022-05-01"
    found = judged(target, "a 2022-Q2: done: 2022-05-03", JUNE)
    assert found.status == "met"
    assert found.because[-1].values["count"] == 2


@pytest.mark.parametrize("combine", ["all", "any", "min", "max", "latest", "sum", "distinct"])
def test_units_never_heard_from_break_no_combining_rule(combine: str) -> None:
    target = TOTAL.replace("sum", combine)
    for day in ("2022-02-01", JUNE, END, LATER):
        found = judged(target, "a 2022-Q2: value: 120\nb 2022-Q1 @2022-01-20: value: 3", day)
        assert found.status not in {"unreported", "no_baseline"}


def test_latest_hangs_on_whoever_gave_the_newest_figure() -> None:
    target = TOTAL.replace("sum", "latest")
    found = judged(target, "a 2022-Q1: value: 90\nb 2022-Q2: value: 60", JUNE)
    assert found.rating.actual == 60
    assert found.settled is True
    older = judged(target, "a 2022-Q1: value: 30\nb 2022-01: value: 10", JUNE)
    # only a counts: 30, or 30 + 120 x 91/365 = 59.9, up to 60
    assert bounds(older) == (30, 60)


def test_before_the_first_period_is_over_nobody_is_silent() -> None:
    found = judged(TOTAL, "a 2022-Q1 @2022-02-01: value: 20", "2022-02-15")
    assert not found.silent_units
    # 20/120 - 46/365 = +4.06 points
    assert (found.status, found.settled) == ("on_track", True)


def test_a_report_filed_early_does_not_answer_for_periods_after_it() -> None:
    target = TOTAL.replace("[leagues]", "[a]")
    found = judged(target, "a 2022 @2022-05-10: value: 50", "2022-07-15")
    assert found.silent_units == ("a",)


def test_a_report_sent_in_just_before_its_period_ends_answers_for_it() -> None:
    found = judged(TOTAL.replace("[leagues]", "[a]"), "a 2022-Q2 @2022-06-28: value: 60", JUNE)
    assert not found.silent_units


def test_periods_before_the_plan_are_none_of_its() -> None:
    assert judged(TOTAL, "a 2021-Q4: value: 500", JUNE).status == "unreported"
    assert judged(TOTAL, "a 2021: value: 500\na 2022-Q2: value: 50", JUNE).rating.actual == 50


def test_what_is_reported_after_the_plan_can_still_complete_it() -> None:
    found = judged(TOTAL, "top 2022-Q4: value: 119\ntop 2023-Q1: value: 120", "2023-03-31")
    assert found.status == "met"


def test_a_child_with_a_case_is_not_hidden_by_a_zero_above_it() -> None:
    lines = "a 2022-Q2: value: 0\nb 2022-Q2: value: 0\nc 2022-Q2: value: 0\na1 2022-Q2: value: 1"
    assert judged(LIMIT, lines, JUNE).status == "broken"


def test_a_unit_never_heard_from_does_not_lift_the_best_of_the_others() -> None:
    rate = "measure: rate\ncombine: max\nover_time: snapshot\nbaseline: 50\n" + LEAGUES
    found = judged(rate + "goal: {rise_by: 2}", "a 2022-Q2: value: 40", JUNE)
    # 40 is below the 50 that all began with; b and c may be on pace at 50 + 2 x 181/365
    assert bounds(found) == (40, 50 + Fraction(2 * 181, 365))


@pytest.mark.parametrize(
    ("goal", "combine", "lines", "said", "figure"),
    [
        # 1 of 3: two more would still be within it
        (3, "sum", "a 2022-Q2: value: 1\nb 2022-Q2: value: 0", "adds more than", 2),
        (3, "sum", "a 2022-Q2: value: 1", "together add more than", 2),
        (3, "sum", "a 2022-Q2: value: 3\nb 2022-Q2: value: 0", "has a case", None),
        (3, "max", "a 2022-Q2: value: 1\nb 2022-Q2: value: 3", "does not hold in the", None),
    ],
)
def test_what_would_break_a_limit_is_more_than_what_it_leaves(
    goal: int, combine: str, lines: str, said: str, figure: int | None
) -> None:
    target = LIMIT.replace("0", str(goal)).replace("sum", combine)
    (sentence,) = judged(target, lines, JUNE).because
    assert said in sentence.template
    assert figure is None or sentence.values["left"] == figure


@pytest.mark.parametrize(
    ("target", "said"),
    [
        # A floor on a stock, a share of all and a mean: nothing is added to any of them.
        ("measure: rate\ncombine: all\nover_time: snapshot\ngoal: {at_least: 7}",
         "in one of the {count} silent units"),
        ("measure: rate\ncombine: min\nover_time: snapshot\ngoal: {at_least: 7}",
         "in one of the {count} silent units"),
        ("measure: share\ncombine: pooled\nover_time: snapshot\ngoal: {at_most: 9}",
         "with the {count} silent units"),
    ],
)  # fmt: skip
def test_what_would_break_any_other_goal_is_that_it_does_not_hold_any_more(
    target: str, said: str
) -> None:
    lines = "a 2022-Q2: value: 8" if "share" not in target else "a 2022-Q2: part: 8, whole: 100"
    found = judged(f"{target}\nholds: throughout\n{LEAGUES}", lines, JUNE)
    assert found.status == "undecided"
    (sentence,) = found.because
    assert sentence.template.endswith(f"broken if it does not hold {said}")


FALLING = (
    "measure: share\ngoal: {at_most: 10}\nholds: by_due\nbaseline: 50\ncombine: pooled\n"
    f"over_time: snapshot\n{LEAGUES}"
)


def test_a_share_that_is_to_fall_is_where_it_began_with_units_never_heard_from() -> None:
    # (5 + 50 + 50) / 300 = 35 %; at the best b and c are at 5 % as well
    found = judged(FALLING, "a 2022-Q4: part: 5, whole: 100", END)
    assert bounds(found) == (35, 5)
    assert found.status == "undecided"


def test_a_share_that_is_to_fall_has_fallen_at_the_best_with_units_that_are_silent_since() -> None:
    first = "".join(f"{unit} 2022-Q1: part: 45, whole: 100\n" for unit in "abc")
    found = judged(FALLING, f"{first}a 2022-Q2: part: 30, whole: 100", JUNE)
    # (30 + 45 + 45) / 300 = 40 %, 25 % of the way from 50 to 10; or 30 % as a has it, which is 50 %
    assert bounds(found) == (40, 30)
    assert statuses(found) == ("undecided", "slipping", "on_track")


def test_a_unit_that_has_said_nothing_keeps_no_limit_of_its_own() -> None:
    target = (
        "measure: count\ncombine: all\nover_time: snapshot\ngoal: {at_most: 1}\n"
        f"holds: by_due\nbaseline: reported\n{LEAGUES}"
    )
    found = judged(target, "a 2022-Q2: value: 0\nb 2022-Q2: value: 0", JUNE)  # c: nothing
    assert (found.status, found.rating.actual) == ("on_track", Fraction(2))
    assert bounds(found) == (2, 3)


@pytest.mark.parametrize("first", ["8", "6"])
def test_whether_a_level_holds_with_the_silent_units_decides(first: str) -> None:
    target = (
        f"measure: share\ncombine: pooled\nover_time: snapshot\ngoal: {{at_least: 7}}\n{LEAGUES}"
    )
    (sentence,) = judged(target, f"a 2022-Q2: part: {first}, whole: 100", JUNE).because
    assert ENGLISH.write(sentence) == "on track if it holds with the 2 silent units, else slipping"


def test_whose_figure_is_not_published_is_not_called_silent() -> None:
    target = "measure: rate\ncombine: latest\nover_time: snapshot\ngoal: {at_least: 7}\n"
    lines = "a 2022-Q1: value: 8\na 2022-Q2: no_figure: not_published, note: in August"
    found = judged(target, lines, JUNE)
    assert found.status == "undecided"
    (sentence,) = found.because
    assert ENGLISH.write(sentence) == "slipping or on track: the figure is not published yet"


ALL = "measure: rate\ncombine: all\nover_time: snapshot\ngoal: {at_least: 7}\n" + LEAGUES


@pytest.mark.parametrize("holds", ["", "holds: throughout\n"])
@pytest.mark.parametrize(
    ("lines", "actual", "at_best"),
    [
        # Long before its due day; League C is short, was not heard from, or not this quarter.
        ("a 2022-Q2: value: 8\nb 2022-Q2: value: 7\nc 2022-Q2: value: 9", 3, 3),
        ("a 2022-Q2: value: 8\nb 2022-Q2: value: 7\nc 2022-Q2: value: 6", 2, 2),
        ("a 2022-Q2: value: 8\nb 2022-Q2: value: 7", 2, 3),
        ("a 2022-Q2: value: 8\nb 2022-Q2: value: 7\nc 2022-Q1: value: 9", 2, 3),
        # As it was last heard of League C was short; and it is the only one that may hold.
        ("a 2022-Q2: value: 8\nb 2022-Q2: value: 7\nc 2022-Q1: value: 6", 2, 2),
        ("a 2022-Q2: value: 6\nb 2022-Q2: value: 6\nc 2022-Q1: value: 9", 0, 1),
    ],
)
def test_of_what_each_unit_has_to_keep_it_is_counted_in_how_many_it_holds(
    holds: str, lines: str, actual: int, at_best: int
) -> None:
    found = judged(ALL + holds, lines, JUNE)
    assert found.rating.actual == actual
    assert found.ceiling is not None
    assert found.ceiling.actual == at_best


SPENT = (
    "measure: amount\ngoal: {not_below: baseline}\nholds: by_due\nbaseline: reported\n"
    "combine: all\nover_time: cumulative\n" + LEAGUES
)
"""What each league spends this year, which is not to be less than in the year before."""


@pytest.mark.parametrize(
    ("lines", "day", "least", "best", "gap"),
    [
        # 181 of 365 days are 49.6 %. C had 25 of 100 in March: -24.6 points; at the pace of the
        # schedule 25 + 100 x 91/365 = 49.9.
        (
            "c 2022-Q1: value: 25, baseline: 100",
            JUNE,
            "slipping",
            "on_track",
            25 - Fraction(9000, 365),
        ),
        # Never heard from: nothing spent of as much as another had, or all that was expected.
        ("", JUNE, "behind", "on_track", 0),
        # On 15 August 62.2 % are expected: all three may have gone on since June.
        (
            "c 2022-Q2: value: 50, baseline: 100",
            "2022-08-15",
            "slipping",
            "on_track",
            50 - Fraction(18100, 365),
        ),
    ],
)
def test_a_unit_judged_by_itself_keeps_pace_from_its_own_year_before(
    lines: str, day: str, least: str, best: str, gap: object
) -> None:
    others = "a 2022-Q2: value: 55, baseline: 100\nb 2022-Q2: value: 110, baseline: 200\n"
    found = judged(SPENT, others + lines, day)
    assert found.status == "undecided"
    assert found.floor is not None
    assert found.ceiling is not None
    assert (found.floor.status, found.ceiling.status) == (least, best)
    assert found.ceiling.gap == gap  # in points


def test_of_what_each_unit_has_to_reach_those_are_counted_that_have_reached_it() -> None:
    way = "measure: count\ncombine: all\nover_time: cumulative\ngoal: {at_least: 10}\n" + LEAGUES
    lines = "a 2022-Q2: value: 10\nb 2022-Q2: value: 6\nc 2022-Q2: value: 5"
    found = judged(way, lines, JUNE)
    assert found.status == "on_track"
    assert found.rating.actual == 1


@pytest.mark.parametrize(
    ("measure", "allocation", "best"),
    [
        # 27 of what were 30: League C on its way from 10 to 9. 91/365 of one thing is a whole one.
        ("count", "", 29),
        ("amount", "", 30 - Fraction(91, 365)),
        # Its part is a limit, and nothing that it may have added or taken away.
        ("count", "allocation: {a: 9, b: 9, c: 9}\n", 30),
        ("amount", "allocation: {a: 9, b: 9, c: 9}\n", 30),
    ],
)
def test_at_best_a_silent_unit_is_on_its_way_down_unless_it_has_a_limit_of_its_own(
    measure: str, allocation: str, best: object
) -> None:
    target = (
        f"measure: {measure}\ngoal: {{at_most: 27}}\nbaseline: 30\nholds: by_due\ncombine: sum\n"
        f"over_time: snapshot\n{allocation}{LEAGUES}"
    )
    lines = "a 2022-Q2: value: 10\nb 2022-Q2: value: 10\nc 2022-Q1: value: 10"
    assert bounds(judged(target, lines, JUNE)) == (30, best)


@pytest.mark.parametrize(
    ("target", "heard", "best"),
    [
        # From 50 to 90, of which 181/365 have come due: 69.8, or of whole things 70.
        (
            "measure: share\ngoal: {at_least: 90}",
            "part: 6, whole: 10",
            50 + Fraction(40 * 181, 365),
        ),
        ("measure: rate\ngoal: {at_least: 90}", "value: 60", 50 + Fraction(40 * 181, 365)),
        ("measure: count\ngoal: {at_least: 90}", "value: 60", 70),
        # What is compared with the baseline begins at nothing: 50 x 181/365, which is less than 60.
        ("measure: share\ngoal: {not_below: baseline}\nholds: by_due", "part: 6, whole: 10", 60),
        ("measure: count\ngoal: {not_below: baseline}\nholds: by_due", "value: 60", 60),
    ],
)
def test_a_unit_never_heard_from_has_kept_pace_from_where_all_began(
    target: str, heard: str, best: object
) -> None:
    rest = f"combine: max\nover_time: snapshot\nbaseline: 50\nschedule: linear\n{LEAGUES}"
    found = judged(f"{target}\n{rest}", f"a 2022-Q2: {heard}", JUNE)
    assert bounds(found) == (60, best)


def test_a_goal_is_not_missed_for_good_where_who_was_never_heard_from_may_have_reached_it() -> None:
    rest = f"combine: any\nover_time: snapshot\nbaseline: reported\n{LEAGUES}"
    target = f"measure: share\ngoal: {{at_least: 90}}\n{rest}"
    found = judged(target, "a 2022-Q4: part: 8, whole: 10, baseline: 50", END)
    assert statuses(found) == ("undecided", "overdue", "met")
    highest = judged(
        target.replace("any", "max"), "a 2022-Q2: part: 6, whole: 10, baseline: 50", JUNE
    )
    assert bounds(highest) == (60, 50 + Fraction(40 * 181, 365))


@pytest.mark.parametrize(
    ("measure", "combine", "floor"),
    [
        # Who was never heard from is where all began; and of the lowest figure, which is the
        # best, nobody else can make it worse.
        ("rate", "max", 10),
        ("rate", "min", 4),
        ("count", "max", 10),
        ("count", "min", 4),
    ],
)
def test_of_what_is_to_fall_who_was_never_heard_from_may_not_have_begun(
    measure: str, combine: str, floor: int
) -> None:
    target = f"measure: {measure}\ngoal: {{at_most: 5}}\nholds: by_due\nbaseline: 10\n"
    rest = f"schedule: linear\nover_time: snapshot\ncombine: {combine}\n{LEAGUES}"
    found = judged(target + rest, "a 2022-Q2: value: 4", JUNE)
    assert found.floor is not None
    assert found.floor.actual == floor


def test_who_was_allocated_nothing_has_done_it_without_a_word() -> None:
    target = TOTAL.replace("sum", "all").replace("[leagues]", "[a, b]")
    found = judged(target + "allocation: {a: 10, b: 0}", "a 2022-Q4: value: 10", END)
    assert (found.status, *bounds(found)) == ("met", 2, 2)


@pytest.mark.parametrize(
    ("target", "first", "baseline"),
    [
        ("measure: share\ngoal: {at_least: 50}\ncombine: pooled", "part: 2, whole: 10", 60),
        ("measure: share\ngoal: {at_most: 50}\nholds: by_due\ncombine: pooled",
         "part: 6, whole: 10", 40),
        ("measure: rate\ngoal: {at_least: 50}\ncombine: all", "value: 40", 60),
        ("measure: amount\ngoal: {at_least: 50}\ncombine: max", "value: 40", 60),
        ("measure: amount\ngoal: {at_least: 50}\ncombine: sum", "value: 40", 60),
        ("measure: amount\ngoal: {at_most: 50}\nholds: by_due\ncombine: sum", "value: 60", 40),
    ],
)  # fmt: skip
def test_nothing_comes_due_where_it_began_beyond_the_goal(
    target: str, first: str, baseline: int
) -> None:
    made = f"{target}\nover_time: snapshot\nbaseline: {baseline}\nschedule: linear\n"
    found = judged(f"{made}reported_by: [a]", f"a 2022-Q1: {first}", JUNE)
    assert found.silent_units == ("a",)
    assert found.floor == found.ceiling


def test_of_a_sum_the_way_that_is_shared_out_is_the_way_from_the_baseline() -> None:
    # 90 from 30 to 120, 30 for each; C since March 30 x 91/365 = 7.5, up to 8
    lines = "a 2022-Q2: value: 50\nb 2022-Q2: value: 50\nc 2022-Q1: value: 10"
    assert bounds(judged(TOTAL + "baseline: 30", lines, JUNE)) == (110, 118)


@pytest.mark.parametrize("measure", ["rate", "amount"])
def test_of_a_minimum_who_is_silent_may_be_as_good_as_the_best_and_who_reported_keeps_pace(
    measure: str,
) -> None:
    target = (
        f"measure: {measure}\ngoal: {{at_least: 9}}\ncombine: min\nover_time: snapshot\n"
        f"baseline: 4\nschedule: linear\n{LEAGUES}"
    )
    others = "a 2022-Q2: value: 9\nb 2022-Q2: value: 8\n"
    assert bounds(judged(target, f"{others}c 2022-Q1: value: 5", JUNE)) == (5, 8)
    alone = judged(target.replace("[leagues]", "[c]"), "c 2022-Q1: value: 5", JUNE)
    assert bounds(alone) == (5, 5 + 5 * Fraction(91, 365))
    # On 15 August all three have gone on since June for 46 of 365 days.
    august = judged(target, f"{others}c 2022-Q2: value: 5", "2022-08-15")
    assert bounds(august) == (5, 5 + 5 * Fraction(46, 365))


def test_between_two_ends_of_periods_who_has_reported_keeps_pace_and_does_no_better() -> None:
    """All three have reported; nothing comes due before the last day, so 40 % stays 40 %.

    Taken for silent, all three might have the 100 % of the first.
    """
    target = SHARE.replace("linear", "at_due")
    lines = (
        "a 2022-Q2: part: 10, whole: 10\nb 2022-Q2: part: 1, whole: 10\n"
        "c 2022-Q2: part: 1, whole: 10"
    )
    found = judged(target, lines, "2022-08-15")
    assert bounds(found) == (40, 40)
    assert found.status == "ahead"
    nothing = "".join(f"{unit} 2022-Q2: part: 0, whole: 10\n" for unit in "abc")
    assert bounds(judged(target, nothing, "2022-08-15")) == (0, 0)


def test_done_by_all_that_were_heard_is_not_overdue_because_of_those_never_heard() -> None:
    found = judged(STONE, "a 2022-Q4: stage: issued, done: 2022-12-01", LATER)
    assert statuses(found) == ("undecided", "overdue", "met")
    assert bounds(found) == (1, 3)


def test_not_done_by_one_that_was_heard_is_overdue() -> None:
    lines = "a 2022-Q4: stage: issued, done: 2022-12-01\nb 2022-Q4: stage: drafting"
    assert judged(STONE, lines, LATER).status == "overdue"


def test_what_held_a_quarter_ago_is_not_counted_as_held_on_the_last_day() -> None:
    """One held on the last day, one in September, one was never heard: 1 of 3, at best 3."""
    target = (
        "measure: amount\ngoal: {not_below: baseline}\nbaseline: reported\ncombine: all\n"
        "over_time: snapshot\n" + LEAGUES
    )
    lines = "a 2022-Q4: value: 3, baseline: 2\nb 2022-Q3: value: 3, baseline: 2"
    found = judged(target, lines, END)
    assert found.rating.actual == 1
    assert statuses(found) == ("undecided", "broken", "met")
    assert bounds(found) == (1, 3)
    assert not found.settled


def test_a_unit_whose_county_has_more_and_newer_kept_pace_since_its_own_last_figure() -> None:
    """120 by three leagues: 40 each. The county's 22 of June stand for the league's 20 of March.

    On pace it has 20 + 40 x 91/365, rounded up, which is 30; the others have 20 each.
    """
    lines = (
        "a 2022-Q1: value: 20\na1 2022-Q2: value: 22\nb 2022-Q2: value: 20\nc 2022-Q2: value: 20"
    )
    assert bounds(judged(TOTAL, lines, JUNE)) == (62, 70)


def test_after_its_due_day_a_milestone_may_be_done_until_the_report_on_it() -> None:
    target = STONE.replace("reported_by: [leagues]", "due: 2022-09-01\nreported_by: [a]")
    found = judged(target, "a 2022-Q2: stage: drafting", "2022-09-15")
    assert statuses(found) == ("undecided", "overdue", "met")


@pytest.mark.parametrize(
    ("reported_by", "lines", "status", "share"),
    [
        # On 30 June 49.6 % are expected. B, never heard from, may have nothing: 90 of 200.
        ("a, b", "a 2022-Q2: part: 90, whole: 100", "on_track", 45),
        # Nothing, or as much as A has: 30 % or 60 %.
        ("a, b", "a 2022-Q2: part: 60, whole: 100", "undecided", 60),
        # 20 % or (30 + 30 + 49.6) / 3 = 36.5 %, slipping like the 30 % that were reported
        ("a, b, c", "a 2022-Q2: part: 3, whole: 10\nb 2022-Q2: part: 3, whole: 10", "slipping", 30),
    ],
)
def test_the_gap_shown_is_that_of_the_reports_unless_silent_units_make_the_status_another(
    reported_by: str, lines: str, status: str, share: int
) -> None:
    target = SHARE.replace("[leagues]", f"[{reported_by}]")
    found = judged(target, lines, JUNE)
    assert (found.status, found.rating.gap) == (status, share - Fraction(18100, 365))


@pytest.mark.parametrize(
    ("target", "lines", "status"),
    [
        # One that holds is enough, whoever is silent.
        ("measure: rate\ncombine: any\ngoal: {at_least: 7}", "a 2022-Q2: value: 8", "on_track"),
        # What the department said in March may be otherwise by now, in all leagues.
        ("measure: rate\ncombine: max\nholds: by_due\ngoal: {at_most: 7}",
         "top 2022-Q1: value: 8", "undecided"),
        ("measure: rate\ncombine: max\nholds: by_due\ngoal: {at_most: 7}",
         "a 2022-Q2: value: 8", "slipping"),
        # Of a pooled share the others may be so much lower that all together are.
        ("measure: share\ncombine: pooled\nholds: by_due\ngoal: {at_most: 9}",
         "a 2022-Q2: part: 10, whole: 100", "undecided"),
    ],
)  # fmt: skip
def test_whether_those_that_were_heard_decide_alone_over_what_is_so_or_not(
    target: str, lines: str, status: str
) -> None:
    found = judged(f"{target}\nover_time: snapshot\n{LEAGUES}", lines, JUNE)
    assert found.status == status


@pytest.mark.parametrize(("value", "at_best"), [(8, 3), (6, 0)])
def test_what_the_department_said_earlier_for_all_is_not_counted_and_at_best_still_so(
    value: int, at_best: int
) -> None:
    found = judged(ALL, f"top 2022-Q1: value: {value}", JUNE)
    assert found.rating.actual == 0
    assert found.ceiling is not None
    assert found.ceiling.actual == at_best


def test_both_ends_of_what_a_share_may_be_are_measured_from_its_baseline() -> None:
    lines = "a 2022-Q2: value: 40\nb 2022-Q2: part: 5, whole: 10"
    found = judged(SHARE.replace("[leagues]", "[a, b]") + "baseline: 20", lines, JUNE)
    most = found.rating.most
    assert most is not None
    assert [found.rating.progress, most.progress] == [Fraction(20, 80), Fraction(30, 80)]


@pytest.mark.parametrize(
    ("combine", "goal", "figure"), [("min", "at_least", 60), ("max", "at_most", 40)]
)
def test_the_worst_unit_is_not_known_while_one_has_said_nothing(
    combine: str, goal: str, figure: int
) -> None:
    target = (
        f"measure: rate\ngoal: {{{goal}: 50}}\nholds: by_due\nbaseline: 50\ncombine: {combine}\n"
        f"over_time: snapshot\n{LEAGUES}"
    )
    alone = f"a 2022-Q4: value: {figure}"
    assert judged(target, alone, END).status == "undecided"
    assert judged(target, alone.replace("Q4", "Q2"), JUNE).status == "on_track"
    everybody = "\n".join(alone.replace("a 2", f"{unit} 2") for unit in "abc")
    assert judged(target, everybody, END).status == "met"
    short = everybody.replace(f"c 2022-Q4: value: {figure}", f"c 2022-Q4: value: {100 - figure}")
    assert judged(target, short, END).status == "overdue"


@pytest.mark.parametrize("level", [0, -1, 40])
def test_who_has_not_told_where_it_began_has_no_way_to_keep_pace_on(level: int) -> None:
    target = (
        f"measure: rate\ngoal: {{at_least: {level + 1}}}\nbaseline: reported\ncombine: min\n"
        f"over_time: snapshot\n{LEAGUES}"
    )
    told = f"top 2022-01: value: {level}\na 2022-01: value: {level}, baseline: {level}"
    assert statuses(judged(target, told, "2023-01-01")) == ("undecided", "overdue", "no_baseline")


OWN = "combine: sum\nreported_by: [a, c]\n"


@pytest.mark.parametrize("before", ["", "c 2022-Q1: value: 12, baseline: 10\n"])
@pytest.mark.parametrize("baseline", ["each_period", "reported"])
def test_nobody_holds_what_is_not_known_how_many_they_began_with(
    baseline: str, before: str
) -> None:
    kept = f"measure: count\ngoal: {{not_below: baseline}}\nbaseline: {baseline}\n{OWN}"
    lines = before + "a 2022-Q2: value: 15, baseline: 10"
    found = judged(kept + "over_time: snapshot\n", lines, JUNE)
    assert (found.status, found.settled) == ("undecided", False)
    if not before:
        rise = kept.replace("{not_below: baseline}", "{rise_by: 2}")
        for over_time in ("snapshot", "cumulative"):
            found = judged(rise + f"over_time: {over_time}\n", lines, END)
            assert (found.status, found.settled) == ("undecided", False)


@pytest.mark.parametrize("combine", ["sum", "max", "all", "latest"])
def test_a_ceiling_is_not_met_while_a_period_is_not_known(combine: str) -> None:
    limit = f"measure: count\ngoal: {{at_most: 29}}\nholds: by_due\ncombine: {combine}\n"
    target = limit + "over_time: per_period\ndue: 2022-09-30\nreported_by: [a]\n"
    lines = "a 2022-Q2: value: 10\na 2022-Q3: value: 8"
    assert judged(target, lines, "2022-09-30").status == "undecided"
    whole = "a 2022-Q1: value: 5\n" + lines
    assert judged(target, whole, "2022-09-30").status == "met"


WAY = "measure: amount\ngoal: {at_least: 48}\nover_time: snapshot\nbaseline: 20\ndue: 2022-06-30\n"


@pytest.mark.parametrize(("combine", "heard"), [("all", 60), ("any", 20), ("max", 20), ("min", 60)])
def test_who_has_time_to_report_may_be_anywhere_on_the_due_day(combine: str, heard: int) -> None:
    lines = f"a 2022-Q2: value: {heard}\nc 2022-Q1: value: 15"
    target = f"{WAY}combine: {combine}\nreported_by: [a, c]\n"
    assert judged(target, lines, JUNE).status == "undecided"
    if combine in {"all", "min"}:  # the worst of all is known already
        assert judged(target, lines.replace("60", "30"), JUNE).status == "overdue"


def test_a_parent_whose_children_stand_for_it_has_given_its_figure() -> None:
    stock = "measure: count\ngoal: {rise_by: 30}\nbaseline: 25\ncombine: sum\nover_time: snapshot\n"
    lines = (
        "a 2022-Q1: value: 40\na1 2022-Q1: value: 22\na2 2022-Q1: value: 18\n"
        "a1 2022-Q2: value: 30\na2 2022-Q2: value: 19"
    )
    found = judged(stock + "reported_by: [a, a1, a2]\n", lines, JUNE)
    # (49 - 25) / 30 = 80 %
    assert (found.status, found.rating.progress) == ("ahead", Fraction(4, 5))


@pytest.mark.parametrize(
    ("combine", "goal"),
    [("sum", "{at_least: 40}"), ("max", "{at_least: 25}"), ("any", "{at_least: 25}")],
)
def test_a_period_that_is_not_known_breaks_nothing(combine: str, goal: str) -> None:
    kept = f"measure: count\ngoal: {goal}\nholds: throughout\ncombine: {combine}\n"
    target = kept.replace("count", "share") if combine == "pooled" else kept
    lines = "a 2022-Q2: value: 9\nc 2022-Q1: value: 8"
    found = judged(f"{target}over_time: per_period\nreported_by: [a, c]\n", lines, JUNE)
    assert found.status != "broken"


def test_a_total_above_what_all_have_said_they_began_with_is_broken() -> None:
    limit = "measure: count\ngoal: {not_above: baseline}\nbaseline: reported\ncombine: sum\n"
    lines = "c 2022-Q1: value: 40, baseline: 25\na 2022-Q2: value: 40, baseline: 25"
    found = judged(f"{limit}over_time: cumulative\nreported_by: [a, c]\n", lines, JUNE)
    assert statuses(found) == ("broken", "broken", "broken")


def test_who_has_said_that_it_began_with_nothing_has_said_it() -> None:
    limit = "measure: count\ngoal: {not_above: baseline}\nbaseline: reported\ncombine: sum\n"
    lines = "c 2022-Q1: value: 40, baseline: 0\na 2022-Q2: value: 40, baseline: 50"
    found = judged(f"{limit}over_time: cumulative\nreported_by: [a, c]\n", lines, JUNE)
    assert statuses(found) == ("broken", "broken", "broken")  # 80 of 50


def test_what_one_unit_began_with_is_no_baseline_of_all() -> None:
    rise = "measure: count\ngoal: {rise_by: 2}\nbaseline: reported\ncombine: sum\n"
    target = f"{rise}over_time: snapshot\nreported_by: [a, c]\n"
    found = judged(target, "a 2022-Q2: value: 15, baseline: 10", JUNE)
    assert (found.status, found.baseline, found.enough) == ("undecided", None, None)
    assert found.rating.remaining is None
    both = "a 2022-Q2: value: 15, baseline: 10\nc 2022-Q2: value: 1, baseline: 1"
    assert judged(target, both, JUNE).baseline == 11


def test_what_no_figure_that_may_come_can_change_is_overdue_on_its_day() -> None:
    limit = (
        "measure: count\ngoal: {at_most: 12}\nholds: by_due\ncombine: sum\nover_time: cumulative\n"
    )
    found = judged(
        f"{limit}due: 2022-09-30\nreported_by: [a]\n", "a 2022-Q2: value: 13", "2022-09-30"
    )
    assert statuses(found) == ("overdue", "overdue", "overdue")


@pytest.mark.parametrize("combine", ["any", "max"])
def test_what_those_that_were_heard_do_not_hold_is_not_said_to_be_kept(combine: str) -> None:
    kept = f"measure: rate\ngoal: {{at_least: 70}}\nholds: throughout\ncombine: {combine}\n"
    found = judged(f"{kept}over_time: snapshot\n{LEAGUES}", "a 2022-Q2: value: 60", JUNE)
    assert ENGLISH.write(found.because[0]) == (
        "on track if it holds with the 2 silent units, else broken"
    )
