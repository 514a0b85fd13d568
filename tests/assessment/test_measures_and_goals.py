"""What a figure is and what is wanted of it: statuses worked out by hand. All data are invented."""

from fractions import Fraction

import pytest

from building import judged, outcome

LATEST = "combine: latest\nover_time: cumulative\n"
RATE = "measure: rate\ncombine: latest\nover_time: snapshot\n"
NOVEMBER = "2022-11-30"


def status(target: str, lines: str, day: str) -> str:
    return judged(target, lines, day).status


def test_the_same_money_in_another_unit_of_measure_has_the_same_status() -> None:
    large = f"measure: amount\ngoal: {{at_least: 2}}\n{LATEST}"
    small = f"measure: amount\ngoal: {{at_least: 20000}}\n{LATEST}"
    # 1 of 2 is 50 %, 334/365 are expected: 41.5 points behind
    assert status(large, "a 2022-11: value: 1", NOVEMBER) == "behind"
    assert status(small, "a 2022-11: value: 10000", NOVEMBER) == "behind"


@pytest.mark.parametrize("goal", ["6", "6.01"])
def test_about_is_met_by_its_tolerance_whatever_its_digits(goal: str) -> None:
    assert status(f"{RATE}goal: {{about: {goal}}}", "a 2022-Q4: value: 5.5", "2022-12-31") == "met"


def test_a_level_is_on_track_while_it_holds_and_has_no_points() -> None:
    target = f"{RATE}goal: {{about: 5.5}}"
    found = judged(target, "a 2022-Q1: value: 4.8", "2022-03-31")
    # met from 4.95
    assert (found.status, found.rating.gap, found.expected) == ("slipping", None, None)
    assert status(target, "a 2022-Q1: value: 5.1", "2022-03-31") == "on_track"
    assert status(target, "a 2022-Q4: value: 5.1", "2022-12-31") == "met"
    assert status(target, "a 2022-Q4: value: 4.8", "2022-12-31") == "overdue"


def test_a_share_of_what_each_period_brings_is_a_level_and_not_on_its_way_from_zero() -> None:
    target = "measure: share\ngoal: {at_least: 95}\ncombine: pooled\nover_time: per_period\n"
    first = "a 2022-Q1: part: 320, whole: 400"
    found = judged(target, first, "2022-03-31")  # 80 %, and no “59 points ahead”
    assert (found.status, found.rating.gap) == ("slipping", None)
    # (320 + 490) / (400 + 450) = 95.3 %
    both = f"{first}\na 2022-Q2: part: 490, whole: 450"
    assert status(f"{target}may_exceed: true\n", both, "2022-06-30") == "on_track"
    # who wants a way there says where it begins
    started = judged(f"{target}baseline: 60\n", first, "2022-03-31")
    assert started.rating.progress == Fraction(20, 35)


def test_a_level_that_the_units_heard_miss_is_not_made_good_by_a_silent_one() -> None:
    worst = "measure: rate\ngoal: {at_most: 7.5}\nholds: by_due\nover_time: snapshot\n"
    lines = "a 2022-Q1: value: 7\nb 2022-Q1: value: 8\nc 2022-Q1: value: 5\n"
    later = "a 2022-Q2: value: 7\nb 2022-Q2: value: 7.9\n"
    highest = f"{worst}combine: max\nreported_by: [leagues]\n"
    assert status(highest, lines + later, "2022-06-30") == "slipping"
    each = f"{worst}combine: all\nreported_by: [leagues]\n"
    assert status(each, lines + later, "2022-06-30") == "slipping"
    # b was at 8 and is not heard: it may be at 7 by now
    assert status(highest, f"{lines}a 2022-Q2: value: 7\n", "2022-06-30") == "undecided"
    # one unit is enough, and c has not been heard
    lowest = f"{worst}combine: min\nreported_by: [leagues]\n"
    high = lines.replace("5", "8")
    assert status(lowest, high + "a 2022-Q2: value: 8\n", "2022-06-30") == "undecided"


