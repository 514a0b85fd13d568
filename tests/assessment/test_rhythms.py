"""Years that begin in another month, and targets with a rhythm of their own."""

from datetime import date
from fractions import Fraction

import pytest

from building import judged, outcome, plan, reports, units
from workplan_cli.assessment.duties import duties_of
from workplan_cli.assessment.review import review
from workplan_cli.loading.in_plan import filed_in_plan
from workplan_cli.model.outcome import Outcome
from workplan_cli.rendering.language import Language
from workplan_cli.rules.checking import found_in_history

FINANCIAL = """
format: workplan/plan@1
id: invented
title: An invented plan of a financial year
period: {start: 2025-04-01, end: 2027-03-31}
year_starts: 4
reporting: {every: %s}
units: units.yaml
"""
COUNT = """
measure: count
goal: {at_least: 40}
combine: sum
over_time: cumulative
"""
YEARLY = COUNT + "reporting: {every: year, due_days: 120}\n"


def financial(every: str, lines: str, day: str) -> Outcome:
    made = plan(COUNT, frame=FINANCIAL % every)
    filed = [filed_in_plan(one, made, units()) for one in reports(lines)]
    return review(made, units(), filed, date.fromisoformat(day))


def test_a_plan_of_financial_years_has_their_periods() -> None:
    names = [one.name for one in plan(COUNT, frame=FINANCIAL % "year").rhythm]
    assert names == ["2025-26", "2026-27"]
    names = [one.name for one in plan(COUNT, frame=FINANCIAL % "half").rhythm]
    assert names == ["2025-26-H1", "2025-26-H2", "2026-27-H1", "2026-27-H2"]


def test_a_quarter_of_a_financial_year_is_what_the_plan_says() -> None:
    found = financial("quarter", "a 2025-26-Q4 @2026-04-05: value: 20", "2026-03-31")
    # 365 of 730 days
    assert found.targets[0].expected == Fraction(1, 2)
    assert found.targets[0].status == "on_track"
    assert found.period is not None
    assert (found.period.start, found.period.end) == (date(2026, 1, 1), date(2026, 3, 31))
    assert [one.state for one in found.submissions["a"]] == ["missing"] * 3 + ["on_time"]


def test_months_are_called_as_before_in_a_financial_year() -> None:
    found = financial("month", "a 2025-04: value: 1", "2025-04-30")
    assert found.period is not None
    assert found.period.name == "2025-04"
    assert found.targets[0].rating.actual == 1


def test_an_office_whose_targets_are_reported_yearly_owes_one_report_a_year() -> None:
    found = outcome(YEARLY, "", "2023-04-30")
    owed = [(str(one.period), one.due, one.state) for one in found.submissions["a"]]
    assert owed == [("2022", date(2023, 4, 30), "open")]
    assert [one.state for one in outcome(YEARLY, "", "2023-05-01").submissions["a"]] == ["missing"]
    assert not outcome(YEARLY, "", "2022-10-31").submissions["a"]


def test_one_report_answers_all_that_ends_on_its_day() -> None:
    found = outcome([COUNT, YEARLY], "a 2022-Q4 @2023-01-05: value: 40", "2023-02-01")
    owed = [(str(one.period), one.state) for one in found.submissions["a"]]
    assert owed == [(f"2022-Q{one}", "missing") for one in (1, 2, 3)] + [("2022-Q4", "on_time")]
    # the yearly figure may still come until 30 April
    assert duties_of(found)[0].entries == ()
    later = outcome([COUNT, YEARLY], "a 2022-Q4 @2023-01-05: value: 40", "2023-05-01")
    assert [one.target.id for one in duties_of(later)[0].entries] == ["13.4.3"]


