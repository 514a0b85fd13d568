"""Tables and lines for the terminal, as text: rich measures wide characters and wraps."""

from collections.abc import Sequence
from io import StringIO
from typing import Literal

from rich.box import SIMPLE_HEAD
from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from workplan_cli.model.status import Status
from workplan_cli.rendering.screen import Screen
from workplan_cli.rendering.wrapping import wrap

Justify = Literal["left", "right"]
_NARROWEST = 14
"""Cells below which a column of words is not worth reading."""
LIGHTS: dict[Status, tuple[str, str]] = {
    "met": ("●", "blue"),
    "ahead": ("▲", "green"),
    "on_track": ("■", "green"),
    "slipping": ("▽", "yellow"),
    "behind": ("▼", "red"),
    "overdue": ("✖", "bold red"),
    "undecided": ("?", "bright_black"),
    "unreported": ("○", "bright_black"),
    "no_baseline": ("◇", "bright_black"),
    "ongoing": ("→", "default"),
    "silent": ("…", "bright_black"),
}
"""A light is a sign and a colour, never a colour alone."""


def draw(screen: Screen, *parts: RenderableType) -> str:
    """Text of the parts one below the other, without trailing blanks."""
    out = StringIO()
    console = Console(
        file=out,
        width=screen.width,
        height=25,  # unused; else rich reads COLUMNS itself
        force_terminal=screen.color,
        color_system="256" if screen.color else None,
        no_color=not screen.color,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
    )
    for part in parts:
        console.print(_in_width(part, screen.width))
    return "\n".join(line.rstrip() for line in out.getvalue().split("\n"))


def _in_width(part: RenderableType, width: int) -> RenderableType:
    """A long paragraph in lines of ours: rich parts Chinese at blanks and before a comma."""
    if not isinstance(part, Text) or part.spans or part.cell_len <= width or "\n" in part.plain:
        return part
    text = part.plain.lstrip()
    indent = " " * (len(part.plain) - len(text))
    lines = wrap(text, width - len(indent))
    return Text("\n".join(indent + line for line in lines), style=part.style, overflow="fold")


def table(*columns: tuple[str, Justify, int | None]) -> Table:
    """An open table: heading, side, and a relative width for columns that share what is left."""
    made = Table(
        box=SIMPLE_HEAD, pad_edge=False, show_edge=False, collapse_padding=True, header_style="bold"
    )
    for heading, side, ratio in columns:
        made.add_column(
            plain(heading),
            justify=side,
            ratio=ratio,
            overflow="fold",
            no_wrap=ratio is None,
            min_width=None if ratio is None else _NARROWEST,
        )
    return made


def in_lines(screen: Screen, pieces: Sequence[Text], between: str = "   ") -> Text:
    """Pieces one behind the other, with a new line where the next would be cut in two."""
    made, used = Text(), 0
    for piece in pieces:
        if used and used + len(between) + piece.cell_len > screen.width:
            made.append("\n")
            used = 0
        elif used:
            made.append(between)
            used += len(between)
        made.append_text(piece)
        used += piece.cell_len
    return made


def plain(text: str, style: str = "") -> Text:
    """Text that rich does not read anything into."""
    return Text(text, style=style, overflow="fold")


def light(screen: Screen, status: Status, word: str) -> Text:
    """A status with its sign."""
    sign, style = LIGHTS[status]
    return Text(f"{sign} {word}", style=style if screen.color else "")


def bar(screen: Screen, counts: Sequence[tuple[Status, int]], width: int) -> Text:
    """A bar of so many cells, divided by status; every status with a target gets a cell or more."""
    present = [(status, count) for status, count in counts if count]
    total = sum(count for _, count in present)
    made = Text()
    if not total:
        return made
    free = width - len(present)
    cells = [1 + free * count // total for _, count in present]
    order = sorted(range(len(present)), key=lambda one: -(free * present[one][1] % total))
    for index in order[: width - sum(cells)]:
        cells[index] += 1
    for (status, _), size in zip(present, cells, strict=True):
        sign, style = LIGHTS[status]
        made.append(("█" if screen.color else sign) * size, style=style if screen.color else "")
    return made
