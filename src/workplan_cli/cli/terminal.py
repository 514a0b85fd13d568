"""The terminal: how wide and colourful it is, and what is said on standard error."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import typer

from workplan_cli.cli import translation
from workplan_cli.cli.exits import EXIT_USAGE
from workplan_cli.cli.usage import did_you_mean
from workplan_cli.model.message import Message, _
from workplan_cli.rendering.screen import Screen
from workplan_cli.rendering.visible import printable

if TYPE_CHECKING:
    from workplan_cli.model.diagnostic import Diagnostic

T = TypeVar("T")
PIPED_WIDTH = 120
"""Columns of a table that goes to a file or another program; longer cells are wrapped."""


def screen() -> Screen:
    """The terminal, or the file or pipe in its place (NO_COLOR, FORCE_COLOR, COLUMNS)."""
    terminal = sys.stdout.isatty()
    environment = os.environ
    color = terminal and environment.get("TERM") != "dumb"
    if environment.get("FORCE_COLOR"):
        color = True
    if environment.get("NO_COLOR"):
        color = False
    columns = environment.get("COLUMNS", "")
    if columns.isdecimal() and int(columns) > 0:
        width = int(columns)
    else:
        width = shutil.get_terminal_size().columns if terminal else PIPED_WIDTH
    return Screen(max(width, 40), color, translation.language())


def show(text: str, *, err: bool = False) -> None:
    """Whole lines for people: a result on standard output, or a note on standard error."""
    typer.echo(printable(text, color=screen().color), nl=False, err=err)


def warn(what: str | Message, /, **values: object) -> None:
    """A note beside the result, on standard error: a template with its values, or a message."""
    show(translation.language().say(what, **values) + "\n", err=True)


def name_workspace(place: Path | None) -> None:
    """Say which workspace file is obeyed, where it is not the one that people see beside them."""
    if place and place.parent != Path.cwd():
        warn(_("As {file} says."), file=place)


def warn_diagnostics(found: "Sequence[Diagnostic]", wording: Callable[[str], str] = str) -> None:
    """Diagnostics on standard error, as `validate` shows them; perhaps in other words."""
    from workplan_cli.rendering.diagnostics.full import lines

    show(wording(lines(found, screen())) + "\n", err=True)


def as_on_the_table(text: str) -> str:
    """What is wrong with answers or a table, in the words that stand on it."""
    from workplan_cli.rendering.report_form import in_headings

    return in_headings(text, screen().language)


def made_of(file: Path, step: Callable[[], T]) -> T:
    """What is made of a file by its content, in the time that it has.

    Raises:
        typer.Exit: that takes too long, or an error of our own ends it; it has been said.
    """
    from workplan_cli.loading.boundary import read_by
    from workplan_cli.loading.paths import display_path
    from workplan_cli.loading.read import not_checked

    return had(read_by(step, lambda error: not_checked(display_path(file), error)))


def had(found: "T | Diagnostic") -> T:
    """What was read.

    Raises:
        typer.Exit: there is only the reason why nothing was; it has been said.
    """
    from workplan_cli.model.diagnostic import Diagnostic

    if isinstance(found, Diagnostic):
        warn_diagnostics([found])
        raise typer.Exit(EXIT_USAGE)
    return found


def fail(
    what: str | Message, /, code: int = EXIT_USAGE, near: object = None, **values: object
) -> typer.Exit:
    """Say what is wrong, and what was probably meant; raise what comes back to exit with `code`."""
    text = did_you_mean(translation.language().say(what, **values), near)
    warn(_("workplan: {text}"), text=text)
    return typer.Exit(code)


def needs(error: ModuleNotFoundError) -> typer.Exit:
    """Say which package is missing, and how to get it; raise what comes back."""
    return fail(_("workbooks need {package}: pip install 'workplan-cli[xlsx]'"), package=error.name)


@contextmanager
def at_work(text: str) -> Iterator[None]:
    """A sign of life on standard error while something takes long; only on a terminal."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(text):
        yield
