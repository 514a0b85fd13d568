"""`workplan plan fmt`: the plan file in the one style, with its comments."""

from pathlib import Path
from typing import Annotated

import typer

from workplan_cli.cli.main import EXIT_FINDINGS, EXIT_USAGE
from workplan_cli.cli.output import put_out
from workplan_cli.cli.program import LocalCommand
from workplan_cli.cli.project import fail, talk, tell_diagnostics
from workplan_cli.cli.speech import say
from workplan_cli.model.message import _

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command("fmt", cls=LocalCommand, help=say(_("Tidy a plan file; comments and order stay")))
def fmt(
    file: Annotated[
        Path,
        typer.Argument(
            metavar=say(_("FILE")),
            help=say(_("The file; - reads standard input and writes standard output.")),
        ),
    ],
    check: Annotated[
        bool,
        typer.Option("--check", help=say(_("Write nothing; leave with code 1 if it would."))),
    ] = False,
) -> None:
    """Rewrite the file where its style is another."""
    from workplan_cli.loading.document import read_document
    from workplan_cli.loading.files import shown
    from workplan_cli.loading.shape import shape
    from workplan_cli.loading.tidying import MAX_SIGNS, tidied
    from workplan_cli.model.plan import Plan

    document, found = read_document(file, shown(file))
    plan, wrong = shape(document, Plan) if document else (None, [])
    if document is None or plan is None:
        tell_diagnostics([*found, *wrong])
        raise typer.Exit(EXIT_USAGE)
    if len(document.text) > MAX_SIGNS:
        raise fail(
            say(
                _("{file} has {count} signs; a file of more than {limit} is not tidied"),
                file=file,
                count=len(document.text),
                limit=MAX_SIGNS,
            )
        )
    text = tidied(document.text)
    if text is None:
        raise fail(say(_("{file} cannot be tidied without changing what it says"), file=file))
    same = text == document.text and not found
    if check:
        talk(say(_("Tidy: {file}") if same else _("Not tidy: {file}"), file=file))
        raise typer.Exit(0 if same else EXIT_FINDINGS)
    if same and str(file) != "-":
        talk(say(_("Tidy already: {file}"), file=file))
    else:
        put_out(text.encode(), file)
