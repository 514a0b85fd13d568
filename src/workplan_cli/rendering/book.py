"""A workbook that remembers its cells, and how texts fit its sheets; sealed over all cells."""

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import lru_cache
from io import BytesIO
from typing import Any

from rich.cells import cell_len, chop_cells
from xlsxwriter import Workbook

from workplan_cli.loading.exported import workbook_seal
from workplan_cli.loading.workbook import PROVENANCE_KEY, cell_text, column_name
from workplan_cli.model.provenance import OPEN_SEAL, Provenance
from workplan_cli.model.status import Light, is_further_off
from workplan_cli.pages.blocks import Cell, Gauge, Kind, Mark
from workplan_cli.pages.entries import is_link
from workplan_cli.pages.values import Percent, Points
from workplan_cli.rendering.cells import Data
from workplan_cli.rendering.visible import one_line

NORMAL, TITLE = 11, 16
"""Points of letters."""
A4 = 9
"""Excel's number of a paper size."""
EVERYWHERE = "A1:XFD1048576"
"""All cells of a sheet; ids are no mistakes where Excel takes them for numbers."""
_LONGEST = 30_000
"""Characters in a cell; Excel takes 32,767."""
_LONGEST_NAME = 31
"""Characters in the name of a sheet, for Excel."""
_LONGEST_LINK = 2_000
"""Characters of an address that can be clicked; Excel takes 2,079."""
_MOST_LINKS = 65_000
"""Links on a sheet; Excel takes 65,530."""
NO_DAY = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""The same content gives the same file on any day."""
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}

_LEFT = {"align": "left", "indent": 1}
"""Apart from figures at the right of the column before."""
_TEXT = {"text_wrap": True, "num_format": "@", **_LEFT}
_NUMBER = {"num_format": "#,##0", "align": "right"}
_FORMATS: Mapping[Kind, dict[str, Any]] = {
    "id": _TEXT,
    "text": _TEXT,
    "mark": _LEFT,
    "number": _NUMBER,
    "count": _NUMBER,
    "figure": {"num_format": "@", "align": "right"},
    "percent": {"num_format": "0.0%", "align": "right"},
    "points": {"num_format": "+0.0;-0.0;0.0", "align": "right"},
    "date": {"num_format": "yyyy-mm-dd", "align": "right"},
    "link": {"text_wrap": True, "font_color": "#0a58a8", "underline": 1, **_LEFT},
}
WRAPPED = frozenset(kind for kind, form in _FORMATS.items() if "text_wrap" in form)
"""Kinds of which a cell may take several lines."""
_WORDS = WRAPPED | {"mark", "figure"}
_HEAD = {"bold": True, "text_wrap": True, "bg_color": "#e8edf2", "bottom": 1}
_LIGHTS: Mapping[Light, str] = {
    "blue": "#cfe5f5", "green": "#e3f4ed", "yellow": "#fdeec4", "red": "#f8d3c4",
}  # fmt: skip
"""Behind a light; its sign says the same without colour."""
_SHADES: Mapping[Light, str] = {"green": "#cdeadf", "red": "#f2b8a2"}
"""Behind the light of the status that is further off than others with the same light."""


def fill_of(mark: Mark) -> str | None:
    """The colour behind a light; none behind a grey one."""
    colours = _SHADES if mark.status and is_further_off(mark.status) else _LIGHTS
    return colours.get(mark.light)


def _sheet_name(name: str) -> str:
    """As Excel allows it: short, without the signs that stand in formulas or at its ends."""
    return re.sub(r"[\[\]:*?/\\]", " ", one_line(name))[:_LONGEST_NAME].strip("' ")


class Book:
    """A workbook with the title, and the day where there is one, above every page.

    Text is written as text, whatever it begins with.
    """

    def __init__(self, title: str, day: date | None) -> None:
        self.out = BytesIO()
        self.book = Workbook(self.out, _OPTIONS)
        self.book.set_properties({"title": title, "created": NO_DAY})
        self.header = f"&L{header_text(title)}" + (f"&R{day}" if day else "")
        self.formats = {kind: self._format(form) for kind, form in _FORMATS.items()}
        self.finer: dict[str, Any] = {}
        self.wrapped = self._format({"text_wrap": True})
        self.bold = self._format({"text_wrap": True, "bold": True})
        self.title = self._format({"text_wrap": True, "bold": True, "font_size": TITLE})
        self.cells: list[tuple[str, str]] = []
        self.links = 0

    def _format(self, form: Mapping[str, Any]) -> Any:
        return self.book.add_format({"valign": "top", **form})

    def sheet(self, name: str) -> Any:
        """A sheet that fits the width of A4, with title, day and pages on paper."""
        sheet = self.book.add_worksheet(_sheet_name(name))
        sheet.set_paper(A4)
        sheet.fit_to_pages(1, 0)
        sheet.set_header(self.header)
        sheet.set_footer("&L&A&R&P / &N")
        sheet.ignore_errors({"number_stored_as_text": EVERYWHERE})
        return sheet

    def head(self, kind: Kind, light: Mark | None) -> Any:
        """The format of a heading: on the side of its cells, and in the colour of its light."""
        side = {key: it for key, it in _FORMATS[kind].items() if key in {"align", "indent"}}
        fill = fill_of(light) if light else None
        return self._format({**side, **_HEAD, **({"bg_color": fill} if fill else {})})

    def format_of(self, kind: Kind, cell: Cell, data: Data, written: str) -> Any:
        """By what the cell is, and by its column where it is words.

        As many decimals are shown as people are told: a format of Excel cannot choose that itself.
        """
        if isinstance(data, Decimal | int):
            sort: Kind = "number"
            if isinstance(cell, Percent | Gauge):
                sort = "percent"
            elif isinstance(cell, Points):
                sort = "points"
            return self._finer(sort, sum(map(str.isdigit, written.partition(".")[2])))
        if isinstance(data, date):
            return self.formats["date"]
        return self.formats[kind if kind in _WORDS else "figure"]

    def _finer(self, kind: Kind, decimals: int) -> Any:
        """The format of a kind with another number of decimals."""
        point = f".{'0' * decimals}" if decimals else ""
        form = re.sub(r"0(\.0+)?(?=[;%]|$)", f"0{point}", _FORMATS[kind]["num_format"])
        if form not in self.finer:
            self.finer[form] = self._format({**_FORMATS[kind], "num_format": form})
        return self.finer[form]

    def put(self, sheet: Any, row: int, column: int, data: Data, form: Any) -> None:
        """Write a cell; nothing where there is nothing."""
        if isinstance(data, str):
            data = data[:_LONGEST]
            if data:
                sheet.write_string(row, column, data, form)
        elif isinstance(data, date):
            sheet.write_datetime(row, column, data, form)
        elif data is not None:
            sheet.write_number(row, column, float(data), form)
        self._remember(sheet, row, column, data)

    def link(self, sheet: Any, row: int, column: int, url: str) -> None:
        """A link, or its address as text where Excel would refuse it or it is of no web page."""
        self.links += 1
        if not is_link(url) or len(url) > _LONGEST_LINK or self.links > _MOST_LINKS:
            self.put(sheet, row, column, url, self.formats["text"])
            return
        sheet.write_url(row, column, url, self.formats["link"], url)
        self._remember(sheet, row, column, url)

    def _remember(self, sheet: Any, row: int, column: int, data: Data) -> None:
        text = cell_text(data)
        if text:
            self.cells.append((f"{sheet.get_name()}!{column_name(column)}{row + 1}", text))

    def lights(self, sheet: Any, column: int, rows: tuple[int, int], cells: Iterable[Cell]) -> None:
        """Colours behind the lights that there are in a column, by their signs."""
        first, last = rows
        fills = {one.sign: fill_of(one) for one in cells if isinstance(one, Mark)}
        for sign, fill in fills.items():
            if fill:
                form = self.book.add_format({"bg_color": fill})
                rule = {"type": "text", "criteria": "begins with", "value": sign, "format": form}
                sheet.conditional_format(first, column, last, column, rule)

    def seal(self, provenance: Provenance) -> None:
        """The data that `verify` reads, sealed over all cells before it."""
        block = provenance.as_json()
        seal = workbook_seal(tuple(self.cells), block)
        block = seal.join(block.rsplit(OPEN_SEAL, 1))
        sheet = self.book.add_worksheet(PROVENANCE_KEY.removesuffix("!"))
        sheet.hide()
        for row, start in enumerate(range(0, len(block), _LONGEST)):
            sheet.write_string(row, 0, block[start : start + _LONGEST])

    def close(self) -> bytes:
        """The whole file."""
        self.book.close()
        return self.out.getvalue()


LINE = 15.75
"""Points that a line of a cell is high: 21 whole pixels."""
HIGHEST = 409
"""Points of a row; Excel takes no more."""
_MARGIN = 1.5
"""Digits of a column that an indent and the edges take."""
_WIDEST = 2.1
"""Digits that a character takes at the most."""
_LONGEST_HEADER = 80
"""Characters, or cells of them, of the title on every page; Excel takes 255 in all."""
_PIECES = re.compile(r"\s*[^\s\u2e80-\uffff]+|\s*\S|\s+")
"""Where a line may end: behind a word, or behind any wide character."""


def row_height(texts: Iterable[tuple[str, float]], more: int = 0) -> float:
    """Points of a row that holds texts, each in a column of a width, and so many lines more."""
    lines = more + max((lines_of(text, width) for text, width in texts), default=1)
    return min(lines * LINE, HIGHEST)


def lines_of(text: str, width: float) -> int:
    """About how many lines a text takes in a column of a width in digits; rather too many."""
    if len(text) * _WIDEST <= width - _MARGIN and "\n" not in text:  # as most do
        return 1
    return sum(_lines_of(line, width) for line in text.split("\n"))


def _lines_of(text: str, width: float) -> int:
    room = max(width - _MARGIN, 2)
    lines, used = 1, 0.0
    for piece in _PIECES.findall(text):
        size = _size(piece)
        if used + size > room:
            full = int(size // room)
            lines += full + bool(used)
            used = size - full * room
        else:
            used += size
    return lines


@lru_cache(maxsize=8192)  # most words come many times
def _size(piece: str) -> float:
    """Width in digits: of a wide character a little over two, of most letters less than one."""
    cells = cell_len(piece)
    if cells > len(piece):
        return cells / 2 * _WIDEST
    return cells * 0.9 + sum(one.isupper() for one in piece) * 0.3


def header_text(text: str) -> str:
    """Text on one line and no longer than a page is wide, without codes of a header.

    NOTE: the writer takes `&G` and `&[Picture]` for a picture even where the sign is doubled.
    """
    text = one_line(text)
    short = chop_cells(text[:_LONGEST_HEADER], _LONGEST_HEADER)[:1]
    kept = "".join(short)
    kept = kept if kept == text else f"{kept[:-1]}…"
    return re.sub(r"&(?=G|\[Picture\])", "& ", kept).replace("&", "&&")
