"""Who had to report on which period, who did, and whether that was in time. All data invented."""

from datetime import date

import pytest

from building import outcome, plan, reports, units
from workplan_cli.assessment.punctuality import received_on, rounds
from workplan_cli.assessment.review import review
from workplan_cli.assessment.timeline import known_until
from workplan_cli.model.outcome import Submission

COUNT = """
measure: count
goal: {at_least: 100}
combine: sum
over_time: cumulative
"""
DONE = """
measure: milestone
goal: {done_when: issued}
combine: all
"""


def submissions(
    lines: str, day: str = "2022-12-31", target: str = COUNT, unit: str = "a"
) -> tuple[Submission, ...]:
    return outcome(target, lines, day).submissions[unit]


def states(lines: str, day: str = "2022-12-31", target: str = COUNT) -> list[str]:
    return [f"{one.period.name} {one.state} {one.days}" for one in submissions(lines, day, target)]


def test_the_last_day_is_the_end_of_the_period_and_the_days_of_grace() -> None:
    (submission,) = submissions("", "2022-05-01")
    assert (submission.due, submission.state, submission.days) == (date(2022, 4, 10), "missing", 21)


@pytest.mark.parametrize(
    ("submitted", "state"),
    [
        ("2022-03-29", "on_time 0"),
        ("2022-04-10", "on_time 0"),
        ("2022-04-11", "late 1"),
        ("2022-05-10", "late 30"),
    ],
)
def test_a_report_is_on_time_up_to_its_last_day(submitted: str, state: str) -> None:
    assert states(f"a 2022-Q1 @{submitted}: value: 1", "2022-05-31") == [f"2022-Q1 {state}"]


def test_on_the_last_day_itself_there_is_still_time() -> None:
    assert states("", "2022-04-10") == ["2022-Q1 open 0"]
    assert states("", "2022-04-01") == ["2022-Q1 open 9"]
    assert states("", "2022-04-11") == ["2022-Q1 missing 1"]


def test_a_period_that_is_not_over_is_nobodys_turn() -> None:
    assert states("", "2022-03-30") == []


def test_a_report_without_a_day_is_undated_and_not_on_time() -> None:
    assert states("a 2022-Q1: value: 1", "2022-03-31") == ["2022-Q1 undated 0"]


def test_a_late_correction_does_not_make_a_report_late() -> None:
    lines = """
        a 2022-Q1 @2022-04-08: value: 8
        a 2022-Q1 r2 @2022-07-06: value: 3
    """
    assert states(lines, "2022-07-31")[0] == "2022-Q1 on_time 0"


def test_a_late_revision_alone_says_nothing_of_when_the_first_one_came() -> None:
    assert states("a 2022-Q1 r2 @2022-07-06: value: 3", "2022-07-31")[0] == "2022-Q1 undated 0"


def test_a_revision_in_time_shows_that_the_undated_first_one_was() -> None:
    lines = """
        a 2022-Q1: value: 8
        a 2022-Q1 r2 @2022-04-09: value: 3
    """
    assert states(lines, "2022-04-30") == ["2022-Q1 on_time 0"]


@pytest.mark.parametrize("period", ["2022-06", "2022-Q2", "2022-H1"])
def test_a_report_answers_the_period_whose_last_day_it_covers(period: str) -> None:
    found = states(f"a {period} @2022-07-05: value: 1", "2022-07-20")
    assert found[1] == "2022-Q2 on_time 0"


def test_a_report_on_the_year_answers_all_its_quarters_late() -> None:
    found = states("a 2022 @2023-01-05: value: 1", "2022-12-31")
    assert found == ["2022-Q1 late 270", "2022-Q2 late 179", "2022-Q3 late 87", "2022-Q4 on_time 0"]


def test_a_report_on_april_does_not_answer_the_second_quarter() -> None:
    assert states("a 2022-04 @2022-05-05: value: 1", "2022-07-20")[1] == "2022-Q2 missing 10"


def test_who_has_finished_everything_has_no_turn_left() -> None:
    lines = "a 2022-Q1 @2022-04-01: stage: issued, done: 2022-03-20"
    assert states(lines, "2022-09-30", DONE) == ["2022-Q1 on_time 0"]


def test_what_was_done_in_a_period_is_still_reported_for_it() -> None:
    lines = "a 2022-Q2 @2022-07-01: stage: issued, done: 2022-05-20"
    assert states(lines, "2022-09-30", DONE) == ["2022-Q1 missing 173", "2022-Q2 on_time 0"]


def test_a_goal_met_when_it_was_due_is_not_asked_for_again() -> None:
    target = COUNT + "due: 2022-06-30\n"
    lines = "a 2022-Q2 @2022-07-01: value: 100"
    assert [one.period.name for one in submissions(lines, target=target)] == ["2022-Q1", "2022-Q2"]


