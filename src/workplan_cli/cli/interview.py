"""Asks for a report in the terminal, entry by entry: checked at once, and saved as it goes."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import typer

from workplan_cli.cli.output import write_file
from workplan_cli.cli.project import PlanInUse
from workplan_cli.cli.reports_so_far import last_entries, reports_so_far
from workplan_cli.cli.terminal import as_on_the_table, fail, warn, warn_diagnostics
from workplan_cli.cli.translation import language, translate
from workplan_cli.model.message import _

if TYPE_CHECKING:
    from workplan_cli.model.diagnostic import Diagnostic
    from workplan_cli.model.period import Period
    from workplan_cli.model.report import Entry, Report
    from workplan_cli.model.target import Target

_ALSO = ("evidence.ref", "note")
"""What is asked of every target that was given something."""
_HALF = "WP308"
"""Of a share only one figure has been given so far."""


class Subject(NamedTuple):
    """Whose report it is, on which period, and on which plan."""

    opened: PlanInUse
    unit: str
    period: Period


def interview(subject: Subject, file: Path) -> None:
    """Ask for every target that the file has no entry of; what is there so far stays.

    Raises:
        typer.Exit: the file is there and was not written by this command; it has been said.
    """
    from workplan_cli.assessment.asked import asked_of

    loaded = subject.opened.loaded
    begun = _begun(file)
    entries = list(begun.entries) if begun else []
    answered = {one.target for one in entries}
    asked = asked_of(loaded.plan, loaded.units, subject.unit, subject.period).targets
    last = last_entries(reports_so_far(subject.opened).filed, subject.unit, subject.period)
    warn(_("A blank is “no figure”, 0 is zero. Ctrl-D ends; what was entered stays."))
    try:
        for number, target in enumerate(asked, 1):
            if target.id in answered:
                continue
            warn("")
            warn(_("{number} of {count}"), number=number, count=len(asked))
            _introduce(subject, target, last.get(target.id))
            entry, ended = _ask(subject, target)
            if entry is not None:
                entries.append(entry)
                _save(subject, begun, entries, file)
            if ended:
                break
    except typer.Abort:
        warn("")
    if entries:
        warn(_("Written: {file}"), file=file)
        warn(_("Before you send it, write the day behind “submitted:”."))
    else:
        warn(_("nothing is filled in"))


def _begun(file: Path) -> Report | None:
    """The report that an interview has begun; one with comments is somebody's own."""
    from workplan_cli.loading.document import read_document
    from workplan_cli.loading.shape import shape
    from workplan_cli.model.report import Report
    from workplan_cli.rendering.report_text import render

    if not file.exists():
        return None
    document = read_document(file)[0]
    report = shape(document, Report)[0] if document else None
    if document is None or report is None or render(report) != document.text:
        raise fail(_("{file} is there already, and stays as it is"), file=file)
    return report


def _save(subject: Subject, begun: Report | None, entries: list[Entry], file: Path) -> None:
    from workplan_cli.model.report import Report
    from workplan_cli.rendering.report_text import render

    report = Report(
        format="workplan/report@1",
        plan=subject.opened.loaded.plan.id,
        unit=subject.unit,
        period=subject.period,
        submitted=begun.submitted if begun else None,
        revision=begun.revision if begun else 1,
        entries=tuple(entries),
    )
    file.parent.mkdir(parents=True, exist_ok=True)
    write_file(file, render(report).encode())


def _introduce(subject: Subject, target: Target, last: Entry | None) -> None:
    """What the target is, what was given last, and what is expected by now."""
    from workplan_cli.assessment.expected import expected_share
    from workplan_cli.pages.entries import figure_in_words
    from workplan_cli.pages.goals import goal_in_words
    from workplan_cli.pages.values import LongDay
    from workplan_cli.rendering.language import percent
    from workplan_cli.rendering.report_text import asked_for

    plan, period = subject.opened.loaded.plan, subject.period
    warn(_("{id} ({name})"), id=target.id, name=target.title)
    if target.goal:
        goal, due = goal_in_words(target, target.goal), LongDay(plan.due(target))
        warn(_("Goal: {goal} by {day}"), goal=goal, day=due)
    if target.goal and target.measure_facts.quantified:
        share = percent(expected_share(plan, target, period.end))
        warn(_("Expected by the end of the period: {share} of the way"), share=share)
        warn(_("To give: {figure}"), figure=asked_for(plan, target, period, language()))
    if last is not None:
        warn(_("Last figure: {figure}"), figure=figure_in_words(target, last))


def _ask(subject: Subject, target: Target) -> tuple[Entry | None, bool]:
    """The entry on a target, None where nothing is given; and whether the answers ended in it."""
    from workplan_cli.rendering.form_layout import columns_asked

    given: dict[str, str] = {}
    ended = False
    try:
        for column in columns_asked(target):
            _ask_for(subject, target, column, given)
        for column in _ALSO if given else ("note",):
            _ask_for(subject, target, column, given)
    except typer.Abort:
        warn("")
        ended = True
    report, found = _read(subject, target, given)
    if found:
        warn_diagnostics(found, as_on_the_table)
        return (None, True) if ended else _ask(subject, target)
    return report.entries[0] if report and report.entries else None, ended


def _ask_for(subject: Subject, target: Target, column: str, given: dict[str, str]) -> None:
    """Ask until the answer fits; a blank gives nothing."""
    from workplan_cli.loading.column_names import COLUMNS

    heading = COLUMNS[column][0 if language().code == "zh" else 1]
    while True:
        answer = typer.prompt(f"  {heading}", default="", show_default=False, err=True)
        if not answer.strip():
            return
        _report, found = _read(subject, target, {**given, column: answer})
        found = [one for one in found if one.code != _HALF]
        if not found:
            given[column] = answer
            return
        warn_diagnostics(found, as_on_the_table)


def _read(
    subject: Subject, target: Target, given: Mapping[str, str]
) -> tuple[Report | None, list[Diagnostic]]:
    """The answers as the row of a table, and what is wrong with them."""
    from workplan_cli.loading.column_names import COLUMNS
    from workplan_cli.loading.report_table import report_of
    from workplan_cli.loading.tables import TableSheet
    from workplan_cli.rendering.report_form import words_of
    from workplan_cli.rules.checking import check_report

    names = ("target", "title", *given)
    rows: list[list[object]] = [
        [COLUMNS[one][1] for one in names],
        [target.id, "", *given.values()],
    ]
    plan, units = subject.opened.loaded.plan, subject.opened.loaded.units
    name = translate(_("answer"))
    sheet = TableSheet(f"{name}!", "", rows)
    made = report_of(sheet, plan, subject.unit, subject.period.name, words_of(), 1)
    found = [*made.diagnostics]
    if made.report:
        found += check_report(made.document, made.report, plan, units)
    wrong = [one for one in found if one.place.line > 1 and one.severity == "error"]
    return made.report, wrong
