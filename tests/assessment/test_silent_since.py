"""Units that have reported and were not heard from since. All data are invented."""

from fractions import Fraction

import pytest

from building import judged
from workplan_cli.model.outcome import TargetResult
from workplan_cli.rendering.language import Language

SHARE = (
    "measure: share\ngoal: {at_least: 90}\ncombine: pooled\nover_time: snapshot\nschedule: linear\n"
)
FALLING = (
    "measure: share\ngoal: {at_most: 0}\nholds: by_due\nbaseline: 50\ncombine: pooled\n"
    "over_time: snapshot\n"
)
STONE = "measure: milestone\ncombine: all\ngoal: {done_when: issued}\nreported_by: [leagues]\n"
JUNE, END = "2022-06-30", "2022-12-31"
SINCE = Fraction(91, 365)
"""The part of the year from the end of March to the end of June."""


def bounds(found: TargetResult) -> tuple[object, object]:
    assert found.floor is not None
    assert found.ceiling is not None
    return found.floor.actual, found.ceiling.actual


def statuses(found: TargetResult) -> tuple[str, str, str]:
    assert found.floor is not None
    assert found.ceiling is not None
    return found.status, found.floor.status, found.ceiling.status


@pytest.mark.parametrize("figure", ["value: 10", "part: 10, whole: 100", "part: 0.1, whole: 1"])
def test_a_share_keeps_pace_however_it_was_given(figure: str) -> None:
    found = judged(SHARE, f"a 2022-Q1: {figure}", JUNE)
    assert bounds(found) == (10, 10 + 90 * SINCE)


def test_a_share_keeps_pace_from_the_baseline_that_the_unit_gave() -> None:
    lines = "a 2022-Q1: part: 40, whole: 100, baseline: 30"
    found = judged(SHARE + "baseline: reported\n", lines, JUNE)
    # 60 points from 30 to 90
    assert bounds(found) == (40, 40 + 60 * SINCE)


def test_a_share_falls_to_nothing_and_no_further() -> None:
    found = judged(FALLING, "a 2022-Q1: part: 1, whole: 100", JUNE)
    # On pace it would be 1 - 50 x 91/365, below zero
    assert bounds(found) == (1, 0)


def test_a_milestone_of_the_department_may_be_done_by_the_due_day_for_all() -> None:
    found = judged(STONE, "top 2022-Q1: stage: drafting", END)
    assert statuses(found) == ("undecided", "overdue", "met")
    assert bounds(found) == (0, 3)


def test_before_the_due_day_a_silent_unit_is_not_taken_for_done() -> None:
    found = judged(STONE + "due: 2022-07-15", "a 2022-Q2: done: 2022-05-01", JUNE)
    assert bounds(found) == (1, 1)


def test_a_forecast_of_a_unit_not_heard_from_since_may_be_out_of_date() -> None:
    target = STONE.replace("[leagues]", "[a]")
    found = judged(target, "a 2022-Q1: stage: drafting, forecast: 2023-03-01", JUNE)
    assert statuses(found) == ("undecided", "slipping", "on_track")


def test_continuing_work_is_not_asked_about_before_the_first_period_is_over() -> None:
    work = "measure: activity\n"
    assert judged(work, "", "2022-01-15").status == "unreported"
    early = judged(
        work, "a 2022-01 @2022-01-10: activities: [{date: 2022-01-10, text: begun}]", "2022-01-15"
    )
    assert early.status == "ongoing"


def test_a_reason_that_a_revision_took_back_excuses_nobody() -> None:
    lines = "a 2022-Q2: done: 2022-05-02\nb 2022-Q2: done: 2022-05-02\n"
    excused = "c 2022-Q2: no_figure: not_applicable, note: no schools\n"
    due = STONE + "due: 2022-06-30\n"
    assert judged(due, lines + excused, JUNE).status == "met"
    taken_back = lines + excused + "c 2022-Q2 r2: 13.4.3 value: 1\n"
    found = judged(due, taken_back, JUNE)
    assert statuses(found) == ("undecided", "overdue", "met")
    assert found.rating.remaining == 1


def test_a_revision_that_is_a_blank_form_takes_no_reason_back() -> None:
    lines = "a 2022-Q2: done: 2022-05-02\nb 2022-Q2: done: 2022-05-02\n"
    excused = "c 2022-Q2: no_figure: not_applicable, note: no schools\n"
    blank = "c 2022-Q2 r2: items: []\n"
    found = judged(STONE + "due: 2022-06-30\n", lines + excused + blank, JUNE)
    assert (found.status, found.silent_units) == ("met", ())


