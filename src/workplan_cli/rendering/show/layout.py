"""Headings, label-value rows and lists of names of `workplan show`."""

from collections.abc import Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from workplan_cli.model.message import _
from workplan_cli.rendering.console import plain
from workplan_cli.rendering.language import Language
from workplan_cli.rendering.screen import Screen


def section(screen: Screen, heading: str, *parts: RenderableType) -> list[RenderableType]:
    """A blank line, a heading, and what stands under it."""
    style = "bold" if screen.color else ""
    return [plain(""), plain(screen.language.say(heading), style), *parts]


def pairs(rows: Sequence[tuple[str, str | Text]]) -> Table:
    """Labels on the left, values on the right."""
    made = Table.grid(padding=(0, 2), pad_edge=False)
    made.add_column(no_wrap=True)
    made.add_column(overflow="fold")
    for label, value in rows:
        made.add_row(plain(f"  {label}"), value if isinstance(value, Text) else plain(value))
    return made


def named(names: Sequence[str], most: int, language: Language) -> str:
    """So many names at most, and how many more there are."""
    text = language.join(list(names[:most]))
    more = len(names) - most
    return language.say(_("{names} and {count} more"), names=text, count=more) if more > 0 else text
