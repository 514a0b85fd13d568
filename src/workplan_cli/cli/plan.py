"""`workplan plan`: the targets, the plan against the published text, and the plan file itself."""

import importlib

import typer

from workplan_cli.cli.program import COMMANDS, LocalGroup
from workplan_cli.cli.translation import translate

app = typer.Typer(
    cls=LocalGroup,
    help=translate(COMMANDS["plan"]),
    rich_markup_mode=None,
    add_completion=False,
)
for name in ("new", "next", "list", "trace", "validate", "fmt"):
    app.add_typer(importlib.import_module(f"workplan_cli.cli.plan_{name}").app)
