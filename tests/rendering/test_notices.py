"""The notices of `workplan chase`, in Markdown."""

from collections.abc import Callable
from datetime import date

import pytest

from building import plan, reports, units
from workplan_cli.assessment.duties import Chase, chased, duties_of
from workplan_cli.pages.blocks import Page
from workplan_cli.pages.circular import circular
from workplan_cli.pages.reminder import reminders
from workplan_cli.rendering.forms import csv, markdown
from workplan_cli.rendering.language import Language
from workplan_cli.rendering.screen import Screen

HOSTILE = '=1+1 [bold] <b>x</b> | a*b_c `d` & "e" é 表 😀 http://example.org @someone'
TARGET = f"""
title: '{HOSTILE}'
measure: count
goal: {{at_least: 100}}
combine: sum
over_time: cumulative
"""
FRAME = f"""
format: workplan/plan@1
id: invented
title: '{HOSTILE}'
issuer: '{HOSTILE}'
period: {{start: 2022-01-01, end: 2022-12-31}}
units: units.yaml
"""
UNITS = units(
    "format: workplan/units@1\nid: invented\nunits:\n"
    f"- {{id: a, name: '{HOSTILE}', kind: league}}\n"
)
SCREEN = Screen(80, False, Language("en"))
Notice = Callable[[Chase], tuple[Page, ...]]


def in_july() -> Chase:
    day = date(2022, 7, 20)
    lines = "a 2022-Q1 @2022-04-05: value: 30\na 2022-Q2 @2022-07-05: value: 20"
    made = plan(TARGET, frame=FRAME)
    outcome = chased(made, UNITS, reports(lines), day)
    return Chase(outcome, duties_of(outcome))


@pytest.mark.parametrize("notice", [reminders, circular])
def test_nothing_in_a_notice_is_read_as_markup(notice: Notice) -> None:
    (page,) = notice(in_july())
    text = markdown.render(page, SCREEN)
    for sign in ("<b>", "[bold]", "*b_", "`d`", "http://", "@someone"):
        assert sign not in text
    tables = [line for line in text.splitlines() if line.startswith("|")]
    assert {line.count("|") for line in tables} <= {7}


@pytest.mark.parametrize("notice", [reminders, circular])
def test_what_a_unit_is_late_with_is_data_as_well(notice: Notice) -> None:
    (page,) = notice(in_july())
    heading, row = csv.render(page, SCREEN).splitlines()
    assert heading == "unit,target,goal,actual,gap,status"
    assert row.endswith(",at least 100,20,-29.589041,slipping")


def test_a_circular_counts_and_names_reports_without_a_day() -> None:
    day = date(2022, 4, 20)
    lines = "a 2022-Q1: value: 30\nb 2022-Q1 @2022-04-09: value: 30"
    made = plan("measure: activity\nreported_by: [leagues]")
    outcome = chased(made, units(), reports(lines), day)
    (page,) = circular(Chase(outcome, duties_of(outcome)))
    text = markdown.render(page, SCREEN)
    assert "these have reported: 1 on time, 1 without a day of submission, 1 not at all." in text
    assert "The reports of League A do not say when they were submitted." in text


def test_each_unit_that_owes_something_gets_a_letter_of_its_own() -> None:
    day = date(2022, 4, 20)
    made = plan("measure: activity\nreported_by: [leagues]")
    outcome = chased(made, units(), reports("b 2022-Q1 @2022-04-09: note: Held"), day)
    letters = [
        markdown.render(one, SCREEN) for one in reminders(Chase(outcome, duties_of(outcome)))
    ]
    assert ["To League A:" in one for one in letters] == [True, False]
    assert ["To League C:" in one for one in letters] == [False, True]


COUNT = "measure: count\ngoal: {at_least: 9}\ncombine: sum\nover_time: cumulative"


def _one_reported_on(count: int) -> Chase:
    """League A reported on 13.4.2 without evidence, and on none of the others."""
    made = plan(*[COUNT] * count)
    outcome = chased(made, units(), reports("a 2022-Q1 @2022-04-05: value: 3"), date(2022, 4, 20))
    return Chase(outcome, duties_of(outcome))


@pytest.mark.parametrize("notice", [reminders, circular])
def test_up_to_ten_targets_left_out_are_named_one_by_one(notice: Notice) -> None:
    (page,) = notice(_one_reported_on(11))
    text = markdown.render(page, SCREEN)
    for number in range(3, 13):
        assert f"13.4.{number}" in text


def test_a_reminder_sums_up_by_section_what_was_left_out_and_says_where_all_of_it_is() -> None:
    (page,) = reminders(_one_reported_on(12))
    text = markdown.render(page, SCREEN)
    assert (
        "- **Section 1, Section:** 11: 13.4.3, 13.4.4, 13.4.5 and 8 more\n"
        "- 11 in all; each is named by workplan chase --unit a --as-of 2022-04-20\n"
    ) in text
    assert "- 13.4.2 Things (the first quarter of 2022)" in text  # without evidence


def test_a_circular_counts_what_a_unit_left_out_where_it_is_much() -> None:
    (page,) = circular(_one_reported_on(12))
    text = markdown.render(page, SCREEN)
    assert (
        "League A: 11 targets left out: 13.4.3, 13.4.4, 13.4.5 and 8 more; "
        "entries without evidence: 13.4.2"
    ) in text
