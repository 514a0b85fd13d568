"""`workplan plan validate`: what is inconsistent in a plan and its units file."""

from pathlib import Path
from typing import Annotated

import typer

from workplan_cli.cli import options
from workplan_cli.cli.options import argument, format_option
from workplan_cli.cli.session import use_plan
from workplan_cli.model.message import _
from workplan_cli.rendering.diagnostics import FORMATS


def command(
    file: Annotated[
        Path | None,
        argument(
            _("[FILE]"),
            _("The plan; else that of workplan.yaml, else the built-in one."),
            optional=True,
        ),
    ] = None,
    form: Annotated[str, format_option(FORMATS)] = "full",
    fail_on: options.FailOn = "error",
    exit_zero: options.ExitZero = False,
    select: options.Select = None,
    ignore: options.Ignore = None,
    fix: options.FixFiles = False,
    diff: options.ShowDiff = False,
) -> None:
    """Do what `validate` does, with the plan in use where none is named."""
    from workplan_cli.cli.check_files import Settings, run

    path = file or _in_use()
    settings = Settings(form, fail_on, exit_zero, select, ignore, fix, diff)
    raise typer.Exit(run([str(path)], settings))


def _in_use() -> Path:
    """The plan in use, whether or not it can be read."""
    from workplan_cli.loading.files import load_workspace, plan_in_use
    from workplan_cli.loading.paths import display_path, find_workspace

    place = find_workspace(Path.cwd())
    workspace = load_workspace(place)[0] if place else None
    if workspace is None:
        return Path(use_plan(None).loaded.document.file)
    return Path(display_path(plan_in_use(None, workspace, place)[0]))
