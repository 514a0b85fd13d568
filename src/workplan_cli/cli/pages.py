"""Puts a page out in the form that was asked for."""

import importlib
import sys
from collections.abc import Callable
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from workplan_cli.cli.exits import EXIT_USAGE
from workplan_cli.cli.options import STANDARD
from workplan_cli.cli.output import write_output
from workplan_cli.cli.terminal import fail, needs, screen, show
from workplan_cli.model.message import _

if TYPE_CHECKING:
    from workplan_cli.cli.project import Project
    from workplan_cli.pages.blocks import Page
    from workplan_cli.rendering.screen import Screen


def put_page(
    page: "Callable[[], Page]",
    as_object: Callable[[], Any],
    form: str,
    output: Path = STANDARD,
    project: "Project | None" = None,
) -> None:
    """Write a page, or its outcome as JSON, to standard output or into a file.

    Only the one that is asked for is made; it says which suppositions of the project it rests on.

    Raises:
        typer.Exit: it cannot be written, or needs a package that is not there, or files of the
            project could not be read; it has been said.
    """
    supposed = project.supposed if project else ()
    if form == "json":
        said = {"supposition": list(supposed)} if supposed else {}
        write_output(_json(said | as_object()), output)
    else:
        from workplan_cli.pages import supposition

        refuse_workbook_on_terminal(form, output)
        made = rendered(supposition.supposed(page(), supposed), form, screen())
        if form == "table" and output == STANDARD:
            show(made.decode())
        else:
            write_output(made, output)
    if project and project.incomplete:
        raise typer.Exit(EXIT_USAGE)


def _json(what: Any) -> bytes:
    """JSON piece by piece: that of thousands of reports takes ten times its room in one."""
    import json  # start-up: help needs none of it

    made = BytesIO()
    text = TextIOWrapper(made, "utf-8", "backslashreplace", newline="\n")
    json.dump(what, text, ensure_ascii=False, indent=2)
    text.write("\n")
    text.flush()
    return made.getvalue()


def refuse_workbook_on_terminal(form: str, output: Path) -> None:
    """A workbook or a Word document is bytes, which a terminal would show as rubbish.

    Raises:
        typer.Exit: it would go to a terminal; it has been said.
    """
    if output == STANDARD and form in {"xlsx", "docx"} and sys.stdout.isatty():
        raise fail(_("a workbook or a Word document is no text: name a file with -o"))


def rendered(page: "Page", form: str, screen: "Screen") -> bytes:
    """A page in a form.

    Raises:
        typer.Exit: the form needs a package that is not there; it has been said.
    """
    try:
        module = importlib.import_module(f"workplan_cli.rendering.forms.{form}")
        made: str | bytes = module.render(page, screen)
    except ModuleNotFoundError as error:
        if error.name and error.name.startswith("workplan_cli"):
            raise
        raise needs(error) from None
    return made.encode(errors="backslashreplace") if isinstance(made, str) else made
