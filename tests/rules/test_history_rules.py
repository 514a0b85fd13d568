"""Reports against each other and against the past: what each rule finds and what it lets pass."""

import pytest

from building import plan, reports, units
from workplan_cli.rules.checking import found_in_history

COUNT = """
measure: count
goal: {at_least: 100}
combine: sum
over_time: cumulative
"""
FLOW = COUNT.replace("cumulative", "per_period")
NAMES = COUNT.replace("sum", "distinct")
DONE = """
measure: milestone
goal: {done_when: issued}
combine: all
"""
SHARE = """
measure: share
goal: {at_least: 90}
combine: pooled
over_time: snapshot
"""
RATE = """
measure: rate
goal: {fall_by: 1}
baseline: reported
combine: latest
over_time: snapshot
"""
ACTIVITY = "measure: activity\n"
LEAGUES = "reported_by: [leagues]\n"


def found(target: str, lines: str) -> list[str]:
    """Code, file and place of every finding: `WP402 02 0.value`."""
    return sorted(
        f"{rule.code} {(one.file or '').removesuffix('.yaml')} "
        f"{'.'.join(str(step) for step in one.route if step != 'entries')}"
        for rule, one in found_in_history(reports(lines), plan(target), units())
    )


def test_reports_that_fit_each_other_give_nothing() -> None:
    lines = """
        a 2022-Q1 @2022-04-05: value: 3
        a 2022-Q2 @2022-07-05: value: 6
        b 2022-Q1 @2022-04-05: value: 0
        b 2022-Q2 @2022-07-05: value: 2
    """
    assert found(COUNT + LEAGUES, lines) == []


def test_no_reports_give_nothing() -> None:
    assert found(COUNT, "") == []


def test_every_report_but_the_first_claims_a_place_that_is_taken() -> None:
    lines = """
        a 2022-Q1: value: 3
        a 2022-Q1: value: 3
        a 2022-Q1 r2: value: 3
        a 2022-Q1: value: 3
        b 2022-Q1: value: 3
    """
    assert found(COUNT + LEAGUES, lines) == ["WP401 02 period", "WP401 04 period"]


def test_a_running_total_may_stand_still_but_not_fall() -> None:
    lines = "a 2022-Q1: value: 3\na 2022-Q2: value: 3\na 2022-Q3: value: 2"
    assert found(COUNT, lines) == ["WP402 03 0.value"]


def test_values_of_single_periods_may_fall() -> None:
    assert found(FLOW, "a 2022-Q1: value: 3\na 2022-Q2: value: 1") == []


def test_a_total_is_held_against_the_last_one_there_is() -> None:
    lines = "a 2022-Q1: value: 8\na 2022-Q2: note: to come\na 2022-Q3: value: 7"
    assert found(COUNT, lines) == ["WP402 03 0.value"]


def test_a_correction_of_the_earlier_total_settles_it() -> None:
    lines = "a 2022-Q1: value: 8\na 2022-Q2: value: 6\na 2022-Q1 r2: value: 3"
    assert found(COUNT, lines) == []


def test_names_of_a_distinct_count_may_be_the_new_ones_only() -> None:
    lines = "a 2022-Q1: items: [one thing, another]\na 2022-Q2: items: [yet something]"
    assert found(NAMES, lines) == []
    assert found(COUNT, lines) == ["WP402 02 0.items"]


@pytest.mark.parametrize(
    ("later", "places"),
    [
        ("stage: drafting", ["WP403 02 0.stage"]),
        ("forecast: 2022-11-01", ["WP403 02 0.forecast"]),
        ("stage: issued", []),
        ("note: see above", []),
    ],
)
def test_what_is_done_is_not_open_again(later: str, places: list[str]) -> None:
    assert found(DONE, f"a 2022-Q1: done: 2022-03-20\na 2022-Q2: {later}") == places


def test_a_gap_is_said_once_at_the_report_behind_it() -> None:
    lines = "a 2022-Q1: value: 1\na 2022-Q4: value: 2"
    assert found(COUNT, lines) == ["WP404 02 period"]


