"""What most commands begin with: options they share, and the plan and reports they work on.

Loading is imported inside the functions: `--help` needs none of it.
"""

from __future__ import annotations

import datetime as dt
import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from workplan_cli.cli import speech
from workplan_cli.cli.complete import complete_targets
from workplan_cli.cli.main import EXIT_NOTHING, EXIT_USAGE
from workplan_cli.cli.speech import say
from workplan_cli.model.message import _, counted
from workplan_cli.rendering.screen import Screen

if TYPE_CHECKING:
    from workplan_cli.loading.files import LoadedPlan, LoadedReports
    from workplan_cli.model.diagnostic import Diagnostic
    from workplan_cli.model.plan import Plan, Thresholds
    from workplan_cli.model.units import Unit
    from workplan_cli.model.workspace import Workspace

PIPED_WIDTH = 120
"""Columns of a table that goes to a file or another program; longer cells are wrapped."""


@dataclass(frozen=True, slots=True)
class Project:
    """The plan, the reports, and where they came from."""

    loaded: LoadedPlan
    reports: LoadedReports
    builtin_plan: bool
    builtin_reports: bool
    workspace: Workspace | None


def screen() -> Screen:
    """The terminal, or the file or pipe in its place (NO_COLOR, FORCE_COLOR, COLUMNS)."""
    terminal = sys.stdout.isatty()
    environment = os.environ
    color = terminal and environment.get("TERM") != "dumb"
    if environment.get("FORCE_COLOR"):
        color = True
    if environment.get("NO_COLOR"):
        color = False
    columns = environment.get("COLUMNS", "")
    if columns.isdecimal() and int(columns) > 0:
        width = int(columns)
    else:
        width = shutil.get_terminal_size().columns if terminal else PIPED_WIDTH
    return Screen(max(width, 40), color, speech.language())


def talk(text: str) -> None:
    """A note beside the result, on standard error."""
    typer.echo(text, err=True)


@contextmanager
def at_work(text: str) -> Iterator[None]:
    """A sign of life on standard error while something takes long; only on a terminal."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(text):
        yield


def fail(text: str, code: int = EXIT_USAGE) -> typer.Exit:
    """Say what is wrong; raise what comes back to leave with that code."""
    talk(say(_("workplan: {text}"), text=text))
    return typer.Exit(code)


def open_plan(plan: Path | None) -> tuple[LoadedPlan, bool, Workspace | None, Path | None]:
    """The plan that is asked for, else the workspace's, else the built-in one.

    Raises:
        typer.Exit: it cannot be used; what is wrong has been said.
    """
    from workplan_cli.loading.files import find_workspace, load_plan

    place = find_workspace(Path.cwd())
    workspace = _workspace(place) if place else None
    file, units, builtin = plan_in_use(plan, workspace, place)
    loaded, found = load_plan(file, units)
    if loaded is None:
        tell_diagnostics(found)
        raise fail(say(_("the plan cannot be used")))
    if workspace and workspace.thresholds:
        loaded = replace(loaded, plan=_with_thresholds(loaded.plan, workspace.thresholds))
    return loaded, builtin, workspace, place


def _with_thresholds(plan: Plan, wanted: Thresholds) -> Plan:
    """The plan with the workspace's thresholds in place of its own, as far as they are given."""
    given = wanted.model_dump(exclude_unset=True)
    chosen = plan.thresholds.model_copy(update=given)
    if chosen.behind <= chosen.slipping:
        raise fail(
            say(
                _("workplan.yaml: behind from {behind} points, slipping from {slipping}: "
                  "no target could ever be slipping"),
                behind=chosen.behind,
                slipping=chosen.slipping,
            )
        )  # fmt: skip
    return plan.model_copy(update={"thresholds": chosen})


def plan_in_use(
    wanted: Path | None, workspace: Workspace | None, place: Path | None
) -> tuple[Path, Path | None, bool]:
    """The plan file, the units file if it is not the plan's own, and whether it is built in."""
    from workplan_cli.loading.files import BUILTIN_PLAN, data_folder

    if wanted is not None:
        return wanted, None, False
    if workspace and workspace.plan and place:
        units = place.parent / workspace.units if workspace.units else None
        return place.parent / workspace.plan, units, False
    return data_folder() / BUILTIN_PLAN, None, True


def _workspace(place: Path) -> Workspace | None:
    from workplan_cli.loading.files import load_workspace

    workspace, found = load_workspace(place)
    if workspace is None:
        tell_diagnostics(found)
        raise fail(say(_("the workspace file cannot be used")))
    speech.prefer(workspace.language)
    return workspace


def open_project(plan: Path | None, reports: Sequence[str]) -> Project:
    """The plan and the reports a command works on, with notes on what was chosen or left out.

    Raises:
        typer.Exit: there is nothing to work on, or a file cannot be read; it has been said.
    """
    from workplan_cli.loading.files import (
        BUILTIN_REPORTS,
        data_folder,
        find_reports,
        load_reports,
        nothing_there,
    )

    loaded, builtin, workspace, place = open_plan(plan)
    names, folder = list(reports), None
    if not names and workspace and workspace.reports and place:
        listed = workspace.reports
        names, folder = [listed] if isinstance(listed, str) else list(listed), place.parent
    if not names and builtin:
        names = [str(data_folder() / BUILTIN_REPORTS)]
        talk(say(_("No reports given: using the public record that comes with the tool.")))
    if not names:
        raise fail(say(_("no reports: name files or folders, or set reports: in workplan.yaml")),
                   EXIT_NOTHING)  # fmt: skip
    found = find_reports(names, folder)
    if found.nowhere:
        tell_diagnostics([nothing_there(name) for name in found.nowhere])
        raise typer.Exit(EXIT_USAGE)
    read = load_reports(found.files)
    if not read.files:
        raise fail(say(_("no report (*.yaml) in {places}"), places=", ".join(names)), EXIT_NOTHING)
    of_record = _are_of_the_public_record(found.files)
    if of_record:
        read = replace(read, filed=[replace(filed, compiled=True) for filed in read.filed])
    read = _of_this_plan(read, loaded)
    _tell_what_is_left_out(read, loaded, sound=builtin)
    return Project(loaded, read, builtin, of_record, workspace)


