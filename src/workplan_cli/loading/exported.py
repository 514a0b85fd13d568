"""Reads an exported summary back: its provenance, and whether it is as it was written."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from pydantic import ValidationError

from workplan_cli.loading.boundary import read_by
from workplan_cli.loading.read import guess_encoding, unreadable
from workplan_cli.loading.word_summary import is_word, word_parts
from workplan_cli.loading.workbook import (
    PROVENANCE_KEY,
    is_damaged,
    is_workbook,
    workbook_cells,
)
from workplan_cli.model.diagnostic import Diagnostic
from workplan_cli.model.message import _
from workplan_cli.model.provenance import (
    LAYOUT,
    OPEN_SEAL,
    Provenance,
    content_seal,
    seal_holds,
)

_BLOCKS = (
    ("<!-- workplan {", "} -->"),
    ('<script type="application/json" id="provenance">', "</script>"),
)
"""What stands before and behind the provenance; the brace belongs to it."""
_BEGINNINGS = (
    re.compile(r"# .*(?:: progress summary|落实情况督查通报)\n"),
    re.compile(r"<!doctype html>(?!.*</html>)", re.DOTALL | re.IGNORECASE),
    re.compile(
        r"<\?xml[^>]*>\s*<PerformancePlanOrReport(?!.*</PerformancePlanOrReport>)", re.DOTALL
    ),
)
"""How a briefing begins; a page, and a StratML report, that have no end."""
_IN_UTF16 = tuple("workplan".encode(encoding) for encoding in ("utf-16-le", "utf-16-be"))
"""What stands in every export, for those that have no byte order mark."""
_MOST_VALUES = 600_000
"""Values of JSON: ours has a line for each, and so never as many in a file of the largest size."""
_PLACES = frozenset({"file", "line"})
"""Where an entry was read: no part of what a summary says."""

_WITHOUT = _("the file has no provenance of workplan")
_BROKEN = _("the provenance in the file cannot be read: it was changed by hand")
_REPEATED = _("the key {key} stands twice in one object: it was put in by hand")
_CUT_OFF = _("the file is cut off or damaged: the provenance at its end is missing")
_NO_WHOLE_JSON = _("the file is cut off or damaged: it is no whole JSON text")
_NOT_UTF8 = _("not UTF-8; it seems to be {encoding}")
_GIVE_EXPORT = _("Give a file that `workplan export` wrote; CSV files have none.")
_EXPORT_AGAIN = _("Export the summary again.")
_GET_AGAIN = _("It may have been cut off on the way: get it again.")
_SAVE_AS_UTF8 = _("`workplan export` writes UTF-8: save the file as UTF-8, or get it again.")
Lines = tuple[tuple[str, str], ...]
"""Places (lines, cells, keys) and what stands there."""


@dataclass(frozen=True, slots=True)
class Exported:
    """An exported file; `provenance` is None where its layout is newer than this version knows.

    `intact`: nobody changed a value. `laid_out_anew`: it is JSON with another indentation.
    `values`: of JSON, all that it holds, in one form for any indentation and order of keys.
    """

    layout: int
    provenance: Provenance | None
    lines: Lines
    intact: bool
    laid_out_anew: bool = False
    values: str | None = None


class _RepeatedKeyError(Exception):
    """A JSON object has a key twice: a reader sees two values, a program only one."""


def parse_exported(data: bytes, name: str) -> tuple[Exported | None, list[Diagnostic]]:
    """What the bytes of an exported file hold; None where there is no provenance to be read.

    Raises:
        ModuleNotFoundError: it is a workbook, and the package that reads workbooks is not there.
    """
    broken = unreadable(name, _BROKEN, _EXPORT_AGAIN)
    found = read_by(lambda: _parsed(data, name), lambda _error: broken)
    return (None, [found]) if isinstance(found, Diagnostic) else found


def _parsed(data: bytes, name: str) -> tuple[Exported | None, list[Diagnostic]]:
    try:
        return _packed(data, name) if is_workbook(data) else _text(data, name)
    except _RepeatedKeyError as error:
        return _refused(name, _REPEATED, _EXPORT_AGAIN, key=str(error))


def _packed(data: bytes, name: str) -> tuple[Exported | None, list[Diagnostic]]:
    if is_word(data):
        lines, block = word_parts(data)
    else:
        cells = workbook_cells(data)
        block = "".join(value for place, value in cells if place.startswith(PROVENANCE_KEY))
        lines = tuple(cell for cell in cells if not cell[0].startswith(PROVENANCE_KEY))
    if not block and is_damaged(data):
        return _refused(name, _CUT_OFF, _GET_AGAIN)
    return _exported(block, lines, None, name)


def _text(data: bytes, name: str) -> tuple[Exported | None, list[Diagnostic]]:
    text = _decoded(data)
    if text is None:
        seems = _encoding(data)
        if seems is not None:
            return _refused(name, _NOT_UTF8, _SAVE_AS_UTF8, "WP102", encoding=seems)
        text = data.decode("utf-8", "replace")  # damaged: what it was can still be told
    text = text.replace("\r\n", "\n").rstrip("\n") + "\n"
    if text.startswith("{"):
        return _json(text, name)
    block, rest = _parted(text)
    cut_off = _BLOCKS[0][0] in text or any(beginning.match(text) for beginning in _BEGINNINGS)
    if not block and cut_off:
        return _refused(name, _CUT_OFF, _GET_AGAIN)
    lines = tuple((str(number), line) for number, line in enumerate(rest.split("\n"), 1))
    return _exported(block, lines, text, name)


def _parted(text: str) -> tuple[str, str]:
    """The provenance that comes last, which is ours, and the text without it, in one pass."""
    block, rest = "", text
    for before, behind in _BLOCKS:
        start, brace = text.rfind(before), before.endswith("{")
        end = text.find(behind, start + len(before)) if start >= 0 else -1
        if end >= 0:
            block = text[start + len(before) - brace : end + brace]
            rest = text[:start] + text[end + len(behind) :]
    return block, rest


def _decoded(data: bytes) -> str | None:
    """UTF-8, even if it was cut off inside a character; None for anything else."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if error.end < len(data) or error.reason != "unexpected end of data":
            return None
        text = data[: error.start].decode("utf-8-sig")
    return None if "\0" in text else text


