"""`workplan export xlsx`: the ledger (台账), with numbers and days that Excel can compute with."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any, NamedTuple

from xlsxwriter import Workbook

from workplan_cli.assessment.owing import Level
from workplan_cli.assessment.summary import Summary
from workplan_cli.loading.exported import workbook_seal
from workplan_cli.loading.workbook import PROVENANCE_KEY, cell_text, column_name
from workplan_cli.model.message import _
from workplan_cli.model.provenance import OPEN_SEAL
from workplan_cli.model.status import Status
from workplan_cli.rendering.chase.view import LEVEL_SIGNS
from workplan_cli.rendering.console import LIGHTS
from workplan_cli.rendering.export.content import classes
from workplan_cli.rendering.export.ledger import Cell, Kind, Table, chase, entries, targets, units
from workplan_cli.rendering.export.origin import command, origin
from workplan_cli.rendering.export.owed import basis, owed
from workplan_cli.rendering.export.sheet_text import header_text, lines_of
from workplan_cli.rendering.export.wording import Wording
from workplan_cli.rendering.one_line import one_line
from workplan_cli.rendering.screen import Screen

_A4 = 9
"""Excel's number of a paper size."""
_LONGEST = 30_000
"""Characters in a cell; Excel takes 32,767."""
_LONGEST_LINK = 2_000
"""Characters of an address that can be clicked; Excel takes 2,079."""
_MOST_LINKS = 65_000
"""Links on a sheet; Excel takes 65,530."""
_LINE = 15.75
"""Points that a line of a cell is high: 21 whole pixels."""
_HIGHEST = 409
"""Points of a row; Excel takes no more."""
_NORMAL, _TITLE = 11, 16
"""Points of letters."""
_FIRST, _OTHER, _LAST = 34, 12, 6
"""The overview: width of its first column and of the others, and the number of the last."""
_LEFT = {"align": "left", "indent": 1}
"""Apart from figures at the right of the column before."""
_FORMATS: dict[Kind, dict[str, Any]] = {
    "text": {"text_wrap": True, "num_format": "@", **_LEFT},
    "status": _LEFT,
    "level": _LEFT,
    "number": {"num_format": "#,##0", "align": "right"},
    "percent": {"num_format": "0.0%", "align": "right"},
    "points": {"num_format": "+0.0;-0.0;0.0", "align": "right"},
    "date": {"num_format": "yyyy-mm-dd", "align": "right"},
    "link": {"text_wrap": True, "font_color": "#0a58a8", "underline": 1, **_LEFT},
}
_NOT_WHOLE = {**_FORMATS["number"], "num_format": "#,##0.00"}
_HEAD = {"bold": True, "text_wrap": True, "bg_color": "#e8edf2", "bottom": 1}
_FILLS: dict[Status, str] = {
    "met": "#cfe5f5", "ahead": "#cdeadf", "on_track": "#e3f4ed", "slipping": "#fdeec4",
    "behind": "#f8d3c4", "overdue": "#f2b8a2",
}  # fmt: skip
"""Behind the status; its sign says the same without colour."""
_CLASS_FILLS = {
    "met": _FILLS["met"],
    "ahead": _FILLS["ahead"],
    "on_track": _FILLS["on_track"],
    "short": _FILLS["behind"],
}
"""Behind the headings of the classes; the heading says the same in words."""
_LEVEL_FILLS: dict[Level, str] = {
    "red": _FILLS["behind"],
    "yellow": _FILLS["slipping"],
    "blue": _FILLS["met"],
    "green": _FILLS["on_track"],
}
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
    ledger = _Ledger(book, words)
    ledger.overview()
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


class _Box(NamedTuple):
    """Text over columns side by side."""

    first: int
    last: int
    text: str
    form: Any


