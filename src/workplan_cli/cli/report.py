"""`workplan report`: reports before they are handed in."""

import importlib

import typer

from workplan_cli.cli.program import COMMANDS, LocalGroup
from workplan_cli.cli.translation import translate

app = typer.Typer(
    cls=LocalGroup,
    help=translate(COMMANDS["report"]),
    rich_markup_mode=None,
    add_completion=False,
)
for name in ("new", "form", "import", "fmt"):
    app.add_typer(importlib.import_module(f"workplan_cli.cli.report_{name}").app)
