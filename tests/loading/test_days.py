"""What day or period a text stands for, and when that is not certain."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workplan_cli.loading.days import day_meant, period_meant


@pytest.mark.parametrize(
    "written",
    [
        "2022-7-5",
        "2022/07/05",
        "2022.7.5",
        "2022年7月5日",
        "２０２２－０７－０５",
        "20220705",
        "2022-07-05 00:00:00",
        "2022-7-5 23:59",
        "2022-07-05T00:00:00.000",
        20220705,
        "5 July 2022",
        "5th Jul. 2022",
        "July 5, 2022",
    ],
)
def test_a_day_is_understood_in_many_forms(written: object) -> None:
    assert day_meant(written) == date(2022, 7, 5)


@pytest.mark.parametrize("written", ["31/03/2026", "03/31/2026", "31.3.2026", "31-03-2026"])
def test_a_day_that_ends_with_the_year_is_understood_where_only_one_can_be_meant(
    written: str,
) -> None:
    assert day_meant(written) == date(2026, 3, 31)


def test_day_and_month_alike_are_one_day() -> None:
    assert day_meant("05/05/2022") == date(2022, 5, 5)


@pytest.mark.parametrize(
    "written",
    [
        "2022-02-30",
        "2022-13-01",
        "7月5日",
        "2022-07",
        "5 Junk 2022",
        "2022-07-05T00:00:00+08:00",
        "05/07/2022",
        "30/30/2022",
        "31 June 2022",
        "32/01/2022",
    ],
)
def test_what_is_no_day_or_may_be_two_stays_open(written: object) -> None:
    assert day_meant(written) is None


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("2022Q2", "2022-Q2"), ("2022-q2", "2022-Q2"), ("2022年第二季度", "2022-Q2"),
        ("2022年2季度", "2022-Q2"), ("2022年上半年", "2022-H1"), ("2022下半年", "2022-H2"),
        ("2022-6", "2022-06"), ("2022年6月", "2022-06"), ("2022年", "2022"), ("2022年全年", "2022"),
    ],
)  # fmt: skip
def test_a_period_is_understood_in_many_forms(written: str, name: str) -> None:
    period = period_meant(written)
    assert period is not None
    assert period.name == name


@pytest.mark.parametrize(
    "written", ["Q2", "2022年2", "2022年12", "2022-13", "2022-Q5", "第二季度", "二季度2022"]
)
def test_what_is_no_period_stays_open(written: str) -> None:
    assert period_meant(written) is None


@settings(deadline=None)
@given(st.dates())
def test_a_day_in_chinese_is_that_day(day: date) -> None:
    assert day_meant(f"{day.year:04}年{day.month}月{day.day}日") == day
