"""Repairs of what keeps a file from being read: its encoding, tabs, full-width colons."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from workplan_cli.loading.problems import Problem
from workplan_cli.loading.read import MAX_BYTES, guess_encoding
from workplan_cli.loading.yaml import lines_of_long_scalars, load_yaml
from workplan_cli.model.fix import LINE_END, Fix
from workplan_cli.model.message import _, counted, message
from workplan_cli.model.report import Activity, Entry, Evidence, Report

_BOM = "\ufeff"
_TAB_WIDTHS = (2, 4, 8)
_INDENT = re.compile(r"(?m)^[ \t]*\t[ \t]*(?=[^ \t\r\n])")
_KEYS = {*Report.model_fields, *Entry.model_fields, *Evidence.model_fields, *Activity.model_fields}
_WIDE_COLON = re.compile(rf"(?m)^([ \t]*(?:- +)?(?:{'|'.join(sorted(_KEYS))}))：[ \t]*([^\r\n]?)")
_REASONS: dict[str, tuple[str, str]] = {
    "WP104": (_("tabs replaced by spaces"), _("tabs replaced by spaces in {count} lines")),
    "WP105": (_("full-width colon replaced"), _("full-width colons replaced in {count} lines")),
    "WP110": (_("id used as a key quoted"), _("ids used as keys quoted in {count} lines")),
}
_NUMBER_AS_KEY = re.compile(r"[0-9]+(?=[ \t]*:)")


@dataclass(frozen=True, slots=True)
class Repaired:
    """The text of a file: as it was decoded, and as it can be read."""

    before: str
    after: str
    fixes: tuple[Fix, ...]


def repaired(data: bytes) -> Repaired | None:
    """The text of a file with whatever stood against reading it mended, as far as it is certain.

    None where the bytes are no text that can be told, or do not say that they are of our formats.
    """
    decoded = _decoded(data) if len(data) <= MAX_BYTES else None
    if decoded is None or "workplan/" not in decoded[0]:
        return None
    text, fixes = decoded
    after = _readable(text)
    return Repaired(text, after, (*fixes, *_line_fixes(text, after)))


def _line_fixes(before: str, after: str) -> Iterator[Fix]:
    """One repair for all lines that were changed for the same reason, at the first of them."""
    changed: dict[str, list[int]] = {}
    pairs = zip(LINE_END.split(before), LINE_END.split(after), strict=True)
    for number, (old, new) in enumerate(pairs, 1):
        if old != new:
            changed.setdefault(_reason(old, new), []).append(number)
    for code, lines in changed.items():
        one, many = _REASONS[code]
        yield Fix(code, lines[0], counted(one, many, len(lines)))


def _reason(old: str, new: str) -> str:
    if old.count("：") > new.count("："):
        return "WP105"
    return "WP104" if "\t" in old[: len(old) - len(old.lstrip())] else "WP110"


def _decoded(data: bytes) -> tuple[str, list[Fix]] | None:
    text = _as(data, "utf-8")
    if text is not None:
        without = text.lstrip(_BOM)
        fix = Fix("WP119", 1, message(_("byte order mark taken out")))
        return without, [fix] if without != text else []
    encoding = guess_encoding(data)
    text = _as(data, "utf-16" if encoding == "UTF-16" else "gb18030") if encoding else None
    if text is None:
        return None
    what = message(_("{encoding} turned into UTF-8"), encoding=encoding)
    return text.lstrip(_BOM), [Fix("WP102", 1, what)]


def _as(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _readable(text: str) -> str:
    """The text with what kept it from being read mended, as far as that is certain."""
    problems = load_yaml(text).problems
    if problems and problems[0].code in {"WP104", "WP105"}:
        mended = _indented(_WIDE_COLON.sub(_half_width, text)) or _indented(text)
        if mended is not None and not _touches_long_scalar(text, mended):
            return mended
    if problems and all(problem.code == "WP110" for problem in problems):
        return _with_quoted_keys(text, problems)
    return text


def _indented(text: str) -> str | None:
    """The text with spaces for the tabs before its lines; None if it cannot be read even so.

    A tab may stand for two, four or eight columns. Every width that makes the file readable has
    to make the same values of it; otherwise nothing is certain.
    """
    readable: list[tuple[str, object]] = []
    for width in _TAB_WIDTHS:
        candidate = _INDENT.sub(partial(_expanded, width), text)
        loaded = load_yaml(candidate)
        if not loaded.problems and isinstance(loaded.value, dict):
            readable.append((candidate, loaded.value))
    certain = readable and all(value == readable[0][1] for _text, value in readable)
    return readable[0][0] if certain else None


def _expanded(width: int, found: re.Match[str]) -> str:
    return found[0].expandtabs(width)


def _half_width(found: re.Match[str]) -> str:
    return f"{found[1]}: {found[2]}" if found[2] else f"{found[1]}:"


def _with_quoted_keys(text: str, problems: Sequence[Problem]) -> str:
    """The text with unit ids that are keys (`150100: 15`) in quotation marks, if that is all."""
    starts = [0, *(found.end() for found in LINE_END.finditer(text))]
    quoted = text
    for problem in reversed(problems):
        start = starts[problem.place.line - 1] + problem.place.column - 1
        key = _NUMBER_AS_KEY.match(text, start)
        if key is None:
            return text
        quoted = f'{quoted[:start]}"{key[0]}"{quoted[key.end() :]}'
    return text if load_yaml(quoted).problems else quoted


def _touches_long_scalar(before: str, after: str) -> bool:
    """Whether a changed line is inside a text of several lines, where it may be meant."""
    inside = lines_of_long_scalars(after)
    pairs = zip(LINE_END.split(before), LINE_END.split(after), strict=True)
    return any(old != new and number in inside for number, (old, new) in enumerate(pairs, 1))
