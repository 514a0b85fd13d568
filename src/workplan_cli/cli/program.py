"""The `workplan` program: its commands, found when called, and the one way out of a run."""

import importlib
import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

import typer
from typer.core import TyperCommand, TyperGroup

from workplan_cli import __version__
from workplan_cli.cli import engine, said_before, translation
from workplan_cli.cli.commands import COMMANDS, GROUPS
from workplan_cli.cli.exits import EXIT_USAGE
from workplan_cli.cli.help import help_page
from workplan_cli.cli.terminal import warn
from workplan_cli.cli.translation import translate
from workplan_cli.cli.usage import (
    NoArguments,
    command_missing,
    empty_word,
    explain,
    look_only_if_given,
    no_such_command,
    no_value,
    too_many_arguments,
)
from workplan_cli.loading import looked_at
from workplan_cli.model.message import Message, _


class LocalCommand(TyperCommand):
    """A command whose help is in the language of the run."""

    allow_extra_args = True  # what is too much we say ourselves

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the words of the command line."""
        for parameter in self.get_params(ctx):
            if not parameter.required:
                look_only_if_given(parameter)
        if not ctx.resilient_parsing and (empty := empty_word(args)) is not None:
            raise no_value(empty, ctx)
        with _complaints_about(ctx):
            rest = super().parse_args(ctx, args)
        if rest and not ctx.resilient_parsing:
            raise too_many_arguments(rest, ctx)
        return rest

    def get_help(self, ctx: Any) -> str:
        """The help page."""
        return help_page(self, ctx)


class LocalGroup(TyperGroup):
    """A group of commands whose help is in the language of the run."""

    def get_params(self, ctx: Any) -> list[Any]:
        """The options; flags are off, not unset: to look at an unset one imports pydantic."""
        params: list[Any] = super().get_params(ctx)
        for option in params:
            if option.is_flag and option.default is None:
                option.default = False
        return params

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the words up to the name of the command; without any, help is shown."""
        if not args and not ctx.resilient_parsing:
            raise NoArguments(self.get_help(ctx), ctx)
        with _complaints_about(ctx):
            return super().parse_args(ctx, args)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that the first word names, and the words behind it."""
        name = args[0]
        if self.get_command(ctx, name) is None and not ctx.resilient_parsing:
            if name.startswith("-"):  # behind `--`; an option that there is not is called one
                self.parse_args(ctx, args)
            raise no_such_command(name, self.list_commands(ctx), ctx)
        return super().resolve_command(ctx, args)

    def get_help(self, ctx: Any) -> str:
        """The help page."""
        return help_page(self, ctx, self.summaries())

    def summaries(self) -> Sequence[tuple[str, str]]:
        """Commands with the whole of their help: it is one line."""
        return [(name, one.help or "") for name, one in self.commands.items()]


@contextmanager
def _complaints_about(context: Any) -> Iterator[None]:
    """Whatever is wrong in here is wrong with this command, unless the exception knows better."""
    try:
        yield
    except typer.TyperException as error:
        complaint: Any = error
        complaint.ctx = getattr(complaint, "ctx", None) or context
        raise


class Completion(NamedTuple):
    """What a shell is offered: the attributes that typer's scripts for shells ask for."""

    value: str
    help: str
    type: str = "plain"


class Program(LocalGroup):
    """The top: knows its commands by name, and imports the one that is called."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Names in the order in which help shows them."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Import the command, or all those of a group."""
        if cmd_name not in COMMANDS:
            return None
        app = typer.Typer(
            cls=LocalGroup,
            help=translate(COMMANDS[cmd_name]),
            rich_markup_mode=None,
            add_completion=False,
        )
        for name, text in GROUPS.get(cmd_name, {cmd_name: COMMANDS[cmd_name]}).items():
            module = f"{cmd_name}_{name}" if cmd_name in GROUPS else name
            function = importlib.import_module(f"workplan_cli.cli.{module}").command
            app.command(name, cls=LocalCommand, help=translate(text))(function)
        command = typer.main.get_command(app)
        command.name = cmd_name
        return command

    def summaries(self) -> Sequence[tuple[str, str]]:
        """The list of commands, without importing any of them."""
        return [(name, translate(text)) for name, text in COMMANDS.items()]

    def shell_complete(self, ctx: Any, incomplete: str) -> list[Any]:
        """Names of commands, without importing any of them, and the options of the top."""
        commands = [Completion(*row) for row in self.summaries() if row[0].startswith(incomplete)]
        return [*commands, *TyperCommand.shell_complete(self, ctx, incomplete)]


