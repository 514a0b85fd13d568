"""Puts a result where it is wanted: on standard output, or in a file, whole or not at all."""

import importlib
import sys
from collections.abc import Callable
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from workplan_cli.cli import streams
from workplan_cli.cli.exits import EXIT_USAGE
from workplan_cli.cli.options import STANDARD
from workplan_cli.cli.terminal import fail, needs, screen, show, warn
from workplan_cli.model.message import _

if TYPE_CHECKING:
    from workplan_cli.cli.project import Project
    from workplan_cli.pages.blocks import Page
    from workplan_cli.rendering.screen import Screen


def write_output(data: bytes, output: Path, *, new: bool = False, tidied: bool = False) -> None:
    """Write a result, and say so where it went into a file; a `new` one takes no other's place.

    Only a file that was `tidied` takes the place of a plan, a report or another of our inputs.

    Raises:
        typer.Exit: it cannot be written; it has been said, and the file is as it was.
    """
    if output == STANDARD:
        typer.echo(data, nl=False)
        return
    from workplan_cli.loading.files import is_input
    from workplan_cli.loading.looked_at import was_read
    from workplan_cli.loading.paths import display_path

    if not (new or tidied) and (was_read(output) or is_input(output)):
        text = _(
            "{file} is a plan, a report or another file that workplan reads: it stays as it is"
        )
        raise fail(text, file=display_path(output))
    write_file(output, data, new=new)
    warn(_("Written: {file}"), file=display_path(output))


def keep_what_was_edited(output: Path) -> None:
    """Refuse to write over an export in which somebody has changed a value since (D-346).

    Raises:
        typer.Exit: its seal shows that; it has been said.
    """
    from workplan_cli.loading.exported import parse_exported
    from workplan_cli.loading.paths import display_path

    if output == STANDARD or not output.is_file():
        return
    name = display_path(output)
    try:
        data = output.read_bytes()
    except OSError:  # writing says what is in the way
        return
    exported, _found = parse_exported(data, name)
    if exported is not None and not exported.intact:
        text = _("{file} was changed by hand after it was exported, and stays as it is: name "
                 "another file, or delete it")  # fmt: skip
        raise fail(text, file=name)


def write_once(data: bytes, file: Path) -> None:
    """Write a new file, unless there is one that holds the same.

    Raises:
        typer.Exit: it cannot be written, or another is there; it has been said.
    """
    if not (file.is_file() and file.read_bytes() == data):
        write_output(data, file, new=True)


def write_file(file: Path, data: bytes, *, new: bool = False) -> None:
    """Write a file whole, or not at all; a `new` one takes no other's place.

    Raises:
        typer.Exit: it cannot be written; it has been said, and the file is as it was.
    """
    from workplan_cli.loading.paths import display_path
    from workplan_cli.loading.writing import write_new, write_whole

    streams.forget()
    try:
        (write_new if new else write_whole)(file, data)
    except FileExistsError:
        raise fail(
            _("{file} is there already, and stays as it is"), file=display_path(file)
        ) from None
    except OSError as error:
        raise cannot_write(file, error) from None


def cannot_write(file: str | Path, error: OSError) -> typer.Exit:
    """Say why a file cannot be written; raise what comes back."""
    text = _("{file} cannot be written: {reason}")
    return fail(text, file=file, reason=error.strerror)


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
