"""Periods: names, days, order, overlap."""

from datetime import date

import pytest

from workplan_cli.model.period import due_day, parse_period, periods


@pytest.mark.parametrize(
    ("name", "start", "end"),
    [
        ("2022-06", date(2022, 6, 1), date(2022, 6, 30)),
        ("2022-Q2", date(2022, 4, 1), date(2022, 6, 30)),
        ("2022-H1", date(2022, 1, 1), date(2022, 6, 30)),
        ("2022-H2", date(2022, 7, 1), date(2022, 12, 31)),
        ("2022", date(2022, 1, 1), date(2022, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-02", date(2023, 2, 1), date(2023, 2, 28)),
    ],
)
def test_a_name_stands_for_whole_months(name: str, start: date, end: date) -> None:
    period = parse_period(name)
    assert period is not None
    assert (period.start, period.end, str(period)) == (start, end, name)


@pytest.mark.parametrize(
    "name",
    ["", "2022-13", "2022-00", "2022-Q5", "2022-Q0", "2022-H3", "22", "2022-6", "0000", "0000-Q1",
     "2022-Q2 ", "2022-Q2\n", "２０２２", "2022-q2", "2022/06", "2022-06-30"],
)  # fmt: skip
def test_anything_else_is_no_period(name: str) -> None:
    assert parse_period(name) is None


def test_of_two_that_end_together_the_longer_comes_later() -> None:
    names = ["2022", "2022-Q2", "2022-06", "2022-H1", "2022-Q1", "2022-12"]
    made = [period for name in names if (period := parse_period(name))]
    ordered = sorted(made, key=lambda period: period.order)
    assert [period.name for period in ordered] == [
        "2022-Q1", "2022-06", "2022-Q2", "2022-H1", "2022-12", "2022",
    ]  # fmt: skip


def test_periods_lie_within_their_span() -> None:
    found = periods("quarter", date(2021, 11, 15), date(2022, 9, 29))
    assert [period.name for period in found] == ["2022-Q1", "2022-Q2"]
    assert len(list(periods("month", date(2022, 1, 1), date(2022, 12, 31)))) == 12


def test_a_report_is_due_some_days_after_its_period() -> None:
    june, last = parse_period("2022-06"), parse_period("9999-12")
    assert june is not None
    assert last is not None
    assert due_day(june, 10) == date(2022, 7, 10)
    assert due_day(last, 10) == date.max