KEPT = "measure: rate\ngoal: {at_least: 50}\nbaseline: 50\ncombine: all\nover_time: snapshot\n"


def test_nobody_who_was_never_heard_is_taken_to_have_stayed_where_it_began() -> None:
    found = judged(KEPT + "reported_by: [leagues]", "a 2022-Q4: value: 60", END)
    assert statuses(found) == ("undecided", "undecided", "met")
    assert bounds(found) == (1, 3)
    fell = judged(KEPT + "reported_by: [leagues]", "a 2022-Q4: value: 40", "2023-02-01")
    assert statuses(fell)[0] == "overdue"
    assert bounds(fell) == (0, 2)


EACH = "measure: count\ngoal: {at_least: 5}\ncombine: all\nover_time: cumulative\ndue: 2022-06-30\n"
LOWEST = "measure: rate\ngoal: {at_least: 5}\ncombine: min\nover_time: snapshot\n"
LEAGUES = "reported_by: [leagues]\n"
HEARD = "b 2022-Q2: value: 5\nc 2022-Q2: value: 6\n"
NOT_OURS = "a 2022-Q1: value: 3\na 2022-Q2: no_figure: not_applicable, note: no schools\n"
NOTHING = "a 2022-Q2: no_figure: nothing_new, note: as before\n"


def test_what_does_not_apply_any_more_is_not_judged_by_an_old_figure() -> None:
    found = judged(EACH + LEAGUES, HEARD + NOT_OURS, JUNE)
    assert found.status == "met"
    assert found.rating.actual == 2
    assert judged(LOWEST + LEAGUES, HEARD + NOT_OURS, JUNE).rating.actual == 5
    added = EACH.replace("all", "sum") + LEAGUES
    assert judged(added, HEARD + NOT_OURS, JUNE).rating.actual == 14
    done = "a 2022-Q1: done: 2022-02-01\na 2022-Q2: no_figure: not_applicable, note: it is there\n"
    assert judged(STONE, done, JUNE).rating.actual == 1


@pytest.mark.parametrize("target", [EACH, LOWEST])
def test_nothing_new_of_a_unit_that_gave_no_figure_leaves_it_open(target: str) -> None:
    found = judged(target + LEAGUES, HEARD + NOTHING, JUNE)
    assert (found.status, found.settled, found.silent_units) == ("undecided", False, ())
    assert judged(target + LEAGUES, HEARD + "a 2022-Q1: value: 7\n" + NOTHING, JUNE).status in {
        "met",
        "on_track",
    }
    early = judged(target.replace("06-30", "12-31") + LEAGUES, HEARD + NOTHING, JUNE)
    assert "nothing is new, and has given no figure" in Language("en").say(early.because[0])
    growing = target.replace("min", "sum").replace("all", "sum").replace("snapshot", "cumulative")
    assert judged(growing + LEAGUES, HEARD + NOTHING, JUNE).settled


def test_a_count_without_names_that_may_be_enough_is_not_overdue() -> None:
    target = EACH.replace("all", "distinct").replace("least: 5", "least: 6") + LEAGUES
    lines = "a 2022-Q2: value: 4\nb 2022-Q2: value: %s\nc 2022-Q2: value: 0"
    for day in (JUNE, "2022-08-01"):
        # between 4, where all of b's are among a's, and 7, or 5
        assert judged(target, lines % 3, day).status == "undecided"
        assert judged(target, lines % 1, day).status == "overdue"
    share = SHARE + "due: 2022-06-30\n" + LEAGUES
    some = "a 2022-Q2: value: 60\nb 2022-Q2: part: 9, whole: 10\nc 2022-Q2: part: 9, whole: 10"
    assert judged(share, some, "2022-08-01").status == "undecided"


def test_nothing_new_without_a_figure_may_be_as_good_as_the_best() -> None:
    lowest = "measure: count\ngoal: {at_least: 0}\ncombine: min\nover_time: cumulative\n" + LEAGUES
    found = judged(lowest, "a 2022-Q1: no_figure: nothing_new, note: x\nb 2022-01: value: 1", JUNE)
    assert bounds(found) == (0, 1)


