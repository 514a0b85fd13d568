"""The lines of a text file, and what the marks of Markdown say of them."""

import re
from collections.abc import Iterator

from workplan_cli.loading.published.pieces import Piece, line, row

_HEADING = re.compile(r"^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_BULLET = re.compile(r"^\s*[-*+•·●]\s+(.*)$")
_RULE = re.compile(r"^[\s|:-]*$")
_STRESS = re.compile(r"(\*\*|__|`)(.+?)\1")


def pieces_of_text(text: str) -> tuple[Piece, ...]:
    """A piece for each line, blank ones too."""
    return tuple(line(number, one) for number, one in enumerate(text.splitlines(), 1))


def pieces_of_markdown(text: str) -> tuple[Piece, ...]:
    """A piece for each line, without marks: headings, bullets, rows of tables."""
    return tuple(_pieces(text))


def _pieces(text: str) -> Iterator[Piece]:
    tables = rows = 0
    for number, raw in enumerate(text.splitlines(), 1):
        one = _STRESS.sub(r"\2", raw)
        if one.lstrip().startswith("|"):
            tables, rows = tables + (rows == 0), rows + 1
            if not _RULE.match(one):
                yield row(
                    tables, rows, [cell.strip() for cell in one.strip().strip("|").split("|")]
                )
            continue
        rows = 0
        heading, bullet = _HEADING.match(one), _BULLET.match(one)
        if heading:
            yield line(number, heading[2], len(heading[1]))
        else:
            yield line(number, bullet[1] if bullet else one, bullet=bool(bullet))
