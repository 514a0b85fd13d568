"""The blocks that pages are made of; forms turn them into text, and decide how they look.

Headings, labels and the words of lights are templates of the catalogue where they are strings;
every other string is written as it is.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal, TypeAlias

from workplan_cli.model.provenance import Provenance
from workplan_cli.model.status import Light, Status
from workplan_cli.pages.charts import Cards, Legend, LineChart, Segments
from workplan_cli.pages.lookup import Filter, Lookup
from workplan_cli.pages.values import Label, Said

Kind = Literal[
    "id", "text", "number", "count", "percent", "points", "date", "mark", "link", "figure",
]  # fmt: skip
"""What a column holds.

`id` names the row; `text` may be long; `number` is an exact figure, `figure` one in words;
`count` counts things, so that zero is a dot; `percent` is a share of one; `mark` is a light.
"""
FIGURES: frozenset[Kind] = frozenset({"number", "count", "percent", "points", "figure"})
"""What stands on the right of its column."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A light with its sign (or none) and its word, and what is said behind it.

    `between` parts the word from what is said: a blank, or a colon where it belongs to the word.
    """

    sign: str
    light: Light
    word: Label
    more: Said = None
    status: Status | None = None
    between: Label = " "


@dataclass(frozen=True, slots=True)
class Marks:
    """Signs without words, one behind the other; a legend explains them."""

    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Stack:
    """Several things in one cell, below each other."""

    lines: tuple["Cell", ...]


@dataclass(frozen=True, slots=True)
class Gauge:
    """How far something has got: a share of one, and the share that was expected by then.

    Text has it as a small bar with the percentage behind it, data as the share.
    """

    share: Fraction | None
    expected: Fraction | None = None


Cell: TypeAlias = Said | Mark | Marks | Stack | Gauge


@dataclass(frozen=True, slots=True)
class Column:
    """A heading, what the cells are, and the cell of a row.

    `shrink` is the share of the room that is left, for a column that may be made narrower; without
    it nothing in the column is ever cut. `width` is in characters, on paper and in a workbook (a
    wide character is two). `wide_only`: left out where the page is narrow, because another column
    says it as well. `narrow`: the heading on a terminal, in shorter lines. `light`: what the
    heading stands for, for forms that give headings colours. `order`: what readers may sort the
    rows by; an id is in order as it is.
    """

    heading: Label
    kind: Kind
    cell: Callable[[Any], Cell]
    shrink: int | None = None
    width: int = 12
    wide_only: bool = False
    narrow: Label = None
    light: Mark | None = None
    order: Callable[[Any], Fraction | int | None] | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Columns, and a row of cells for each thing; the last row may be the sum of the others.

    `bare`: a terminal leaves the headings out, because the cells speak for themselves.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: bool = False
    bare: bool = False
    lookup: Lookup | None = None


def table(
    columns: Sequence[Column], things: Iterable[Any], *, total: bool = False, bare: bool = False
) -> Table:
    """A table with a row for each thing."""
    rows = tuple(tuple(column.cell(thing) for column in columns) for thing in things)
    return Table(tuple(columns), rows, total, bare)


def lookup_table(
    columns: Sequence[Column], things: Sequence[Any], filters: Iterable[Filter]
) -> Table:
    """A table with a row for each thing, in which readers search, pick and sort."""
    orders = tuple(
        None if column.order is None else tuple(map(column.order, things)) for column in columns
    )
    return replace(table(columns, things), lookup=Lookup(tuple(filters), orders))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; `strong` where it has to be seen, `whole` where no line may be broken."""

    text: Said
    strong: bool = False
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Items:
    """A list: each item a text, or a label and a text."""

    items: tuple[tuple[Label, Said], ...]
    """(label, text); the label is None where there is none."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """Labels with what they stand for, one below the other."""

    rows: tuple[tuple[Label, Cell], ...]


@dataclass(frozen=True, slots=True)
class Pieces:
    """Short things one behind the other, none of them ever cut in two."""

    pieces: tuple[Cell, ...]
    between: str = "   "


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar divided by status, in the order of the statuses; the counts are said beside it."""

    counts: tuple[tuple[Status, int], ...]


@dataclass(frozen=True, slots=True)
class Bars:
    """A bar for each part of a whole, under each other: label, count and share in percent.

    `mermaid`: where the form is read by programs that draw Mermaid, it is drawn by them.
    """

    title: Label
    parts: tuple[tuple[Label, int, Decimal], ...]
    mermaid: bool = False


@dataclass(frozen=True, slots=True)
class Code:
    """Text for programs, as it is: a command, a chart in another language."""

    text: str
    syntax: str = ""


@dataclass(frozen=True, slots=True)
class ListingItem:
    """An item of a listing: what it is, in cells; what is said of it; and who said what of it."""

    what: tuple[Cell, ...]
    text: Said = None
    quotes: tuple[tuple[Label, Said], ...] = ()


@dataclass(frozen=True, slots=True)
class Listing:
    """Things to look at one by one; `ordered` where the first is the most important."""

    entries: tuple[ListingItem, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Notice:
    """A warning that nobody may overlook."""

    text: Said
    items: tuple[tuple[Label, Said], ...] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """A mark, or none, for each row and column; columns have a short name and a long one."""

    corner: Label
    columns: tuple[tuple[Said, Said], ...]
    rows: tuple[tuple[Said, tuple[Mark | None, ...]], ...]


@dataclass(frozen=True, slots=True)
class Details:
    """A part that is folded away until somebody asks for it, and the way back from it."""

    anchor: str
    heading: Said
    mark: Mark
    blocks: tuple["Block", ...]
    back: Said = None


Block: TypeAlias = (
    Table | Paragraph | Items | Pairs | Pieces | Bar | Bars | Code | Listing | Notice | Grid
    | Details | Cards | Segments | Legend | LineChart
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PageSection:
    """Blocks that belong together, under a heading or without one; links lead to its anchor."""

    blocks: tuple[Any, ...]
    heading: Label = None
    level: int = 2
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with a name: what a workbook has a sheet for, and CSV writes.

    `printed` is how many of its columns go on paper; 0: all of them.
    """

    name: str
    title: Label
    table: Table
    printed: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """A title, what is said under it, and the same as data for those who compute with it.

    `bare`: a list and nothing else was asked for; a terminal leaves out the title.
    """

    title: Said
    sections: tuple[PageSection, ...]
    sheets: tuple[Sheet, ...] = ()
    provenance: Provenance | None = field(default=None)
    bare: bool = False


def page(
    title: Said,
    sections: Iterable[PageSection | None],
    sheets: Iterable[Sheet] = (),
    provenance: Provenance | None = None,
    *,
    bare: bool = False,
) -> Page:
    """A page of the sections that have anything to say."""
    kept = (one for one in sections if one is not None and (one.blocks or one.heading))
    return Page(title, tuple(kept), tuple(sheets), provenance, bare)


def section(
    *blocks: Block | None, heading: Label = None, level: int = 2, anchor: str = ""
) -> PageSection | None:
    """A section of the blocks that there are; None where there are none."""
    found = tuple(block for block in blocks if block is not None)
    return PageSection(found, heading, level, anchor) if found else None
