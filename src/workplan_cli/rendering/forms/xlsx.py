"""Pages as workbooks: what people read on the first sheet, then data that Excel computes with."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NamedTuple

from rich.cells import cell_len

from workplan_cli.model.message import _
from workplan_cli.pages import blocks
from workplan_cli.pages.blocks import FIGURES, Cell, Column, Page, PageSection, Sheet
from workplan_cli.pages.values import Label
from workplan_cli.rendering.book import (
    HIGHEST,
    LINE,
    NORMAL,
    TITLE,
    WRAPPED,
    Book,
    lines_of,
    row_height,
)
from workplan_cli.rendering.cells import Data, data_in, text_in
from workplan_cli.rendering.language import Language
from workplan_cli.rendering.screen import Screen
from workplan_cli.rendering.visible import one_line, visible

_FIRST, _OTHER = 34, 12
"""The first sheet: width of a column of labels, and of a column that no table needs."""
_ACROSS = 106
"""Width of the first sheet in characters, at the least."""
_WIDE = 140
"""Width in characters from which the first sheet lies on its side."""
_WIDEST = 40
"""Width of a column of the first sheet that says no more."""
_MARGIN = 2
"""Characters that the edges of a column take."""


def render(page: Page, screen: Screen) -> bytes:
    """A workbook: the sections, a sheet for each table of data, and the sealed provenance."""
    language = screen.language
    title = text_in(page.title, language) if page.title is not None else ""
    book = Book(title, page.provenance.as_of if page.provenance else None)
    if page.sections:
        _Overview(book, language, page.sections).write(title)
    for one in page.sheets:
        _data(book, language, one)
    if page.provenance:
        book.seal(page.provenance)
    return book.close()


class _Box(NamedTuple):
    """Text over columns side by side."""

    first: int
    last: int
    text: str
    form: Any


class _Overview:
    """The first sheet: blocks one below the other, the tables in columns that they share."""

    def __init__(self, book: Book, language: Language, sections: Sequence[PageSection]) -> None:
        self.book = book
        self.language = language
        self.sections = sections
        self.widths = list(_shared_widths(sections, language))
        self.sheet = book.sheet(language.say(_("Overview")))
        self.row = 0

    @property
    def last(self) -> int:
        """The last column."""
        return len(self.widths) - 1

    def write(self, title: str) -> None:
        """The title, and every section below an empty row."""
        for column, width in enumerate(self.widths):
            self.sheet.set_column(column, column, width)
        if sum(self.widths) > _WIDE:
            self.sheet.set_landscape()
        if title:
            self._boxes([_Box(0, self.last, title, self.book.title)], TITLE)
        for one in self.sections:
            if one.level <= 2 and self.row:  # noqa: PLR2004 - as in HTML
                self.row += 1
            if one.heading is not None:
                self._across(self._label(one.heading), self.book.bold)
            for block in one.blocks:
                self._block(block)

    def _block(self, block: blocks.Block) -> None:
        """A block as rows; what is drawn is left out, because its figures are said beside it."""
        match block:
            case blocks.Table():
                self._table(block)
            case blocks.Paragraph():
                form = self.book.bold if block.strong else self.book.wrapped
                self._across(self._text(block.text), form)
            case blocks.Pieces():
                self._across(block.between.join(map(self._text, block.pieces)), self.book.wrapped)
            case blocks.Items():
                self._pairs(block.items)
            case blocks.Pairs():
                self._pairs(block.rows)
            case blocks.Code():
                for line in block.text.split("\n"):
                    self._across(visible(line), self.book.wrapped)
            case _:
                pass

    def _text(self, cell: Cell) -> str:
        return text_in(cell, self.language)

    def _label(self, label: Label) -> str:
        return one_line(self.language.label(label))

    def _across(self, text: str, form: Any) -> None:
        self._boxes([_Box(0, self.last, text, form)])

    def _pairs(self, pairs: Iterable[tuple[Label, Cell]]) -> None:
        """Labels beside what they stand for; without a label a text is as wide as the page."""
        beside = _columns_within(self.widths, _FIRST)
        for label, cell in pairs:
            text = _Box(beside, self.last, self._text(cell), self.book.wrapped)
            if label is None:
                self._boxes([text._replace(first=0)])
            else:
                said = _Box(0, beside - 1, self._label(label), self.book.bold)
                self._boxes([said, text])

    def _boxes(self, boxes: Sequence[_Box], size: int = NORMAL) -> None:
        """Texts side by side, over as many rows as they need."""
        rooms = [sum(self.widths[one.first : one.last + 1]) * NORMAL / size for one in boxes]
        lines = max(lines_of(one.text, room) for one, room in zip(boxes, rooms, strict=True))
        height = lines * LINE * size / NORMAL
        rows = int(-(-height // HIGHEST))
        for row in range(self.row, self.row + rows):
            self.sheet.set_row(row, height / rows)
        for first, last, text, form in boxes:
            if (first, rows) != (last, 1):
                self.sheet.merge_range(self.row, first, self.row + rows - 1, last, "", form)
            self.book.put(self.sheet, self.row, first, text, form)
        self.row += rows

    def _table(self, block: blocks.Table) -> None:
        grid = _Grid(self.book, self.language, self.sheet, self.widths)
        if not block.bare:
            grid.heads(self.row, block.columns)
            self.row += 1
        grid.rows(self.row, block)
        self.row += len(block.rows)


@dataclass(frozen=True, slots=True)
class _Grid:
    """Writes the cells of a table into a sheet with columns of these widths."""

    book: Book
    language: Language
    sheet: Any
    widths: Sequence[float]

    def heads(self, row: int, columns: Sequence[Column], more: int = 0) -> None:
        """The headings, with so many lines of room below them."""
        texts = [one_line(self.language.label(one.heading)) for one in columns]
        for index, (column, text) in enumerate(zip(columns, texts, strict=True)):
            form = self.book.head(column.kind, column.light)
            self.sheet.write_blank(row, index, None, form)  # an empty heading is coloured as well
            self.book.put(self.sheet, row, index, text, form)
        self.sheet.set_row(row, row_height(zip(texts, self.widths, strict=False), more))

    def rows(self, first: int, table: blocks.Table) -> None:
        """The cells, in rows as high as their texts; colours behind the lights."""
        for row, cells in enumerate(table.rows, first):
            data = [data_in(cell, self.language, whole=True) for cell in cells]
            for index, (column, cell) in enumerate(zip(table.columns, cells, strict=True)):
                self._cell(row, index, column, cell, data[index])
            self.sheet.set_row(row, row_height(self._long(table.columns, data)))
        for index, column in enumerate(table.columns):
            if column.kind == "mark" and table.rows:
                lights = (row[index] for row in table.rows)
                self.book.lights(self.sheet, index, (first, first + len(table.rows) - 1), lights)

    def _cell(self, row: int, index: int, column: Column, cell: Cell, data: Data) -> None:
        if data is None:  # as in half of all cells
            return
        if column.kind == "link" and isinstance(data, str):
            self.book.link(self.sheet, row, index, data)
        else:
            written = text_in(cell, self.language) if isinstance(data, Decimal) else ""
            form = self.book.format_of(column.kind, cell, data, written)
            self.book.put(self.sheet, row, index, data, form)

    def _long(self, columns: Sequence[Column], data: Sequence[Data]) -> Iterator[tuple[str, float]]:
        """Texts of a row that may take several lines, with the widths of their columns."""
        for column, width, one in zip(columns, self.widths, data, strict=False):
            if column.kind in WRAPPED and isinstance(one, str):
                yield one, width


def _data(book: Book, language: Language, made: Sheet) -> None:
    """A table of data: a frozen heading with filters, and the columns that go on paper."""
    table = made.make()
    columns, rows = table.columns, table.rows
    sheet = book.sheet(language.label(made.title))
    sheet.freeze_panes(1, min(2, len(columns) - 1))
    sheet.set_landscape()
    sheet.repeat_rows(0)
    for index, column in enumerate(columns):
        sheet.set_column(index, index, column.width)
    grid = _Grid(book, language, sheet, [column.width for column in columns])
    # NOTE: a line more, so that the filter's button stands below the heading
    grid.heads(0, columns, more=1)
    grid.rows(1, table)
    last = max(len(rows), 1)
    sheet.autofilter(0, 0, last, len(columns) - 1)
    sheet.print_area(0, 0, last, (made.printed or len(columns)) - 1)


def _shared_widths(sections: Sequence[PageSection], language: Language) -> Iterator[float]:
    """Widths that every table of the sections has room in; more of them up to a page's width."""
    tables = [block for one in sections for block in one.blocks if isinstance(block, blocks.Table)]
    count = max((len(table.columns) for table in tables), default=0)
    used = 0.0
    for index in range(count):
        found = [_width(one, index, language) for one in tables if index < len(one.columns)]
        used += max(found)
        yield max(found)
    if not count:
        used += _FIRST
        yield _FIRST
    while used < _ACROSS:
        used += _OTHER
        yield _OTHER


def _width(table: blocks.Table, index: int, language: Language) -> float:
    """The width that a column says; more where a word or a figure would be cut."""
    column = table.columns[index]
    pieces = language.label(column.heading).split()
    if column.shrink is None:
        whole = column.kind in FIGURES | {"mark", "id", "date"}
        for row in table.rows:
            text = text_in(row[index], language)
            pieces += text.split("\n") if whole else text.split()
    longest = max((cell_len(piece) for piece in pieces), default=0)
    return max(column.width, min(longest + _MARGIN, _WIDEST))


def _columns_within(widths: Sequence[float], width: float) -> int:
    """How many of the first columns are together as wide as that; one is left for the rest."""
    used = 0.0
    for count, one in enumerate(widths[:-1], 1):
        used += one
        if used >= width:
            return count
    return max(len(widths) - 1, 1)
