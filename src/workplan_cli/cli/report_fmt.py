"""`workplan report fmt`: reports in the one style, with their comments."""

from typing import Annotated

import typer

from workplan_cli.cli.exits import EXIT_NOTHING, EXIT_USAGE
from workplan_cli.cli.options import CheckOnly, argument
from workplan_cli.cli.program import LocalCommand
from workplan_cli.cli.terminal import fail, warn_diagnostics
from workplan_cli.cli.translation import translate
from workplan_cli.model.message import _

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command("fmt", cls=LocalCommand, help=translate(_("Tidy reports; comments and order stay")))
def fmt(
    files: Annotated[
        list[str],
        argument(
            _("FILES"),
            _("Files, folders or patterns; - reads standard input, writes standard output."),
        ),
    ],
    check: CheckOnly = False,
) -> None:
    """Rewrite the files whose style is another."""
    from workplan_cli.cli.tidy import tidy
    from workplan_cli.loading.files import nothing_there
    from workplan_cli.loading.report_files import find_reports

    found = find_reports(files)
    if found.nowhere:
        warn_diagnostics([nothing_there(name) for name in found.nowhere])
        raise typer.Exit(EXIT_USAGE)
    if found.unread:
        warn_diagnostics(found.unread)
    if not (found.files or found.unread):
        nothing = translate(_("no report (*.yaml) in {places}"), places=tuple(files))
        raise fail(nothing, EXIT_NOTHING)
    # A report that is still wrong may be tidied all the same.
    codes = [tidy(file, None, check=check) for file in found.files]
    raise typer.Exit(max(codes + [EXIT_USAGE] * bool(found.unread)))
