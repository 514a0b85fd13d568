"""The `workplan` program: its commands, found when called, and what it says about wrong usage."""

import importlib
import os
import re
import sys
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from workplan_cli import __version__
from workplan_cli.cli import speech
from workplan_cli.cli.main import EXIT_USAGE
from workplan_cli.cli.speech import say
from workplan_cli.model.message import _

COMMANDS: dict[str, str] = {
    "status": _("Gaps at a glance: what is done, what is behind, who is silent"),
    "show": _("One target's arithmetic: reports, files and lines, formula, clause"),
    "validate": _("Check reports; every mistake with its line and what to do"),
    "export": _("Summaries for leaders: markdown"),
    "plan": _("The targets of the plan, and the plan against the published text"),
}
"""Every command is the module of its name in this folder, with a typer app called `app`."""


class LocalCommand(TyperCommand):
    """A command whose help is in the language of the run."""

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """The usage line."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix=say(_("Usage: ")))

    def get_help_option(self, ctx: Any) -> Any:
        """The `--help` option, explained in the language of the run."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = say(_("Show this help and exit."))
        return option


class LocalGroup(TyperGroup):
    """A group of commands whose help is in the language of the run."""

    format_usage = LocalCommand.format_usage

    def get_help_option(self, ctx: Any) -> Any:
        """The `--help` option, explained in the language of the run."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = say(_("Show this help and exit."))
        return option


class Program(LocalGroup):
    """The top: knows its commands by name, and imports the one that is called."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Names in the order in which help shows them."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Import the command."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"workplan_cli.cli.{cmd_name}")
        command = typer.main.get_command(module.app)
        command.name = cmd_name
        return command

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """The list of commands, without importing any of them."""
        with formatter.section(say(_("Commands"))):
            formatter.write_dl([(name, say(text)) for name, text in COMMANDS.items()])

    def shell_complete(self, ctx: Any, incomplete: str) -> list[Any]:
        """Names of commands, without importing any of them."""
        from typer._click.shell_completion import CompletionItem

        return [
            CompletionItem(name, help=say(text))
            for name, text in COMMANDS.items()
            if name.startswith(incomplete)
        ]


def build() -> Any:
    """The program in the language that has been settled."""
    app = typer.Typer(
        cls=Program,
        help=say(_("Says, on any day, how far a published work plan has got.")),
        epilog=say(
            _("With every command: --lang zh|en, --plan FILE. Documentation: README and docs/.")
        ),
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["--help", "-h"]},
    )

    @app.callback()
    def _top(
        version: bool = typer.Option(
            False, "--version", help=say(_("Print the version and exit.")), is_eager=True
        ),
        verbose: bool = typer.Option(
            False, "--verbose", help=say(_("With --version: the parser in use as well."))
        ),
        lang: str = typer.Option(
            None, "--lang", metavar="zh|en", help=say(_("Language of all output."))
        ),
    ) -> None:
        _version(verbose=verbose) if version else None

    return typer.main.get_command(app)


def _version(*, verbose: bool) -> None:
    typer.echo(f"workplan {__version__}")
    if verbose:
        from workplan_cli.loading.yaml import parser_in_use

        typer.echo(f"YAML: {parser_in_use()}; Python {sys.version.split()[0]}")
    raise typer.Exit


def run(arguments: list[str]) -> int:
    """Run one command and give its exit code; nothing leaves as a traceback."""
    wanted, arguments, wrong = _take_language(arguments)
    speech.choose(wanted)
    if wrong:
        return _complain(say(_("--lang takes zh or en; found {found}"), found=wrong))
    try:
        result = build().main(args=arguments, prog_name="workplan", standalone_mode=False)
    except typer.Abort:
        return 130
    except BrokenPipeError:
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115, PTH123 - nobody reads on; not an error
        return 0
    except Exception as error:
        if hasattr(error, "format_message"):
            return _complain(_usage(error))
        if os.environ.get("WORKPLAN_DEBUG"):
            raise
        return _complain(
            say(
                _(
                    "an error in workplan itself: {kind}: {text}. Set WORKPLAN_DEBUG=1 to see where."
                ),
                kind=type(error).__name__,
                text=error,
            )
        )
    return result if isinstance(result, int) else 0


def _take_language(arguments: list[str]) -> tuple[str | None, list[str], str | None]:
    """`--lang` may stand anywhere; its value, the other arguments, and a value that is none."""
    rest: list[str] = []
    wanted: str | None = None
    index = 0
    while index < len(arguments):
        argument = arguments[index]
        if argument == "--":
            rest += arguments[index:]
            break
        if argument == "--lang" and index + 1 < len(arguments):
            index += 1
            wanted = arguments[index]
        elif argument.startswith("--lang="):
            wanted = argument.removeprefix("--lang=")
        else:
            rest.append(argument)
        index += 1
    wrong = wanted if wanted is not None and wanted not in {"zh", "en"} else None
    return (None if wrong is not None else wanted), rest, wrong


def _complain(text: str) -> int:
    typer.echo(say(_("workplan: {text}"), text=text), err=True)
    return EXIT_USAGE


def _usage(error: Any) -> str:
    """What was wrong with the command line, in our words."""
    kind = type(error).__name__
    parameter = getattr(error, "param", None)
    name = parameter.get_error_hint().strip("'") if parameter is not None else ""
    if kind == "NoArgsIsHelpError":
        return str(error.message)
    if kind == "NoSuchOption":
        near = " / ".join(sorted(error.possibilities or ()))
        text = say(_("there is no option {option}"), option=error.option_name)
        return text + (say(_("; did you mean {names}?"), names=near) if near else "")
    if kind == "MissingParameter":
        return say(_("{name} is missing; see --help"), name=name)
    if kind == "BadOptionUsage":
        return say(_("option {option} needs a value"), option=error.option_name)
    if kind == "BadParameter" and name:
        return say(_("{name}: {text}"), name=name, text=error.message)
    command = re.match(r"No such command '(.*?)'", error.message)
    if command:
        return _no_such_command(command[1])
    if "unexpected extra argument" in error.message:
        extra = error.message.partition("(s) ")[2].strip("()")
        return say(_("too many arguments: {extra}"), extra=extra)
    if error.message.startswith("Missing command"):
        return say(_("a command is missing; see --help"))
    return str(error.message)


def _no_such_command(name: str) -> str:
    from workplan_cli.model.nearest import nearest

    near = nearest(name, COMMANDS)
    text = say(_("there is no command {name}"), name=name)
    return text + (
        say(_("; did you mean {names}?"), names=near)
        if near
        else say(_("; there are: {names}"), names=", ".join(COMMANDS))
    )