class _Ledger:
    """A workbook that remembers what was written into it."""

    def __init__(self, book: Workbook, words: Wording) -> None:
        self.book = book
        self.words = words
        top = {"valign": "top"}
        self.formats = {kind: book.add_format({**top, **one}) for kind, one in _FORMATS.items()}
        self.not_whole = book.add_format({**top, **_NOT_WHOLE})
        self.wrapped = book.add_format({**top, "text_wrap": True})
        self.bold = book.add_format({**top, "text_wrap": True, "bold": True})
        self.title = book.add_format(
            {**top, "text_wrap": True, "bold": True, "font_size": _TITLE},
        )
        self.heads = {
            kind: book.add_format({**top, **_aligned(kind), **_HEAD}) for kind in _FORMATS
        }
        self.class_heads = {
            key: book.add_format({**top, **_aligned("number"), **_HEAD, "bg_color": fill})
            for key, fill in _CLASS_FILLS.items()
        }
        self.fills: dict[Kind, dict[str, Any]] = {
            "status": self._fills({LIGHTS[one][0]: fill for one, fill in _FILLS.items()}),
            "level": self._fills({LEVEL_SIGNS[one][0]: it for one, it in _LEVEL_FILLS.items()}),
        }
        self.cells: list[tuple[str, str]] = []
        self.links = 0

    def _fills(self, fills: Mapping[str, str]) -> dict[str, Any]:
        return {sign: self.book.add_format({"bg_color": fill}) for sign, fill in fills.items()}

    def _sheet(self, name: str) -> Any:
        """A sheet that fits the width of A4, with title, day and pages on paper."""
        sheet = self.book.add_worksheet(name)
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        day = self.words.summary.outcome.as_of
        sheet.set_header(f"&L{header_text(self.words.title())}&R{day}")
        sheet.set_footer("&L&A&R&P / &N")
        return sheet

    def overview(self) -> None:
        """The first page: what a leader reads."""
        words = self.words
        name = words.say(_("Overview"))
        sheet = self._sheet(name)
        sheet.set_column(0, 0, _FIRST)
        sheet.set_column(1, _LAST, _OTHER)
        title = [_Box(0, _LAST, words.title(), self.title)]
        row = self._boxes(sheet, name, 0, title, _TITLE) + 1
        for text in (words.opening(), *words.remarks(), *words.unheard()):
            row = self._boxes(sheet, name, row, [_Box(0, _LAST, text, self.wrapped)])
        unreadable = words.unreadable()
        if unreadable:
            lines = [(words.unreadable_title(), ""), *unreadable]
            row = self._pairs(sheet, name, row + 1, lines)
        row = self._sections(sheet, name, row + 1)
        row = self._pairs(sheet, name, row + 1, owed(words))
        if words.summary.outcome.turns:
            row = self._boxes(sheet, name, row, [_Box(0, _LAST, basis(words), self.wrapped)])
        self._pairs(sheet, name, row + 1, self._origin())

    def _origin(self) -> Iterator[tuple[str, str]]:
        """Where all comes from; the last label is that of the command."""
        provenance = self.words.summary.provenance
        *lines, (label, _none) = origin(provenance, self.words.language)
        yield from lines
        yield label, command(provenance)

    def _sections(self, sheet: Any, name: str, row: int) -> int:
        """Classes by section, with the total and its shares; gives the row behind it."""
        words = self.words
        results = words.summary.results
        self._section_heads(sheet, name, row)
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
                self._fit(sheet, row, [(title, _FIRST)])
                for column, count in enumerate([len(members), *counts], 1):
                    self._put(sheet, name, row, column, count, self.formats["number"])
        row += 1
        self._put(sheet, name, row, 0, words.say(_("share")), self.formats["text"])
        for column, one in enumerate(classes(results), 2):
            share = one.share / 100
            self._put(sheet, name, row, column, share, self.formats["percent"])
        return row + 1

    def _section_heads(self, sheet: Any, name: str, row: int) -> None:
        say, number = self.words.say, self.heads["number"]
        heads = [
            (say(_("Section")), self.heads["text"]),
            (say(_("targets")), number),
            *((say(one.word), self.class_heads.get(one.key, number)) for one in classes(())),
        ]
        for column, (text, form) in enumerate(heads):
            self._put(sheet, name, row, column, text, form)
        self._fit(sheet, row, [(text, _OTHER) for text, _form in heads])

    def _pairs(self, sheet: Any, name: str, row: int, pairs: Iterable[tuple[str, str]]) -> int:
        """Labels beside what they stand for; a label alone may be as wide as the page."""
        for label, text in pairs:
            boxes = [_Box(0, 0 if text else _LAST, label, self.bold)]
            if text:
                boxes.append(_Box(1, _LAST, text, self.wrapped))
            row = self._boxes(sheet, name, row, boxes)
        return row

    def _boxes(
        self, sheet: Any, name: str, row: int, boxes: Iterable[_Box], size: int = _NORMAL
    ) -> int:
        """Texts side by side, over as many rows as they need; gives the row behind them."""
        boxes = list(boxes)
        lines = max(lines_of(one_line(one.text), _across(one) * _NORMAL / size) for one in boxes)
        height = lines * _LINE * size / _NORMAL
        rows = int(-(-height // _HIGHEST))
        for one in range(row, row + rows):
            sheet.set_row(one, height / rows)
        for first, last, text, form in boxes:
            if (first, rows) != (last, 1):
                sheet.merge_range(row, first, row + rows - 1, last, "", form)
            self._put(sheet, name, row, first, text, form)
        return row + rows

    def table(self, name: str, made: Table) -> None:
        """One sheet: a frozen heading with filters, widths, and lights on status and level."""
        sheet = self._sheet(name)
        sheet.freeze_panes(1, 2)
        sheet.set_landscape()
        sheet.repeat_rows(0)
        for column, one in enumerate(made.columns):
            sheet.set_column(column, column, one.width)
            self._put(sheet, name, 0, column, one.heading, self.heads[one.kind])
        # NOTE: a line more, so that the filter's button stands below the heading
        self._fit(sheet, 0, [(one.heading, one.width) for one in made.columns], more=1)
        for number, cells in enumerate(made.rows, 1):
            for column, (one, cell) in enumerate(zip(made.columns, cells, strict=True)):
                if one.kind == "link" and isinstance(cell, str):
                    self._link(sheet, name, number, column, cell)
                else:
                    self._put(sheet, name, number, column, cell, self._form(one.kind, cell))
            self._fit(sheet, number, _wrapped(made, cells))
        last = max(len(made.rows), 1)
        sheet.autofilter(0, 0, last, len(made.columns) - 1)
        sheet.print_area(0, 0, last, made.printed - 1)
        for column, one in enumerate(made.columns):
            self._lights(sheet, column, last, self.fills.get(one.kind, {}))

    def _form(self, kind: Kind, cell: Cell) -> Any:
        """Decimals are shown where there are any: a format of Excel cannot choose that itself."""
        if kind == "number" and isinstance(cell, Decimal) and cell % 1:
            return self.not_whole
        return self.formats[kind]

    def _fit(self, sheet: Any, row: int, texts: Iterable[tuple[str, int]], more: int = 0) -> None:
        """Make a row as high as its texts are, each in a column of a width."""
        lines = more + max((lines_of(text, width) for text, width in texts), default=1)
        sheet.set_row(row, min(lines * _LINE, _HIGHEST))

    def _lights(self, sheet: Any, column: int, last: int, fills: Mapping[str, Any]) -> None:
        for sign, form in fills.items():
            rule = {"type": "text", "criteria": "begins with", "value": sign, "format": form}
            sheet.conditional_format(1, column, last, column, rule)

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


def _aligned(kind: Kind) -> dict[str, Any]:
    """A heading stands where its cells stand."""
    return {key: it for key, it in _FORMATS[kind].items() if key in {"align", "indent"}}


def _across(box: _Box) -> int:
    """Width in characters of all columns of a box."""
    return sum(_OTHER if column else _FIRST for column in range(box.first, box.last + 1))


def _wrapped(made: Table, cells: Iterable[Cell]) -> list[tuple[str, int]]:
    """Texts of a row that may take several lines, with the widths of their columns."""
    return [
        (cell, one.width)
        for one, cell in zip(made.columns, cells, strict=True)
        if isinstance(cell, str) and "text_wrap" in _FORMATS[one.kind]
    ]
