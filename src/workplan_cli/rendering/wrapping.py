"""Lines that fit a width in cells: a Chinese character takes two, and breaks anywhere."""

from collections.abc import Iterator
from unicodedata import east_asian_width

_OPENING = "（“《"
_CLOSING = "，。、；：！？）”》"
_FIRST_WIDE = "\u2e80"
"""The first of the Chinese characters and signs; between two of them a line may end."""


def cells(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)


def wrap(text: str, width: int) -> list[str]:
    """Lines of at most so many cells; a longer word has a line of its own."""
    lines = [""]
    for piece in _pieces(text):
        if piece.isspace():
            lines[-1] += " " if lines[-1] else ""
            continue
        if lines[-1] and cells(lines[-1] + piece) > width:
            lines.append("")
        lines[-1] += piece
    return [line.rstrip() for line in lines]


def _pieces(text: str) -> Iterator[str]:
    """Words, Chinese characters with the punctuation at their sides, and the blanks between."""
    start = 0
    for end in range(1, len(text)):
        if _may_part(text[end - 1], text[end]):
            yield text[start:end]
            start = end
    yield text[start:]


def _may_part(before: str, after: str) -> bool:
    if before.isspace() or after.isspace():
        return before.isspace() != after.isspace()
    if before in _OPENING or after in _CLOSING:
        return False
    return before == "|" or before >= _FIRST_WIDE or after >= _FIRST_WIDE