def test_a_number_of_things_above_its_limit_is_not_made_less_by_a_silent_unit() -> None:
    target = "measure: count\ngoal: {at_most: 10}\nholds: by_due\ncombine: sum\n"
    target += "over_time: snapshot\nreported_by: [leagues]\n"
    before = "a 2022-Q1: value: 9\nb 2022-Q1: value: 9\nc 2022-Q1: value: 0\n"
    # 6 + 5 are above 10 whatever c has; 6 alone is not
    assert (
        status(target, f"{before}a 2022-Q2: value: 6\nb 2022-Q2: value: 5", "2022-06-30")
        == "slipping"
    )
    assert status(target, f"{before}a 2022-Q2: value: 6", "2022-06-30") == "undecided"


def test_what_may_be_above_its_limit_is_not_known_to_be_kept() -> None:
    target = "measure: count\ngoal: {at_most: 1}\ncombine: distinct\nover_time: cumulative\n"
    target += "reported_by: [a, b]\n"
    # one case each, without a name: one and the same, or two
    assert status(target, "a 2022-Q4: value: 1\nb 2022-Q4: value: 1", "2022-12-31") == "undecided"
    named = "a 2022-Q4: items: [x]\nb 2022-Q4: items: [x]"
    assert status(target, named, "2022-12-31") == "met"
    two = "a 2022-Q4: items: [x]\nb 2022-Q4: items: [y]"
    assert status(target, two, "2022-12-31") == "broken"
    share = "measure: share\ngoal: {at_most: 10}\ncombine: pooled\nover_time: snapshot\n"
    percentages = "a 2022-Q4: value: 8\nb 2022-Q4: value: 12"  # without wholes: 8 to 12
    assert status(f"{share}reported_by: [a, b]\n", percentages, "2022-12-31") == "undecided"


def test_a_ceiling_to_be_reached_by_a_day_is_not_broken_before() -> None:
    target = f"{RATE}goal: {{less_than: 9}}\nholds: by_due\nbaseline: 9.9\n"
    # (9.6 - 9.9) / (9 - 9.9) = 33.3 %, and 90/365 are expected
    found = judged(target, "a 2022-Q1: value: 9.6", "2022-03-31")
    assert (found.status, found.rating.progress) == ("on_track", Fraction(1, 3))
    assert status(target, "a 2022-Q4: value: 9", "2022-12-31") == "overdue"
    assert status(target, "a 2022-Q4: value: 8.9", "2022-12-31") == "met"


def test_the_gap_between_town_and_country_narrows_where_it_is_not_above_last_years() -> None:
    target = f"{RATE}goal: {{not_above: baseline}}\nbaseline: 1.58\n"
    assert status(target, "a 2022-Q4: value: 1.56", "2022-12-31") == "met"
    assert status(target, "a 2022-Q2: value: 1.59", "2022-06-30") == "broken"


def test_in_step_with_another_target_is_what_the_tolerance_allows() -> None:
    step, growth = f"{RATE}goal: {{not_below: 13.4.3}}", f"{RATE}goal: {{about: 3}}"
    lines = "a 2022-Q4: value: {}; 13.4.3 value: 3.0"
    found = outcome([step, growth], lines.format("2.9"), "2022-12-31").targets[0]
    assert found.status == "met"  # from 2.7
    assert outcome([step, growth], lines.format("2.6"), "2022-12-31").targets[0].status == "broken"


def test_each_period_is_held_against_its_own_baseline() -> None:
    target = f"measure: amount\n{LATEST}goal: {{not_below: baseline}}\nbaseline: each_period\n"
    lines = "a 2022-Q1: value: 10, baseline: 9\na 2022-Q2: value: 18, baseline: 20"
    assert status(target, lines, "2022-03-31") == "on_track"
    assert status(target, lines, "2022-06-30") == "broken"


def test_a_mean_over_time_weighs_periods_by_their_months() -> None:
    target = "measure: rate\ncombine: latest\nover_time: mean\ngoal: {at_most: 5.5}"
    lines = "a 2022-Q1: value: 5.6\na 2022-04: value: 5.2"
    found = judged(target, lines, "2022-04-30")
    # (3 x 5.6 + 5.2) / 4 = 5.5
    assert (found.rating.actual, found.status) == (Fraction(11, 2), "on_track")


