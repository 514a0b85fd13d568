"""Help pages: in the language of the run, measured in cells, so that Chinese aligns and wraps."""

import re
from collections.abc import Sequence
from typing import Any

import typer
from typer._click.formatting import HelpFormatter
from typer.core import TyperArgument, TyperGroup

from workplan_cli.cli.speech import say
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
WIDEST = 100
"""Columns beyond which a help page is hard to read."""


class Page(HelpFormatter):
    """One help page as text."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The first line: how the command is called."""
        start = say(_("Usage: {command}"), command=prog) + " "
        lines = wrap(args, self.width - cells(start))
        self.write(start + ("\n" + " " * cells(start)).join(lines) + "\n")

    def write_heading(self, heading: str) -> None:
        """What a list is a list of."""
        self.write(say(_("{heading}:"), heading=heading) + "\n")

    def write_text(self, text: str) -> None:
        """A paragraph."""
        indent = " " * self.current_indent
        self.write("".join(f"{indent}{line}\n" for line in wrap(text, self.width - len(indent))))

    def write_dl(
        self, rows: Sequence[tuple[str, str]], col_max: int = 34, col_spacing: int = 2
    ) -> None:
        """A list of names, each with a text beside it, or below it where the name is long."""
        indent = " " * self.current_indent
        column = min(max(cells(name) for name, _text in rows), col_max) + col_spacing
        beside = " " * column
        for name, text in rows:
            lines = [beside + line for line in wrap(text, self.width - len(indent) - column)]
            if cells(name) + col_spacing > column:
                lines = wrap(name, self.width - len(indent)) + lines
            else:
                lines[0] = name + lines[0][cells(name) :]
            self.write("".join(f"{indent}{line}".rstrip() + "\n" for line in lines))


class LocalContext(typer.Context):
    """Where a command runs; its help is a page as above."""

    formatter_class = Page


def write_usage(command: Any, context: Any, page: HelpFormatter) -> None:
    """The usage line: `workplan status [OPTIONS] [REPORTS]...`."""
    pieces = [say(command.options_metavar)]
    for argument in _arguments(command):
        name = _name(argument) if argument.required else f"[{_name(argument)}]"
        pieces.append(name if argument.nargs == 1 else f"{name}...")
    if isinstance(command, TyperGroup):
        pieces.append(say(command.subcommand_metavar))
    page.write_usage(context.command_path, " ".join(pieces))


def write_options(command: Any, context: Any, page: HelpFormatter) -> None:
    """Arguments and options; what they take is said by their metavar, never by a Python type."""
    arguments = [
        (_name(one), (one.get_help_record(context) or ("", ""))[1]) for one in _arguments(command)
    ]
    options = [
        record
        for one in command.get_params(context)
        if not isinstance(one, TyperArgument) and (record := one.get_help_record(context))
    ]
    for heading, rows in ((_("Arguments"), arguments), (_("Options"), options)):
        if rows:
            with page.section(say(heading)):
                page.write_dl([(name, _RANGE.sub("", say(text))) for name, text in rows])


def _arguments(command: Any) -> list[TyperArgument]:
    return [one for one in command.params if isinstance(one, TyperArgument)]


def _name(argument: TyperArgument) -> str:
    return str(argument.display_name_raw).strip("[].")
