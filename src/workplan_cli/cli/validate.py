"""`workplan validate`: what is wrong with the files, each mistake in its place."""

from typing import Annotated, get_args

import typer

from workplan_cli.cli.complete import words
from workplan_cli.cli.program import COMMANDS, LocalCommand
from workplan_cli.cli.project import PlanFile, one_of
from workplan_cli.cli.speech import say
from workplan_cli.model.diagnostic import Severity
from workplan_cli.model.message import _

app = typer.Typer(rich_markup_mode=None, add_completion=False)

FORMATS = {
    "full": "full",
    "concise": "concise",
    "json": "as_json",
    "github": "github",
    "gitlab": "gitlab",
    "sarif": "sarif",
    "junit": "junit",
}
"""Names of formats, and the modules in `rendering/diagnostics/` behind them."""
SEVERITIES: tuple[Severity, ...] = get_args(Severity)


@app.command(cls=LocalCommand, help=say(COMMANDS["validate"]))
def validate(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar=say(_("PATHS")),
            help=say(
                _(
                    "Files, folders or patterns: reports, plans, units and workspace files; - is "
                    "standard input. Else everything that workplan.yaml names."
                )
            ),
            show_default=False,
        ),
    ] = None,
    plan: PlanFile = None,
    form: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="|".join(FORMATS),
            help=say(_("The form of the output.")),
            callback=lambda value: one_of(tuple(FORMATS), value),
            autocompletion=words(*FORMATS),
        ),
    ] = "full",
    fail_on: Annotated[
        str,
        typer.Option(
            "--fail-on",
            metavar="|".join(SEVERITIES),
            help=say(_("Leave with code 1 if there is a finding as serious as that.")),
            callback=lambda value: one_of(SEVERITIES, value),
            autocompletion=words(*SEVERITIES),
        ),
    ] = "error",
    exit_zero: Annotated[
        bool, typer.Option("--exit-zero", help=say(_("Leave with code 0 in spite of findings.")))
    ] = False,
    select: Annotated[
        list[str] | None,
        typer.Option(
            "--select",
            metavar=say(_("CODES")),
            help=say(_("Only these rules, such as WP4,WP312.")),
            show_default=False,
        ),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option(
            "--ignore",
            metavar=say(_("CODES")),
            help=say(_("All rules but these; those that workplan.yaml ignores go as well.")),
            show_default=False,
        ),
    ] = None,
    stdin_filename: Annotated[
        str | None,
        typer.Option(
            "--stdin-filename",
            metavar=say(_("FILE")),
            help=say(_("What standard input is called; a file of that name is not read.")),
            show_default=False,
        ),
    ] = None,
    changed: Annotated[
        str | None,
        typer.Option(
            "--changed",
            metavar=say(_("REF")),
            help=say(
                _(
                    "Only what this branch has changed since it left REF (main, say); the other "
                    "reports are read for comparison."
                )
            ),
            show_default=False,
        ),
    ] = None,
    fix: Annotated[
        bool,
        typer.Option("--fix", help=say(_("Mend first what is certain, in the files themselves."))),
    ] = False,
    diff: Annotated[
        bool,
        typer.Option(
            "--diff", help=say(_("Only show what --fix would change; code 1 if that is anything."))
        ),
    ] = False,
) -> None:
    """Check files, show what is wrong with them, and leave with the code that says so."""
    from workplan_cli.cli.validating import run

    raise typer.Exit(
        run(
            paths or [],
            plan,
            form=form,
            fail_on="warning" if fail_on == "warning" else "error",
            exit_zero=exit_zero,
            select=select or [],
            ignore=ignore or [],
            stdin_filename=stdin_filename,
            changed=changed,
            fix=fix,
            diff=diff,
        )
    )
