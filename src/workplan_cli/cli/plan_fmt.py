"""`workplan plan fmt`: the plan file in the one style, with its comments."""

from pathlib import Path
from typing import Annotated

import typer

from workplan_cli.cli.options import CheckOnly, argument
from workplan_cli.model.message import _


def command(
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