@pytest.mark.parametrize("period", ["2022-H1", "2022-06", "2022-Q2"])
def test_a_longer_or_shorter_report_fills_the_gap(period: str) -> None:
    lines = f"a 2022-Q1: value: 1\na {period}: value: 1\na 2022-Q3: value: 2"
    assert found(COUNT, lines) == []


def test_a_league_reports_no_less_than_its_counties_together() -> None:
    lines = """
        a 2022-Q1: value: 4
        a1 2022-Q1: value: 3
        a2 2022-Q1: value: 2
    """
    assert found(COUNT, lines) == ["WP405 01 0.value"]
    assert found(COUNT, lines.replace("value: 4", "value: 5")) == []


def test_a_league_has_no_less_of_a_share_than_its_counties_together() -> None:
    lines = """
        a 2022-Q1: part: 5, whole: 10
        a1 2022-Q1: part: 5, whole: 7
        a2 2022-Q1: part: 6, whole: 8
    """
    assert found(SHARE, lines) == ["WP405 01 0.part"]
    assert found(SHARE, lines.replace("part: 5, whole: 10", "part: 11, whole: 14")) == [
        "WP405 01 0.whole"
    ]
    assert found(SHARE, lines.replace("part: 5, whole: 10", "part: 11, whole: 15")) == []
    assert found(SHARE, lines.replace("part: 5, whole: 10", "value: 50")) == []


def test_a_unit_with_nobody_below_is_held_against_no_sum() -> None:
    assert found(COUNT, "a 2022-Q1: value: -3") == []


def test_parts_of_another_period_are_not_held_against_the_whole() -> None:
    lines = "a 2022-Q1: value: 4\na1 2022-Q2: value: 9"
    assert found(COUNT, lines) == []


def test_a_baseline_may_be_repeated_but_not_moved() -> None:
    lines = """
        a 2022-Q1: value: 50, baseline: 50
        a 2022-Q2: value: 49.8
        a 2022-Q3: value: 49.6, baseline: 50.0
        a 2022-Q4: value: 49.5, baseline: 50.4
    """
    assert found(RATE, lines) == ["WP406 04 0.baseline"]


@pytest.mark.parametrize("key", ["note", "reason", "next"])
def test_words_that_were_copied_from_the_period_before(key: str) -> None:
    text = "  The tender was put off "
    lines = f"a 2022-Q1: value: 1, {key}: The tender was put off\na 2022-Q2: value: 2, {key}: "
    assert found(COUNT, lines + f"'{text}'") == [f"WP407 02 0.{key}"]
    assert found(COUNT, lines + "The tender is out") == []


def test_a_short_word_may_come_again_and_so_may_what_is_done() -> None:
    assert found(COUNT, "a 2022-Q1: value: 1, note: ok\na 2022-Q2: value: 2, note: ok") == []
    done = "done: 2022-03-20, note: Issued as paper number one"
    assert found(DONE, f"a 2022-Q1: {done}\na 2022-Q2: {done}") == []


def test_an_activity_is_not_told_twice() -> None:
    told = "activities: [{date: 2022-03-01, text: Checks in all schools}]"
    assert found(ACTIVITY, f"a 2022-Q1: {told}\na 2022-Q2: {told}") == [
        "WP407 02 0.activities.0.text"
    ]


MONTHS = "\n".join(
    f"a 2022-{month:02}: value: {total}" for month, total in enumerate((2, 3, 5, 6), 1)
)


@pytest.mark.parametrize(
    ("last", "places"),
    [
        ("value: 60", ["WP408 05 0.value"]),
        ("value: 60, note: A new programme began", []),
        ("value: 8", []),
        ("value: 15", []),
    ],
)
def test_a_jump_out_of_the_units_own_history(last: str, places: list[str]) -> None:
    # Median of what was added before (2, 1, 2, 1) is 1.5, the median deviation 0.5: the bound is
    # 3.5 x 0.5 / 0.6745 = 2.6 above it, but fewer than 10 things above it are let pass.
    frame = MONTHS + f"\na 2022-05: {last}"
    assert [one for one in found(COUNT, frame) if one.startswith("WP408")] == places


