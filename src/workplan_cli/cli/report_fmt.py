"""`workplan report fmt`: reports in the one style, with their comments."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from workplan_cli.cli.exits import EXIT_NOTHING, EXIT_USAGE
from workplan_cli.cli.options import CheckOnly, PlanFile, argument, flag
from workplan_cli.cli.terminal import fail, warn, warn_diagnostics
from workplan_cli.cli.translation import translate
from workplan_cli.model.message import _, counted

if TYPE_CHECKING:
    from collections.abc import Callable

    from workplan_cli.loading.document import Document


def command(
    files: Annotated[
        list[str],
        argument(
            _("FILES"),
            _("Files, folders or patterns; - reads standard input, writes standard output."),
        ),
    ],
    check: CheckOnly = False,
    drop_blanks: Annotated[
        bool,
        flag(
            "--drop-blanks",
            _("Take out entries in which nothing is filled in and no comment of yours stands."),
        ),
    ] = False,
    plan: PlanFile = None,
) -> None:
    """Rewrite the files whose style is another."""
    from workplan_cli.cli.tidy import tidy
    from workplan_cli.loading.files import nothing_there
    from workplan_cli.loading.report_files import find_reports

    if plan and not drop_blanks:
        raise fail(_("{option} goes with {other}"), option="--plan", other="--drop-blanks")
    found = find_reports(files)
    if found.nowhere:
        warn_diagnostics([nothing_there(name) for name in found.nowhere])
        raise typer.Exit(EXIT_USAGE)
    if found.unread:
        warn_diagnostics(found.unread)
    if not (found.files or found.unread):
        nothing = translate(_("no report (*.yaml) in {places}"), places=tuple(files))
        raise fail(nothing, EXIT_NOTHING)
    shorten = _without_blanks(plan) if drop_blanks else None
    # A report that is still wrong may be tidied all the same.
    codes = [tidy(file, None, check=check, shorten=shorten) for file in found.files]
    raise typer.Exit(max(codes + [EXIT_USAGE] * bool(found.unread)))


def _without_blanks(plan: Path | None) -> "Callable[[Document], str | None]":
    """What takes blank entries out of a report on a plan, and says what became of them."""
    from workplan_cli.cli.session import use_plan
    from workplan_cli.loading.tidying import without_blanks
    from workplan_cli.rendering.report_text import comments_of_form

    loaded = use_plan(plan).loaded

    def shorten(document: "Document") -> str | None:
        head = (document.at(("unit",)), document.at(("period",)))
        shorter = without_blanks(document, comments_of_form(loaded.plan, loaded.units, *head))
        if shorter is None:
            return None
        if shorter.is_form:
            warn(_("Nothing is filled in, so it stays as it is: {file}"), file=document.file)
        if shorter.dropped:
            one = _("{count} blank entry goes: {file}")
            many = _("{count} blank entries go: {file}")
            warn(counted(one, many, shorter.dropped, file=document.file))
        if shorter.commented:
            one = _("{count} blank entry with a comment stays: {file}")
            many = _("{count} blank entries with a comment stay: {file}")
            warn(counted(one, many, shorter.commented, file=document.file))
        return shorter.text

    return shorten
