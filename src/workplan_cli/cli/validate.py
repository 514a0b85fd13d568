"""`workplan validate`: what is wrong with the files, each mistake in its place."""

from typing import Annotated

import typer

from workplan_cli.cli import options
from workplan_cli.cli.options import argument, format_option, option
from workplan_cli.model.message import _
from workplan_cli.rendering.diagnostics import FORMATS


def command(
    paths: Annotated[
        list[str] | None,
        argument(
            _("PATHS"),
            _(
                "Files, folders or patterns: reports, plans, units and workspace files; - is "
                "standard input. Else everything that workplan.yaml names."
            ),
            optional=True,
        ),
    ] = None,
    plan: options.PlanFile = None,
    form: Annotated[str, format_option(FORMATS)] = "full",
    fail_on: options.FailOn = "error",
    exit_zero: options.ExitZero = False,
    select: options.Select = None,
    ignore: options.Ignore = None,
    stdin_filename: Annotated[
        str | None,
        option(
            "--stdin-filename",
            _("FILE"),
            _("What standard input is called; a file of that name is not read."),
        ),
    ] = None,
    changed: Annotated[
        str | None,
        option(
            "--changed",
            _("REF"),
            _(
                "Only what this branch has changed since it left REF (main, say); the other "
                "reports are read for comparison."
            ),
        ),
    ] = None,
    fix: options.FixFiles = False,
    diff: options.ShowDiff = False,
    errors_only: Annotated[
        bool, options.flag("--errors-only", _("Show errors, and only count the warnings."))
    ] = False,
) -> None:
    """Check files, show what is wrong with them, and exit with the code that says so."""
    from workplan_cli.cli.check_files import Settings, run

    settings = Settings(form, fail_on, exit_zero, select, ignore, fix, diff, errors_only)
    raise typer.Exit(run(paths or [], settings, plan, changed, stdin_filename))
