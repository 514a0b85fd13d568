"""Where targets are heading: in time, missed, or nobody can tell; days worked out by hand."""

from datetime import date
from fractions import Fraction

import pytest

from building import FRAME, outcome
from workplan_cli.assessment.outlook import Outlook, outlook, outlooks
from workplan_cli.assessment.pace import DAYS_IN_MONTH

COUNT = "measure: count\ncounted: things\ncombine: sum\nover_time: cumulative\n"
HUNDRED = f"{COUNT}goal: {{at_least: 100}}"
QUARTERS = FRAME + "reporting: {every: quarter, due_days: 10}\n"


def heads(target: str, lines: str, day: str) -> Outlook:
    """Where the one target of a plan is heading."""
    found = outcome(target, lines, day, QUARTERS)
    made = outlook(found, found.targets[0])
    assert made is not None
    return made


def test_a_count_that_is_a_little_behind_its_schedule_will_be_missed() -> None:
    found = heads(HUNDRED, "a 2022-Q2: value: 48", "2022-06-30")
    # 48 in 181 days; 52 more take 196.08 days, so 14 days too many after 30 June + 184
    assert found.result.status == "on_track"
    assert (found.course, found.latest) == ("missed", date(2023, 1, 13))
    assert found.pace is not None
    assert found.pace.present / DAYS_IN_MONTH == Fraction(48, 181)
    assert found.pace.needed is not None
    assert found.pace.needed / DAYS_IN_MONTH == Fraction(52, 184)


def test_a_count_on_its_schedule_will_be_there_in_time() -> None:
    # 50 in 181 days; 50 more take 181 days, which ends on 28 December
    found = heads(HUNDRED, "a 2022-Q2: value: 50", "2022-06-30")
    assert (found.course, found.latest) == ("in_time", date(2022, 12, 28))


def test_between_two_reports_the_pace_needed_is_counted_from_the_last_day_known() -> None:
    # 50 on 30 June in 181 days; 50 more in 184 days are fewer a day, so that they come in time
    found = heads(HUNDRED, "a 2022-Q2: value: 50", "2022-09-15")
    assert (found.course, found.pace and found.pace.since) == ("in_time", date(2022, 6, 30))
    assert found.pace is not None
    assert found.pace.present / DAYS_IN_MONTH == Fraction(50, 181)
    assert found.pace.needed is not None
    assert found.pace.needed / DAYS_IN_MONTH == Fraction(50, 184)


def test_about_so_many_is_reached_where_it_counts_as_met() -> None:
    # about 100 is met at 90: 45 in 181 days, 45 more in as many
    found = heads(f"{COUNT}goal: {{about: 100}}", "a 2022-Q2: value: 45", "2022-06-30")
    assert (found.course, found.latest) == ("in_time", date(2022, 12, 28))


def test_more_than_a_figure_is_not_reached_with_the_figure_itself() -> None:
    # 50 in 181 days are 100 on 28 December; there are more than 100 from the 29th on
    found = heads(f"{COUNT}goal: {{more_than: 100}}", "a 2022-Q2: value: 50", "2022-06-30")
    assert (found.course, found.latest) == ("in_time", date(2022, 12, 29))


@pytest.mark.parametrize(
    ("target", "line", "course", "day"),
    [
        (  # an amount: 60 of 100 after 181 days; 40 more take 120.67
            "measure: amount\ncounted: CNY million\ncombine: sum\nover_time: cumulative\n"
            "goal: {at_least: 100}",
            "value: 60",
            "in_time",
            date(2022, 10, 29),
        ),
        (  # a share: from 60 to 62 of 68 in 181 days; 6 more take 543
            "measure: share\ncombine: latest\nover_time: snapshot\nbaseline: 60\n"
            "goal: {at_least: 68}",
            "value: 62",
            "missed",
            date(2023, 12, 25),
        ),
        (  # a rate that is to fall by 4 points from 50: 3 down in 181 days, 1 more takes 60.33
            "measure: rate\ncombine: latest\nover_time: snapshot\nbaseline: 50\ngoal: {fall_by: 4}",
            "value: 47",
            "in_time",
            date(2022, 8, 30),
        ),
        (  # a rate that went the wrong way is never reached
            "measure: rate\ncombine: latest\nover_time: snapshot\nbaseline: 50\ngoal: {fall_by: 4}",
            "value: 51",
            "missed",
            None,
        ),
    ],
)
def test_every_figure_on_its_way_has_a_pace(
    target: str, line: str, course: str, day: date | None
) -> None:
    found = heads(target, f"a 2022-Q2: {line}", "2022-06-30")
    assert (found.course, found.latest) == (course, day)


