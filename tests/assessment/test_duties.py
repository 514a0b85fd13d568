"""What units owe, how late they are, and the level that follows. All data invented."""

from datetime import date

import pytest

from building import outcome, plan, reports, units
from workplan_cli.assessment.duties import (
    Duties,
    chased,
    duties_of,
    settled_period,
    submissions_of,
)
from workplan_cli.assessment.punctuality import received_on
from workplan_cli.assessment.review import review
from workplan_cli.model.outcome import Submission

COUNT = """
measure: count
goal: {at_least: 100}
combine: sum
over_time: cumulative
"""
SHARE = """
measure: share
goal: {at_least: 100}
combine: pooled
over_time: snapshot
"""
LIMIT = """
measure: count
goal: {at_most: 0}
combine: sum
over_time: cumulative
"""
DONE = """
measure: milestone
goal: {done_when: issued}
combine: all
"""
LEAGUES = "reported_by: [leagues]\n"
PAPER = "evidence: [{ref: Paper 1}]"


def duties(targets: list[str] | str, lines: str, day: str, unit: str = "a") -> Duties:
    """What a unit owes by the reports that had come in on a day; progress is judged on it too."""
    texts = [targets] if isinstance(targets, str) else targets
    received = received_on(reports(lines), date.fromisoformat(day))
    found = review(plan(*texts), units(), received, date.fromisoformat(day))
    return next(one for one in duties_of(found) if one.unit == unit)


def names(submissions: tuple[Submission, ...]) -> list[str]:
    return [submission.period.name for submission in submissions]


def test_who_reports_everything_on_time_with_evidence_owes_nothing() -> None:
    found = duties(COUNT, f"a 2022-Q1 @2022-04-05: value: 30, {PAPER}", "2022-04-20")
    assert (found.owes_anything, found.level, found.days_late) == (False, "green", 0)


def test_a_report_that_is_still_to_come_is_blue() -> None:
    found = duties(COUNT, "", "2022-04-05")
    assert found.open is not None
    assert (found.open.days, found.missing, found.owes_anything, found.level) == (
        5,
        (),
        True,
        "blue",
    )


def test_a_missing_report_is_yellow() -> None:
    found = duties(COUNT, "", "2022-04-12")
    assert (names(found.missing), found.days_late, found.level) == (["2022-Q1"], 2, "yellow")


def test_two_periods_in_a_row_without_a_report_are_red() -> None:
    found = duties(COUNT, "", "2022-07-11")
    assert (names(found.missing), found.days_late, found.level) == (
        ["2022-Q1", "2022-Q2"],
        92,
        "red",
    )


def test_two_missing_periods_with_a_report_between_them_are_not_in_a_row() -> None:
    found = duties(COUNT, f"a 2022-Q2 @2022-07-01: value: 90, {PAPER}", "2022-10-11")
    assert (names(found.missing), found.level) == (["2022-Q3"], "yellow")


def test_a_gap_that_later_reports_have_closed_is_no_longer_owed() -> None:
    found = duties(COUNT, f"a 2022-Q2 @2022-07-01: value: 90, {PAPER}", "2022-07-11")
    assert (found.missing, found.owes_anything, found.level) == ((), False, "green")


def test_the_open_period_does_not_hide_the_missing_one_before_it() -> None:
    found = duties(COUNT, "", "2022-07-05")
    assert found.open is not None
    assert (found.open.period.name, names(found.missing)) == ("2022-Q2", ["2022-Q1"])


def test_a_report_that_came_late_is_yellow_and_nothing_is_owed() -> None:
    found = duties(COUNT, f"a 2022-Q1 @2022-04-14: value: 30, {PAPER}", "2022-04-20")
    assert (found.owes_anything, found.days_late, found.level) == (False, 4, "yellow")


def test_who_only_works_along_falls_short_of_nothing() -> None:
    led = DONE + "due: 2022-07-15\nlead: [a]\nsupport: [b]\nreported_by: [a]\n"
    lines = f"""
        a 2022-Q2 @2022-07-05: stage: drafting; 13.4.3 value: 60, {PAPER}
        b 2022-Q2 @2022-07-05: stage: drafting; 13.4.3 value: 60, {PAPER}
    """
    targets = [led, COUNT + LEAGUES]
    assert [one.rating.status for one in duties(targets, lines, "2022-07-05").lags] == ["slipping"]
    assert (duties(targets, lines, "2022-07-05", "b").lags) == ()


def test_targets_left_out_of_a_report_are_owed_one_by_one() -> None:
    found = duties([COUNT, SHARE], f"a 2022-Q1 @2022-04-05: value: 30, {PAPER}", "2022-04-20")
    assert [one.target.id for one in found.entries] == ["13.4.3"]
    assert (found.level, found.owes_anything) == ("yellow", True)


def test_the_entries_of_a_missing_report_are_not_listed_again() -> None:
    found = duties([COUNT, SHARE], "", "2022-04-20")
    assert (names(found.missing), found.entries) == (["2022-Q1"], ())


