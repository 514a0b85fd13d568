"""Which columns and rows a form has, and how it stands on paper."""

from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from itertools import pairwise
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from workplan_cli.loading.column_names import COLUMNS
from workplan_cli.model.report import Entry, Report
from workplan_cli.model.target import Target
from workplan_cli.rendering.book import A4, EVERYWHERE, row_height
from workplan_cli.rendering.report_text import fields_to_fill

SHOWN = ("target", "title", "goal", "last", "asked")
ALWAYS = ("no_figure", "evidence.ref", "evidence.title", "evidence.date", "evidence.url", "note",
           "reason", "next")  # fmt: skip
"""Columns of every form: what it says, and what every target may be given."""


def by_target(report: Report | None) -> dict[str, Entry]:
    """The entries of a report by their targets."""
    return {entry.target: entry for entry in (report.entries if report else ())}


def columns_asked(target: Target) -> Iterator[str]:
    """The columns in which a target wants something."""
    for name in fields_to_fill(target):
        if name == "activities":
            yield from ("activities.date", "activities.text")
        else:
            yield name


def columns_of(targets: Sequence[Target], report: Report | None) -> list[str]:
    """What the targets ask for or the report gives, in the order in which forms have it."""
    asked = {name for target in targets for name in columns_asked(target)}
    given = {
        name
        for entry in (report.entries if report else ())
        for line in lines_of(entry)
        for name in line
    }
    wanted = {*SHOWN, *ALWAYS, *asked, *given}
    return [name for name in COLUMNS if name in wanted]


def lines_of(entry: Entry | None) -> list[dict[str, Any]]:
    """The rows of an entry: the first has everything, further ones what is listed."""
    if entry is None:
        return [{}]
    simple = ("value", "under_way", "part", "whole", "baseline", "stage", "done", "forecast",
              "no_figure", "note", "reason", "next")  # fmt: skip
    first = {name: value for name in simple if (value := getattr(entry, name)) is not None}
    if entry.items:
        first["items"] = "\n".join(entry.items) + ("\n" if len(entry.items) == 1 else "")
    evidence = [_inside("evidence", one) for one in entry.evidence]
    activities = [_inside("activities", one) for one in entry.activities]
    longest = max(len(evidence), len(activities), 1)
    lines: list[dict[str, Any]] = [{} for _number in range(longest)]
    lines[0] |= first
    for listed in (evidence, activities):
        for line, parts in zip(lines, listed, strict=False):
            line.update(parts)
    return lines


def _inside(key: str, part: Any) -> dict[str, Any]:
    return {
        f"{key}.{name}": getattr(part, name)
        for name in type(part).model_fields
        if getattr(part, name) is not None
    }


NAMED = 2
"""The columns that stand on every sheet of paper, and stay where they are on the screen."""
_WIDTHS = {"target": 9, "title": 26, "goal": 18, "asked": 17, "value": 10, "part": 10, "whole": 10,
           "under_way": 10, "baseline": 10, "items": 18, "activities.text": 22, "evidence.ref": 14,
           "evidence.title": 14, "note": 26, "reason": 16, "next": 16}  # fmt: skip
"""Digits that fit into a column, where they are not as many as in most."""
_WIDTH = 11
_DIGIT, _EDGES = 7.5, 5.5
"""Pixels at the most: of a digit, which Excel takes for 7 and LibreOffice for 7.4; of a column."""
_FIRST = frozenset({"goal", "value", "stage", "activities.date", "evidence.ref", "note"})
"""Where a sheet of paper may begin: what belongs together is not divided."""
_SCALE = 75
"""Percent: letters of 11 points are 8 on paper."""
_MARGIN = 0.35
"""Inches left and right."""
_ROOM = (11.69 - 2 * _MARGIN) * 96 * 100 / _SCALE
"""Pixels across a sheet of paper."""


def lay_out(sheet: Any, columns: Sequence[str]) -> None:
    """Set widths, size and the columns with which the sheets of paper begin."""
    for at, name in enumerate(columns):
        sheet.set_column(at, at, _WIDTHS.get(name, _WIDTH))
    sheet.ignore_errors({"number_stored_as_text": EVERYWHERE})
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.set_margins(_MARGIN, _MARGIN)
    sheet.set_print_scale(_SCALE)
    sheet.repeat_columns(0, NAMED - 1)
    sheet.set_v_pagebreaks(list(_breaks(columns)))


def height(texts: Mapping[str, str]) -> float:
    """Points that a row needs for what stands in its columns, by their names."""
    return row_height((text, _WIDTHS.get(name, _WIDTH)) for name, text in texts.items())


def growing(book: bytes) -> bytes:
    """The workbook with rows that grow when more is typed into them.

    XlsxWriter marks each height that it is given as one set by hand, which Excel never changes;
    without any LibreOffice shows one line of each cell.
    """
    out = BytesIO()
    with ZipFile(BytesIO(book)) as source, ZipFile(out, "w", ZIP_DEFLATED) as target:
        for part in source.infolist():
            data = source.read(part)
            if part.filename.startswith("xl/worksheets/"):
                data = data.replace(b' customHeight="1"', b"")
            target.writestr(part, data)
    return out.getvalue()


def _breaks(columns: Sequence[str]) -> Iterator[int]:
    """The first columns of all sheets of paper but the first."""
    named = used = sum(map(_pixels, columns[:NAMED]))
    first = [*(at for at, name in enumerate(columns) if name in _FIRST), len(columns)]
    for at, end in pairwise(first):
        block = sum(map(_pixels, columns[at:end]))
        if used + block > _ROOM and used > named:
            yield at
            used = named
        used += block


def _pixels(name: str) -> float:
    return _WIDTHS.get(name, _WIDTH) * _DIGIT + _EDGES
