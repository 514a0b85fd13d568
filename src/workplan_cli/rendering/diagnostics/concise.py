"""`--format concise`: one line a diagnostic, for editors, grep and people in a hurry."""

from workplan_cli.model.checked import Checked
from workplan_cli.rendering.diagnostics.words import said, summary, summed_up
from workplan_cli.rendering.screen import Screen
from workplan_cli.rendering.visible import visible


def render(checked: Checked, screen: Screen) -> str:
    """`file:line:column: WP304 message`, and on the last line what was checked."""
    shown, rest = summed_up(checked.diagnostics)
    lines = [
        f"{visible(one.file)}:{one.place.line}:{one.place.column}: {one.code} "
        f"{said(one.message, screen.language)}"
        for one in shown
    ]
    lines += [screen.language.say(one) for one in rest]
    return "\n".join([*lines, screen.language.say(summary(checked))]) + "\n"
