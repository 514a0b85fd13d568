"""Doubts: each sign and each open finding with the figures that rest on it, worked out by hand."""

from dataclasses import replace
from datetime import date
from functools import partial

import pytest

from building import checked, outcome, plan, reports, units
from workplan_cli.assessment.doubts import Sources, doubts_on
from workplan_cli.assessment.review import review
from workplan_cli.assessment.target_results import How
from workplan_cli.model.diagnostic import Diagnostic, Place
from workplan_cli.model.message import message
from workplan_cli.model.outcome import Outcome
from workplan_cli.model.plan import Plan
from workplan_cli.model.report import Entry, Evidence, LoadedReport

COUNT = "measure: count\ngoal: {at_least: 40}\ncombine: sum\nover_time: cumulative\n"
PER_PERIOD = COUNT.replace("cumulative", "per_period")
LEVEL = "measure: share\ngoal: {at_least: 95}\ncombine: latest\nover_time: snapshot\n"
LIMIT = "measure: count\ngoal: {at_most: 0}\ncombine: sum\nover_time: cumulative\n"
DONE = "measure: milestone\ngoal: {done_when: issued}\n"
WORK = "measure: activity\n"
Q1 = "evidence: [{ref: 示例1号, date: 2022-03-20}]"
Q2 = "evidence: [{ref: 示例2号, date: 2022-06-20}]"
Found = tuple[str, str | None, str | None, str | None, int | None]


def doubted(target: str, lines: str, day: str) -> Outcome:
    """A review of a plan with one target, with its doubts."""
    made = plan(target)
    return with_doubts(made, reports(lines), day, Sources(checked(reports(lines), made, units())))


def with_doubts(made: Plan, filed: list[LoadedReport], day: str, sources: Sources) -> Outcome:
    """A review with the doubts that come out of the sources."""
    doubts = partial(doubts_on, made, units(), sources)
    return review(made, units(), filed, date.fromisoformat(day), how=How(doubts))


def doubts(target: str, lines: str, day: str = "2022-06-30") -> list[Found]:
    """Kind, rule, unit, file and line of each doubt."""
    found = doubted(target, lines, day).targets[0].doubts
    return [(one.kind, one.code, one.unit, one.file, one.place and one.place.line) for one in found]


def test_clean_reports_have_no_doubts() -> None:
    lines = f"a 2022-Q1 @2022-04-05: value: 10, {Q1}\na 2022-Q2 @2022-07-05: value: 20, {Q2}"
    assert doubts(COUNT, lines) == []


def test_a_fall_stays_a_doubt_of_the_figures_after_it() -> None:
    lines = f"""
a 2022-Q1: value: 3, {Q1}
a 2022-Q2: value: 2, {Q2}
a 2022-Q3: value: 4, evidence: [{{ref: 示例3号, date: 2022-09-20}}]
"""
    assert doubts(COUNT, lines, "2022-03-31") == []
    wrong: list[Found] = [("error", "WP402", "a", "02.yaml", 6)]
    assert doubts(COUNT, lines, "2022-06-30") == wrong
    assert doubts(COUNT, lines, "2022-09-30") == wrong


def test_a_fall_that_a_revision_corrects_is_no_doubt_any_more() -> None:
    lines = f"""
a 2022-Q1 @2022-04-05: value: 3, {Q1}
a 2022-Q2 @2022-07-05: value: 2, {Q2}
a 2022-Q2 r2 @2022-07-20: value: 5, {Q2}
"""
    assert doubts(COUNT, lines) == []


