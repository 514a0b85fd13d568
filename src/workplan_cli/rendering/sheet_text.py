"""How texts fit a sheet: the lines they take in a cell, and what may stand above a page."""

import re
from collections.abc import Iterable
from functools import lru_cache

from rich.cells import cell_len, chop_cells

from workplan_cli.rendering.visible import one_line

LINE = 15.75
"""Points that a line of a cell is high: 21 whole pixels."""
HIGHEST = 409
"""Points of a row; Excel takes no more."""
_MARGIN = 1.5
"""Digits of a column that an indent and the edges take."""
_WIDEST = 2.1
"""Digits that a character takes at the most."""
_LONGEST_HEADER = 80
"""Characters, or cells of them, of the title on every page; Excel takes 255 in all."""
_PIECES = re.compile(r"\s*[^\s\u2e80-\uffff]+|\s*\S|\s+")
"""Where a line may end: behind a word, or behind any wide character."""


def row_height(texts: Iterable[tuple[str, float]], more: int = 0) -> float:
    """Points of a row that holds texts, each in a column of a width, and so many lines more."""
    lines = more + max((lines_of(text, width) for text, width in texts), default=1)
    return min(lines * LINE, HIGHEST)


def lines_of(text: str, width: float) -> int:
    """About how many lines a text takes in a column of a width in digits; rather too many."""
    if len(text) * _WIDEST <= width - _MARGIN and "\n" not in text:  # as most do
        return 1
    return sum(_lines_of(line, width) for line in text.split("\n"))


def _lines_of(text: str, width: float) -> int:
    room = max(width - _MARGIN, 2)
    lines, used = 1, 0.0
    for piece in _PIECES.findall(text):
        size = _size(piece)
        if used + size > room:
            full = int(size // room)
            lines += full + bool(used)
            used = size - full * room
        else:
            used += size
    return lines


@lru_cache(maxsize=8192)  # most words come many times
def _size(piece: str) -> float:
    """Width in digits: of a wide character a little over two, of most letters less than one."""
    cells = cell_len(piece)
    if cells > len(piece):
        return cells / 2 * _WIDEST
    return cells * 0.9 + sum(one.isupper() for one in piece) * 0.3


def header_text(text: str) -> str:
    """Text on one line and no longer than a page is wide, without codes of a header.

    NOTE: the writer takes `&G` and `&[Picture]` for a picture even where the sign is doubled.
    """
    text = one_line(text)
    short = chop_cells(text[:_LONGEST_HEADER], _LONGEST_HEADER)[:1]
    kept = "".join(short)
    kept = kept if kept == text else f"{kept[:-1]}…"
    return re.sub(r"&(?=G|\[Picture\])", "& ", kept).replace("&", "&&")