def test_an_overdue_goal_goes_on_being_asked_for() -> None:
    target = COUNT + "due: 2022-06-30\n"
    lines = "a 2022-Q2 @2022-07-01: value: 99"
    assert len(submissions(lines, target=target)) == 4


def test_every_unit_that_must_report_has_its_turns_in_the_order_of_the_units_file() -> None:
    found = outcome(COUNT + "reported_by: [leagues]\n", "b 2022-Q1: value: 1", "2022-04-30")
    assert {unit: submissions[0].state for unit, submissions in found.submissions.items()} == {
        "a": "missing",
        "b": "undated",
        "c": "missing",
    }
    assert list(found.submissions) == ["a", "b", "c"]


def test_on_a_day_only_what_had_come_in_by_then_counts() -> None:
    lines = """
        a 2022-Q2 @2022-07-05: value: 1
        a 2022-Q2 r2 @2022-08-01: value: 2
        b 2022-Q2: value: 1
        c 2022-Q3: value: 1
    """
    found = received_on(reports(lines), date(2022, 7, 10))
    assert [(one.report.unit, one.report.revision) for one in found] == [("a", 1), ("b", 1)]


def test_known_is_what_came_up_to_the_last_submission_on_the_periods_that_are_over() -> None:
    end = date(2022, 6, 30)
    assert known_until([], end) == end
    assert known_until(reports("a 2022-Q2: value: 1"), end) == end
    early = "a 2022-Q2 @2022-06-20: value: 1"
    late = "b 2022-Q1 r2 @2022-07-06: value: 1"
    later = "b 2022-Q3 @2022-10-06: value: 1"
    assert known_until(reports(early), end) == end
    assert known_until(reports(f"{early}\n{late}\n{later}"), end) == date(2022, 7, 6)


def test_who_is_missing_is_judged_on_the_day_up_to_which_reports_are_known() -> None:
    # Due by 10 July; the report of b came on the 11th, so that a and c are late as well.
    late = "b 2022-Q2 @2022-07-11: value: 1"
    target = "measure: activity\nreported_by: [leagues]"
    assert outcome(target, late, "2022-06-30").known_on == date(2022, 7, 11)
    assert states(late, "2022-06-30", target)[-1] == "2022-Q2 missing 1"
    in_time = late.replace("11", "10")
    assert states(in_time, "2022-06-30", target)[-1] == "2022-Q2 open 0"


def asked(target: str, lines: str, day: str) -> list[str]:
    """By period: how each unit kept its turn on the target."""
    made, filed, on = plan(target), reports(lines), date.fromisoformat(day)
    result = review(made, units(), filed, on).targets[0]
    return [
        f"{one.period.name} {answer} {' '.join(one.unit for one in submissions)}"
        for one in rounds(made, units(), result, filed, on)
        for answer, submissions in one.submissions.items()
        if submissions
    ]


def test_for_a_target_and_a_period_everybody_who_was_asked_is_in_one_place() -> None:
    lines = """
        a 2022-Q1 @2022-04-05: value: 1
        b 2022-Q1 @2022-04-12: value: 1
        a 2022-Q2 @2022-07-02: note: nothing new
        b 2022-Q2: value: 2
    """
    found = asked(COUNT + "reported_by: [leagues]\n", lines, "2022-07-20")
    assert found == [
        "2022-Q1 on_time a", "2022-Q1 late b", "2022-Q1 missing c",
        "2022-Q2 undated b", "2022-Q2 blank a", "2022-Q2 missing c",
    ]  # fmt: skip


@pytest.mark.parametrize("reason", ["nothing_new", "not_published", "not_applicable"])
def test_who_says_in_time_why_there_is_no_figure_has_answered_in_time(reason: str) -> None:
    lines = f"a 2022-Q1 @2022-04-05: no_figure: {reason}, note: why"
    found = asked(COUNT + "reported_by: [a]\n", lines, "2022-04-20")
    assert found == ["2022-Q1 on_time a"]


def test_an_entry_that_came_with_a_late_revision_came_late() -> None:
    lines = """
        a 2022-Q1 @2022-04-05: 13.4.3 value: 1
        a 2022-Q1 r2 @2022-05-02: value: 1
        b 2022-Q1 @2022-04-05: value: 1
        b 2022-Q1 r2 @2022-05-02: value: 2
    """
    found = asked(COUNT + "reported_by: [a, b]\n", lines, "2022-05-20")
    # what had been there before the revision stays on time
    assert found == ["2022-Q1 on_time b", "2022-Q1 late a"]
    # where the first version is not here nobody can tell
    alone = asked(COUNT, "a 2022-Q1 r2 @2022-05-02: value: 1", "2022-05-20")
    assert alone == ["2022-Q1 undated a"]


def test_nobody_is_asked_for_a_target_any_more_once_it_is_done() -> None:
    lines = "a 2022-Q1 @2022-04-01: done: 2022-03-20"
    assert asked(DONE, lines, "2022-07-20") == ["2022-Q1 on_time a"]