def test_a_jump_out_of_what_the_others_add() -> None:
    lines = [
        f"{unit} 2022-Q1: value: {value}" for unit, value in zip("bcx", (1, 2, 3), strict=True)
    ]
    lines += ["a1 2022-Q1: value: 2", "a2 2022-Q1: value: 2", "top 2022-Q1: value: 50"]
    assert "WP408 06 0.value" in found(COUNT, "\n".join(lines))
    assert not [one for one in found(COUNT, "\n".join(lines[1:])) if one.startswith("WP408")]


@pytest.mark.parametrize(
    ("one", "other", "places"),
    [
        ("示例乳品创新研究团队", "示例乳品创新研发团队", ["WP410 02 0.items.0"]),
        ("示例市第一小学", "示例第一小学", ["WP410 02 0.items.0"]),
        ("赤峰市第一中学", "赤峰第1中学", ["WP410 02 0.items.0"]),
        ("第1中学", "第一中学", ["WP410 02 0.items.0"]),
        ("第二十一中学", "第21中学", ["WP410 02 0.items.0"]),
        ("市一中", "一中", ["WP410 02 0.items.0"]),
        ("实验小学（东区）", "实验小学(东区)", []),
        ("第1中学", "第二中学", []),
        ("第十一中学", "第1中学", []),
        ("League A 第一中学", "第一中学", []),
        ("示例第一小学", "示例第二小学", []),
        ("示例学校（东校区）", "示例学校（西校区）", []),
        ("示例学校（东校区）", "示例学校 (东校区)", []),
        ("Team for dairy products A", "Team for dairy products B", []),
        ("示例小学", "另外一所中学", []),
    ],
)
def test_names_that_are_nearly_the_same(one: str, other: str, places: list[str]) -> None:
    lines = f"a 2022-Q1: items: [{one}]\nb 2022-Q1: items: [{other}]"
    assert found(NAMES + LEAGUES, lines) == places


def test_each_spelling_of_a_number_is_held_against_the_first() -> None:
    lines = """
        a 2022-Q1: items: [第1中学, 市第二中学, 实验小学（东区）]
        b 2022-Q1: items: [第一中学, 第二中学, 实验小学(东区)]
    """
    assert found(NAMES + LEAGUES, lines) == ["WP410 02 0.items.0", "WP410 02 0.items.1"]


def test_a_unit_may_name_its_own_place_or_leave_it_out() -> None:
    lines = """
        a 2022-Q1: items: [League A第一中学]
        a 2022-Q2: items: [第1中学]
        b 2022-Q2: items: [League B第一中学]
    """
    assert found(NAMES + LEAGUES, lines) == ["WP410 02 0.items.0"]


def test_a_name_that_is_nearly_another_is_said_once_in_the_year() -> None:
    lines = """
        a 2022-Q1: items: [示例市实验小学]
        b 2022-Q1: items: [示例实验小学]
        b 2022-Q2: items: [示例实验小学]
    """
    assert found(NAMES + LEAGUES, lines) == ["WP410 02 0.items.0"]


def test_only_the_first_version_of_a_report_can_be_late() -> None:
    lines = """
        a 2022-Q1 @2022-04-11: value: 1
        a 2022-Q2 @2022-07-10: value: 2
        a 2022-Q2 r2 @2022-09-01: value: 2
    """
    assert found(COUNT, lines) == ["WP411 01 submitted"]


@pytest.mark.parametrize(("amount", "places"), [(135_000, []), (135_001, ["WP408 05 0.value"])])
def test_a_jump_begins_above_a_modified_z_score_of_three_and_a_half(
    amount: int, places: list[str]
) -> None:
    # Median 100,000, median deviation 6,745: 3.5 x 6,745 / 0.6745 = 35,000 above the median.
    values = (93_255, 106_745, 93_255, 106_745, amount)
    lines = "\n".join(f"a 2022-{month:02}: value: {value}" for month, value in enumerate(values, 1))
    assert [one for one in found(FLOW, lines) if one.startswith("WP408")] == places


TWO = """
measure: milestone
goal: {done_when: issued}
combine: all
due: 2022-06-30
reported_by: [leagues]
"""


