"""What is wrong with a command line, in our words and in the language of the run."""

import re
from collections.abc import Iterable
from typing import Any

from workplan_cli.cli.speech import say
from workplan_cli.model.message import _


def explain(error: Any, commands: Iterable[str]) -> str:
    """What the command-line library complains of; `commands` are those there are at the top."""
    context = getattr(error, "ctx", None)
    own = getattr(context.command, "commands", None) if context else None  # those of a group
    text = _explain(error, own or commands)
    path = context.command_path if context else "workplan"
    return text + "\n" + say(_("See {command} --help."), command=path)


def did_you_mean(text: str, near: str | None) -> str:
    """A complaint, with the name that was probably meant."""
    return text + (say(_("; did you mean {names}?"), names=near) if near else "")


def _explain(error: Any, commands: Iterable[str]) -> str:
    kind = type(error).__name__
    if kind == "NoSuchOption":
        near = " / ".join(sorted(error.possibilities or ()))
        return did_you_mean(say(_("there is no option {option}"), option=error.option_name), near)
    if kind == "BadOptionUsage":
        template = (
            _("option {option} takes no value")
            if "does not take" in error.message
            else _("option {option} needs a value")
        )
        return say(template, option=error.option_name)
    parameter = getattr(error, "param", None)
    if parameter is not None:
        return _parameter(error, parameter.get_error_hint().replace("'", ""))
    missing = re.match(r"No such command '(.*?)'", error.message)
    if missing:
        return _no_such_command(missing[1], commands)
    if "unexpected extra argument" in error.message:
        extra = error.message.partition("(s) ")[2].strip("()")
        return say(_("too many arguments: {extra}"), extra=extra)
    if error.message.startswith("Missing command"):
        return say(_("a command is missing"))
    return str(error.message)


def _parameter(error: Any, name: str) -> str:
    if type(error).__name__ == "MissingParameter":
        return say(_("{name} is missing"), name=name)
    text = error.message
    errors = getattr(error.__cause__, "errors", None)
    if errors is not None:  # a number that is none: the model library's words are not ours
        fault = errors()[0]
        template = (
            _("expected a whole number, {least} or more; found {found}")
            if "ge" in fault.get("ctx", {})
            else _("expected a whole number; found {found}")
        )
        text = say(template, found=fault["input"], least=fault.get("ctx", {}).get("ge"))
    return say(_("{name}: {text}"), name=name, text=text)


def _no_such_command(name: str, commands: Iterable[str]) -> str:
    from workplan_cli.model.nearest import nearest

    known = list(commands)
    text = say(_("there is no command {name}"), name=name)
    near = nearest(name, known)
    if near:
        return did_you_mean(text, near)
    return text + say(_("; there are: {names}"), names=", ".join(known))
