"""What a document is made of: paragraphs and rows of tables, each with the place it stands at."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from workplan_cli.model.message import Message, _, message

MOST_PIECES = 10_000
"""Paragraphs and rows of a document, blank lines among them; plans have some hundreds."""
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
"""Digits that stand above the line, as a power or the mark of a note, are none of a number."""


class Piece(NamedTuple):
    """A paragraph, which has one cell, or a row of a table, which has several.

    `level` is that of a heading, 1 for the first; 0 for text. `table` counts the tables of the
    document from 1; 0 outside of tables. `goes_on` are the cells that are merged with the one
    above, and say what it says.
    """

    cells: tuple[str, ...]
    place: Message
    level: int = 0
    table: int = 0
    bullet: bool = False
    goes_on: tuple[int, ...] = ()
    beside: str = ""
    """The name of a sheet beside the one that is read, which is all that is told of it."""

    @property
    def text(self) -> str:
        """All of it, a line for each cell."""
        return "\n".join(cell for cell in self.cells if cell) if self.table else self.cells[0]


def line(number: int, text: str, level: int = 0, *, bullet: bool = False) -> Piece:
    """A line of a text file, counted from 1."""
    return Piece((text,), message(_("line {number}"), number=number), level, bullet=bullet)


def paragraph(number: int, text: str, level: int = 0, *, bullet: bool = False) -> Piece:
    """A paragraph of a document, counted from 1."""
    return Piece((text,), message(_("paragraph {number}"), number=number), level, bullet=bullet)


def row(table: int, number: int, cells: Sequence[str], goes_on: Sequence[int] = ()) -> Piece:
    """A row of a table in a document, both counted from 1."""
    place = message(_("table {table}, row {row}"), table=table, row=number)
    return Piece(tuple(cells), place, table=table, goes_on=tuple(goes_on))


def sheet_row(sheet: str, number: int, cells: Sequence[str]) -> Piece:
    """A row of a workbook's sheet, counted from 1 as the sheet does."""
    place = message(_("sheet {sheet}, row {row}"), sheet=sheet, row=number)
    return Piece(tuple(cells), place, table=1)


def sheet_beside(name: str) -> Piece:
    """A sheet of a workbook that is not read."""
    return Piece(("",), message("{sheet}", sheet=name), beside=name)


def tables(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    """The rows of each table."""
    found: dict[int, list[Piece]] = {}
    for piece in pieces:
        if piece.table:
            found.setdefault(piece.table, []).append(piece)
    yield from found.values()
