"""What the sheets of a workbook show and hide beside the values of their cells."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from io import BytesIO
from posixpath import normpath
from types import MappingProxyType
from typing import NamedTuple
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
_ROW = re.compile(rb"<(?:\w{1,20}:)?row\b([^<>]*)")
_HIDDEN = re.compile(rb"\bhidden=[\"'](?:1|true)[\"']")
_COLUMN = re.compile(rb"<(?:\w{1,20}:)?col\b([^<>]*)")
_ENDS = re.compile(rb"\b(min|max)=[\"']([0-9]{1,7})[\"']")
_FIRST_LAST = (b"min", b"max")
_MOST_COLUMNS = 16_384
_NOTES = b"/relationships/comments"
_NOTE = re.compile(rb"<(?:\w{1,20}:)?comment\b[^<>]*?\bref=[\"']([A-Z]{1,3}[0-9]{1,7})[\"']")
_ROW_NUMBER = re.compile(rb"\br=[\"']([0-9]{1,7})[\"']")
_PERCENT = {b"9", b"10"}
"""The formats `0%` and `0.00%`, which every workbook knows."""
_REFERENCE = re.compile(rb"\br=[\"']([A-Z]{1,3})([0-9]{1,7})[\"']")


class SheetLook(NamedTuple):
    """What a sheet shows beside its values; rows and columns are counted from 0.

    `shown`: by row and column what cells show that are no plain values: the error of a formula
    (`#DIV/0!`), a formula that nobody has computed (`=A1+A2`), and what is shown as a percentage
    (`85.5%`, where the value is 0.855). `comments` are cells that have one, such as `F7`.
    """

    shown: Mapping[tuple[int, int], str] = MappingProxyType({})
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    comments: tuple[str, ...] = ()


def sheet_looks(data: bytes) -> list[SheetLook]:
    """What each sheet of a workbook shows, in the order of the workbook."""
    with ZipFile(BytesIO(data)) as archive:
        known = set(archive.namelist())
        styles = archive.read("xl/styles.xml") if "xl/styles.xml" in known else b""
        percent = _percent_styles(styles)
        return [_look(archive, known, name, percent) for name in _sheets(archive)]


def _look(archive: ZipFile, known: set[str], name: str, percent: set[bytes]) -> SheetLook:
    part = archive.read(name) if name in known else b""
    folder, _slash, file = name.rpartition("/")
    relations = f"{folder}/_rels/{file}.rels"
    said = archive.read(relations) if relations in known else b""
    comments = (
        _beside(
            folder, dict(_ATTRIBUTE.findall(tag)).get(b"Target", b"").decode("utf-8", "replace")
        )
        for tag in _RELATION.findall(said)
        if _NOTES in tag
    )
    return SheetLook(
        dict(_shown(part, percent)),
        frozenset(
            int(number[1]) - 1
            for tag in _ROW.findall(part)
            if _HIDDEN.search(tag) and (number := _ROW_NUMBER.search(tag))
        ),
        frozenset(_hidden_columns(part)),
        tuple(
            cell.decode()
            for one in comments
            if one in known
            for cell in _NOTE.findall(archive.read(one))
        ),
    )


def _beside(folder: str, target: str) -> str:
    """The name of a part that another one in a folder names: `../comments1.xml`."""
    return target[1:] if target.startswith("/") else normpath(f"{folder}/{target}")


def _hidden_columns(sheet: bytes) -> Iterator[int]:
    for tag in _COLUMN.findall(sheet):
        ends = dict(_ENDS.findall(tag))
        if _HIDDEN.search(tag) and len(ends) == len(_FIRST_LAST):
            first, last = (int(ends[one]) for one in _FIRST_LAST)
            yield from range(first - 1, min(last, _MOST_COLUMNS))


def hidden_sheets(data: bytes) -> frozenset[str]:
    """The names of the sheets that nobody sees."""
    from python_calamine import CalamineWorkbook, SheetVisibleEnum

    sheets = CalamineWorkbook.from_filelike(BytesIO(data)).sheets_metadata
    return frozenset(one.name for one in sheets if one.visible != SheetVisibleEnum.Visible)


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