def test_an_entry_is_not_owed_before_anything_is_expected() -> None:
    later = SHARE + "schedule: at_due\n"
    found = duties([COUNT, later], f"a 2022-Q1 @2022-04-05: value: 30, {PAPER}", "2022-04-20")
    assert found.entries == ()


def test_an_entry_is_not_owed_once_all_is_done() -> None:
    lines = f"""
        a 2022-Q1 @2022-04-05: value: 50, {PAPER}; 13.4.3 done: 2022-03-20, {PAPER}
        a 2022-Q2 @2022-07-05: value: 60, {PAPER}
    """
    assert duties([COUNT, DONE], lines, "2022-07-20").entries == ()


@pytest.mark.parametrize(
    ("target", "entry", "asked"),
    [
        (COUNT, "value: 30", True),
        (COUNT, "items: [x, y]", True),
        (COUNT, "value: 0", False),
        (COUNT, f"value: 30, {PAPER}", False),
        (COUNT, "value: 30, evidence: [{date: 2022-03-01}]", True),
        (SHARE, "part: 30, whole: 60", True),
        (SHARE, "part: 0, whole: 60", False),
        (LIMIT, "value: 0", True),
        (LIMIT, f"value: 0, {PAPER}", False),
        (DONE, "stage: drafting", False),
        (DONE, "stage: issued", True),
        (DONE, "done: 2022-03-20", True),
    ],
)
def test_evidence_is_asked_for_where_something_is_claimed(
    target: str, entry: str, asked: bool
) -> None:
    found = duties(target, f"a 2022-Q1 @2022-04-05: {entry}", "2022-04-20")
    assert [reading.file for _result, reading in found.unbacked] == (["01.yaml"] if asked else [])


def test_a_figure_that_is_not_published_yet_was_not_left_out() -> None:
    lines = """
        a 2022-Q1 @2022-04-05: value: 60, evidence: [{ref: Paper 1}]
        a 2022-Q2 @2022-07-05: no_figure: not_published, note: in August
    """
    assert not duties(COUNT, lines, "2022-07-20").owes_anything
    later = lines + "a 2022-Q3 @2022-10-05: 13.4.3 note: other things"
    other = "measure: activity\n"
    found = duties([COUNT, other], later, "2022-10-20")
    assert [one.target.id for one in found.entries] == ["13.4.2"]


def test_nothing_is_asked_for_what_was_withdrawn() -> None:
    gone = "revisions: [{on: 2022-02-15, withdrawn: true, reason: No money}]\n"
    found = duties(COUNT + gone, "a 2022-Q1 @2022-04-05: value: 60", "2022-04-20")
    assert not found.owes_anything


def test_evidence_given_before_for_the_same_figure_is_enough() -> None:
    lines = f"""
        a 2022-Q1 @2022-04-05: value: 60, {PAPER}
        a 2022-Q2 @2022-07-05: value: 60
    """
    assert duties(COUNT, lines, "2022-07-20").unbacked == ()


def test_evidence_given_before_for_a_lower_figure_is_not_enough() -> None:
    lines = f"""
        a 2022-Q1 @2022-04-05: value: 60, {PAPER}
        a 2022-Q2 @2022-07-05: value: 70
    """
    found = duties(COUNT, lines, "2022-07-20").unbacked
    assert [reading.file for _result, reading in found] == ["02.yaml"]


def test_a_unit_lags_by_its_own_allocation() -> None:
    target = COUNT + LEAGUES + "allocation: {a: 20, b: 80}\n"
    lines = f"""
        a 2022-Q2 @2022-07-05: value: 2, {PAPER}
        b 2022-Q2 @2022-07-05: value: 70, {PAPER}
    """
    (lag,) = duties(target, lines, "2022-07-20").lags
    assert (lag.rating.status, lag.goal.as_written()) == ("behind", {"at_least": 20})
    assert duties(target, lines, "2022-07-20").level == "red"
    assert duties(target, lines, "2022-07-20", "b").lags == ()


def test_without_allocation_nobody_lags_on_a_sum_of_several_units() -> None:
    lines = f"a 2022-Q2 @2022-07-05: value: 2, {PAPER}"
    assert duties(COUNT + LEAGUES, lines, "2022-07-20").lags == ()


def test_who_reports_alone_lags_with_the_whole() -> None:
    (lag,) = duties(COUNT, f"a 2022-Q2 @2022-07-05: value: 35, {PAPER}", "2022-07-20").lags
    assert lag.rating.status == "slipping"
    assert (
        duties(COUNT, f"a 2022-Q2 @2022-07-05: value: 35, {PAPER}", "2022-07-20").level == "yellow"
    )


def test_who_breaks_a_limit_is_red_and_nobody_else() -> None:
    lines = f"""
        a 2022-Q1 @2022-04-05: value: 1
        b 2022-Q1 @2022-04-05: value: 0, {PAPER}
    """
    assert duties(LIMIT + LEAGUES, lines, "2022-04-20").level == "red"
    assert duties(LIMIT + LEAGUES, lines, "2022-04-20", "b").level == "green"


