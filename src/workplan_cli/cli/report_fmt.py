"""`workplan report fmt`: reports in the one style, with their comments."""

from pathlib import Path
from typing import Annotated

import typer

from workplan_cli.cli.main import EXIT_FINDINGS, EXIT_NOTHING, EXIT_USAGE
from workplan_cli.cli.output import STANDARD, put_out
from workplan_cli.cli.program import LocalCommand
from workplan_cli.cli.project import fail, talk, tell_diagnostics
from workplan_cli.cli.speech import say
from workplan_cli.model.message import _

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command("fmt", cls=LocalCommand, help=say(_("Tidy reports; comments and order stay")))
def fmt(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar=say(_("FILES")),
            help=say(
                _("Files, folders or patterns; - reads standard input, writes standard output.")
            ),
        ),
    ],
    check: Annotated[
        bool,
        typer.Option("--check", help=say(_("Write nothing; leave with code 1 if it would."))),
    ] = False,
) -> None:
    """Rewrite the files whose style is another."""
    from workplan_cli.loading.files import find_reports, nothing_there

    found = find_reports(files)
    if found.nowhere:
        tell_diagnostics([nothing_there(name) for name in found.nowhere])
        raise typer.Exit(EXIT_USAGE)
    if not found.files:
        raise fail(say(_("no report (*.yaml) in {places}"), places=", ".join(files)), EXIT_NOTHING)
    codes = [_tidy(file, check=check) for file in found.files]
    raise typer.Exit(max(codes))


def _tidy(file: Path, *, check: bool) -> int:
    """Tidy one file; the exit code that it asks for."""
    from workplan_cli.loading.document import read_document
    from workplan_cli.loading.files import shown
    from workplan_cli.loading.tidying import MAX_SIGNS, tidied

    document, found = read_document(file, shown(file))
    if document is None:
        tell_diagnostics(found)
        return EXIT_USAGE
    if len(document.text) > MAX_SIGNS:
        talk(
            say(
                _("{file} has {count} signs; a file of more than {limit} is not tidied"),
                file=shown(file),
                count=len(document.text),
                limit=MAX_SIGNS,
            )
        )
        return EXIT_USAGE
    text = tidied(document.text)
    if text is None:
        talk(say(_("{file} cannot be tidied without changing what it says"), file=shown(file)))
        return EXIT_USAGE
    same = text == document.text and not found
    if not same and check:
        talk(say(_("Not tidy: {file}"), file=shown(file)))
        return EXIT_FINDINGS
    if not same or (file == STANDARD and not check):
        put_out(text.encode(), file)
    return 0
