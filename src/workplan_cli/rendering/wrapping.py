"""Lines that fit a width in cells: a Chinese character takes two, and breaks anywhere."""

import re
from unicodedata import east_asian_width

_OPENING = "（“《"
_CLOSING = "，。、；：！？）”》"
_CJK = "\u2e80-\u9fff\uf900-\ufaff"
_PIECES = re.compile(
    rf"\s+|[{_OPENING}]*(?:[{_CJK}]|[^\s|{_OPENING}{_CLOSING}{_CJK}]*\|?)[{_CLOSING}]*"
)
"""What stays on one line: a word, or a Chinese character, with the punctuation at its sides.

Words joined by `|` may be parted behind it.
"""


def cells(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)


def wrap(text: str, width: int) -> list[str]:
    """Lines of at most so many cells; a longer word has a line of its own."""
    lines = [""]
    for piece in _PIECES.findall(text):
        if piece.isspace():
            lines[-1] += " " if lines[-1] else ""
            continue
        if lines[-1] and cells(lines[-1] + piece) > width:
            lines.append("")
        lines[-1] += piece
    return [line.rstrip() for line in lines]
