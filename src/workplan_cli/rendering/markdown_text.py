"""Pieces of Markdown; every text that goes in is escaped here, and nowhere else.

What comes out reads the same in GitHub, GitLab, pandoc and any other CommonMark with tables.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Literal

from workplan_cli.rendering.visible import one_line, printable

Side = Literal["left", "right"]
Column = tuple[str, Side, int]
"""Heading, side, and the relative width that pandoc gives the column in print."""

_ESCAPES = str.maketrans(
    {
        **{sign: f"\\{sign}" for sign in "\\`*_{}[]~^$"},
        "|": "&#124;",
        "<": "&lt;",
        ">": "&gt;",
        "&": "&amp;",
        # A word joiner: nothing else keeps GFM from making addresses and mentions.
        "@": "@&#8288;",
    }
)
_SCHEME = re.compile(r":(?=//)")
_WWW = re.compile(r"(?i)\b(www)\.")
_REFERENCE = re.compile(r"(?<!&)([#!]|(?i:\bGH)-)(?=\d)")
"""What forges make links to issues and merge requests of: `#12`, `!12`, `GH-12`."""
_EMOJI = re.compile(r":([a-z+-][a-z0-9_+-]*):", re.IGNORECASE)
_OPENER = re.compile(r"^([#+=-]+|\d+[.)])(?=\s|$)")
"""What would open a heading, a list or a rule at the beginning of a line."""
_COMMAND = re.compile(r"^::")
"""What a runner of CI jobs would obey in a log."""


def escaped(text: str) -> str:
    """Text that no Markdown reader takes for markup, HTML, a link, an address or a formula."""
    safe = one_line(text).translate(_ESCAPES)
    safe = _WWW.sub(r"\1&#46;", _SCHEME.sub("&#58;", safe))
    safe = _REFERENCE.sub(_defused, _EMOJI.sub(r"\\:\1\\:", safe))
    return _COMMAND.sub("\\\\::", _OPENER.sub(_defused, safe))


def _defused(match: re.Match[str]) -> str:
    return f"{match[1][:-1]}\\{match[1][-1]}"


def heading(level: int, text: str) -> str:
    """A heading with an empty line behind it."""
    return f"{'#' * level} {escaped(text)}\n"


def paragraph(text: str) -> str:
    """A paragraph with an empty line behind it."""
    return f"{escaped(text)}\n"


def strong(text: str) -> str:
    """A paragraph that stands out."""
    return f"**{escaped(text)}**\n"


def bullets(items: Iterable[tuple[str | None, str]]) -> str:
    """A list; the label of an item stands out, where it has one, and the text follows it."""
    return "".join(
        f"- {'' if label is None else f'**{escaped(label)}** '}{escaped(text)}".rstrip() + "\n"
        for label, text in items
    )


def block(text: str, kind: str = "") -> str:
    """Lines as they are, in a fence that is longer than any in the text."""
    longest = max((len(found) for found in re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{kind}\n{printable(text)}\n{fence}\n"


def table(columns: Sequence[Column], rows: Iterable[Sequence[str]]) -> str:
    """A table with pipes."""
    rules = ["-" * width + (":" if side == "right" else "-") for _text, side, width in columns]
    lines = [[escaped(text) for text, _side, _width in columns], rules]
    lines += [[escaped(cell) for cell in row] for row in rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)
