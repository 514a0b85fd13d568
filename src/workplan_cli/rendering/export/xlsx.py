"""`workplan export xlsx`: the ledger (台账), with numbers and days that Excel can compute with."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook

from workplan_cli.assessment.summary import Summary
from workplan_cli.loading.exported import workbook_seal
from workplan_cli.loading.workbook import PROVENANCE_KEY, cell_text, column_name
from workplan_cli.model.message import _
from workplan_cli.model.outcome import STATUSES, Status
from workplan_cli.model.provenance import OPEN_SEAL
from workplan_cli.rendering.console import LIGHTS
from workplan_cli.rendering.export.content import classes
from workplan_cli.rendering.export.ledger import Cell, Kind, Table, chase, entries, targets, units
from workplan_cli.rendering.export.origin import command, origin
from workplan_cli.rendering.export.plain import one_line
from workplan_cli.rendering.export.wording import Wording
from workplan_cli.rendering.screen import Screen

_A3, _A4 = 8, 9
"""Excel's numbers of paper sizes."""
_FIT_A4 = 12
"""Columns that can still be read on A4."""
_LONGEST = 30_000
"""Characters in a cell; Excel takes 32,767."""
_LONGEST_LINK = 2_000
"""Characters of an address that can be clicked; Excel takes 2,079."""
_MOST_LINKS = 65_000
"""Links on a sheet; Excel takes 65,530."""
_FORMATS: dict[Kind, dict[str, Any]] = {
    "text": {"text_wrap": True, "num_format": "@"},
    "status": {},
    "number": {},
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
        ledger.table(words.say(name), made)
    ledger.provenance(summary)
    book.close()
    return out.getvalue()


class _Ledger:
    """A workbook that remembers what was written into it."""

    def __init__(self, book: Workbook) -> None:
        self.book = book
        top = {"valign": "top"}
        self.formats = {kind: book.add_format({**top, **one}) for kind, one in _FORMATS.items()}
        self.bold = book.add_format({"bold": True, "valign": "top"})
        self.title = book.add_format({"bold": True, "font_size": 16})
        self.head = book.add_format(
            {"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#e8edf2", "bottom": 1}
        )
        self.fills = {
            status: book.add_format({"bg_color": fill}) for status, fill in _FILLS.items()
        }
        self.cells: list[tuple[str, str]] = []
        self.links = 0

    def overview(self, words: Wording) -> None:
        """The first page: what a leader reads."""
        name = words.say(_("Overview"))
        sheet = self.book.add_worksheet(name)
        sheet.set_column(0, 0, 34)
        sheet.set_column(1, 8, 12)
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        self._put(sheet, name, 0, 0, words.title(), self.title)
        row = 1
        for text in (words.opening(), *words.remarks(), *words.unheard()):
            row += 1
            self._put(sheet, name, row, 0, text)
        unreadable = words.unreadable()
        if unreadable:
            lines = [(words.unreadable_title(), ""), *unreadable]
            row = self._pairs(sheet, name, row + 2, lines) - 1
        row = self._sections(sheet, name, row + 2, words)
        owed = [*words.owed(), (words.basis(), "")] if words.summary.outcome.turns else []
        row = self._pairs(sheet, name, row + 1, owed)
        row = self._pairs(sheet, name, row + 1, origin(words.summary.provenance, words.language))
        self._put(sheet, name, row - 1, 1, command(words.summary.provenance))

    def _sections(self, sheet: Any, name: str, row: int, words: Wording) -> int:
        """Classes by section, with the total and its shares; gives the row behind it."""
        results = words.summary.results
        heads = [words.say(_("Section")), words.say(_("targets"))]
        for column, text in enumerate([*heads, *(words.say(one.word) for one in classes(()))]):
            self._put(sheet, name, row, column, text, self.head)
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
            self._put(sheet, name, row, 1, text)
            row += 1
        return row

    def table(self, name: str, made: Table) -> None:
        """One sheet: a frozen heading with filters, widths, and lights on the status."""
        sheet = self.book.add_worksheet(name)
        sheet.freeze_panes(1, 2)
        sheet.set_landscape()
        sheet.set_paper(_A4 if made.printed <= _FIT_A4 else _A3)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        for column, one in enumerate(made.columns):
            sheet.set_column(column, column, one.width)
            self._put(sheet, name, 0, column, one.heading, self.head)
        for number, cells in enumerate(made.rows, 1):
            for column, (one, cell) in enumerate(zip(made.columns, cells, strict=True)):
                if one.kind == "link" and isinstance(cell, str):
                    self._link(sheet, name, number, column, cell)
                else:
                    self._put(sheet, name, number, column, cell, self.formats[one.kind])
        last = max(len(made.rows), 1)
        sheet.autofilter(0, 0, last, len(made.columns) - 1)
        sheet.print_area(0, 0, last, made.printed - 1)
        for column, one in enumerate(made.columns):
            if one.kind == "status":
                self._lights(sheet, column, last)

    def _lights(self, sheet: Any, column: int, last: int) -> None:
        for status in STATUSES:
            if status in self.fills:
                sheet.conditional_format(
                    1,
                    column,
                    last,
                    column,
                    {
                        "type": "text",
                        "criteria": "begins with",
                        "value": LIGHTS[status][0],
                        "format": self.fills[status],
                    },
                )

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
