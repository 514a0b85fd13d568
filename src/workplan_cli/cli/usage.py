"""What is wrong with a command line, in our words and in the language of the run."""

from collections.abc import Iterable, Sequence
from typing import Any

import typer
from typer.core import TyperGroup, TyperOption

from workplan_cli.cli.translation import translate
from workplan_cli.model.message import _


class Misuse(typer.TyperException):
    """A command line that we refuse ourselves: why, and the context of the command."""

    def __init__(self, text: str, context: Any) -> None:
        super().__init__(text)
        self.ctx = context


class NoArguments(Misuse):
    """A group of commands was called by itself; the text is its help."""


def no_such_command(name: str, known: Iterable[str], context: Any) -> Misuse:
    """There is no command of that name in a group; the nearest is named, or all."""
    from workplan_cli.model.names import nearest

    names = list(known)
    text = translate(_("there is no command {name}"), name=name)
    near = nearest(name, names)
    if near is None:
        return Misuse(text + translate(_("; there are: {names}"), names=tuple(names)), context)
    return Misuse(did_you_mean(text, near), context)


def too_many_arguments(extra: Iterable[str], context: Any) -> Misuse:
    """There are words at the end that the command has no use for."""
    words = " ".join(map(_visible, extra))
    return Misuse(translate(_("too many arguments: {extra}"), extra=words), context)


def empty_word(arguments: Sequence[str]) -> str | None:
    """The word before the first one that is empty, itself where it ends in `=`; else None."""
    for before, word in zip(("", *arguments), arguments, strict=False):
        if word == "--":
            return None
        if not word or (word.startswith("--") and word.endswith("=")):
            return word or before
    return None


def no_value(before: str, context: Any) -> Misuse:
    """There is an empty word, as a shell makes of a variable that is not set."""
    if not before.startswith("-"):
        return Misuse(translate(_("a file or another word is empty: name it")), context)
    option = _visible(before.rstrip("="))
    return Misuse(translate(_("option {option} has an empty value"), option=option), context)


def command_missing(context: Any) -> Misuse:
    """Options of a group, and no command."""
    return Misuse(translate(_("a command is missing")), context)


def explain(error: typer.TyperException) -> str:
    """What is wrong, and where to read more: by us, or by the attributes of typer's exceptions."""
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "workplan"
    return _explain(error, context) + "\n" + translate(_("See {command} --help."), command=path)


def did_you_mean(text: str, near: object) -> str:
    """A complaint, with the name that was probably meant."""
    return text + (translate(_("; did you mean {names}?"), names=near) if near else "")


def _near(option: str, names: Iterable[str]) -> list[str]:
    """Options that are alike without their dashes, which make `--task` like `--as-of`."""
    from difflib import get_close_matches

    bare = option.strip("-")
    return [one for one in names if get_close_matches(bare, [one.strip("-")])]


def _explain(error: Any, context: Any) -> str:
    option = getattr(error, "option_name", None)
    if option is not None and hasattr(error, "possibilities"):
        if option == "--plan" and isinstance(getattr(context, "command", None), TyperGroup):
            return translate(_("{option} stands behind the command"), option=option)
        text = translate(_("there is no option {option}"), option=option)
        return did_you_mean(text, " / ".join(sorted(_near(option, error.possibilities or ()))))
    if option is not None:
        flag = context is not None and option in _flags(context.command)
        template = (
            _("option {option} takes no value") if flag else _("option {option} needs a value")
        )
        return translate(template, option=option)
    parameter = getattr(error, "param", None)
    if parameter is not None:
        return _parameter(error, parameter.get_error_hint().replace("'", ""))
    if context and isinstance(context.command, TyperGroup) and not isinstance(error, Misuse):
        return translate(_("a command is missing"))
    return str(error.message)


def _flags(command: Any) -> set[str]:
    return {
        name
        for one in command.params
        if isinstance(one, TyperOption) and one.is_flag
        for name in one.opts
    }


def _parameter(error: Any, name: str) -> str:
    if hasattr(error, "param_type"):  # only typer's exception for one that is missing has it
        return translate(_("{name} is missing"), name=name)
    text = error.message
    errors = getattr(error.__cause__, "errors", None)
    if errors is not None:  # a number that is none: the model library's words are not ours
        fault = errors()[0]
        template = (
            _("expected a whole number, {least} or more; found {found}")
            if "ge" in fault.get("ctx", {})
            else _("expected a whole number; found {found}")
        )
        text = translate(template, found=fault["input"], least=fault.get("ctx", {}).get("ge"))
    return translate(_("{name}: {text}"), name=name, text=text)


def _visible(word: str) -> str:
    """A word without characters that would do something to a terminal."""
    return "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in word)


def look_only_if_given(parameter: Any) -> None:
    """Look at a parameter only where it was given: typer makes a model of each (D-364)."""
    look_at = parameter.process_value

    def processed(context: Any, value: Any) -> Any:
        given = context.get_parameter_source(parameter.name).name != "DEFAULT"
        if given and value is not None and value != ():
            return look_at(context, value)
        if value is None and (parameter.multiple or parameter.nargs == -1):
            value = ()
        return parameter.callback(context, parameter, value) if parameter.callback else value

    parameter.process_value = processed
