"""Diagnostics for people: place, message, and what to do."""

from collections.abc import Sequence

from workplan_cli.model.diagnostic import Diagnostic
from workplan_cli.model.message import _
from workplan_cli.rendering.screen import Screen


def lines(diagnostics: Sequence[Diagnostic], screen: Screen) -> str:
    """Each diagnostic with its place and code, and on the next line what to do."""
    say = screen.language.say
    return "\n".join(
        f"{one.file}:{one.place.line}:{one.place.column}: {one.code} {say(one.message)}\n"
        f"  {say(_('help'))}: {say(one.fix)}"
        for one in diagnostics
    )
