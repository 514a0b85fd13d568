"""Rewrites a YAML file in the one style of ours, with its comments and in its order.

Two spaces a level, dashes not indented below their key, one space where one is enough, line feeds,
long lines left long. What the file says does not change: that is checked before anything is given
back.
"""

import re
from collections.abc import Container, Sequence
from io import StringIO
from typing import NamedTuple

from workplan_cli.loading.boundary import attempt
from workplan_cli.loading.document import Document
from workplan_cli.loading.yaml import load_yaml
from workplan_cli.model.fix import TextLines

_ENDLESS = 2**20
"""Columns after which a line would be broken: never."""
MAX_SIGNS = 300_000
"""Signs of a text that is tidied: each takes 10 µs, and the plan has 150,000."""
_COMMENT = re.compile(r"(?m)(?:^|\s)(#.*)$")


def tidied(text: str) -> str | None:
    """The text in our style; None where it could not be rewritten without changing what it says.

    Args:
        text: a YAML document that the loader takes.
    """
    from ruamel.yaml import YAML

    before = text
    text = _in_english(text)
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.composer.warn_double_anchors = False  # the later one holds from there on
    yaml.width = _ENDLESS
    yaml.indent(mapping=2, sequence=2, offset=0)
    out = StringIO()

    def rewritten() -> str:
        yaml.dump(yaml.load(text), out)
        return out.getvalue()

    written = attempt(rewritten)
    if written is None:
        return None
    lines = _lines(written)
    # As they are, where a # is part of a text; as it was written, where blanks at a line's end are.
    unchanged = written.removesuffix("...\n").lstrip("\n")
    for tidy in (_joined(_aligned(lines)), _joined(lines), unchanged):
        if _says_the_same(before, tidy):
            return tidy
    return None


def _in_english(text: str) -> str:
    """The text with the keys of the format in place of Chinese ones."""
    lines = TextLines(text)
    renamed = load_yaml(text).renamed
    for one in sorted(renamed, key=lambda one: (one.place.line, one.place.column), reverse=True):
        start = text.find(one.written, lines.start(one.place.line - 1) + one.place.column - 1)
        text = text[:start] + one.key + text[start + len(one.written) :]
    return text


def _joined(lines: Sequence[str]) -> str:
    return "\n".join(lines) + "\n"


def _lines(text: str) -> list[str]:
    """The lines without blanks at their ends, and without blank lines at either end."""
    return [line.rstrip() for line in text.strip("\n").rstrip().split("\n")]


def _aligned(lines: Sequence[str]) -> list[str]:
    """Comments in the column of neither neighbour are put above what follows, or below the last."""
    columns = [indent_of(line) if is_content(line) else None for line in lines]
    above = _filled(columns)
    below = _filled(columns[::-1])[::-1]
    return [
        line
        if not line or is_content(line) or indent_of(line) in {before or 0, after or 0}
        else " " * ((before or 0) if after is None else after) + line.lstrip()
        for line, before, after in zip(lines, above, below, strict=True)
    ]


def _filled(columns: Sequence[int | None]) -> list[int | None]:
    """Each column, or the last one before it that is known."""
    filled: list[int | None] = []
    for column in columns:
        filled.append(filled[-1] if column is None and filled else column)
    return filled


def is_content(line: str) -> bool:
    """Whether a line holds more than blanks or a comment."""
    return bool(line.strip()) and not line.lstrip().startswith("#")


def indent_of(line: str) -> int:
    """How many blanks a line begins with."""
    return len(line) - len(line.lstrip())


def _says_the_same(old: str, new: str) -> bool:
    before, after = load_yaml(old), load_yaml(new)
    return (
        not (before.problems or after.problems)
        # NaN is not equal to itself, but it is written the same.
        and (before.value == after.value or repr(before.value) == repr(after.value))
        and comments_of(old) == comments_of(new)
    )


def comments_of(text: str) -> list[str]:
    """Every comment, behind a value too; the same in number and order before and after."""
    return [found[1].rstrip() for found in _COMMENT.finditer(text)]


class Trimmed(NamedTuple):
    """The text without blank entries; how many were taken out, how many stay for a comment."""

    text: str
    dropped: int = 0
    commented: int = 0
    is_form: bool = False


def without_blanks(document: Document, known: Container[str]) -> Trimmed | None:
    """A report without its blank entries; one in which all are blank is a form, and stays (D-343).

    An entry stays where a comment stands on, above or below it that is not of the form: whoever
    wrote that wanted to say something.

    Args:
        document: a report.
        known: the comments that the form of this report has; they go with their entries.

    Returns:
        None where an entry cannot be taken out without touching others.
    """
    entries = document.value.get("entries") or []
    blank = [at for at, entry in enumerate(entries) if _is_blank(entry)]
    if len(blank) == len(entries):
        return Trimmed(document.text, is_form=bool(blank))
    lines = document.text.splitlines(keepends=True)
    spans = {at: _span(document, lines, at) for at in blank}
    dropped = [
        at
        for at, span in spans.items()
        if all(one in known for one in comments_of("".join(lines[span.start : span.stop])))
    ]
    gone = {line for at in dropped for line in spans[at]}
    left = [line for at, line in enumerate(lines) if at not in gone]
    if dropped:
        left = _without_headings(left, known)
    text = "".join(left)
    rest = [entry for at, entry in enumerate(entries) if at not in dropped]
    again = load_yaml(text)
    if again.problems or again.value != {**document.value, "entries": rest}:
        return None
    return Trimmed(text, len(dropped), len(blank) - len(dropped))


def _is_blank(entry: object) -> bool:
    return isinstance(entry, dict) and all(
        value is None or value in ("", []) for key, value in entry.items() if key != "target"
    )


def _span(document: Document, lines: Sequence[str], at: int) -> range:
    """The lines of an entry, with the comments right above and below it, and the gap behind."""
    first = document.place(("entries", at)).line - 1
    others = [document.key_place((key,)).line for key in document.value]
    if at + 1 < len(document.value["entries"]):
        others.append(document.place(("entries", at + 1)).line)
    end = min((line - 1 for line in others if line - 1 > first), default=len(lines))
    column = indent_of(lines[first])
    last = max(line for line in range(first, end) if is_content(lines[line]))
    while last + 1 < end and _is_comment(lines[last + 1]) and indent_of(lines[last + 1]) > column:
        last += 1
    while first and _is_comment(lines[first - 1]) and indent_of(lines[first - 1]) <= column:
        first -= 1
    while last + 1 < len(lines) and not lines[last + 1].strip():
        last += 1
    return range(first, last + 1)


def _without_headings(lines: Sequence[str], known: Container[str]) -> list[str]:
    """The lines without headings of the form that head nothing any more, and the gap below them."""
    left: list[str] = []
    heads_something = False
    for line in reversed(lines):
        stands_alone = not left or not left[-1].strip()
        is_heading = stands_alone and _is_comment(line) and line.strip() in known
        if is_heading and not heads_something:
            while left and not left[-1].strip():
                left.pop()
            continue
        if line.strip():
            heads_something = not is_heading
        left.append(line)
    return left[::-1]


def _is_comment(line: str) -> bool:
    return line.lstrip().startswith("#")
