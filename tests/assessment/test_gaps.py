"""Sums over the periods of which one was left out (D-395). All data invented."""

from fractions import Fraction

import pytest

from building import judged
from workplan_cli.model.outcome import TargetResult
from workplan_cli.rendering.language import Language, LanguageCode

SUM = "measure: amount\ncombine: sum\nover_time: per_period\nreported_by: [a, b]\n"
TO_100 = SUM + "goal: {at_least: 100}"
MAY = SUM.replace("amount", "count\ncounted: case") + "goal: {at_most: 10}"
B = "\nb 2022: value: 40"  # its whole year in one report
END = "2022-12-31"


def statuses(found: TargetResult) -> tuple[str, str | None, str | None]:
    """As it stands, if nothing was done in what was left out, and if it kept pace."""
    floor, ceiling = found.floor, found.ceiling
    return found.status, floor.status if floor else None, ceiling.status if ceiling else None


@pytest.mark.parametrize(
    ("a", "expected"),
    [
        # 40 + 50 of 100; a's part is 50, and 91 of 365 days lie in the second quarter: + 12.5
        ("a 2022-Q1: value: 20\na 2022-Q3: value: 20\na 2022-Q4: value: 10",
         ("overdue", "overdue", "met")),
        ("a 2022-Q1: value: 20\na 2022-Q2: value: 0\na 2022-Q3: value: 20\na 2022-Q4: value: 10",
         ("overdue", "overdue", "overdue")),
        ("a 2022-Q1: value: 20\na 2022-Q2: no_figure: nothing_new, note: none\n"
         "a 2022-Q3: value: 20\na 2022-Q4: value: 10", ("overdue", "overdue", "overdue")),
        # 40 + 40, and 12.5: short either way
        ("a 2022-Q1: value: 20\na 2022-Q3: value: 10\na 2022-Q4: value: 10",
         ("overdue", "overdue", "overdue")),
        # 40 + 60: reached without it
        ("a 2022-Q1: value: 20\na 2022-Q3: value: 20\na 2022-Q4: value: 20",
         ("met", "met", "met")),
    ],
)  # fmt: skip
def test_on_the_due_day_all_has_to_be_there_and_what_was_left_out_may_hold_what_is_lacking(
    a: str, expected: tuple[str, str, str]
) -> None:
    assert statuses(judged(TO_100, a + B, END)) == expected


def test_before_the_due_day_it_is_as_if_the_unit_had_kept_pace_in_it() -> None:
    lines = "a 2022-Q2: value: 10\nb 2022-H1: value: 25"
    found = judged(TO_100, lines, "2022-06-30")
    # 35 of 100, where 181/365 are expected: 14.6 points behind; with 50 x 90/365 more 2.3 behind
    assert statuses(found) == ("undecided", "slipping", "on_track")
    assert found.ceiling is not None
    assert found.ceiling.actual == 35 + 50 * Fraction(90, 365)


@pytest.mark.parametrize(
    "schedule", ["at_due", "[{by: 2022-09-30, share: 50}, {by: 2022-12-31, share: 100}]"]
)
def test_what_a_later_step_asks_for_may_have_been_done_in_what_was_left_out(schedule: str) -> None:
    lines = "a 2022-Q1: value: 5\na 2022-Q3: value: 5\na 2022-Q4: value: 10"
    found = judged(f"{TO_100}\nschedule: {schedule}", lines + B, END)
    assert statuses(found) == ("overdue", "overdue", "met" if schedule == "at_due" else "overdue")


def test_two_periods_of_one_step_do_not_count_it_twice() -> None:
    found = judged(f"{TO_100}\nschedule: at_due", "a 2022-Q4: value: 5" + B, END)
    assert found.ceiling is not None
    assert found.ceiling.actual == 45 + 50  # its part, once for three quarters


def test_a_limit_may_be_broken_by_what_was_left_out_and_is_broken_without_it() -> None:
    lines = "a 2022-Q1: value: {}\na 2022-Q3: value: 1\na 2022-Q4: value: 1\nb 2022: value: 1"
    assert statuses(judged(MAY, lines.format(1), END)) == ("undecided", "broken", "met")
    assert judged(MAY, lines.format(9), END).status == "broken"


@pytest.mark.parametrize(
    ("language", "why"),
    [
        ("en", "overdue or met: a period, or the newest figure, of 1 unit is not known"),
        ("zh", "逾期或已完成：1家单位某一报告期或最新的数据不详"),
    ],
)
def test_the_page_says_that_something_was_left_out(language: LanguageCode, why: str) -> None:
    lines = "a 2022-Q1: value: 20\na 2022-Q3: value: 20\na 2022-Q4: value: 10"
    found = judged(TO_100, lines + B, END)
    assert why in [Language(language).write(one) for one in found.because]


def test_a_unit_that_left_a_period_out_is_behind_for_certain_only_if_it_is_either_way() -> None:
    target = f"{TO_100}\nallocation: {{a: 50, b: 50}}"
    lines = "a 2022-Q1: value: 5\na 2022-Q3: value: {}\nb 2022-Q3: value: 40"
    for value, light in (("11", "undecided"), ("0", "behind")):
        found = judged(target, lines.format(value), "2022-09-30")
        # of 50 are 273/365 = 74.8 % expected, 24.9 of them in the second quarter
        assert found.units[0].own is not None
        assert found.units[0].own.status == light


def test_a_total_that_is_reported_as_a_total_lacks_nothing() -> None:
    lines = "a 2022-Q1: value: 20\na 2022-Q4: value: 50"
    found = judged(TO_100.replace("per_period", "cumulative"), lines + B, END)
    assert statuses(found) == ("overdue", "overdue", "overdue")