def _encoding(data: bytes) -> str | None:
    """What the text seems to be encoded in; None where it is UTF-8 with a few broken characters.

    Bars of charts and signs of statuses are no letters, so what is ours is looked for as well.
    """
    if any(sign in data for sign in _IN_UTF16):
        return "UTF-16"
    text = data.decode("utf-8", "replace")
    if 4 * text.count("\ufffd") < sum(sign > "\x7f" for sign in text):
        return None
    try:
        ours = any(before in data.decode("gb18030") for before, _behind in _BLOCKS)
    except UnicodeDecodeError:
        ours = False
    return "GBK (GB18030)" if ours else guess_encoding(data)


def workbook_seal(lines: Lines, block: str) -> str:
    """The seal of a workbook: of all its cells, and of its provenance with an open seal."""
    return content_seal([*([place, value] for place, value in lines), block])


def _exported(
    block: str, lines: Lines, text: str | None, name: str
) -> tuple[Exported | None, list[Diagnostic]]:
    """An export by the JSON of its provenance; without a text it is a workbook."""
    try:
        content = _load(block)
    except ValueError:
        return _refused(name, _WITHOUT, _GIVE_EXPORT)
    layout = content.get("layout") if isinstance(content, dict) else None
    if not isinstance(layout, int):
        return _refused(name, _WITHOUT, _GIVE_EXPORT)
    if layout > LAYOUT:
        return Exported(layout, None, lines, intact=True), []
    try:
        provenance = Provenance.model_validate_json(block)
    except ValidationError:
        return _refused(name, _BROKEN, _EXPORT_AGAIN)
    if text is None:
        opened = OPEN_SEAL.join(block.rsplit(provenance.seal, 1))
        intact = workbook_seal(lines, opened) == provenance.seal
    else:
        intact = seal_holds(text, provenance.seal)
    return Exported(layout, provenance, lines, intact), []


def _json(text: str, name: str) -> tuple[Exported | None, list[Diagnostic]]:
    if text.count(",") > _MOST_VALUES:
        return _refused(name, _WITHOUT, _GIVE_EXPORT)
    try:
        content = _load(text)
    except ValueError:
        return _refused(name, _NO_WHOLE_JSON, _GET_AGAIN)
    as_written = json.dumps(content, ensure_ascii=False, indent=2) + "\n"
    values = json.dumps(content, sort_keys=True)
    block = content.pop("provenance", None) if isinstance(content, dict) else None
    exported, found = _exported(json.dumps(block), tuple(_flat(content, "")), text, name)
    if exported is None or exported.provenance is None:
        return exported, found
    relaid = not exported.intact and seal_holds(as_written, exported.provenance.seal)
    intact = exported.intact or relaid
    return replace(exported, intact=intact, laid_out_anew=relaid, values=values), found


def _load(text: str) -> Any:
    """JSON whose objects have every key once.

    Raises:
        ValueError: it is no JSON.
        _RepeatedKeyError: an object has a key twice.
    """
    return json.loads(text, object_pairs_hook=_object)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    content: dict[str, Any] = {}
    for key, value in pairs:
        if key in content:
            raise _RepeatedKeyError(key)
        content[key] = value
    return content


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


def _refused(
    name: str, what: str, fix: str, code: str = "WP101", **values: object
) -> tuple[None, list[Diagnostic]]:
    return None, [unreadable(name, what, fix, code, **values)]
