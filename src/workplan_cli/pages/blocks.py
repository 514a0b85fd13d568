"""The blocks that pages are made of; forms turn them into text, and decide how they look.

Headings, labels and the words of lights are templates of the catalogue where they are strings;
every other string is written as it is.
"""

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

from workplan_cli.model.message import Message, message
from workplan_cli.model.status import Light, Status
from workplan_cli.pages.charts import Cards, Legend, LineChart, Segments
from workplan_cli.pages.values import Label, Run, Said

if TYPE_CHECKING:  # start-up: most pages have none
    from workplan_cli.model.provenance import Provenance

Kind = Literal[
    "id", "text", "number", "count", "percent", "points", "date", "mark", "link", "figure",
]  # fmt: skip
"""What a column holds.

`id` names the row; `text` may be long; `number` is an exact figure, `figure` one in words;
`count` counts things, so that zero is a dot; `percent` is a share of one; `mark` is a light.
"""
ANNEX = "annex"
"""The anchor of what comes behind the signature."""
FIGURES: frozenset[Kind] = frozenset({"number", "count", "percent", "points", "figure"})
"""What stands on the right of its column."""


class Mark(NamedTuple):
    """A light with its sign (or none) and its word, and what is said behind it.

    `between` parts the word from what is said: a blank, or a colon where it belongs to the word.
    """

    sign: str
    light: Light
    word: Label
    more: Said = None
    status: Status | None = None
    between: Label = " "

    @property
    def words(self) -> Said:
        """Its word alone."""
        return message(self.word) if isinstance(self.word, str) else self.word


class Marks(NamedTuple):
    """Signs without words, one behind the other; a legend explains them."""

    marks: tuple[Mark, ...]


class Stack(NamedTuple):
    """Several things in one cell, below each other."""

    lines: tuple["Cell", ...]


class Gauge(NamedTuple):
    """How far something has got: a share of one, and the share that was expected by then.

    Text has it as a small bar with the percentage behind it, data as the share.
    """

    share: Fraction | None
    expected: Fraction | None = None


Cell: TypeAlias = Said | Mark | Marks | Stack | Gauge


class Column(NamedTuple):
    """A heading, what the cells are, and the cell of a row.

    `shrink` is the share of the room that is left, for a column that may be made narrower; without
    it nothing in the column is ever cut. `width` is in characters, on paper and in a workbook (a
    wide character is two). `wide_only`: left out where the page is narrow, because another column
    says it as well. `narrow`: the heading on a terminal, in shorter lines. `light`: what the
    heading stands for, in forms with colours. `order`: what readers may sort the rows by; an id is
    in order as it is. `name`: what programs call it where that is not the heading.
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
    name: str = ""


class Filter(NamedTuple):
    """A choice by which readers pick rows: values with their words, and the value of each row."""

    name: str
    heading: Label
    options: tuple[tuple[str, Label], ...]
    values: tuple[str, ...]


class Lookup(NamedTuple):
    """How readers find rows of a long table: by filters, and in the order of one of its columns.

    `orders` has, for each column that may be sorted by, what each row has in it.
    """

    filters: tuple[Filter, ...]
    orders: tuple[tuple[Fraction | int | None, ...] | None, ...]


class Table(NamedTuple):
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


class Paragraph(NamedTuple):
    """Running text; `strong`: has to be seen; `whole`: in one line; `place`: as papers have it."""

    text: Said
    strong: bool = False
    whole: bool = False
    place: Literal["text", "address", "signature"] = "text"


class Items(NamedTuple):
    """A list: each item a label, None where there is none, and a text."""

    items: tuple[tuple[Label, Said], ...]


def plain_items(texts: Iterable[Said]) -> Items | None:
    """A list without labels; None where it would be empty."""
    items = tuple((None, text) for text in texts)
    return Items(items) if items else None


class Pairs(NamedTuple):
    """Labels with what they stand for, one below the other."""

    rows: tuple[tuple[Label, Cell], ...]


class Pieces(NamedTuple):
    """Short things one behind the other, none of them ever cut in two."""

    pieces: tuple[Cell, ...]
    between: str = "   "


class Bar(NamedTuple):
    """A bar divided by status, in the order of the statuses; the counts are said beside it."""

    counts: tuple[tuple[Status, int], ...]


class Bars(NamedTuple):
    """A bar for each part of a whole, under each other: label, count and share in percent.

    `mermaid`: where the form is read by programs that draw Mermaid, it is drawn by them.
    """

    title: Label
    parts: tuple[tuple[Label, int, Decimal], ...]
    mermaid: bool = False


class Code(NamedTuple):
    """Text for programs, as it is: a command."""

    text: str


class ListingItem(NamedTuple):
    """An item of a listing: what it is, in cells; what is said of it; and who said what of it."""

    what: tuple[Cell, ...]
    text: Said = None
    quotes: tuple[tuple[Label, Said], ...] = ()


class Listing(NamedTuple):
    """Things to look at one by one; `ordered` where the first is the most important."""

    entries: tuple[ListingItem, ...]
    ordered: bool = False


class Notice(NamedTuple):
    """A warning that nobody may overlook."""

    text: Said
    items: tuple[tuple[Label, Said], ...] = ()


class Grid(NamedTuple):
    """A mark, or none, for each row and column; columns have a short name and a long one."""

    corner: Label
    columns: tuple[tuple[Said, Said], ...]
    rows: tuple[tuple[Said, tuple[Mark | None, ...]], ...]


class Details(NamedTuple):
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
Part: TypeAlias = Block | Message | Run | None
"""What sections are made from: a text by itself is a paragraph, None is left out."""


class PageSection(NamedTuple):
    """Blocks that belong together, under a heading or without one; links lead to its anchor."""

    blocks: tuple[Any, ...]
    heading: Label = None
    level: int = 2
    anchor: str = ""


class Sheet(NamedTuple):
    """A table with a name, for workbooks and CSV; `printed`: its columns on paper, 0: all."""

    name: str
    title: Label
    make: Callable[[], Table]
    printed: int = 0


class Page(NamedTuple):
    """A title, what is said under it, and the same as data for those who compute with it.

    `bare`: a list and nothing else was asked for; a terminal leaves out the title. `one_sheet`: it
    has to fit on one sheet of A4.
    """

    title: Said
    sections: tuple[PageSection, ...]
    sheets: tuple[Sheet, ...] = ()
    provenance: "Provenance | None" = None
    bare: bool = False
    one_sheet: bool = False


def page(
    title: Said,
    sections: Iterable[PageSection | None],
    sheets: Iterable[Sheet] = (),
    provenance: "Provenance | None" = None,
    *,
    bare: bool = False,
) -> Page:
    """A page of the sections that have anything to say."""
    kept = (one for one in sections if one is not None and (one.blocks or one.heading))
    return Page(title, tuple(kept), tuple(sheets), provenance, bare)


def section(
    *parts: Part, heading: Label = None, level: int = 2, anchor: str = ""
) -> PageSection | None:
    """A section of the parts that there are; None where there are none."""
    found = (Paragraph(one) if isinstance(one, Message | Run) else one for one in parts)
    blocks = tuple(one for one in found if one is not None)
    return PageSection(blocks, heading, level, anchor) if blocks else None