@pytest.mark.parametrize(
    ("target", "entry", "found"),
    [
        (COUNT, "value: 10", ["no_evidence"]),
        (COUNT, "value: 0", []),
        (COUNT, "value: 10, evidence: [{date: 2022-03-20}]", ["no_evidence"]),
        (COUNT, f"value: 10, {Q1}", []),
        (LIMIT, "value: 0", ["no_evidence"]),
        (LIMIT, f"value: 0, {Q1}", []),
        (LIMIT, "value: 1", []),
        (DONE, "stage: drafting", []),
        (DONE, "stage: issued, done: 2022-03-20", ["no_evidence"]),
        (WORK, "activities: [{date: 2022-03-20, text: met}]", []),
    ],
)
def test_what_is_claimed_needs_evidence_a_zero_under_a_limit_too(
    target: str, entry: str, found: list[str]
) -> None:
    assert [one[0] for one in doubts(target, f"a 2022-Q1: {entry}", "2022-03-31")] == found


@pytest.mark.parametrize(
    ("target", "second", "found"),
    [
        (COUNT, f"value: 20, {Q1}", ["old_evidence"]),  # rose, and nothing new shows it
        (COUNT, f"value: 10, {Q1}", []),  # stands still: what showed 10 shows it
        (COUNT, "value: 10", []),
        (PER_PERIOD, f"value: 10, {Q1}", ["old_evidence"]),  # 10 more by the same document
        (COUNT, "value: 20, evidence: [{ref: 示例1号}]", ["old_evidence"]),
        (COUNT, "value: 20, evidence: [{ref: 示例2号}]", []),
        (COUNT, "value: 20, evidence: [{ref: 示例9号, date: 2022-03-02}]", ["old_evidence"]),
        (COUNT, f"value: 20, {Q2}", []),
        (LEVEL, f"value: 10, {Q1}", ["old_evidence"]),  # a state of Q1 is not one of Q2
        (LEVEL, f"value: 10, {Q2}", []),
    ],
)
def test_evidence_is_of_the_period_that_it_backs(
    target: str, second: str, found: list[str]
) -> None:
    lines = f"a 2022-Q1: value: 10, {Q1}\na 2022-Q2: {second}"
    assert [one[0] for one in doubts(target, lines)] == found


def test_a_figure_of_an_earlier_period_is_carried_over_and_a_bound() -> None:
    two = f"{COUNT}reported_by: [a, b]\n"
    lines = f"a 2022-Q1: value: 10, {Q1}\nb 2022-Q2: value: 20, {Q2}"
    carried: Found = ("carried", None, "a", "01.yaml", 6)
    assert doubts(two, lines) == [carried, ("bound", None, None, None, None)]


def test_what_is_done_is_not_carried_over() -> None:
    lines = f"a 2022-Q1: stage: issued, done: 2022-03-20, {Q1}\nb 2022-Q2: value: 1"
    assert doubts(DONE, lines) == []


def test_the_words_of_the_last_period_are_a_doubt_while_they_are_the_newest() -> None:
    same = "note: 已完成年度任务的前期准备工作"
    lines = f"a 2022-Q1: value: 1, {same}, {Q1}\na 2022-Q2: value: 2, {same}, {Q2}"
    assert doubts(COUNT, lines) == [("warning", "WP407", "a", "02.yaml", 6)]
    more = f"{lines}\na 2022-Q3: value: 3, evidence: [{{ref: 示例3号, date: 2022-09-20}}]"
    assert doubts(COUNT, more, "2022-09-30") == []


def test_an_unusual_jump_is_a_doubt() -> None:
    lines = "\n".join(
        f"a 2022-0{month}: value: {value}, evidence: [{{ref: 第{month}号}}]"
        for month, value in enumerate((2, 3, 5, 6, 60), 1)
    )
    assert doubts(COUNT, lines, "2022-05-31") == [("warning", "WP408", "a", "05.yaml", 6)]


def test_two_reports_for_one_period_are_a_doubt_of_all_their_entries() -> None:
    lines = f"a 2022-Q1: value: 3, {Q1}\na 2022-Q1: value: 4, {Q1}"
    assert doubts(COUNT, lines, "2022-03-31") == [("error", "WP401", "a", "02.yaml", 6)]