@pytest.mark.parametrize("why", ["nothing_new", "not_applicable"])
def test_who_says_that_nothing_is_new_by_the_due_day_has_given_the_last_word(why: str) -> None:
    total = "measure: count\ngoal: {at_least: 30}\ncombine: sum\nover_time: cumulative\n"
    lines = f"a 2022-Q2: value: 5\na 2022-Q4 @2023-01-05: no_figure: {why}, note: as before"
    found = judged(total + "reported_by: [a]", lines, END)  # 5 of 30, and no other figure to come
    assert statuses(found) == ("overdue", "overdue", "overdue")
    later = lines.replace(why, "not_published")
    assert judged(total + "reported_by: [a]", later, END).status == "undecided"


@pytest.mark.parametrize("target", [EACH, "measure: activity\n"])
@pytest.mark.parametrize("day", [JUNE, "2022-09-30"])
def test_nobody_is_called_silent_of_what_does_not_apply_to_anybody(target: str, day: str) -> None:
    found = judged(target + "reported_by: [a]", NOT_OURS.replace("value: 3", "note: begun"), day)
    said = [Language("en").write(one) for one in found.because]
    assert said == ["it does not apply to any unit that is asked, by their own word"]


def test_a_reason_beside_a_figure_takes_it_out_of_nothing() -> None:
    both = NOT_OURS + "a 2022-Q2 r2: value: 5, no_figure: not_applicable\n"
    found = judged(EACH + "reported_by: [a]", both, JUNE)
    assert found.status == "met"
    assert found.rating.actual == 1


LEVEL = (
    "measure: rate\ngoal: {at_least: 50}\nover_time: snapshot\ndue: 2022-06-30\n"
    "reported_by: [a, b]\n"
)
CEILING = LEVEL.replace("at_least", "at_most") + "holds: by_due\n"


def test_nobody_is_overdue_by_an_old_figure_while_there_is_time_to_report() -> None:
    short = "a 2022-Q2: value: 60\nb 2022-Q1: value: 40"
    assert statuses(judged(LEVEL + "combine: all", short, JUNE)) == ("undecided", "overdue", "met")
    late = judged(LEVEL + "combine: all", short, "2022-09-30")
    assert (late.status, late.at_least) == ("overdue", True)  # b may have reached 50 unheard


@pytest.mark.parametrize("how", ["latest", "max", "min", "all", "any"])
def test_of_one_unit_all_rules_leave_open_what_is_only_known_of_an_earlier_day(how: str) -> None:
    one = LEVEL.replace("a, b", "a") + f"combine: {how}\n"
    expected = ("undecided", "overdue", "met")
    assert statuses(judged(one, "a 2022-Q1: value: 60", JUNE)) == expected
    assert statuses(judged(one, "a 2022-Q1: value: 60", "2022-09-30")) == expected


@pytest.mark.parametrize(("target", "good", "bad"), [
    (LEVEL + "combine: max", 60, 40), (LEVEL + "combine: any", 60, 40),
    (CEILING + "combine: min", 40, 60), (CEILING + "combine: any", 40, 60),
])  # fmt: skip
def test_the_best_unit_decides_only_where_it_was_heard(target: str, good: int, bad: int) -> None:
    heard = f"a 2022-Q2: value: {good}\nb 2022-Q1: value: {bad}"
    assert judged(target, heard, JUNE).status == "met"
    unheard = f"a 2022-Q2: value: {bad}\nb 2022-Q1: value: {good}"
    assert statuses(judged(target, unheard, JUNE)) == ("undecided", "overdue", "met")


@pytest.mark.parametrize("how", ["latest", "max", "min", "all", "any"])
def test_what_was_reached_by_its_day_stays_reached_until_somebody_says_otherwise(how: str) -> None:
    target = LEVEL.replace("a, b", "a") + f"combine: {how}\n"
    assert judged(target, "a 2022-Q2: value: 60", "2022-09-30").status == "met"
    fell = "a 2022-Q2: value: 60\na 2022-Q3: value: 40"
    assert judged(target, fell, "2022-09-30").status == "overdue"


@pytest.mark.parametrize("how", ["min", "latest", "max"])
def test_a_running_total_of_one_that_stood_for_all_is_no_figure_of_a_unit_that_declined(
    how: str,
) -> None:
    target = EACH.replace("all", how) + "reported_by: [a, b]\n"
    if how == "max":
        target = target.replace("at_least", "at_most")
    lines = "b 2022-01: value: 5\n" + NOT_OURS.replace("3", "9" if how == "max" else "3")
    found = judged(target, lines + "b 2022-Q1: value: 5\nb 2022-Q2: value: 5", JUNE)
    assert found.status == "met"
    assert found.rating.actual == 5