def _tell_what_is_left_out(read: LoadedReports, loaded: LoadedPlan, *, sound: bool) -> None:
    from workplan_cli.assessment.left_out import left_out

    if not sound:
        _tell_what_is_wrong_with_the_plan(loaded)
    for one in left_out(read.filed, loaded.plan, loaded.units, lambda filed: filed.file):
        talk(speech.language().say(one))


def _tell_what_is_wrong_with_the_plan(loaded: LoadedPlan) -> None:
    """That the plan contradicts itself, so that figures on it may mean nothing."""
    from workplan_cli.rules.checking import check_plan

    errors = sum(one.severity == "error" for one in check_plan(loaded))
    if errors:
        what = counted(
            _("{count} error in the plan, figures may be wrong: workplan plan validate {file}"),
            _("{count} errors in the plan, figures may be wrong: workplan plan validate {file}"),
            errors,
            file=loaded.document.file,
        )
        talk(speech.language().say(what))


def _are_of_the_public_record(files: Iterable[Path]) -> bool:
    """Whether all files come with the tool: what was publicly reported, submitted by nobody."""
    from workplan_cli.loading.files import BUILTIN_REPORTS, data_folder

    record = (data_folder() / BUILTIN_REPORTS).resolve()
    return all(record in file.resolve().parents for file in files)


def _of_this_plan(read: LoadedReports, loaded: LoadedPlan) -> LoadedReports:
    """Leave out reports on other plans, and say so: they would be counted for the wrong goals."""
    mine = [filed for filed in read.filed if filed.report.plan == loaded.plan.id]
    others = len(read.filed) - len(mine)
    if others:
        talk(
            speech.language().say(
                counted(
                    _("{count} report is on another plan than {plan} and is left out"),
                    _("{count} reports are on another plan than {plan} and are left out"),
                    others,
                    plan=loaded.plan.id,
                )
            )
        )
    return replace(read, filed=mine)


def warn_unreadable(project: Project) -> bool:
    """Say which files could not be read and so are in no figure; whether there are any."""
    if not project.reports.unreadable:
        return False
    errors = [one for one in project.reports.diagnostics if one.severity == "error"]
    tell_diagnostics(errors)
    talk(
        speech.language().say(
            counted(
                _("{count} file could not be read and is in none of these figures."),
                _("{count} files could not be read and are in none of these figures."),
                project.reports.unreadable,
            )
        )
    )
    return True


def tell_diagnostics(found: Sequence[Diagnostic]) -> None:
    """Diagnostics on standard error, as `validate` shows them."""
    from workplan_cli.rendering.diagnostics.full import lines

    talk(lines(found, screen()))


def parse_day(text: str | None) -> dt.date | None:
    """A day as an option gives it.

    Raises:
        typer.BadParameter: it is no day.
    """
    if text is None:
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(
            say(_("expected a day such as 2022-06-30; found {text}"), text=text)
        ) from None


def one_of(allowed: Sequence[str], text: str | None) -> str | None:
    """A word out of a list, for options.

    Raises:
        typer.BadParameter: it is none of them; the nearest one is named.
    """
    if text is None or text in allowed:
        return text
    from workplan_cli.model.nearest import nearest

    near = nearest(text, allowed)
    raise typer.BadParameter(
        say(_("{text} is not known; did you mean {near}?"), text=text, near=near)
        if near
        else say(_("{text} is not known; there are: {names}"), text=text, names=", ".join(allowed))
    )


def needs(error: ModuleNotFoundError) -> typer.Exit:
    """Say which package is missing, and how to get it; raise what comes back."""
    return fail(
        say(_("workbooks need {package}: pip install 'workplan-cli[xlsx]'"), package=error.name)
    )


def known_unit(unit: str, known: Mapping[str, Unit]) -> None:
    """Check that the units file has a unit of that id.

    Raises:
        typer.Exit: it has not; the one whose id or name is nearest has been named.
    """
    from workplan_cli.model.nearest import nearest

    if unit in known:
        return
    names = {one.name.in_language(code): one.id for one in known.values() for code in ("zh", "en")}
    near = nearest(unit, [*known, *names])
    text = say(_("there is no unit {unit}"), unit=unit)
    if near is None:
        raise fail(text)
    meant = known[names.get(near, near)]
    found = say(_("{name} ({remarks})"), name=meant.id, remarks=meant.name)
    raise fail(text + say(_("; did you mean {names}?"), names=found))


Reports = Annotated[
    list[str] | None,
    typer.Argument(
        metavar=say(_("REPORTS")),
        help=say(_("Report files, folders or patterns; else those of workplan.yaml.")),
        show_default=False,
    ),
]
PlanFile = Annotated[
    Path | None,
    typer.Option(
        "--plan",
        metavar=say(_("FILE")),
        help=say(_("The plan; else that of workplan.yaml, else the built-in one.")),
        show_default=False,
    ),
]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar=say(_("DAY")),
        help=say(_("The day to judge on; else the end of the newest reported period.")),
        show_default=False,
        callback=lambda value: parse_day(value) and value,
    ),
]
TargetName = Annotated[
    str,
    typer.Argument(
        metavar=say(_("TARGET")),
        help=say(_("The target's id, such as 13.4.2.")),
        autocompletion=complete_targets,
    ),
]
