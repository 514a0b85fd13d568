"""The `workplan` program: its commands, found when called, and the one way out of a run."""

import importlib
import os
from typing import Any

import typer
from typer._click.exceptions import UsageError
from typer.core import TyperCommand, TyperGroup

from workplan_cli import __version__
from workplan_cli.cli import speech
from workplan_cli.cli.help import WIDEST, LocalContext, write_options, write_usage
from workplan_cli.cli.main import EXIT_USAGE
from workplan_cli.cli.speech import say
from workplan_cli.model.message import _

COMMANDS: dict[str, str] = {
    "status": _("Gaps at a glance: what is done, what is behind, who is silent"),
    "show": _("One target's arithmetic: reports, files and lines, formula, clause"),
    "changes": _("What moved between two periods: statuses, figures, silence, goals"),
    "chase": _("Who owes what, days late, level; ready wording for reminders and circulars"),
    "validate": _("Check reports; every mistake with its line and what to do"),
    "export": _("Summaries for leaders: Markdown, web page, workbook, CSV, JSON"),
    "verify": _("Check whether an exported summary still says what the reports say"),
    "report": _("Start a report, or tidy one"),
    "plan": _("The targets of the plan, and the plan against the published text"),
    "rules": _("Every rule, or one explained with a bad and a good example"),
    "schema": _("JSON Schema of the file formats, for editors"),
    "init": _("A folder ready for a year of reports, with CI and editor settings"),
}
"""Every command is the module of its name in this folder, with a typer app called `app`."""


class LocalCommand(TyperCommand):
    """A command whose help is in the language of the run."""

    context_class = LocalContext

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the words; a complaint about them knows which command it is about."""
        try:
            return super().parse_args(ctx, args)
        except UsageError as error:
            error.ctx = error.ctx or ctx
            raise

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """The usage line."""
        write_usage(self, ctx, formatter)

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Arguments and options."""
        write_options(self, ctx, formatter)


class LocalGroup(TyperGroup):
    """A group of commands whose help is in the language of the run."""

    context_class = LocalContext

    def get_params(self, ctx: Any) -> list[Any]:
        """The options; flags are off, not unset: to look at an unset one imports pydantic."""
        params: list[Any] = super().get_params(ctx)
        for option in params:
            if option.is_flag and option.default is None:
                option.default = False
        return params

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """The usage line."""
        write_usage(self, ctx, formatter)

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Options, and the commands of the group."""
        write_options(self, ctx, formatter)
        self.format_commands(ctx, formatter)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Commands with the whole of their help: it is one line."""
        with formatter.section(say(_("Commands"))):
            formatter.write_dl([(name, one.help or "") for name, one in self.commands.items()])


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
        """Names of commands, without importing any of them, and the options of the top."""
        from typer._click.shell_completion import CompletionItem

        return [
            CompletionItem(name, help=say(text))
            for name, text in COMMANDS.items()
            if name.startswith(incomplete)
        ] + TyperCommand.shell_complete(self, ctx, incomplete)


def build() -> Any:
    """The program in the language that has been settled."""
    from workplan_cli.cli.complete import words

    app = typer.Typer(
        cls=Program,
        help=say(_("Says, on any day, how far a published work plan has got.")),
        epilog=say(
            _("With every command: --lang zh|en, --plan FILE. Documentation: README and docs/.")
        ),
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={
            "help_option_names": ["--help", "-h"],
            "max_content_width": WIDEST,
            "color": True,  # output has colours only where they are wanted: none to be stripped
        },
    )

    @app.callback(invoke_without_command=True)
    def _top(
        context: typer.Context,
        version: bool = typer.Option(
            False, "--version", help=say(_("Print the version and exit."))
        ),
        verbose: bool = typer.Option(
            False, "--verbose", help=say(_("With --version: what it runs on as well."))
        ),
        lang: str = typer.Option(
            None,
            "--lang",
            metavar="zh|en",
            help=say(_("Language of all output.")),
            autocompletion=words("zh", "en"),
        ),
    ) -> None:
        if version:
            _version(verbose=verbose)
        elif context.invoked_subcommand is None:
            context.fail("Missing command")

    program = typer.main.get_command(app)
    for option in program.params:
        if option.name == "lang":  # it has been taken out before
            option.process_value = lambda ctx, value: value  # type: ignore[method-assign]
        if option.name == "install_completion":
            option.callback = _install_completion
    return program


def _version(*, verbose: bool) -> None:
    typer.echo(f"workplan {__version__}")
    if verbose:
        from workplan_cli.cli.versions import versions

        typer.echo(versions())
    raise typer.Exit


def _install_completion(context: Any, _option: Any, wanted: bool) -> None:
    """Completion for the shell that called us, and a word on what was done."""
    if not wanted or context.resilient_parsing:
        return
    from typer import completion

    shell, path = completion.install()  # type: ignore[attr-defined] # what the default callback calls
    typer.echo(say(_("completion for {shell} is now in {path}"), shell=shell, path=path))
    typer.echo(say(_("It works in every terminal opened from now on.")))
    raise typer.Exit


def run(arguments: list[str]) -> int:
    """Run one command and give its exit code; nothing leaves as a traceback."""
    wanted, arguments, wrong = _take_language(arguments)
    speech.choose(wanted)
    if wrong is not None:
        template = (
            _("--lang takes zh or en; found {found}") if wrong else _("--lang needs zh or en")
        )
        return _complain(say(template, found=wrong))
    try:
        result = build().main(args=arguments, prog_name="workplan", standalone_mode=False)
    except Exception as error:
        if type(error).__name__ == "NoArgsIsHelpError":
            typer.echo(error, err=True)
            return EXIT_USAGE
        if hasattr(error, "format_message"):
            from workplan_cli.cli.usage import explain

            return _complain(explain(error, COMMANDS))
        if os.environ.get("WORKPLAN_DEBUG"):
            raise
        return _complain(_failure(error))
    return result if isinstance(result, int) else 0


def _failure(error: Exception) -> str:
    if isinstance(error, OSError):  # a full disk, a folder that may not be read
        return say(_("the system refuses: {reason}"), reason=error)
    return say(
        _("an error in workplan itself: {kind}: {text}. Set WORKPLAN_DEBUG=1 to see where."),
        kind=type(error).__name__,
        text=error,
    )


def _take_language(arguments: list[str]) -> tuple[str | None, list[str], str | None]:
    """`--lang` may stand anywhere; its value, the other arguments, and a value that is none."""
    rest: list[str] = []
    wanted: str | None = None
    given = iter(arguments)
    for argument in given:
        if argument == "--":
            rest += [argument, *given]
        elif argument == "--lang":
            wanted = next(given, "")
        elif argument.startswith("--lang="):
            wanted = argument.removeprefix("--lang=")
        else:
            rest.append(argument)
    return (wanted, rest, None) if wanted in {None, "zh", "en"} else (None, rest, wanted)


def _complain(text: str) -> int:
    typer.echo(say(_("workplan: {text}"), text=text), err=True)
    return EXIT_USAGE