def test_a_half_year_is_no_jump_beside_its_months() -> None:
    months = "".join(f"a 2022-0{n}: value: {n}\n" for n in range(1, 5))
    for later, jumps in (("H1: value: 30", []), ("05: value: 30", ["WP408 05 0.value"])):
        said = found(FLOW, f"{months}a 2022-{later}")
        assert [one for one in said if one.startswith("WP408")] == jumps


def test_a_running_total_above_the_year_before_in_its_first_period_looks_like_a_state() -> None:
    twice = COUNT.replace("{at_least: 100}", "{times: 2}") + "baseline: 100\n"
    assert found(twice, "a 2022-Q1 @2022-04-05: value: 110") == ["WP421 01 0.value"]
    assert found(twice, "a 2022-Q1 @2022-04-05: value: 45") == []


def test_of_two_reports_that_end_together_each_target_needs_an_entry_in_one() -> None:
    both = "a 2022-Q2 @2022-07-05: value: 3\na 2022-H1 @2022-07-05: {}"
    assert left_out(COUNT, both.format("note: all of it")) == []
    assert left_out(COUNT, both.format("13.9.9 value: 3")) == []
    neither = "a 2022-Q2: 13.9.9 value: 3\na 2022-H1: 13.9.9 value: 3"
    assert left_out(COUNT, neither) == ["01"]


def left_out(target: str, lines: str) -> list[str]:
    """The reports that leave out what they have to say something of."""
    return [one.split()[1] for one in found(target, lines) if one.startswith("WP327")]


def test_what_a_report_before_gave_as_done_is_not_asked_for_again() -> None:
    lines = """
        a 2022-Q1: stage: issued, done: 2022-03-01
        a 2022-Q2:
        b 2022-Q1: stage: drafting
        b 2022-Q2:
    """
    assert left_out(TWO, lines) == ["04"]


def test_what_was_done_and_is_not_any_more_is_asked_for() -> None:
    lines = """
        a 2022-Q1: stage: issued, done: 2022-03-01
        a 2022-Q2: stage: drafting
        a 2022-Q3:
    """
    assert left_out(TWO, lines) == ["03"]


def test_a_figure_is_asked_for_until_that_of_the_due_day_is_there() -> None:
    due = COUNT + LEAGUES + "due: 2022-06-30\n"
    lines = """
        a 2022-Q1: value: 3
        a 2022-Q2: value: 60
        a 2022-Q3:
        b 2022-Q1: value: 3
        b 2022-Q2:
        b 2022-Q3:
    """
    assert left_out(due, lines) == ["05", "06"]


def test_nobody_is_late_with_what_nobody_asked_for() -> None:
    assert found(COUNT + LEAGUES, "a 2022-Q2 @2022-07-20: value: 1") == ["WP411 01 submitted"]
    for unasked in ("a 2022-02", "x 2022-Q2"):
        said = found(COUNT + LEAGUES, f"{unasked} @2022-07-20: value: 1")
        assert not [one for one in said if one.startswith("WP411")]


def test_a_day_that_no_other_year_makes_right_is_late_and_no_slip() -> None:
    assert found(COUNT, "a 2022-Q1 @2022-07-28: value: 1") == ["WP411 01 submitted"]
    assert found(COUNT, "a 2022-02 @2022-04-11: value: 1") == []  # which nobody asked for
    assert found(COUNT, "a 2022-Q1 @2023-04-05: value: 1") == ["WP413 01 submitted"]


def test_words_of_a_month_are_again_those_of_its_quarter() -> None:
    said = "activities: [{date: 2022-05-12, text: 组织汛期安全和防溺水教育}]"
    assert found(ACTIVITY, f"a 2022-05: {said}\na 2022-Q2: {said}") == []
    assert found(ACTIVITY, f"a 2022-05: {said}\na 2022-06: {said}") == [
        "WP407 02 0.activities.0.text"
    ]


def test_why_there_is_no_figure_may_be_said_again() -> None:
    said = "no_figure: not_published, note: The office publishes it once a year"
    assert found(COUNT, f"a 2022-Q2: {said}\na 2022-Q3: {said}") == []
