"""Help pages: in the language of the run, measured in cells, so that Chinese aligns and wraps."""

import re
import shutil
from collections.abc import Iterator, Sequence
from typing import Any

from typer.core import TyperArgument, TyperGroup

from workplan_cli.cli.translation import translate
from workplan_cli.model.message import _
from workplan_cli.rendering.wrapping import cells, wrap

BORROWED = (
    _("default: {default}"),
    _("required"),
    _("[OPTIONS]"),
    _("COMMAND [ARGS]..."),
    _("Show this message and exit."),
    _("Install completion for the current shell."),
    _("Show completion for the current shell, to copy it or customize the installation."),
)
"""Words of the command-line library; it, or a page below, looks them up in our catalogue."""

_RANGE = re.compile(r"; x>=\d+(?=\]$)")
"""What the command-line library adds of a number that has a least value; its name says enough."""
NARROWEST = 50
WIDEST = 100
"""Columns beyond which a help page is hard to read."""
WIDEST_NAME = 34
"""Columns beyond which the text stands below a name."""
INDENT = "  "


def help_page(command: Any, context: Any, commands: Sequence[tuple[str, str]] = ()) -> str:
    """What `--help` prints: usage, what the command is for, arguments, options, commands."""
    page = _Page(max(min(shutil.get_terminal_size().columns, WIDEST) - 2, NARROWEST))
    page.usage(context.command_path, " ".join(_usage(command)))
    page.paragraph(command.help)
    # What arguments take is said by their metavar, never by a Python type.
    page.section(
        _("Arguments"),
        [
            (_name(one), (one.get_help_record(context) or ("", ""))[1])
            for one in _arguments(command)
        ],
    )
    options = (
        one.get_help_record(context)
        for one in command.get_params(context)
        if not isinstance(one, TyperArgument)
    )
    page.section(_("Options"), [record for record in options if record])
    page.section(_("Commands"), commands)
    page.paragraph(command.epilog)
    return "\n".join(page.lines)


class _Page:
    """The lines of a help page, each at most so many cells wide."""

    def __init__(self, width: int) -> None:
        self.width = width
        self.lines: list[str] = []

    def usage(self, command: str, words: str) -> None:
        """The first line: how the command is called."""
        start = translate(_("Usage: {command}"), command=command) + " "
        first, *rest = wrap(words, self.width - cells(start))
        self.lines += [start + first, *(" " * cells(start) + line for line in rest)]

    def paragraph(self, text: str | None) -> None:
        """A paragraph, if there is a text."""
        if text:
            lines = wrap(text, self.width - len(INDENT))
            self.lines += ["", *(INDENT + line for line in lines)]

    def section(self, heading: str, rows: Sequence[tuple[str, str]]) -> None:
        """A list of names, if there are any, each with a text beside it."""
        if not rows:
            return
        self.lines += ["", translate(_("{heading}:"), heading=translate(heading))]
        column = min(max(cells(name) for name, _text in rows), WIDEST_NAME) + 2
        for name, text in rows:
            said = _RANGE.sub("", translate(text))
            self.lines += [f"{INDENT}{line}".rstrip() for line in self._row(name, said, column)]

    def _row(self, name: str, text: str, column: int) -> list[str]:
        """A name and a text beside it, or below it where the name is long."""
        lines = [" " * column + line for line in wrap(text, self.width - len(INDENT) - column)]
        if cells(name) + 2 > column:
            return wrap(name, self.width - len(INDENT)) + lines
        return [name + lines[0][cells(name) :], *lines[1:]]


def _usage(command: Any) -> Iterator[str]:
    """What follows the name of a command: `[OPTIONS] [REPORTS]...`."""
    yield translate(command.options_metavar)
    for argument in _arguments(command):
        name = _name(argument) if argument.required else f"[{_name(argument)}]"
        yield name if argument.nargs == 1 else f"{name}..."
    if isinstance(command, TyperGroup):
        yield translate(command.subcommand_metavar)


def _arguments(command: Any) -> list[TyperArgument]:
    return [one for one in command.params if isinstance(one, TyperArgument)]


def _name(argument: TyperArgument) -> str:
    return str(argument.display_name_raw).strip("[].")