def test_which_of_two_reports_stands_is_in_doubt_whatever_the_files_are_called() -> None:
    lines = f"a 2022-Q1 @2022-04-06: value: 4, {Q1}\na 2022-Q1 @2022-04-05: value: 3, {Q1}"
    assert doubts(COUNT, lines, "2022-03-31") == [("error", "WP401", "a", "01.yaml", 7)]


def test_a_day_of_submission_puts_no_figure_in_doubt() -> None:
    assert doubts(COUNT, f"a 2022-Q1 @2022-04-30: value: 3, {Q1}", "2022-03-31") == []


def test_what_was_warned_of_in_reading_is_a_doubt_of_the_entry_it_is_in() -> None:
    both = f"a 2022-Q1: value: 3, {Q1}; 13.4.3 value: 4, {Q1}"
    filed = reports(both)
    said = Diagnostic("WP112", "01.yaml", Place(7, 9), message("odd"), message("look"), "warning")
    filed = [replace(filed[0], found=(said,))]
    found = with_doubts(plan(COUNT, COUNT), filed, "2022-03-31", Sources(filed))
    assert [[one.code for one in each.doubts] for each in found.targets] == [[], ["WP112"]]


def test_an_error_of_the_plan_is_a_doubt_of_its_target() -> None:
    lines = f"a 2022-Q1: value: 3, {Q1}"
    wrong = Diagnostic("WP207", "plan.yaml", Place(9, 1), message("odd"), message("look"))
    filed = reports(lines)
    found = with_doubts(plan(COUNT), filed, "2022-03-31", Sources(filed, {"13.4.2": [wrong]}))
    (one,) = found.targets[0].doubts
    assert (one.kind, one.code, one.unit, one.file) == ("error", "WP207", None, "plan.yaml")


def test_a_doubt_changes_no_status_and_no_figure() -> None:
    lines = f"a 2022-Q1: value: 3, {Q1}\na 2022-Q2: value: 2"
    found = doubted(COUNT, lines, "2022-06-30").targets[0]
    assert found.doubts
    assert replace(found, doubts=()) == outcome(COUNT, lines, "2022-06-30").targets[0]


LINES = f"""
a 2022-Q1: value: 3; 13.4.3 value: 0; 13.4.4 value: 50
b 2022-Q1: value: 4, {Q1}; 13.4.4 value: 40
a 2022-Q2: value: 9, {Q1}; 13.4.3 value: 0; 13.4.4 value: 50, {Q1}
b 2022-Q2: value: 2; 13.4.3 value: 1
c 2022-Q2: value: 2, {Q2}; 13.4.4 value: 60
"""


@pytest.mark.parametrize("number", range(12))
def test_adding_evidence_never_adds_a_doubt(number: int) -> None:
    targets = [f"{one}reported_by: [a, b, c]\n" for one in (COUNT, LIMIT, LEVEL)]
    made, filed = plan(*targets), reports(LINES)
    before, after = (_all_doubts(made, each) for each in (filed, _with_evidence(filed, number)))
    assert after <= before


def _all_doubts(made: Plan, filed: list[LoadedReport]) -> set[tuple[object, ...]]:
    """Those of every target; of evidence, that it lacks or is old is one doubt."""
    known = Sources(checked(filed, made, units()))
    return {
        (result.target.id, one.kind.removeprefix("no_").removeprefix("old_"), one.code, one.unit)
        for result in with_doubts(made, filed, "2022-06-30", known).targets
        for one in result.doubts
    }


def _with_evidence(filed: list[LoadedReport], number: int) -> list[LoadedReport]:
    """One more document, of the period, for the entry of this number."""
    made: list[LoadedReport] = []
    at = 0
    for one in filed:
        entries: list[Entry] = []
        for entry in one.report.entries:
            more = Evidence(ref=f"新{number}号", date=date(2022, one.report.period.end.month, 2))
            given = (*entry.evidence, more) if at == number else entry.evidence
            entries.append(entry.model_copy(update={"evidence": given}))
            at += 1
        made.append(replace(one, report=one.report.model_copy(update={"entries": tuple(entries)})))
    assert number < at
    return made


