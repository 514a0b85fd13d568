"""Cells of a workbook as its program shows them, where the reader of values does not say so."""

import re
from collections.abc import Iterator
from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

from workplan_cli.loading.workbook import column_number

_SHEET = re.compile(rb"<(?:\w+:)?sheet\b[^>]*?\b\w+:id=[\"']([^\"']+)[\"']")
_RELATION = re.compile(rb"<Relationship\b[^>]*>")
_ATTRIBUTE = re.compile(rb"\b(Id|Target)=[\"']([^\"']*)[\"']")
_CELL = re.compile(rb"<c\b([^>]*)>(?:<f\b[^>]*(?:/>|>[^<]*</f>))?<v>(#[^<]{1,20})</v>")
_FORMULA = re.compile(rb"<c\b([^>]*)><f\b[^>]*>([^<]{1,500})</f>(?:<v\s*/>|<v></v>)?</c>")
_NUMBER = re.compile(
    rb"<c\b([^>]*)>(?:<f\b[^>]*(?:/>|>[^<]*</f>))?<v>(-?[0-9.]{1,30}(?:[eE][-+]?[0-9]{1,2})?)</v>"
)
_STYLE = re.compile(rb"\bs=[\"']([0-9]{1,6})[\"']")
_FORMATS = re.compile(rb"<cellXfs\b.*?</cellXfs>", re.DOTALL)
_FORMAT = re.compile(rb"<xf\b[^>]*?\bnumFmtId=[\"']([0-9]+)[\"']")
_OWN = re.compile(rb"<numFmt\b[^>]*>")
_CODE = re.compile(rb"\b(numFmtId|formatCode)=[\"']([^\"']*)[\"']")
_PERCENT = {b"9", b"10"}
"""The formats `0%` and `0.00%`, which every workbook knows."""
_REFERENCE = re.compile(rb"\br=[\"']([A-Z]{1,3})([0-9]{1,7})[\"']")


def shown_cells(data: bytes) -> list[dict[tuple[int, int], str]]:
    """Sheet by sheet, by row and column counted from 0, what cells show that are no plain values.

    The error of a formula (`#DIV/0!`), a formula that nobody has computed (`=A1+A2`), and what is
    shown as a percentage (`85.5%`, where the value is 0.855).
    """
    with ZipFile(BytesIO(data)) as archive:
        known = set(archive.namelist())
        files = [name if name in known else None for name in _sheets(archive)]
        styles = archive.read("xl/styles.xml") if "xl/styles.xml" in known else b""
        percent = _percent_styles(styles)
        return [dict(_shown(archive.read(name), percent)) if name else {} for name in files]


def _percent_styles(styles: bytes) -> set[bytes]:
    """The numbers of the styles of cells that show a percentage."""
    own = [dict(_CODE.findall(one)) for one in _OWN.findall(styles)]
    percent = {one.get(b"numFmtId", b"") for one in own if b"%" in one.get(b"formatCode", b"")}
    found = _FORMATS.search(styles)
    return {
        str(number).encode()
        for number, format_ in enumerate(_FORMAT.findall(found[0]) if found else ())
        if format_ in percent | _PERCENT
    }


def _sheets(archive: ZipFile) -> Iterator[str]:
    """The files of the sheets in the order of the workbook."""
    where = {}
    for relation in _RELATION.findall(archive.read("xl/_rels/workbook.xml.rels")):
        said = dict(_ATTRIBUTE.findall(relation))
        where[said.get(b"Id")] = said.get(b"Target", b"").decode("utf-8", "replace")
    for key in _SHEET.findall(archive.read("xl/workbook.xml")):
        target = where.get(key, "")
        yield target.removeprefix("/") if target.startswith("/") else f"xl/{target}"


def _shown(sheet: bytes, percent: set[bytes]) -> Iterator[tuple[tuple[int, int], str]]:
    yield from _errors(sheet)
    for attributes, formula in _FORMULA.findall(sheet):
        if place := _REFERENCE.search(attributes):
            yield _at(place), f"={formula.decode('utf-8', 'replace')}"
    for attributes, number in _NUMBER.findall(sheet) if percent else ():
        place, style = _REFERENCE.search(attributes), _STYLE.search(attributes)
        if (
            place
            and style
            and style[1] in percent
            and b"t=" not in attributes.replace(b't="n"', b"")
        ):
            yield _at(place), f"{(Decimal(number.decode()) * 100).normalize():f}%"


def _errors(sheet: bytes) -> Iterator[tuple[tuple[int, int], str]]:
    for attributes, shown in _CELL.findall(sheet):
        place = _REFERENCE.search(attributes)
        if place and (b't="e"' in attributes or b"t='e'" in attributes):
            yield _at(place), shown.decode("utf-8", "replace")


def _at(place: re.Match[bytes]) -> tuple[int, int]:
    return int(place[2]) - 1, column_number(place[1]) - 1