def build() -> Any:
    """The program in the language that has been settled."""
    from workplan_cli.cli.completion import words

    app = typer.Typer(
        cls=Program,
        help=translate(_("Says, on any day, how far a published work plan has got.")),
        epilog=translate(
            _("With every command: --lang zh|en, --plan FILE. Documentation: README and docs/.")
        ),
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={
            "help_option_names": ["--help", "-h"],
            "color": True,  # output has colours only where they are wanted: none to be stripped
        },
    )

    @app.callback(invoke_without_command=True)
    def _top(
        context: typer.Context,
        version: bool = typer.Option(
            False, "--version", help=translate(_("Print the version and exit."))
        ),
        verbose: bool = typer.Option(
            False, "--verbose", help=translate(_("With --version: what it runs on as well."))
        ),
        lang: str = typer.Option(
            None,
            "--lang",
            metavar="zh|en",
            help=translate(_("Language of all output.")),
            autocompletion=words("zh", "en"),
        ),
        no_index: bool = engine.no_index_option(),
        jobs: str = engine.jobs_option(),
        cluster: str = engine.cluster_option(),
    ) -> None:
        del no_index, jobs, cluster  # taken out before, like the language: they may stand anywhere
        if version:
            _version(verbose=verbose)
        elif context.invoked_subcommand is None:
            raise command_missing(context)

    program = typer.main.get_command(app)
    for option in program.params:
        if option.name in {"lang", "jobs", "cluster"}:  # they have been taken out before
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
    typer.echo(translate(_("completion for {shell} is now in {path}"), shell=shell, path=path))
    typer.echo(translate(_("It works in every terminal opened from now on.")))
    raise typer.Exit


def run(arguments: list[str]) -> int:
    """Run one command and give its exit code; nothing leaves as a traceback."""
    wanted, arguments, wrong = _take_language(arguments)
    translation.choose(wanted)
    looked_at.begin()
    if wrong is not None:
        template = (
            _("--lang takes zh or en; found {found}") if wrong else _("--lang needs zh or en")
        )
        return _complain(translate(template, found=wrong))
    taken = engine.take(arguments)
    if isinstance(taken, Message):
        return _complain(translation.language().say(taken))
    chosen, arguments = taken
    engine.choose(chosen)
    said_before.begin(arguments)
    try:
        result = build().main(args=arguments, prog_name="workplan", standalone_mode=False)
    except NoArguments as help_instead:
        typer.echo(help_instead.message, err=True)
        return EXIT_USAGE
    except typer.TyperException as error:
        return _complain(explain(error))
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:
        if os.environ.get("WORKPLAN_DEBUG"):
            raise
        return _complain(_failure(error))
    code = result if isinstance(result, int) else 0
    said_before.answer(code)
    return code


def refused(error: said_before.NotTakenError) -> int:
    """Say that nobody takes what has been said before, and why."""
    translation.choose(str(error))
    return _complain(_failure(error.__cause__ or error))


def _failure(error: BaseException) -> str:
    if isinstance(error, OSError):  # a full disk, a folder that may not be read
        return translate(_("the system refuses: {reason}"), reason=error)
    return translate(
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
    code = None if wanted is None else re.split("[-_.]", wanted.lower())[0]
    return (code, rest, None) if code in {None, "zh", "en"} else (None, rest, wanted)


def _complain(text: str) -> int:
    warn(translate(_("workplan: {text}"), text=text))
    return EXIT_USAGE
