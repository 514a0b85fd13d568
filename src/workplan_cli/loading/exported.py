"""Reads an exported summary back: its provenance, and whether it is as it was written."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from workplan_cli.loading.workbook import PROVENANCE_KEY, is_workbook, workbook_cells
from workplan_cli.model.diagnostic import START, Diagnostic
from workplan_cli.model.message import _, message
from workplan_cli.model.provenance import (
    LAYOUT,
    OPEN_SEAL,
    Provenance,
    content_seal,
    seal_holds,
)

_BLOCKS = (
    re.compile(r"<!-- workplan (\{.*\}) -->"),
    re.compile(r'<script type="application/json" id="provenance">(.*?)</script>'),
)
_PLACES = frozenset({"file", "line"})
"""Where an entry was read: no part of what a summary says."""
Lines = tuple[tuple[str, str], ...]
"""Places (lines, cells, keys) and what stands there."""


@dataclass(frozen=True, slots=True)
class Exported:
    """An exported file; `provenance` is None where its layout is newer than this version knows."""

    layout: int
    provenance: Provenance | None
    lines: Lines
    intact: bool


def parse_exported(data: bytes, name: str) -> tuple[Exported | None, list[Diagnostic]]:
    """What the bytes of an exported file hold; None where there is no provenance to be read.

    Raises:
        ModuleNotFoundError: it is a workbook, and the package that reads workbooks is not there.
    """
    if is_workbook(data):
        cells = workbook_cells(data)
        text = "".join(value for place, value in cells if place.startswith(PROVENANCE_KEY))
        lines = tuple(cell for cell in cells if not cell[0].startswith(PROVENANCE_KEY))
        return _exported(text, lines, None, name)
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n").rstrip("\n") + "\n"
    except UnicodeDecodeError:
        return None, [_without(name)]
    if text.startswith("{"):
        return _json(text, name)
    blocks = [match[1] for pattern in _BLOCKS for match in pattern.finditer(text)]
    return _exported(blocks[-1] if blocks else "", _numbered(text), text, name)


def parse_lines(data: bytes) -> Lines:
    """The lines of an export that was just made, as `parse_exported` would give them."""
    exported, _found = parse_exported(data, "")
    return exported.lines if exported else ()


def workbook_seal(lines: Lines, block: str) -> str:
    """The seal of a workbook: of all its cells, and of its provenance with an open seal."""
    return content_seal([*([place, value] for place, value in lines), block])


def _exported(
    block: str, lines: Lines, text: str | None, name: str
) -> tuple[Exported | None, list[Diagnostic]]:
    """An export by the JSON of its provenance; without a text it is a workbook."""
    try:
        content = json.loads(block)
    except ValueError:
        return None, [_without(name)]
    layout = content.get("layout") if isinstance(content, dict) else None
    if not isinstance(layout, int):
        return None, [_without(name)]
    if layout > LAYOUT:
        return Exported(layout, None, lines, intact=True), []
    try:
        provenance = Provenance.model_validate_json(block)
    except ValidationError:
        return None, [_broken(name)]
    if text is None:
        opened = OPEN_SEAL.join(block.rsplit(provenance.seal, 1))
        intact = workbook_seal(lines, opened) == provenance.seal
    else:
        intact = seal_holds(text, provenance.seal)
    return Exported(layout, provenance, lines, intact), []


def _json(text: str, name: str) -> tuple[Exported | None, list[Diagnostic]]:
    try:
        content = json.loads(text)
    except ValueError:
        return None, [_broken(name)]
    block = content.pop("provenance", None) if isinstance(content, dict) else None
    return _exported(json.dumps(block), tuple(_flat(content, "")), text, name)


def _flat(value: Any, place: str) -> Iterator[tuple[str, str]]:
    """Every value of a JSON document with the keys that lead to it."""
    if isinstance(value, dict):
        for key, member in value.items():
            if not (key in _PLACES and "revision" in value):
                yield from _flat(member, f"{place}.{key}" if place else key)
    elif isinstance(value, list):
        for index, member in enumerate(value):
            named = member.get("id") if isinstance(member, dict) else None
            yield from _flat(member, f"{place}[{named or index}]")
    else:
        yield place, json.dumps(value, ensure_ascii=False)


def _numbered(text: str) -> Lines:
    for pattern in _BLOCKS:
        text = pattern.sub("", text)
    return tuple((str(number), line) for number, line in enumerate(text.split("\n"), 1))


def _without(name: str) -> Diagnostic:
    return Diagnostic(
        "WP101",
        name,
        START,
        message(_("the file has no provenance of workplan")),
        message(_("Give a file that `workplan export` wrote; CSV files have none.")),
    )


def _broken(name: str) -> Diagnostic:
    return Diagnostic(
        "WP101",
        name,
        START,
        message(_("the provenance in the file cannot be read: it was changed by hand")),
        message(_("Export the summary again.")),
    )