def test_between_the_due_day_and_the_day_of_the_figure_nothing_is_overdue() -> None:
    lines = "a 2022-Q3: value: 10"
    found = judged(YEARLY, lines, "2023-02-01")
    assert (found.status, Language("en").say(found.because[0])) == (
        "undecided",
        "short by the reports so far; the figure of the due day is to be there by 2023-04-30",
    )
    assert judged(YEARLY, lines, "2023-05-01").status == "overdue"
    # the figure has come, and falls short
    assert judged(YEARLY, "a 2022: value: 10", "2023-02-01").status == "overdue"
    assert judged(YEARLY, "a 2022-Q3: value: 40", "2023-02-01").status == "met"


@pytest.mark.parametrize("combine", ["max", "all"])
def test_a_level_that_holds_so_far_is_not_called_short_while_its_last_figure_is_awaited(
    combine: str,
) -> None:
    target = f"""
measure: rate
goal: {{at_most: 8}}
holds: by_due
combine: {combine}
over_time: snapshot
reported_by: [a, b]
"""
    lines = "a 2022-Q3 @2022-10-05: value: 7\nb 2022-Q3 @2022-10-05: value: 7.8"
    found = judged(target, lines, "2022-12-31")
    assert (found.status, Language("en").say(found.because[0])) == (
        "undecided",
        "met if it holds by the figure that is to be there by 2023-01-10, else overdue",
    )


def test_a_figure_that_is_due_before_the_year_is_over_is_awaited_too() -> None:
    target = COUNT + "due: 2022-09-15\n"
    lines = "a 2022-Q2: value: 10"
    days = ["2022-09-20", "2022-10-10", "2022-10-11"]
    assert [judged(target, lines, day).status for day in days] == [
        "undecided",
        "undecided",
        "overdue",
    ]


def test_a_target_says_only_what_differs_from_the_plan() -> None:
    made = plan(COUNT + "reporting: {due_days: 40}\n")
    assert made.reporting_of(made.targets[0]).every == "quarter"
    assert made.reporting_of(made.targets[0]).due_days == 40


def test_what_a_report_left_out_is_owed_while_one_that_need_not_have_it_is_to_come() -> None:
    half = COUNT + "reporting: {every: half}\n"
    lines = "a 2022-Q1 @2022-04-05: value: 10\na 2022-Q2 @2022-07-05: value: 20"
    for day in ("2022-07-20", "2022-10-05", "2022-11-20"):  # the third quarter open, then missing
        found = duties_of(outcome([COUNT, half], lines, day))[0]
        assert [one.target.id for one in found.entries] == ["13.4.3"], day


def test_why_there_was_no_figure_is_an_answer_until_the_next_one_is_due() -> None:
    half = COUNT + "reporting: {every: half}\n"
    lines = """
        a 2022-Q2 @2022-07-05: 13.4.3 no_figure: not_published, note: in August
        a 2022-Q3 @2022-10-05: value: 30
    """
    assert duties_of(outcome([COUNT, half], lines, "2022-11-20"))[0].entries == ()


def test_a_month_with_a_target_of_its_own_leaves_nothing_out_that_is_asked_by_quarter() -> None:
    monthly = COUNT + "reporting: {every: month, due_days: 5}\n"
    made, lines = plan(COUNT, monthly), "a 2022-06 @2022-07-04: 13.4.3 value: 3\n"
    early = "a 2022-01 @2022-02-04: 13.4.3 value: 1\n"
    found = found_in_history(reports(early + lines), made, units())
    assert [rule.code for rule, _one in found if rule.code == "WP327"] == []
    named = found_in_history(reports("a 2022-01: 13.4.2 value: 1"), made, units())
    assert [one.message.values["targets"] for rule, one in named if rule.code == "WP327"] == [
        ("13.4.3",)
    ]

    def left_out(day: str) -> list[str]:
        judged_on = date(2022, 6, 30)
        known = date.fromisoformat(day)
        (own,) = duties_of(review(made, units(), reports(lines), judged_on, until=known))
        return [one.target.id for one in own.entries]

    last = made.report_due(made.rhythm[1])
    assert left_out(last.isoformat()) == []
    assert left_out(last.replace(day=last.day + 1).isoformat()) == ["13.4.2"]
