"""The day that a review is about when nobody says."""

from datetime import date

from building import reports
from workplan_cli.assessment.review import newest_day


def test_it_is_the_end_of_the_newest_reported_period() -> None:
    found = reports("a 2022-Q1 @2022-04-05: value: 1\na 2022-Q2: value: 2")
    assert newest_day(found) == date(2022, 6, 30)


def test_a_report_for_the_year_sent_in_july_does_not_make_it_december() -> None:
    found = reports("a 2022-Q2 @2022-07-05: value: 1\nb 2022 @2022-07-05: value: 2")
    assert newest_day(found) == date(2022, 6, 30)


def test_where_all_report_a_little_early_it_is_the_end_of_the_period_all_the_same() -> None:
    found = reports("a 2022-Q2 @2022-06-28: value: 1\nb 2022-Q2 @2022-06-29: value: 2")
    assert newest_day(found) == date(2022, 6, 30)


def test_there_is_none_without_reports() -> None:
    assert newest_day([]) is None
