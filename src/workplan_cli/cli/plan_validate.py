"""`workplan plan validate`: what is inconsistent in a plan and its units file."""

from pathlib import Path
from typing import Annotated

import typer

from workplan_cli.cli.complete import words
from workplan_cli.cli.program import LocalCommand
from workplan_cli.cli.project import one_of, open_plan
from workplan_cli.cli.speech import say
from workplan_cli.cli.validate import FORMATS, SEVERITIES, validate
from workplan_cli.model.message import _

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(
    "validate", cls=LocalCommand, help=say(_("Check a plan and its units file for consistency"))
)
def validate_plan(
    file: Annotated[
        Path | None,
        typer.Argument(
            metavar=say(_("[FILE]")),
            help=say(_("The plan; else that of workplan.yaml, else the built-in one.")),
            show_default=False,
        ),
    ] = None,
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
) -> None:
    """Do what `validate` does, with the plan in use where none is named."""
    path = str(file) if file else open_plan(None)[0].document.file
    validate([path], form=form, fail_on=fail_on)