@pytest.mark.parametrize(
    ("first", "then", "old"),
    [
        # What has neither number nor address is known by its title; else by those, whatever it is.
        ("title: 公报", "title: 公报", True),
        ("title: 公报", "title: 年报", False),
        ("title: 公报, ref: 示例1号", "title: 公报, ref: 示例2号", False),
        ("title: 公报, ref: 示例1号", "title: 年报, ref: 示例1号", True),
        # By its day, where it has one: what came after the report before is new.
        ("ref: 示例1号", "ref: 示例1号, date: 2022-04-01", False),
        ("ref: 示例1号", "ref: 示例2号, date: 2022-03-31", True),
    ],
)
def test_evidence_for_more_is_old_where_it_was_there_before(
    first: str, then: str, *, old: bool
) -> None:
    lines = (
        f"a 2022-Q1: value: 3, evidence: [{{{first}}}]\na 2022-Q2: value: 5, evidence: [{{{then}}}]"
    )
    assert ("old_evidence" in [one[0] for one in doubts(COUNT, lines)]) == old


@pytest.mark.parametrize(
    ("more", "second", "expected"),
    [
        ("combine: latest\nover_time: snapshot", "", [("bound", None, "a", None, None)]),
        ("combine: latest\nover_time: snapshot", f"a 2022-Q2: value: 11, {Q2}", []),
        ("combine: sum\nover_time: cumulative", "", []),  # no more by 30 June than by 30 September
    ],
)
def test_what_has_to_hold_throughout_is_in_doubt_where_nobody_knows_whether_it_did(
    more: str, second: str, expected: list[Found]
) -> None:
    target = f"measure: amount\ngoal: {{at_most: 12}}\nholds: throughout\n{more}\n"
    third = "a 2022-Q3: value: 11, evidence: [{ref: 示例3号, date: 2022-09-20}]"
    lines = "\n".join(filter(None, [f"a 2022-Q1: value: 11, {Q1}", second, third]))
    assert doubts(target, lines, "2022-09-30") == expected


@pytest.mark.parametrize(("combine", "expected"), [("any", []), ("all", [("carried", "b")])])
def test_where_one_is_enough_the_others_bring_no_doubt(
    combine: str, expected: list[tuple[str, str]]
) -> None:
    lines = f"a 2022-Q1: done: 2022-03-10, {Q1}\nb 2022-Q1: stage: drafting, {Q1}"
    found = doubts(f"{DONE}combine: {combine}\nreported_by: [a, b]\n", lines)
    assert [(kind, unit) for kind, _code, unit, *_place in found] == expected


@pytest.mark.parametrize(
    ("between", "lacking"),
    [
        ("", "2022-Q2"),
        (f"a 2022-Q2: value: 5, {Q2}", None),
        (f"a 2022-H1: value: 9, {Q2}", None),  # stands for both quarters
        (f"a 2022-04: value: 5, {Q2}", "2022-Q2"),  # a month of three
        ("a 2022-Q2: no_figure: nothing_new, note: none", None),
        ("a 2022-Q2: no_figure: not_published, note: in August", "2022-Q2"),
        (f"top 2022-Q2: value: 5, {Q2}", None),
    ],
)
def test_a_sum_over_the_periods_that_lacks_one_is_in_doubt(
    between: str, lacking: str | None
) -> None:
    q3 = "evidence: [{ref: 示例3号, date: 2022-09-20}]"
    lines = f"a 2022-Q1: value: 3, {Q1}\n{between}\na 2022-Q3: value: 4, {q3}"
    found = doubted(PER_PERIOD, lines, "2022-09-30").targets[0].doubts
    told = [one.what.values["periods"] for one in found if one.kind == "bound" and one.unit]
    assert told == ([(lacking,)] if lacking else [])
    assert not [one for one in doubts(COUNT, lines, "2022-09-30") if one[0] == "bound"]
