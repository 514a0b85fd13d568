"""Puts a result where it is wanted: on standard output, or in a file, whole or not at all."""

from pathlib import Path

import typer

from workplan_cli.cli import streams
from workplan_cli.cli.options import STANDARD
from workplan_cli.cli.terminal import fail, warn
from workplan_cli.model.message import _


def write_output(data: bytes, output: Path, *, new: bool = False, tidied: bool = False) -> None:
    """Write a result, and say so where it went into a file; a `new` one takes no other's place.

    Only a file that was `tidied` takes the place of a plan, a report or another of our inputs.

    Raises:
        typer.Exit: it cannot be written; it has been said, and the file is as it was.
    """
    if output == STANDARD:
        typer.echo(data, nl=False)
        return
    from workplan_cli.loading.files import display_path, is_input
    from workplan_cli.loading.read import was_read

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
    from workplan_cli.loading.files import display_path

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
    from workplan_cli.loading.files import display_path
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