def test_more_than_all_can_be_reported_and_nothing_new_is_an_answer() -> None:
    share = "measure: share\ncombine: latest\nover_time: snapshot\nschedule: linear\n"
    share += "may_exceed: true\ngoal: {at_least: 100}"
    assert status(share, "a 2022-Q4: part: 950, whole: 933", "2022-12-31") == "met"
    count = f"measure: count\ngoal: {{at_least: 10}}\n{LATEST}"
    lines = "a 2022-Q1: value: 5\na 2022-Q2: no_figure: nothing_new"
    assert judged(count, lines, "2022-06-30").silent_units == ()


def test_a_floor_on_a_running_total_is_judged_by_its_due_day_only() -> None:
    target = f"measure: amount\ngoal: {{at_least: 100}}\nholds: throughout\n{LATEST}"
    assert status(target, "a 2022-Q2: value: 50", "2022-06-30") == "on_track"
    assert status(target, "a 2022-Q4: value: 99", "2022-12-31") == "overdue"


@pytest.mark.parametrize(
    ("first", "second", "status", "gap"),
    [
        (54_000, 60_000, "met", Fraction(1400, 13) - Fraction(100 * 181, 365)),
        (49_000, 50_000, "behind", Fraction(-100, 13) - Fraction(100 * 181, 365)),
    ],
)
def test_a_change_is_summed_over_units_and_may_be_a_fall(
    first: int, second: int, status: str, gap: Fraction
) -> None:
    """13,000 officers more than 100,000: 14,000 more are 107.7 %, 1,000 fewer are -7.7 %."""
    text = (
        "measure: amount\ncounted: officers\ngoal: {rise_by: 13000}\nbaseline: 100000\n"
        "combine: sum\nover_time: snapshot\nreported_by: [a, b]"
    )
    lines = f"a 2022-Q2: value: {first}\nb 2022-Q2: value: {second}"
    found = judged(text, lines, "2022-06-30")
    assert (found.status, found.rating.gap) == (status, gap)


@pytest.mark.parametrize(
    ("goal", "most"),
    [
        ("goal: {about: 100}", 110),  # with the tolerance of a tenth
        ("goal: {between: [5, 10]}", 10),
        ("goal: {between: [5, 10]}\nholds: throughout", 10),
    ],
)
def test_more_than_was_asked_for_is_said_of_what_is_above_all_that_the_goal_allows(
    goal: str, most: int
) -> None:
    for value in (most, most + 1):
        found = judged(f"{RATE}{goal}", f"a 2022-Q4: value: {value}", "2022-12-31")
        assert (found.status, found.rating.above_range) == ("met", value > most)


EACH = "baseline: each_period\ncombine: latest\n"


@pytest.mark.parametrize(
    ("target", "lines", "actual", "baseline"),
    [
        # What was spent in both quarters, against both quarters of the year before.
        (f"measure: amount\ngoal: {{not_below: baseline}}\nover_time: per_period\n{EACH}",
         "a 2022-Q1: value: 5, baseline: 4\na 2022-Q2: value: 5, baseline: 7", 10, 11),
        # By months: (3 x 8 + 1 x 4) / 4 against (3 x 6 + 1 x 2) / 4.
        (f"measure: rate\ngoal: {{not_below: baseline}}\nover_time: mean\n{EACH}",
         "a 2022-Q1: value: 8, baseline: 6\na 2022-04: value: 4, baseline: 2", 7, 5),
        # (3 + 15) of (10 + 30), against (20% of 10 + 40% of 30) of 40: shares are never added.
        (f"measure: share\ngoal: {{not_above: baseline}}\nover_time: per_period\n{EACH}",
         "a 2022-Q1: part: 3, whole: 10, baseline: 20\n"
         "a 2022-Q2: part: 15, whole: 30, baseline: 40", 45, 35),
        # Without a whole the newest share stands, and so does what it is held against.
        (f"measure: share\ngoal: {{not_above: baseline}}\nover_time: per_period\n{EACH}",
         "a 2022-Q1: value: 40, baseline: 50\na 2022-Q2: value: 30, baseline: 20", 30, 20),
        # As it is now, against what it was then.
        (f"measure: rate\ngoal: {{not_below: baseline}}\nover_time: snapshot\n{EACH}",
         "a 2022-Q1: value: 8, baseline: 6\na 2022-Q2: value: 4, baseline: 2", 4, 2),
        # The newest figure came without a baseline.
        (f"measure: rate\ngoal: {{not_below: baseline}}\nover_time: snapshot\n{EACH}",
         "a 2022-Q1: value: 8, baseline: 6\na 2022-Q2: value: 4", 4, None),
    ],
)  # fmt: skip
def test_what_each_period_is_held_against_goes_with_the_periods_that_make_the_figure(
    target: str, lines: str, actual: int, baseline: int | None
) -> None:
    found = judged(target, lines, "2022-06-30")
    assert [found.rating.actual, found.baseline] == [actual, baseline]


