"""`--format github`: annotations on the lines of a pull request.

Source: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from workplan_cli.model.checked import Checked
from workplan_cli.model.diagnostic import Diagnostic
from workplan_cli.rendering.diagnostics.words import name_of, said, summed_up
from workplan_cli.rendering.language import Language
from workplan_cli.rendering.screen import Screen
from workplan_cli.rendering.visible import visible


def render(checked: Checked, screen: Screen) -> str:
    """One annotation a line, errors first: a step shows ten of each kind."""
    shown, rest = summed_up(sorted(checked.diagnostics, key=lambda one: one.severity))
    lines = [_annotation(one, checked, screen.language) for one in shown]
    lines += [f"::notice::{_data(screen.language.say(one))}" for one in rest]
    return "".join(f"{line}\n" for line in lines)


def _annotation(one: Diagnostic, checked: Checked, language: Language) -> str:
    properties = {
        "file": "\n".join(map(visible, checked.path(one).split("\n"))),
        "line": str(one.place.line),
        "col": str(one.place.column),
        "title": f"{one.code} {name_of(one.code)}",
    }
    written = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    text = f"{said(one.message, language)}\n{said(one.fix, language)}"
    return f"::{one.severity} {written}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
