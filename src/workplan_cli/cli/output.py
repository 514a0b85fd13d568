"""Puts a result where it is wanted: on standard output, or in a file, whole or not at all."""

from pathlib import Path
from typing import Annotated

import typer

from workplan_cli.cli.project import fail, talk
from workplan_cli.cli.speech import say
from workplan_cli.model.message import _

Output = Annotated[
    Path,
    typer.Option(
        "--output",
        "-o",
        metavar=say(_("FILE")),
        help=say(_("Where it is written to; - is standard output.")),
    ),
]
STANDARD = Path("-")


def put_out(data: bytes, output: Path, *, new: bool = False) -> None:
    """Write a result, and say so where it went into a file; a `new` one takes no other's place.

    Raises:
        typer.Exit: it cannot be written; it has been said, and the file is as it was.
    """
    if output == STANDARD:
        typer.echo(data, nl=False)
        return
    from workplan_cli.loading.files import shown
    from workplan_cli.loading.writing import write_new, write_whole

    try:
        (write_new if new else write_whole)(output, data)
    except FileExistsError:
        raise fail(
            say(_("{file} is there already, and stays as it is"), file=shown(output))
        ) from None
    except OSError as error:
        raise fail(
            say(_("{file} cannot be written: {reason}"), file=output, reason=error.strerror)
        ) from None
    talk(say(_("Written: {file}"), file=shown(output)))
