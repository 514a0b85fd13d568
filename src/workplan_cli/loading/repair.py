"""Repairs of what keeps a file from being read: its encoding, tabs, full-width colons."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from workplan_cli.loading.read import BOM, MAX_BYTES, UTF16, guess_encoding
from workplan_cli.loading.yaml import lines_of_long_scalars, load_yaml
from workplan_cli.model.fix import LINE_END, Fix
from workplan_cli.model.message import _, message
from workplan_cli.model.report import Activity, Entry, Evidence, Report

_TAB_WIDTHS = (2, 4, 8)
_INDENT = re.compile(r"(?m)^[ \t]*\t[ \t]*(?=[^ \t\r\n])")
_KEYS = {*Report.model_fields, *Entry.model_fields, *Evidence.model_fields, *Activity.model_fields}
_WIDE_COLON = re.compile(rf"(?m)^([ \t]*(?:- +)?(?:{'|'.join(sorted(_KEYS))}))：[ \t]*([^\r\n]?)")


@dataclass(frozen=True, slots=True)
class Repaired:
    """The text of a file: as it was decoded, and as it can be read."""

    before: str
    after: str
    fixes: tuple[Fix, ...]


def repaired(data: bytes) -> Repaired | None:
    """The text of a file with whatever stood against reading it mended, as far as it is certain.

    None where the bytes are no text that can be told.
    """
    if len(data) > MAX_BYTES:
        return None
    decoded = _decoded(data)
    if decoded is None:
        return None
    text, fixes = decoded
    after = _readable(text) or text
    changed = zip(LINE_END.split(text), LINE_END.split(after), strict=True)
    mended = [_line_fix(number, *pair) for number, pair in enumerate(changed, 1) if len({*pair}) > 1]
    return Repaired(text, after, (*fixes, *mended))


def _decoded(data: bytes) -> tuple[str, list[Fix]] | None:
    if data.startswith(BOM):
        fix = Fix("WP119", 1, message(_("byte order mark taken out")))
        rest = _utf8(data[len(BOM) :])
        return None if rest is None else (rest, [fix])
    text = _utf8(data)
    if text is not None:
        return text, []
    encoding = guess_encoding(data)
    if encoding is None:
        return None
    try:
        text = data.decode("utf-16" if data.startswith(UTF16) else "gb18030")
    except UnicodeDecodeError:
        return None
    what = message(_("{encoding} turned into UTF-8"), encoding=encoding)
    return text, [Fix("WP102", 1, what)]


def _utf8(data: bytes) -> str | None:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _readable(text: str) -> str | None:
    """The text with its indents and colons mended; None where that is not needed or not certain.

    A tab may stand for two, four or eight columns. Every width that makes the file readable has
    to make the same values of it; otherwise nothing is certain.
    """
    problems = load_yaml(text).problems
    if not problems or problems[0].code not in {"WP104", "WP105"}:
        return None
    readable: list[tuple[str, object]] = []
    for candidate in dict.fromkeys(_candidates(text)):
        loaded = load_yaml(candidate)
        if not loaded.problems and isinstance(loaded.value, dict):
            readable.append((candidate, loaded.value))
    if not readable or any(value != readable[0][1] for _text, value in readable):
        return None
    return None if _touches_long_scalar(text, readable[0][0]) else readable[0][0]


def _candidates(text: str) -> Iterator[str]:
    for width in _TAB_WIDTHS:
        indented = _INDENT.sub(lambda found, width=width: found[0].expandtabs(width), text)
        yield indented
        yield _WIDE_COLON.sub(_half_width, indented)


def _half_width(found: re.Match[str]) -> str:
    return f"{found[1]}: {found[2]}" if found[2] else f"{found[1]}:"


def _touches_long_scalar(before: str, after: str) -> bool:
    """Whether a changed line is inside a text of several lines, where it may be meant."""
    inside = lines_of_long_scalars(after)
    pairs = zip(LINE_END.split(before), LINE_END.split(after), strict=True)
    return any(old != new and number in inside for number, (old, new) in enumerate(pairs, 1))


def _line_fix(number: int, old: str, new: str) -> Fix:
    if "\t" in old[: len(old) - len(old.lstrip())]:
        return Fix("WP104", number, message(_("tabs replaced by spaces")))
    return Fix("WP105", number, message(_("full-width colon replaced by “: ”")))
