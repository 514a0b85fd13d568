"""Takes out of a report the entries of its form in which nobody filled in anything (D-343)."""

from collections.abc import Container, Sequence
from typing import NamedTuple

from workplan_cli.loading.document import Document
from workplan_cli.loading.tidying import comments_of, indent_of, is_content
from workplan_cli.loading.yaml import load_yaml


class Trimmed(NamedTuple):
    """The text without blank entries; how many were taken out, how many stay for a comment."""

    text: str
    dropped: int = 0
    commented: int = 0
    is_form: bool = False


def without_blanks(document: Document, known: Container[str]) -> Trimmed | None:
    """A report without its blank entries; one in which all are blank is a form, and stays.

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
