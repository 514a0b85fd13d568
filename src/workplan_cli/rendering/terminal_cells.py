"""Cells of a terminal: lines end between words, never inside a number, an id or a path."""

from collections.abc import Sequence

from rich.cells import cell_len
from rich.console import Console, JustifyMethod, OverflowMethod
from rich.containers import Lines
from rich.text import Text

from workplan_cli.pages.blocks import Column
from workplan_cli.rendering.wrapping import longest, starts

_NARROWEST = 14
"""Cells below which a column of words is not worth reading."""
_LONGEST = 40
"""Cells up to which a word, such as a path, is not broken in a table."""


class _Words(Text):
    """Text whose lines end where ours may: rich parts Chinese at blanks, and numbers anywhere."""

    def wrap(
        self,
        console: Console,
        width: int,
        *,
        justify: JustifyMethod | None = None,
        overflow: OverflowMethod | None = None,
        tab_size: int = 8,
        no_wrap: bool | None = None,
    ) -> Lines:
        """Lines of at most `width` cells, without blanks at their ends."""
        if no_wrap or self.no_wrap:
            return super().wrap(
                console, width, justify=justify, overflow=overflow, tab_size=tab_size, no_wrap=True
            )
        lines = Lines()
        for line in self.split(allow_blank=True):
            lines.extend(line.divide(starts(line.plain, width)))
        for line in lines:
            line.rstrip()
        lines.justify(console, width, justify or "left", "fold")
        return lines


def plain(text: str, style: str = "") -> Text:
    """Text that rich does not read anything into."""
    return _Words(text, style=style, overflow="fold")


def column_widths(
    columns: Sequence[Column], headings: Sequence[str], rows: Sequence[list[Text]], room: int
) -> list[int] | None:
    """The cells of each column, the widest of those that may shrink made narrower first.

    None where there is no room for them: a word, an id and a number are never broken.
    """
    texts = [
        [line for text in (plain(heading), *(row[index] for row in rows))
         for line in text.plain.split("\n")]
        for index, heading in enumerate(headings)
    ]  # fmt: skip
    widths = [max(map(cell_len, lines)) for lines in texts]
    least = [
        width if column.shrink is None else min(width, _least(lines))
        for column, width, lines in zip(columns, widths, texts, strict=True)
    ]
    excess = sum(widths) + 2 * (len(columns) - 1) - room
    while excess > 0:
        free = [index for index, width in enumerate(widths) if width > least[index]]
        if not free:
            return None
        widths[max(reversed(free), key=widths.__getitem__)] -= 1
        excess -= 1
    return widths


def _least(lines: Sequence[str]) -> int:
    """The cells below which a column of words would break one, or not be worth reading."""
    return max(_NARROWEST, min(_LONGEST, max(map(longest, lines))))
