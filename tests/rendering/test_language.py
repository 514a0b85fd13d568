"""How figures are written: exact, rounded once, and never on the wrong side of a threshold."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workplan_cli.assessment.shares import moved_shares, shares_of
from workplan_cli.model.message import message
from workplan_cli.model.period import parse_period
from workplan_cli.model.text import Text
from workplan_cli.pages.values import LongPeriod
from workplan_cli.rendering.language import (
    Language,
    exact,
    number,
    percent,
    points,
)

LIMITS = (Decimal(10), Decimal(10), Decimal(30))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(18), "18"),
        (Decimal("18.0"), "18"),
        (Fraction(1, 2), "0.5"),
        (Fraction(1, 3), "0.33"),
        (Fraction(2, 3), "0.67"),
        (Fraction(52800), "52,800"),
        (Decimal("1234567.5"), "1,234,567.5"),
        (Fraction(0), "0"),
        (Fraction(-1, 1000), "-0.001"),
        (Fraction(-5, 2), "-2.5"),
        (Fraction(5000001, 10**9), "0.005000001"),
        (Decimal("0.12345678901234567890123456789012"), "0.12345678901234567890123456789012"),
        (Fraction(299, 300), "0.997"),
        (Decimal(100), "100"),
        (Decimal("1E+3"), "1,000"),
        (None, "–"),
    ],
)
def test_a_figure_is_written_as_it_was_and_rounded_only_where_it_has_no_end(
    value: Fraction | Decimal | None, text: str
) -> None:
    assert number(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(181, 365), "49.6%"),
        (Fraction(1), "100.0%"),
        (Fraction(-1, 5), "-20.0%"),
        (Fraction(-1, 10**5), "-0.001%"),
        (Fraction(9996, 10**4), "99.96%"),
        (Fraction(10**9 - 1, 10**9), "99.9999999%"),
        (None, "–"),
    ],
)
def test_a_percentage_has_one_decimal(value: Fraction | None, text: str) -> None:
    assert percent(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(0), "0.0"),
        (Fraction(4), "+4.0"),
        (Fraction(-10), "-10.0"),
        (Fraction(-999, 100), "-9.99"),
        (Fraction(-10001, 1000), "-10.001"),
        (Fraction(9999, 1000), "+9.999"),
        (Fraction(-300004, 10000), "-30.0004"),
        (Fraction(-9999999999, 10**9), "-9.999999999"),
        (Fraction(-1, 800), "-0.001"),
        (None, "–"),
    ],
)
def test_a_gap_is_never_rounded_onto_a_threshold(value: Fraction | None, text: str) -> None:
    assert points(value, LIMITS) == text


def test_without_thresholds_a_gap_has_one_decimal() -> None:
    assert points(Fraction(-999, 100)) == "-10.0"


@settings(deadline=None)
@given(st.fractions(min_value=-200, max_value=200, max_denominator=10**6))
def test_a_gap_as_shown_gets_the_same_light(value: Fraction) -> None:
    shown = Fraction(points(value, LIMITS))
    edges = (-30, -10, 10, 30)
    assert [shown <= edge for edge in edges] == [value <= edge for edge in edges]
    assert [shown >= edge for edge in edges] == [value >= edge for edge in edges]


@settings(deadline=None)
@given(st.lists(st.integers(0, 1000), min_size=1, max_size=12))
def test_shares_add_up_to_exactly_a_hundred(counts: list[int]) -> None:
    shares = shares_of(counts)
    assert sum(shares) == (100 if any(counts) else 0)
    for count, share in zip(counts, shares, strict=True):
        if sum(counts):
            assert abs(share - Decimal(100) * count / sum(counts)) < Decimal("0.1")


def test_three_thirds_are_shown_as_a_hundred_percent() -> None:
    assert shares_of([1, 1, 1]) == [Decimal("33.4"), Decimal("33.3"), Decimal("33.3")]
    assert shares_of([0, 0]) == [Decimal("0.0"), Decimal("0.0")]


@settings(deadline=None)
@given(st.fractions(min_value=-(10**15), max_value=10**15, max_denominator=1000))
def test_a_json_figure_is_within_half_a_millionth(value: Fraction) -> None:
    found = exact(value)
    assert found is not None
    assert abs(Fraction(found) - value) <= Fraction(1, 2 * 10**6)


def test_a_message_is_written_in_its_language() -> None:
    english, chinese = Language("en"), Language("zh")
    both = Text(zh="中", en="E")
    values = {"day": date(2022, 6, 30), "text": both, "share": Fraction(1, 2), "none": None}
    template = "{day} {text} {share} {none}"
    assert english.say(template, **values) == "2022-06-30 E 0.5 –"
    assert chinese.say(message(template, **values)) == "2022-06-30 中 0.5 –"
    assert english.join(["a", "b"]) == "a, b"
    assert chinese.join(["a", "b"]) == "a、b"


def test_a_text_in_one_language_is_shown_in_the_other_too() -> None:
    assert Text(zh="只有中文").in_language("en") == "只有中文"
    assert Text(en="only English").in_language("zh") == "only English"


def test_a_share_that_was_moved_so_that_all_add_is_known() -> None:
    assert shares_of([10, 1, 4]) == [Decimal("66.7"), Decimal("6.7"), Decimal("26.6")]
    assert moved_shares([10, 1, 4]) == {2: Decimal("26.7")}
    assert moved_shares([1, 1, 1]) == {0: Decimal("33.3")}
    assert moved_shares([3, 1]) == {}
    assert moved_shares([0, 0]) == {}


@pytest.mark.parametrize(
    ("plan", "title"),
    [
        ("某区《政府工作报告》任务", "《某区〈政府工作报告〉任务》落实情况督查通报"),
        ("《甲》《乙》", "《〈甲〉〈乙〉》落实情况督查通报"),
        ("工作要点", "《工作要点》落实情况督查通报"),
    ],
)
def test_a_title_inside_a_title_has_marks_of_its_own(plan: str, title: str) -> None:
    assert Language("zh").say("{plan}: progress summary", plan=plan) == title
    assert Language("en").say("{plan}: progress summary", plan=plan) == f"{plan}: progress summary"


@pytest.mark.parametrize(
    ("name", "starts", "english", "chinese"),
    [
        ("2022-Q3", 1, "the third quarter of 2022", "2022年第三季度"),
        ("2022-H2", 1, "the second half of 2022", "2022年下半年"),
        ("2022", 1, "the year 2022", "2022年"),
        ("2022-11", 1, "November 2022", "2022年11月"),
        ("2025-26-Q3", 4, "the third quarter of 2025-26", "2025—2026年度第三季度"),
        ("2025-26-H2", 4, "the second half of 2025-26", "2025—2026年度下半年"),
        ("2025-26", 4, "the year 2025-26", "2025—2026年度"),
        ("2025-12", 4, "December 2025", "2025年12月"),
    ],
)
def test_a_period_is_written_out_as_the_years_of_its_plan_count_it(
    name: str, starts: int, english: str, chinese: str
) -> None:
    period = parse_period(name, starts)
    assert period is not None
    assert Language("en").write(LongPeriod(period)) == english
    assert Language("zh").write(LongPeriod(period)) == chinese
