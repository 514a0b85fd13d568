"""`workplan schema`: JSON Schema of the file formats, for editors and other checkers."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from workplan_cli.cli.options import STANDARD, Output, PlanFile, flag, word_argument
from workplan_cli.cli.output import write_output
from workplan_cli.cli.session import use_plan
from workplan_cli.cli.translation import language
from workplan_cli.model.file_format import WITH_SCHEMA
from workplan_cli.model.message import _

if TYPE_CHECKING:
    from workplan_cli.rendering.schemas.generic import Schema


KINDS = tuple(WITH_SCHEMA)


def command(
    kind: Annotated[str, word_argument(_("FORMAT"), KINDS, _("The file format: {names}."))],
    plan: PlanFile = None,
    generic: Annotated[
        bool, flag("--generic", _("Reports on any plan: without its targets and units."))
    ] = False,
    output: Output = STANDARD,
) -> None:
    """Print a schema."""
    write_output(as_json(_schema(kind, plan, generic=generic)), output)


def _schema(kind: str, plan: Path | None, *, generic: bool) -> "Schema":
    from workplan_cli.rendering.schemas import for_plan
    from workplan_cli.rendering.schemas import generic as of_any

    if kind != "report" or generic:
        return of_any.schema(kind, language())
    loaded = use_plan(plan).loaded
    return for_plan.report_schema(loaded.plan, loaded.units, language())


def as_json(made: "Schema") -> bytes:
    """A schema as the text of a file."""
    return (json.dumps(made, ensure_ascii=False, indent=2) + "\n").encode()
