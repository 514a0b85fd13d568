"""`workplan schema`: JSON Schema of the file formats, for editors and other checkers."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from workplan_cli.cli import speech
from workplan_cli.cli.complete import words
from workplan_cli.cli.output import STANDARD, Output, put_out
from workplan_cli.cli.program import COMMANDS, LocalCommand
from workplan_cli.cli.project import PlanFile, one_of, open_plan
from workplan_cli.cli.speech import say
from workplan_cli.model.file_format import WITH_SCHEMA
from workplan_cli.model.message import _

if TYPE_CHECKING:
    from workplan_cli.rendering.schemas.generic import Schema

app = typer.Typer(rich_markup_mode=None, add_completion=False)

KINDS = tuple(WITH_SCHEMA)


@app.command(cls=LocalCommand, help=say(COMMANDS["schema"]))
def schema(
    kind: Annotated[
        str,
        typer.Argument(
            metavar=say(_("FORMAT")),
            help=say(_("The file format: {names}."), names="|".join(KINDS)),
            callback=lambda value: one_of(KINDS, value),
            autocompletion=words(*KINDS),
        ),
    ],
    plan: PlanFile = None,
    generic: Annotated[
        bool,
        typer.Option(
            "--generic", help=say(_("Reports on any plan: without its targets and units."))
        ),
    ] = False,
    output: Output = STANDARD,
) -> None:
    """Print a schema."""
    put_out(as_json(_schema(kind, plan, generic=generic)), output)


def _schema(kind: str, plan: Path | None, *, generic: bool) -> "Schema":
    from workplan_cli.rendering.schemas import for_plan
    from workplan_cli.rendering.schemas import generic as of_any

    if kind != "report" or generic:
        return of_any.schema(kind, speech.language())
    loaded = open_plan(plan)[0]
    return for_plan.report_schema(loaded.plan, loaded.units, speech.language())


def as_json(made: "Schema") -> bytes:
    """A schema as the text of a file."""
    return (json.dumps(made, ensure_ascii=False, indent=2) + "\n").encode()
