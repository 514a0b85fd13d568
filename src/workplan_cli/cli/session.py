"""What a command begins with: its plan and reports are opened, and what there is to say is said.

Whatever cannot be used ends the run here, with the reason on standard error.
"""

from __future__ import annotations

import shlex
from itertools import chain
from typing import TYPE_CHECKING, TypeVar

import typer

from workplan_cli.cli import project, streams, translation
from workplan_cli.cli.exits import EXIT_NOTHING
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
        from workplan_cli.cli.suppositions import with_suppositions

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
