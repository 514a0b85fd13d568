"""`--format github`: annotations on the lines of a pull request, and the summary of the job.

Source: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from workplan_cli.model.checked import Checked
from workplan_cli.model.diagnostic import Diagnostic
from workplan_cli.model.message import _
from workplan_cli.rendering.diagnostics import words
from workplan_cli.rendering.diagnostics.words import name_of, said, summed_up
from workplan_cli.rendering.language import Language
from workplan_cli.rendering.markdown_text import Column, bullets, heading, paragraph, table
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


MOST = 200
"""Rows of the table; GitHub takes a megabyte a step."""


def render_summary(checked: Checked, screen: Screen) -> str:
    """A heading, what was checked, and a table of what was found, errors first."""
    say = screen.language.say
    shown, rest = words.summed_up(sorted(checked.diagnostics, key=lambda one: one.severity))
    columns: list[Column] = [
        (say(_("File")), "left", 3),
        (say(_("Line")), "right", 1),
        (say(_("Rule")), "left", 1),
        (say(_("Problem")), "left", 5),
        (say(_("What to do")), "left", 5),
    ]
    parts = [heading(2, "workplan validate"), paragraph(say(words.summary(checked)))]
    if shown:
        parts.append(table(columns, (_row(one, checked, screen) for one in shown[:MOST])))
    more = [say(one) for one in rest]
    if len(shown) > MOST:
        more.append(say(_("… and {count} more in the log of the job"), count=len(shown) - MOST))
    if more:
        parts.append(bullets((None, one) for one in more))
    return "\n".join(parts) + "\n"


def _row(one: Diagnostic, checked: Checked, screen: Screen) -> tuple[str, ...]:
    language = screen.language
    return (
        visible(checked.path(one)),
        str(one.place.line),
        f"{one.code} {language.say(words.SEVERITIES[one.severity])}",
        words.said(one.message, language),
        words.said(one.fix, language),
    )
