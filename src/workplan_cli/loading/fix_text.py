"""Fixes of what keeps a file from being read: its encoding, tabs, full-width signs."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import product

from workplan_cli.loading.document import Document, parse_document
from workplan_cli.loading.events import MAX_SLOW, lines_of_long_scalars
from workplan_cli.loading.expectations import Fault
from workplan_cli.loading.problems import Problem
from workplan_cli.loading.read import MAX_BYTES, everyday_characters, guess_encoding, utf16_codec
from workplan_cli.loading.shape import faults
from workplan_cli.loading.yaml import load_yaml
from workplan_cli.model.file_format import model_of
from workplan_cli.model.fix import LINE_END, Fix, TextLines, changed_lines
from workplan_cli.model.message import _, counted, message
from workplan_cli.model.report import Activity, Entry, Evidence, Report

_BOM = "\ufeff"
_WIDE = "\u3000"
"""The full-width blank."""
_EVERYDAY = 3
"""Everyday characters that a text in GBK has at least: with fewer, it may be in any encoding."""
_PRIVATE = re.compile(r"[\ue000-\uf8ff]")
"""Characters that no text has: signs of a wrong encoding."""
_NOT_ASCII = re.compile(rb"[\x80-\xff]+")
_THREE_BYTES = "\u0800"
"""The first character that UTF-8 writes with three bytes."""

_TAB_WIDTHS = (2, 4, 8)
_START = re.compile(rf"(?:[ \t{_WIDE}]|-(?=[ \t{_WIDE}]))*")
"""The indent, with the dashes of a list."""
_GAPS = (
    re.compile(r"""^(\w+:|"[^"\t]*":|'[^'\t]*':) *\t[ \t]*(?=[^ \t])"""),
    re.compile(r"""^([^"'\t#]*[^"'\t# ]) *\t[ \t]*(?=\#)"""),
)
"""Tabs behind a key, and before a comment."""
_KEYS = {*Report.model_fields, *Entry.model_fields, *Evidence.model_fields, *Activity.model_fields}
_KEY = rf"(?:{'|'.join(sorted(_KEYS))})"
_BLANKS = rf"[ \t{_WIDE}]*"
_WIDE_COLON = re.compile(
    rf"^({_BLANKS}(?:-[ \t{_WIDE}]+)?{_KEY})(?:：|:[ \t]*{_WIDE}){_BLANKS}(.?)"
)
_WIDE_DASH = re.compile(rf"^({_BLANKS})－{_BLANKS}(?={_KEY}{_BLANKS}[:：])")
_WIDE_BEFORE_KEY = re.compile(rf"[，；]{_BLANKS}(?={_KEY}{_BLANKS}[:：])")
_WIDE_BEHIND_KEY = re.compile(rf"([{{,]{_BLANKS}{_KEY}){_BLANKS}：{_BLANKS}")
"""A full-width comma before a key in braces, a full-width colon behind it."""
_BRACES = re.compile(r"""\{[^{}"'#]*\}""")
_WIDE_KEY = re.compile(
    rf"(?:^|[\r\n])(?:[ \t]*{_WIDE}{_BLANKS}|{_BLANKS}－{_BLANKS}){_KEY}[:：]|\{{[^{{}}\r\n]*："
)
"""What YAML reads as a key that begins with a full-width sign, or holds one in braces."""
_REASONS: dict[str, tuple[str, str, str]] = {
    "tab": ("WP104", _("tabs replaced by spaces"), _("tabs replaced by spaces in {count} lines")),
    "colon": (
        "WP105",
        _("full-width colon replaced"),
        _("full-width colons replaced in {count} lines"),
    ),
    "sign": (
        "WP105",
        _("full-width blank or dash replaced"),
        _("full-width blanks or dashes replaced in {count} lines"),
    ),
    "key": ("WP110", _("id used as a key quoted"), _("ids used as keys quoted in {count} lines")),
}
OF_LINES = frozenset(code for code, _one, _many in _REASONS.values())
"""Codes of a text that cannot be read until all of its lines are fixed."""
_OF_ONE_VALUE = {"id_is_number", "figure_is_text", "period_form", "string_pattern_mismatch"}
_NUMBER_AS_KEY = re.compile(r"[0-9]+(?=[ \t]*:)")


