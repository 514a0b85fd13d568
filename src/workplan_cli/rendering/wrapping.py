"""Lines that fit a width in cells: a Chinese character takes two, and breaks anywhere."""

import re
from collections.abc import Iterator
from itertools import pairwise
from unicodedata import east_asian_width

_OPENING = "（“《"
_CLOSING = "，。、；：！？）”》"
_FIRST_WIDE = "\u2e80"
"""The first of the Chinese characters and signs; between two of them a line may end."""
_HYPHENED = re.compile(r"(?<![^\s(“])[A-Za-z]+(?:-[A-Za-z]+)+(?![^\s),.;:”])")
"""A word of words, such as school-transition: no id, no path."""
_JOINER = "\u200d"
_PART = re.compile(
    rf"(?<=\s)(?=\S)|(?<=\S)(?=\s)"
    rf"|(?<![\s{_OPENING}{_JOINER}])(?![\s{_CLOSING}{_JOINER}])"
    rf"(?:(?<=[|{_FIRST_WIDE}-\U0010ffff])(?=.)|(?<=.)(?=[{_FIRST_WIDE}-\U0010ffff]))"
)
"""Between two signs where a line may end."""


def cells(text: str) -> int:
    """How many columns of a terminal a text takes."""
    if text.isascii():
        return len(text)
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


def starts(text: str, width: int) -> list[int]:
    """Where in a text each line but the first begins; a longer word is broken anywhere."""
    found, at, used = [], 0, 0
    for piece in _pieces(text):
        if used and not piece.isspace() and used + cells(piece) > width:
            found.append(at)
            used = 0
        for sign in piece if cells(piece) > width else ():
            if used + cells(sign) > width:
                found.append(at)
                used = 0
            at, used = at + 1, used + cells(sign)
        if cells(piece) <= width:
            at, used = at + len(piece), used + cells(piece)
    return found


def longest(text: str) -> int:
    """The cells of the longest word of a line, with the signs at its sides, and of its indent."""
    words = text.lstrip()
    return len(text) - len(words) + max(map(cells, _pieces(words)), default=0)


def _pieces(text: str) -> Iterator[str]:
    """Words, Chinese characters with the punctuation at their sides, and the blanks between."""
    ends = {found.start() for found in _PART.finditer(text)}
    for found in _HYPHENED.finditer(text):
        ends.update(found.start() + at for at, sign in enumerate(found[0], 1) if sign == "-")
    return (text[start:end] for start, end in pairwise([0, *sorted(ends), len(text)]))