def test_a_unit_that_declined_falls_short_of_nothing_though_its_parts_stay_in_the_whole() -> None:
    pooled = "measure: share\ngoal: {at_least: 50}\ncombine: pooled\nover_time: cumulative\n"
    lines = (
        "b 2022-Q2: part: 60, whole: 100\n"
        "a 2022-Q1: part: 3, whole: 100\na 2022-Q2: no_figure: not_applicable, note: none"
    )
    found = judged(pooled + "due: 2022-06-30\nreported_by: [a, b]", lines, JUNE)
    assert (found.status, found.rating.actual) == ("overdue", Fraction(63, 2))
    assert [one.unit for one in found.units if one.own] == ["b"]


STOCK = "measure: count\nover_time: snapshot\ncombine: sum\nbaseline: 90\n" + LEAGUES


@pytest.mark.parametrize(
    "goal",
    ["{at_least: 120}", "{rise_by: 30}", "{at_most: 60}\nholds: by_due", "{fall_by: 30}"],
)
@pytest.mark.parametrize("day", [JUNE, END])
def test_a_stock_is_not_held_against_the_baseline_of_units_that_never_gave_theirs(
    goal: str, day: str
) -> None:
    target = STOCK + f"goal: {goal}\n"
    found = judged(target, "b 2022-Q2: value: 20", day)  # of 90 in three leagues
    assert (found.status, found.settled, found.rating.gap) == ("undecided", False, None)
    assert "2 units have never given theirs" in Language("en").write(found.because[0])
    others = "b 2022-Q4: value: 20\na 2022-Q4: value: 20\nc 2022-Q4: value: 20"
    assert judged(target, others, END).settled


def test_a_stock_that_some_units_bring_to_the_goal_alone_has_reached_it() -> None:
    found = judged(STOCK + "goal: {at_least: 120}\n", "b 2022-Q2: value: 125", JUNE)
    assert found.status == "met"


@pytest.mark.parametrize("measure", ["count", "amount", "rate"])
@pytest.mark.parametrize("how", ["max", "all"])
def test_of_what_falls_from_a_baseline_the_units_never_heard_from_are_still_there(
    measure: str, how: str
) -> None:
    target = (
        f"measure: {measure}\ngoal: {{at_most: 19}}\nholds: by_due\nbaseline: 29\n"
        f"combine: {how}\nover_time: snapshot\ndue: 2022-06-30\n" + LEAGUES
    )
    found = judged(target, "b 2022-Q1: value: 20", "2022-03-31")
    # (20 - 29) / (19 - 29) = 90 % for one of three
    assert statuses(found)[:2] == ("undecided", "behind")


def test_what_is_broken_with_an_older_figure_only_is_said_to_be_so() -> None:
    limit = "measure: count\ngoal: {at_most: 20}\ncombine: sum\nover_time: snapshot\n"
    lines = "c 2022-Q2: value: 30\nb 2022-Q3: value: 5"
    found = judged(limit + "reported_by: [b, c]", lines, "2022-09-30")
    said = Language("en").write(found.because[0])
    assert said == (
        "on track by those that were heard; broken with the older figure of 1 silent unit"
    )


@pytest.mark.parametrize(
    ("combine", "goal", "figure"), [("all", 43, 50), ("any", 50, 50), ("sum", 100, 50)]
)
def test_who_keeps_pace_with_more_than_a_figure_is_above_it(
    combine: str, goal: int, figure: int
) -> None:
    target = (
        f"measure: count\ngoal: {{more_than: {goal}}}\ncombine: {combine}\n"
        "over_time: cumulative\ndue: 2022-06-30\nreported_by: [a, b]\n"
    )
    found = judged(target, f"a 2022-Q2: value: {figure}", JUNE)
    assert statuses(found) == ("undecided", "overdue", "met")


def test_where_the_worst_decides_who_was_heard_at_the_figure_itself_has_missed_more_than_it() -> (
    None
):
    target = (
        "measure: count\ngoal: {more_than: 43}\ncombine: all\n"
        "over_time: cumulative\ndue: 2022-06-30\nreported_by: [a, b]\n"
    )
    assert judged(target, "a 2022-Q2: value: 43", JUNE).status == "overdue"
