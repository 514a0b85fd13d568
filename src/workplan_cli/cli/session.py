"""What a command begins with: its plan and reports are opened, and what there is to say is said.

Whatever cannot be used ends the run here, with the reason on standard error.
"""

from __future__ import annotations

import shlex
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, TypeVar

import typer

from workplan_cli.cli import project, streams, translation
from workplan_cli.cli.exits import EXIT_NOTHING, EXIT_USAGE
from workplan_cli.cli.first_report import unused_plan
from workplan_cli.cli.options import parse_day
from workplan_cli.cli.project import PlanInUse, Project, Refusal
from workplan_cli.cli.terminal import fail, name_workspace, warn, warn_diagnostics
from workplan_cli.model.message import _, counted

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence
    from pathlib import Path

    from workplan_cli.model.diagnostic import Diagnostic
    from workplan_cli.model.message import Message
    from workplan_cli.model.plan import Plan
    from workplan_cli.model.report import LoadedReport


Opened = TypeVar("Opened", PlanInUse, Project)


def use_plan(plan: Path | None) -> PlanInUse:
    """The plan that is asked for, else the workspace's, else the built-in one.

    Raises:
        typer.Exit: it cannot be used; what is wrong has been said.
    """
    opened = _accepted(project.open_plan(plan))
    name_workspace(opened.place)
    for note in unused_plan(builtin=opened.builtin):
        warn(note)
    return opened


def use_project(
    plan: Path | None, reports: Sequence[str] | None, suppose: Sequence[Path] | None = None
) -> Project:
    """The plan and the reports a command works on; what was chosen or left out has been said.

    Raises:
        typer.Exit: there is nothing to work on, or a file cannot be read; it has been said.
    """
    opened = _accepted(project.open_project(plan, reports or []))
    name_workspace(opened.place)
    for note in opened.notes:
        warn(note)
    if opened.incomplete:
        _warn_unreadable(opened, ["--plan", str(plan)] if plan else [], reports or [])
    if suppose:
        streams.forget()
        return with_suppositions(opened, suppose)
    return opened


def _accepted(opened: Opened | Refusal) -> Opened:
    """What was opened, in the language of its workspace."""
    if opened.workspace:
        translation.prefer(opened.workspace.language)
    if not isinstance(opened, Refusal):
        return opened
    if opened.problems:
        warn_diagnostics(opened.problems)
    for note in opened.notes:
        warn(note)
    if opened.reason is None:
        raise typer.Exit(opened.code)
    raise fail(opened.reason, code=opened.code)


_FEW = 10
"""Mistakes that are shown one by one, as many as `validate` shows of one sort."""


def _warn_unreadable(opened: Project, *given: Sequence[str]) -> None:
    """Say which files could not be read and so are in no figure, and with `given` how to see all.

    Of many mistakes the first of each file is shown, of a few files (D-379).
    """
    errors = [one for one in opened.reports.diagnostics if one.severity == "error"]
    shown = errors
    if len(errors) > _FEW:
        first_of = {one.file: one for one in reversed(errors)}
        shown = [one for one in errors if first_of[one.file] is one][:_FEW]
    warn_diagnostics(shown)
    if len(shown) < len(errors):
        rest = counted(
            _("… and {count} more mistake in {files}; all of them: {command}"),
            _("… and {count} more mistakes in {files}; all of them: {command}"),
            len(errors) - len(shown),
            files=_files(errors, shown),
            command=shlex.join(["workplan", "validate", *chain(*given)]),
        )
        warn(rest)
    what = counted(
        _("{count} file could not be read and is in none of these figures."),
        _("{count} files could not be read and are in none of these figures."),
        opened.reports.unreadable,
    )
    warn(what)


def _files(errors: Sequence[Diagnostic], shown: Sequence[Diagnostic]) -> Message:
    """How many files the mistakes are in that are not shown."""
    seen = {id(one) for one in shown}
    rest = {one.file for one in errors if id(one) not in seen}
    return counted(_("{count} file"), _("{count} files"), len(rest))


def nothing_reported(filed: Sequence[LoadedReport]) -> typer.Exit:
    """Say why no report tells anything; raise what comes back."""
    if filed and all(one.mistake is None for one in filed):
        text = _("no report has anything filled in yet, so that nothing can be said of any target")
        return fail(text, EXIT_NOTHING)
    return fail(_("no report could be read"))


def judged_on(as_of: str | None, plan: Plan, filed: Sequence[LoadedReport]) -> dt.date:
    """The day that is asked for, else the end of the newest reported period.

    Raises:
        typer.Exit: no report could be read; it has been said.
    """
    from workplan_cli.assessment.review import newest_day

    day = parse_day(as_of) or newest_day(plan, filed)
    if day is None:
        raise nothing_reported(filed)
    for one in filed:
        if one.supposed and one.report.period.end > day:
            later = _("{file} is on {period}, and has no effect on {day}: --as-of {end}")
            period = one.report.period
            warn(later, file=one.file, period=period.name, day=day, end=period.end)
    return day


def with_suppositions(project: Project, files: Sequence[Path]) -> Project:
    """The project with these reports as the newest revisions, marked as supposed (D-300).

    Raises:
        typer.Exit: one cannot be read, or does not fit the plan; it has been said.
    """
    from workplan_cli.loading.in_plan import filed_in_plan
    from workplan_cli.loading.reports import load_reports
    from workplan_cli.rules.checker import OfOnePlan, plan_and_units

    read = load_reports(files, reads=OfOnePlan(plan_and_units(project.loaded)))
    if read.unreadable:
        warn_diagnostics([one for one in read.diagnostics if one.severity == "error"])
        raise typer.Exit(EXIT_USAGE)
    plan, units = project.loaded.plan, project.loaded.units
    made = []
    for filed in read.filed:
        if filed.report.plan != plan.id:
            raise fail(
                _("{file} is on the plan {other}, not on {plan}"),
                file=filed.file,
                other=filed.report.plan,
                plan=plan.id,
            )
        made.append(_supposed(filed_in_plan(filed, plan, units), project))
    loaded = project.reports
    return project._replace(
        reports=replace(loaded, filed=[*loaded.filed, *made], names=[*loaded.names, *read.names])
    )


def _supposed(filed: LoadedReport, project: Project) -> LoadedReport:
    """It stands instead of every report of its unit on its period."""
    report, plan = filed.report, project.loaded.plan
    if report.unit not in project.loaded.units.by_id:
        raise fail(_("{file}: there is no unit {unit}"), file=filed.file, unit=report.unit)
    for entry in report.entries:
        if entry.target not in plan.by_id:
            text = _("{file}: the plan has no target {target}")
            raise fail(text, file=filed.file, target=entry.target)
    others = [one.report.revision for one in project.reports.filed if one.subject == filed.subject]
    revision = max([report.revision, *(one + 1 for one in others)])
    return replace(filed, report=report.model_copy(update={"revision": revision}), supposed=True)
