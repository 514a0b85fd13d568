"""`workplan export xlsx`: the ledger (台账), with numbers and days that Excel can compute with."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from math import ceil
from typing import Any

from rich.cells import cell_len
from xlsxwriter import Workbook

from workplan_cli.assessment.owing import Level
from workplan_cli.assessment.summary import Summary
from workplan_cli.loading.exported import workbook_seal
from workplan_cli.loading.workbook import PROVENANCE_KEY, cell_text, column_name
from workplan_cli.model.message import _
from workplan_cli.model.outcome import Status
from workplan_cli.model.provenance import OPEN_SEAL
from workplan_cli.rendering.chase.view import LEVEL_SIGNS
from workplan_cli.rendering.console import LIGHTS
from workplan_cli.rendering.export.content import classes
from workplan_cli.rendering.export.ledger import (
    Cell,
    Column,
    Kind,
    Table,
    chase,
    entries,
    targets,
    units,
)
from workplan_cli.rendering.export.origin import command, origin
from workplan_cli.rendering.export.owed import basis, owed
from workplan_cli.rendering.export.plain import one_line
from workplan_cli.rendering.export.wording import Wording
from workplan_cli.rendering.screen import Screen

_A4 = 9
"""Excel's number of the paper size."""
_LONGEST = 30_000
"""Characters in a cell; Excel takes 32,767."""
_LONGEST_MARGIN = 100
"""Characters of the title above a page; Excel takes 255 in all."""
_FIRST, _OTHERS = 34, 12
"""Widths of the columns of the overview."""
_RIGHT = frozenset({"number", "percent", "points", "date"})
"""Kinds whose cells stand on the right, and so their headings."""
_LONGEST_LINK = 2_000
"""Characters of an address that can be clicked; Excel takes 2,079."""
_MOST_LINKS = 65_000
"""Links on a sheet; Excel takes 65,530."""
_LEFT: dict[str, Any] = {"align": "left", "indent": 1}
"""Apart from a number that ends where the text begins."""
_FORMATS: dict[Kind, dict[str, Any]] = {
    "text": {"text_wrap": True, "num_format": "@", **_LEFT},
    "status": _LEFT,
    "level": _LEFT,
    "number": {"num_format": "#,##0"},
    "percent": {"num_format": "0.0%"},
    "points": {"num_format": "+0.0;-0.0;0.0"},
    "date": {"num_format": "yyyy-mm-dd"},
    "link": {"text_wrap": True, "font_color": "#0a58a8", "underline": 1},
}
_FILLS: dict[Status, str] = {
    "met": "#cfe5f5", "ahead": "#cdeadf", "on_track": "#e3f4ed", "slipping": "#fdeec4",
    "behind": "#f8d3c4", "overdue": "#f2b8a2",
}  # fmt: skip
"""Behind the status; its sign says the same without colour."""
_LEVEL_FILLS: dict[Level, Status] = {"red": "overdue", "yellow": "slipping", "blue": "met"}
"""Behind the level of a unit that owes something: as behind a status of that colour."""
_WIDE = 9
"""Columns of the overview that a sentence may run over."""
_LINE = 15
"""Points that a line of text takes."""
_HIGHEST = 409
"""Points of a row; Excel takes no more."""
_NO_DAY = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""The same content gives the same file on any day."""


def render(summary: Summary, screen: Screen) -> bytes:
    """Sheets: overview, targets, units, entries, chase, and the data that `verify` reads.

    Text is written as text, whatever it begins with; the seal covers every cell.
    """
    words = Wording(summary, screen.language)
    out = BytesIO()
    book = Workbook(
        out,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    book.set_properties({"title": one_line(words.title()), "created": _NO_DAY})
    ledger = _Ledger(book)
    ledger.overview(words)
    for name, made in (
        (_("Targets"), targets(words)),
        (_("Units"), units(words)),
        (_("Entries"), entries(words)),
        (_("Chase"), chase(words)),
    ):
        ledger.table(words.say(name), made, words)
    ledger.provenance(summary)
    book.close()
    return out.getvalue()


def lines_of(text: str, width: int) -> int:
    """Lines that a text takes in a column; a wide character counts two, and words do not fit."""
    return max(ceil(1.1 * cell_len(text) / width), 1)


def _height(columns: Sequence[Column], cells: Sequence[Cell]) -> int:
    """Points that the highest cell of a row needs: not every program finds that out by itself."""
    lines = [
        lines_of(cell, one.width - 2)
        for one, cell in zip(columns, cells, strict=True)
        if isinstance(cell, str) and one.kind != "link"
    ]
    return min(_LINE * max(lines, default=1), _HIGHEST)


class _Ledger:
    """A workbook that remembers what was written into it."""

    def __init__(self, book: Workbook) -> None:
        self.book = book
        top = {"valign": "top"}
        self.formats = {kind: book.add_format({**top, **one}) for kind, one in _FORMATS.items()}
        self.decimal = book.add_format({**top, "num_format": "#,##0.00"})
        self.bold = book.add_format({"bold": True, "valign": "top"})
        self.title = book.add_format({"bold": True, "font_size": 16})
        head = {"bold": True, "text_wrap": True, "bg_color": "#e8edf2", "bottom": 1, **top}
        self.head = book.add_format({**head, **_LEFT})
        self.number_head = book.add_format({**head, "align": "right"})
        self.sentence = book.add_format({"text_wrap": True, **top})
        self.fills = {
            status: book.add_format({"bg_color": fill}) for status, fill in _FILLS.items()
        }
        self.level_fills = {
            level: book.add_format({"bg_color": _FILLS[status]})
            for level, status in _LEVEL_FILLS.items()
        }
        self.cells: list[tuple[str, str]] = []
        self.links = 0

    def overview(self, words: Wording) -> None:
        """The first page: what a leader reads."""
        name = words.say(_("Overview"))
        sheet = self.book.add_worksheet(name)
        sheet.set_column(0, 0, _FIRST)
        sheet.set_column(1, _WIDE - 1, _OTHERS)
        sheet.set_paper(_A4)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        self._margins(sheet, words)
        self._put(sheet, name, 0, 0, words.title(), self.title)
        row = 1
        for text in (words.opening(), *words.remarks(), *words.unheard()):
            row += 1
            self._sentence(sheet, name, row, 0, text)
        unreadable = words.unreadable()
        if unreadable:
            lines = [(words.unreadable_title(), ""), *unreadable]
            row = self._pairs(sheet, name, row + 2, lines) - 1
        row = self._sections(sheet, name, row + 2, words)
        row = self._pairs(sheet, name, row + 1, owed(words))
        if words.summary.outcome.turns:
            self._sentence(sheet, name, row, 0, basis(words))
            row += 1
        row = self._pairs(sheet, name, row + 1, origin(words.summary.provenance, words.language))
        self._put(sheet, name, row - 1, 1, command(words.summary.provenance))

    def _sections(self, sheet: Any, name: str, row: int, words: Wording) -> int:
        """Classes by section, with the total and its shares; gives the row behind it."""
        results = words.summary.results
        heads = [words.say(_("Section")), words.say(_("targets"))]
        for column, text in enumerate([*heads, *(words.say(one.word) for one in classes(()))]):
            self._put(sheet, name, row, column, text, self.number_head if column else self.head)
        sheet.set_row(row, 2 * _LINE)
        lines: list[tuple[str, list[Any]]] = [
            (
                f"{section.number} {section.title.in_language(words.language.code)}",
                [one for one in results if one.section.number == section.number],
            )
            for section in words.summary.outcome.plan.sections
        ]
        for title, members in (*lines, (words.say(_("Total")), list(results))):
            if members:
                row += 1
                counts = [one.count for one in classes(members)]
                self._put(sheet, name, row, 0, title, self.formats["text"])
                for column, count in enumerate([len(members), *counts], 1):
                    self._put(sheet, name, row, column, count)
        row += 1
        self._put(sheet, name, row, 0, words.say(_("share")))
        for column, one in enumerate(classes(results), 2):
            share = one.share / 100
            self._put(sheet, name, row, column, share, self.formats["percent"])
        return row + 1

    def _pairs(self, sheet: Any, name: str, row: int, pairs: Iterable[tuple[str, str]]) -> int:
        for label, text in pairs:
            self._put(sheet, name, row, 0, label, self.bold)
            self._sentence(sheet, name, row, 1, text, lines_of(label, _FIRST))
            row += 1
        return row

    def _sentence(
        self, sheet: Any, name: str, row: int, column: int, text: str, lines: int = 1
    ) -> None:
        """A text over the columns from one to the last, in a row that is high enough for it."""
        width = _OTHERS * (_WIDE - max(column, 1)) + (0 if column else _FIRST)
        sheet.merge_range(row, column, row, _WIDE - 1, None, self.sentence)
        self._put(sheet, name, row, column, text, self.sentence)
        sheet.set_row(row, min(_LINE * max(lines, lines_of(text, width)), _HIGHEST))

    def _margins(self, sheet: Any, words: Wording) -> None:
        """What stands above and below every printed page."""
        title = one_line(words.title())[:_LONGEST_MARGIN].replace("&", "&&")
        sheet.set_header(f"&L{title}&R{words.summary.outcome.as_of}")
        sheet.set_footer("&L&A&R&P / &N")

    def table(self, name: str, made: Table, words: Wording) -> None:
        """One sheet: a frozen heading with filters, widths, and lights on the status."""
        sheet = self.book.add_worksheet(name)
        self._margins(sheet, words)
        sheet.freeze_panes(1, 2)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        for column, one in enumerate(made.columns):
            sheet.set_column(column, column, one.width)
            right = one.kind in _RIGHT
            self._put(sheet, name, 0, column, one.heading, self.number_head if right else self.head)
        sheet.set_row(0, _height(made.columns, [one.heading for one in made.columns]))
        for number, cells in enumerate(made.rows, 1):
            for column, (one, cell) in enumerate(zip(made.columns, cells, strict=True)):
                if one.kind == "link" and isinstance(cell, str):
                    self._link(sheet, name, number, column, cell)
                else:
                    self._put(sheet, name, number, column, cell, self._format(one.kind, cell))
            sheet.set_row(number, _height(made.columns, cells))
        last = max(len(made.rows), 1)
        sheet.autofilter(0, 0, last, len(made.columns) - 1)
        sheet.print_area(0, 0, last, made.printed - 1)
        for column, one in enumerate(made.columns):
            if one.kind == "status":
                for status, fill in self.fills.items():
                    self._light(sheet, column, last, LIGHTS[status][0], fill)
            elif one.kind == "level":
                for level, fill in self.level_fills.items():
                    self._light(sheet, column, last, LEVEL_SIGNS[level][0], fill)

    def _light(self, sheet: Any, column: int, last: int, sign: str, fill: Any) -> None:
        rule = {"type": "text", "criteria": "begins with", "value": sign, "format": fill}
        sheet.conditional_format(1, column, last, column, rule)

    def _format(self, kind: Kind, cell: Cell) -> Any:
        """Decimals are shown where there are any; two of them, and all are there."""
        if kind == "number" and isinstance(cell, Decimal) and cell != cell.to_integral_value():
            return self.decimal
        return self.formats[kind]

    def provenance(self, summary: Summary) -> None:
        """The data that `verify` reads, sealed over all cells before it."""
        block = summary.provenance.as_json()
        seal = workbook_seal(tuple(self.cells), block)
        block = seal.join(block.rsplit(OPEN_SEAL, 1))
        sheet = self.book.add_worksheet(PROVENANCE_KEY.removesuffix("!"))
        sheet.hide()
        for row, start in enumerate(range(0, len(block), _LONGEST)):
            sheet.write_string(row, 0, block[start : start + _LONGEST])

    def _link(self, sheet: Any, name: str, row: int, column: int, url: str) -> None:
        """A link, or its address as text where Excel would refuse it."""
        self.links += 1
        if len(url) > _LONGEST_LINK or self.links > _MOST_LINKS:
            self._put(sheet, name, row, column, url, self.formats["text"])
            return
        sheet.write_url(row, column, url, self.formats["link"], url)
        self._remember(name, row, column, url)

    def _put(
        self, sheet: Any, name: str, row: int, column: int, cell: Cell, form: Any = None
    ) -> None:
        if isinstance(cell, str):
            cell = one_line(cell)[:_LONGEST]
            if cell:
                sheet.write_string(row, column, cell, form)
        elif isinstance(cell, date):
            sheet.write_datetime(row, column, cell, form)
        elif isinstance(cell, int | Decimal):
            sheet.write_number(row, column, float(cell), form)
        if cell is not None:
            self._remember(name, row, column, cell)

    def _remember(self, name: str, row: int, column: int, cell: Cell) -> None:
        text = cell_text(cell)
        if text:
            self.cells.append((f"{name}!{column_name(column)}{row + 1}", text))