@pytest.mark.parametrize(
    ("target", "line", "untold"),
    [
        (HUNDRED, "note: nothing counted", "unreported"),
        ("measure: milestone\ngoal: {done_when: issued}", "stage: drafting", "stage"),
        (f"{COUNT}goal: {{at_most: 0}}", "value: 0", "throughout"),
        (
            "measure: rate\ncombine: latest\nover_time: snapshot\ngoal: {at_least: 5}",
            "value: 4",
            "level",
        ),
        (
            "measure: rate\ncombine: latest\nover_time: snapshot\nbaseline: reported\n"
            "goal: {rise_by: 5}",
            "value: 4",
            "no_baseline",
        ),
        (f"{HUNDRED}\nschedule: at_due", "value: 1", "own_schedule"),
        (f"{HUNDRED}\nschedule: [{{by: 2022-06-30, share: 10}}]", "value: 10", "own_schedule"),
        (f"{HUNDRED.replace('sum', 'all')}", "value: 10", "by_unit"),
        (f"{HUNDRED}\ndue: 2022-06-30", "value: 10", "overdue"),
    ],
)
def test_what_has_no_pace_says_why(target: str, line: str, untold: str) -> None:
    found = heads(target, f"a 2022-Q2: {line}", "2022-06-30")
    assert untold in {found.untold, found.course}
    assert found.course in {"untold", "overdue"}


def test_where_a_silent_unit_decides_nobody_is_said_to_miss_it() -> None:
    # a: 30 of 100 in 181 days. b is silent; had it kept pace it would have 50 x 181/365 = 25.
    target = f"{HUNDRED}\nreported_by: [a, b]"
    lines = "a 2022-Q1: value: 30\nb 2022-Q1: value: 10\na 2022-Q2: value: 30"
    found = heads(target, lines, "2022-06-30")
    # least: 40 in 181 days, 60 more take 271.5; most: 10 + ceil(50 x 91/365) = 23 more
    assert (found.course, found.untold) == ("untold", "open")
    assert found.latest == date(2023, 3, 29)
    # 53 in 181 days: 47 more take 160.51
    assert found.earliest == date(2022, 12, 8)


def test_continuing_work_and_what_was_withdrawn_are_heading_nowhere() -> None:
    targets = ["measure: activity", f"{HUNDRED}\nrevisions: [{{on: 2022-02-01, reason: r, "
               "withdrawn: true}]"]  # fmt: skip
    found = outcome(targets, "a 2022-Q2: note: x", "2022-06-30", QUARTERS)
    assert outlooks(found, found.targets) == []


def test_what_is_met_needs_no_forecast() -> None:
    assert heads(HUNDRED, "a 2022-Q2: value: 100", "2022-06-30").course == "met"


MILESTONE = (
    "measure: milestone\nkind: document\ngoal: {done_when: issued}\ncombine: %s\n"
    "reported_by: [a, b]\n"
)


@pytest.mark.parametrize(
    ("combine", "days", "course"),
    [
        ("all", ("2022-11-30", "2023-01-20"), "forecast_late"),  # the last one decides
        ("all", ("2022-11-30", "2022-12-31"), "untold"),
        ("any", ("2022-11-30", "2023-01-20"), "untold"),  # the first one is enough
        ("any", ("2023-02-01", "2023-01-20"), "forecast_late"),
    ],
)
def test_a_milestone_is_late_by_the_word_of_those_who_report(
    combine: str, days: tuple[str, str], course: str
) -> None:
    lines = "\n".join(
        f"{unit} 2022-Q2: stage: drafting, forecast: {day}"
        for unit, day in zip("ab", days, strict=True)
    )
    found = heads(MILESTONE % combine, lines, "2022-06-30")
    assert found.course == course
    assert found.will_be_late is (course == "forecast_late")
