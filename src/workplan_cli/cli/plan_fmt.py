"""`workplan plan fmt`: the plan file in the one style, with its comments."""

from pathlib import Path
from typing import Annotated

import typer

from workplan_cli.cli.options import CheckOnly, argument
from workplan_cli.cli.program import LocalCommand
from workplan_cli.cli.translation import translate
from workplan_cli.model.message import _

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(
    "fmt", cls=LocalCommand, help=translate(_("Tidy a plan file; comments and order stay"))
)
def fmt(
    file: Annotated[
        Path,
        argument(_("FILE"), _("The file; - reads standard input and writes standard output.")),
    ],
    check: CheckOnly = False,
) -> None:
    """Rewrite the file where its style is another."""
    from workplan_cli.cli.tidy import tidy
    from workplan_cli.model.plan import Plan

    raise typer.Exit(tidy(file, Plan, check=check))
