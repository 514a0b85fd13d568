"""Cells of a workbook that hold the error of a formula: its reader takes them for blanks."""

import re
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

_SHEET = re.compile(rb"<(?:\w+:)?sheet\b[^>]*?\b\w+:id=[\"']([^\"']+)[\"']")
_RELATION = re.compile(rb"<Relationship\b[^>]*>")
_ATTRIBUTE = re.compile(rb"\b(Id|Target)=[\"']([^\"']*)[\"']")
_CELL = re.compile(rb"<c\b([^>]*)>(?:<f\b[^>]*(?:/>|>[^<]*</f>))?<v>(#[^<]{1,20})</v>")
_REFERENCE = re.compile(rb"\br=[\"']([A-Z]{1,3})([0-9]{1,7})[\"']")


def error_cells(data: bytes) -> list[dict[tuple[int, int], str]]:
    """Sheet by sheet the row and the column, counted from 0, of each error: `#DIV/0!`."""
    with ZipFile(BytesIO(data)) as archive:
        known = set(archive.namelist())
        files = [name if name in known else None for name in _sheets(archive)]
        return [dict(_errors(archive.read(name))) if name else {} for name in files]


def _sheets(archive: ZipFile) -> Iterator[str]:
    """The files of the sheets in the order of the workbook."""
    where = {}
    for relation in _RELATION.findall(archive.read("xl/_rels/workbook.xml.rels")):
        said = dict(_ATTRIBUTE.findall(relation))
        where[said.get(b"Id")] = said.get(b"Target", b"").decode("utf-8", "replace")
    for key in _SHEET.findall(archive.read("xl/workbook.xml")):
        target = where.get(key, "")
        yield target.removeprefix("/") if target.startswith("/") else f"xl/{target}"


def _errors(sheet: bytes) -> Iterator[tuple[tuple[int, int], str]]:
    for attributes, shown in _CELL.findall(sheet):
        place = _REFERENCE.search(attributes)
        if place and (b't="e"' in attributes or b"t='e'" in attributes):
            yield (int(place[2]) - 1, _column(place[1])), shown.decode("utf-8", "replace")


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number - 1