def test_a_figure_carried_over_is_no_lag_but_a_missing_report() -> None:
    found = duties(COUNT, f"a 2022-Q1 @2022-04-05: value: 20, {PAPER}", "2022-07-20")
    assert (found.lags, names(found.missing)) == ((), ["2022-Q2"])


def test_progress_is_judged_on_the_day_that_the_figures_are_about() -> None:
    made, lines = plan(COUNT), reports(f"a 2022-Q3 @2022-10-05: value: 66, {PAPER}")
    day = review(made, units(), lines, date(2022, 10, 31))
    end = chased(made, units(), lines, date(2022, 10, 31))
    assert (end.as_of, end.known_on) == (date(2022, 9, 30), date(2022, 10, 31))
    # 66 % against 74.8 % at the end of September; a month later nobody knows how much is there.
    assert [one.status for one in (day.targets[0], end.targets[0])] == ["undecided", "on_track"]
    assert [len(one.lags) for one in duties_of(day)] == [0]
    assert [len(one.lags) for one in duties_of(end)] == [0]


def test_nobody_is_asked_about_what_was_done_since() -> None:
    target = "measure: milestone\nkind: document\ngoal: {done_when: issued}\ndue: 2022-06-30"
    made, lines = plan(target), reports(f"a 2022-Q2 @2022-07-06: done: 2022-07-05, {PAPER}")
    found = chased(made, units(), lines, date(2022, 7, 8))
    assert [one.status for one in found.targets] == ["overdue"]
    assert [one.lags for one in duties_of(found)] == [()]


def test_a_circular_is_about_the_newest_period_for_which_nobody_has_time_left() -> None:
    lines = "a 2022-Q2 @2022-07-02: value: 60\nb 2022-Q1 @2022-04-02: value: 2"
    found = duties_of(outcome(COUNT + LEAGUES, lines, "2022-07-05"))
    period = settled_period(found)
    assert period is not None
    assert period.name == "2022-Q1"
    everybody = lines + "\nb 2022-Q2 @2022-07-03: value: 3\nc 2022-Q2 @2022-07-04: value: 3"
    found = duties_of(outcome(COUNT + LEAGUES, everybody, "2022-07-05"))
    period = settled_period(found)
    assert period is not None
    assert period.name == "2022-Q2"
    assert {
        state: len(submissions) for state, submissions in submissions_of(found, period).items()
    } == {
        "on_time": 3,
        "late": 0,
        "undated": 0,
        "wrong": 0,
        "empty": 0,
        "missing": 0,
        "open": 0,
    }


def test_before_the_first_period_is_over_nothing_is_owed() -> None:
    found = duties_of(outcome(COUNT, "", "2022-02-01"))
    assert [(one.unit, one.owes_anything, one.level) for one in found] == [("a", False, "green")]
    assert settled_period(found) is None


def test_a_target_that_was_due_when_the_period_ended_is_overdue() -> None:
    made = plan(COUNT + "due: 2022-06-30\n")
    filed = reports(f"a 2022-Q2 @2022-07-05: value: 95, {PAPER}")
    (found,) = duties_of(chased(made, units(), filed, date(2022, 7, 8)))
    # 95 of 100 is no more than 5 points short, but the day has passed
    assert [lag.rating.status for lag in found.lags] == ["overdue"]
    assert found.level == "red"


def test_a_paper_about_an_earlier_period_says_nothing_of_what_came_later() -> None:
    filed = reports(
        f"""
        a 2022-Q1 @2022-04-05: value: 30, {PAPER}
        b 2022-Q1 @2022-04-05: value: 30, {PAPER}
        c 2022-Q1 @2022-04-05: value: 30, {PAPER}
        a 2022-Q2 @2022-07-05: value: 31
        """
    )
    made, day = plan(COUNT + LEAGUES), date(2022, 7, 6)
    today, then = (
        duties_of(chased(made, units(), filed, day, for_circular=one))[0] for one in (False, True)
    )
    assert [one.period.name for one in today.submissions] == ["2022-Q1", "2022-Q2"]
    assert [one.period.name for one in then.submissions] == ["2022-Q1"]
    assert today.unbacked
    assert not then.unbacked


@pytest.mark.parametrize(
    ("target", "entry", "corrected"),
    [
        (DONE, "value: 3", True),
        (DONE, "note: nothing to tell", False),
        (COUNT, "stage: drafting", True),
        (COUNT, "forecast: 2022-05-01", True),
        (COUNT, "items: []", False),
        (COUNT, "note: nothing to tell", False),
        (SHARE, "part: 3", True),
        (SHARE, "part: 3, whole: 4", False),
    ],
)
def test_an_entry_that_gives_nothing_that_fits_is_to_be_corrected_and_not_left_out(
    target: str, entry: str, corrected: bool
) -> None:
    found = duties(target, f"a 2022-Q1 @2022-04-05: {entry}, {PAPER}", "2022-04-20")
    assert [doubt.place is not None for _result, doubt in found.wrong] == [True] * corrected
    assert not (corrected and found.entries)
    assert found.level != "green" or not found.owes_anything
    assert not corrected or found.level == "yellow"