@dataclass(frozen=True, slots=True)
class Repaired:
    """The text of a file: as it was decoded, and as it can be read."""

    before: str
    after: str
    fixes: tuple[Fix, ...]


def repaired(data: bytes) -> Repaired | None:
    """The text of a file with whatever stood against reading it fixed, as far as it is certain.

    None where the bytes are no text that can be told, or do not say that they are of our formats.
    """
    decoded = _decoded(data) if len(data) <= MAX_BYTES else None
    if decoded is None or "workplan/" not in decoded[0]:
        return None
    text, fixes = decoded
    after = _readable(text)
    if len(TextLines(after)) != len(
        TextLines(text)
    ):  # a tab alone between CR and LF: they would be one
        after = text
    return Repaired(text, after, (*fixes, *_line_fixes(text, after)))


def _line_fixes(before: str, after: str) -> Iterator[Fix]:
    """One repair for all lines that were changed for the same reason, at the first of them."""
    changed: dict[str, list[int]] = {}
    for number, old, new in changed_lines(before, after):
        changed.setdefault(_reason(old, new), []).append(number)
    for reason, lines in changed.items():
        code, one, many = _REASONS[reason]
        yield Fix(code, lines[0], counted(one, many, len(lines)))


def _reason(old: str, new: str) -> str:
    if old.count("：") > new.count("："):
        return "colon"
    if old.count("\t") > new.count("\t"):
        return "tab"
    return "key" if new.count('"') > old.count('"') else "sign"


def _decoded(data: bytes) -> tuple[str, list[Fix]] | None:
    text = _as(data, "utf-8")
    if text is not None:
        without = text.lstrip(_BOM)
        fix = Fix("WP119", 1, message(_("byte order mark taken out")))
        return without, [fix] if without != text else []
    encoding = guess_encoding(data)
    if encoding is None:
        return None
    text = _as(data, utf16_codec(data)) if encoding == "UTF-16" else _as_gbk(data)
    if text is None:
        return None
    what = message(_("{encoding} turned into UTF-8"), encoding=encoding)
    return text.lstrip(_BOM), [Fix("WP102", 1, what)]


def _as_gbk(data: bytes) -> str | None:
    """The text of a file that is in GBK from end to end; None where that is not certain.

    Two editors may have written into one file, so that only some of it is in UTF-8.
    """
    text = _as(data, "gb18030")
    if text is None or _PRIVATE.search(text) or everyday_characters(text)[0] < _EVERYDAY:
        return None
    return None if any(map(_is_utf8, _NOT_ASCII.finditer(data))) else text


def _is_utf8(found: re.Match[bytes]) -> bool:
    """Whether bytes beyond ASCII make Chinese text in UTF-8 by themselves."""
    text = _as(found[0], "utf-8")
    return text is not None and max(text) >= _THREE_BYTES