def test_percentages_do_not_add_up_so_that_the_newest_is_all_there_is() -> None:
    target = "measure: share\ngoal: {at_least: 95}\ncombine: pooled\nover_time: per_period\n"
    found = judged(target, "a 2022-Q1: value: 40\na 2022-Q2: part: 3, whole: 4", "2022-06-30")
    assert found.rating.actual == 75
    assert [str(reading.period) for reading in found.readings if found.counts(reading)] == [
        "2022-Q2"
    ]


def test_a_limit_is_broken_in_a_period_that_begins_on_its_due_day_and_not_after_it() -> None:
    target = "measure: count\ngoal: {at_most: 0}\ncombine: sum\nover_time: snapshot\n"
    lines = "a 2022-Q2: value: 0\na 2022-Q3: value: 1"
    assert status(f"{target}due: 2022-07-01", lines, "2022-09-30") == "broken"
    assert status(f"{target}due: 2022-06-30", lines, "2022-09-30") == "met"


def test_who_was_done_before_the_due_day_is_not_waited_for_on_it() -> None:
    target = "measure: milestone\ngoal: {done_when: issued}\ncombine: all\nreported_by: [a, b]\n"
    lines = "a 2022-Q2: done: 2022-05-01\nb 2022-Q4: stage: drafting"
    assert status(target, lines, "2022-12-31") == "overdue"
    assert status(
        target, "a 2022-Q2: done: 2022-05-01\nb 2022-Q3: stage: drafting", "2022-12-31"
    ) == ("undecided")
    # A voluntary report after the due day says it as well, though the one asked for is to come.
    early = "a 2022-Q2: done: 2022-05-01\nb 2022-11 @2022-11-16: stage: drafting"
    assert status(f"{target}due: 2022-11-15", early, "2022-11-20") == "overdue"


@pytest.mark.parametrize(
    ("entry", "found"),
    [
        # Half a month before it has to be done it has to be in its last stage; who names a day
        # for it is taken to be there, unless a stage is named as well.
        ("done: 2022-07-10", "on_track"),
        ("stage: issued, done: 2022-07-10", "on_track"),
        ("stage: drafting, done: 2022-07-10", "slipping"),
    ],
)
def test_a_day_to_come_says_that_it_is_nearly_done_unless_a_stage_says_otherwise(
    entry: str, found: str
) -> None:
    target = "measure: milestone\ngoal: {done_when: issued}\ndue: 2022-07-15\n"
    assert status(target, f"a 2022-Q2: {entry}", "2022-06-30") == found


@pytest.mark.parametrize(("measure", "figure", "expected"), [
    ("count", 22, "on_track"), ("count", 23, "broken"),  # 20 % above 19 is 22.8
    ("amount", "22.8", "on_track"), ("amount", 23, "broken"),
])  # fmt: skip
def test_a_tolerance_above_another_targets_figure_is_rounded_down_to_whole_things(
    measure: str, figure: object, expected: str
) -> None:
    rest = "combine: latest\nover_time: snapshot\nreported_by: [a]\n"
    one = f"measure: {measure}\ngoal: {{at_least: 1}}\n{rest}"
    other = f"measure: {measure}\ngoal: {{not_above: 13.4.2}}\ntolerance: 20\n{rest}"
    lines = f"a 2022-Q2: value: 19; 13.4.3 value: {figure}"
    found = outcome([one, other], lines, "2022-06-30").by_id
    assert found["13.4.3"].status == expected