def _as(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _readable(text: str) -> str:
    """The text with what kept it from being read fixed, as far as that is certain."""
    if len(text) > MAX_SLOW:  # what is so long was not typed, and every repair reads it again
        return text
    problems = load_yaml(text).problems
    if problems and problems[0].code in {"WP104", "WP105"}:
        return _indented(text, _by_line(text, _half_width)) or _indented(text, text) or text
    if not problems and _WIDE_KEY.search(text):
        fixed = _indented(text, _by_line(text, _half_width))
        return fixed if fixed and _in_shape(fixed) else text
    if problems and all(problem.code == "WP110" for problem in problems):
        return _with_quoted_keys(text, problems)
    return text


def _by_line(text: str, fix: Callable[[str], str]) -> str:
    """The text with every line fixed by itself, whatever ends the lines."""
    pieces = re.split(f"({LINE_END.pattern})", text)
    pieces[::2] = map(fix, pieces[::2])
    return "".join(pieces)


def _indented(original: str, text: str) -> str | None:
    """A text with spaces for its tabs; None if it cannot be read even so, or in two ways.

    A tab may stand for two, four or eight columns, a full-width blank for one or two. Two widths
    have to make the same values of the text, or the only one that makes it readable a file as its
    format says; otherwise nothing is certain.
    """
    widths = product(_TAB_WIDTHS if "\t" in text else (2,), (2, 1) if _WIDE in text else (2,))
    candidates = dict.fromkeys(_expanded(original, text, *pair) for pair in widths)
    readable: list[tuple[str, object]] = []
    for narrow, broad in candidates:
        value = load_yaml(narrow).value
        if isinstance(value, dict) and (narrow == broad or load_yaml(broad).value == value):
            readable.append((narrow, value))
    if not readable or any(value != readable[0][1] for _text, value in readable):
        return None
    first = readable[0][0]
    certain = len(candidates) == 1 or len(readable) > 1 or _in_shape(first)
    return first if certain and first != original else None


def _expanded(original: str, text: str, tab: int, blank: int) -> tuple[str, str]:
    """A text with one space for each tab inside a line, and with two: no value may depend on it."""
    narrow, broad = (_by_line(text, partial(_spaced, tab, blank, gap)) for gap in (" ", "  "))
    # Inside of a text of several lines a tab may be meant.
    inside = set[int]() if load_yaml(narrow).problems else lines_of_long_scalars(narrow)
    return _put_back(original, narrow, inside), _put_back(original, broad, inside)


def _spaced(tab: int, blank: int, gap: str, line: str) -> str:
    """A line without tabs, but for those that may stand in a text."""
    start = _START.match(line)
    indent = start[0] if start else ""
    rest = line[len(indent) :]
    if not rest:
        return _without_tabs_at_end(line)
    for form in _GAPS:
        rest = form.sub(rf"\1{gap}", rest)
    return indent.replace(_WIDE, " " * blank).expandtabs(tab) + _without_tabs_at_end(rest)


def _without_tabs_at_end(text: str) -> str:
    """A line without the blanks at its end, if there is a tab among them."""
    kept = text.rstrip(" \t")
    return kept if "\t" in text[len(kept) :] else text


def _put_back(original: str, text: str, numbers: set[int]) -> str:
    """A text with the lines of these numbers as they were."""
    if not numbers:
        return text
    before = re.split(f"({LINE_END.pattern})", original)
    pieces = re.split(f"({LINE_END.pattern})", text)
    for number in numbers:
        at = 2 * (number - 1)
        pieces[at : at + 1] = before[at : at + 1]
    return "".join(pieces)


def _in_shape(text: str) -> bool:
    """Whether a text is a file as its format says, but for the form of single values."""
    document, _found = parse_document(text, "")
    model = model_of(document.value.get("format")) if document else None
    if document is None or model is None:
        return False
    return all(_is_of_one_value(document, fault) for fault in faults(document, model))


def _is_of_one_value(document: Document, fault: Fault) -> bool:
    """Whether a fault is in the form of one value, which no indent can be the cause of."""
    single = not isinstance(document.at(fault.route), dict | list)
    return single and (fault.kind in _OF_ONE_VALUE or fault.kind.startswith("date_"))


def _half_width(line: str) -> str:
    """A line with half-width signs around its key."""
    line = _WIDE_DASH.sub(r"\1- ", line)
    line = _WIDE_COLON.sub(lambda found: f"{found[1]}: {found[2]}".rstrip(), line)
    return _BRACES.sub(_half_width_in_braces, line)


def _half_width_in_braces(braces: re.Match[str]) -> str:
    """Braces with half-width colons and commas around their keys."""
    commas = _WIDE_BEFORE_KEY.sub(", ", braces[0])
    return _WIDE_BEHIND_KEY.sub(r"\1: ", commas)


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
