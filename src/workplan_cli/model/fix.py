"""Fixes of a file's text: what was certain enough to be fixed without asking."""

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO
from itertools import accumulate

from workplan_cli.model.message import Message

LINE_END = re.compile(r"\r\n|\r|\n")
"""What ends a line in YAML; the loader refuses the other separators that Unicode has."""


class TextLines:
    """The lines of a text by their index; no line is copied before it is asked for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = array("I", [0])
        self._starts.extend(accumulate(map(len, StringIO(text, newline=""))))
        if text and not text.endswith(("\r", "\n")):
            self._starts.pop()

    def __len__(self) -> int:
        return len(self._starts)

    def __iter__(self) -> Iterator[str]:
        return (self[index] for index in range(len(self)))

    def __getitem__(self, index: int) -> str:
        """A line without its line end; the index counts from 0."""
        start = self._starts[index]
        if start == self._starts[-1]:
            return self._text[start:]
        end = self._starts[index + 1]
        return self._text[start : end - (2 if self._text.endswith("\r\n", start, end) else 1)]

    def start(self, index: int) -> int:
        """How many characters of the text stand before a line."""
        return self._starts[index]

    def is_blank_from(self, index: int) -> bool:
        """Whether nothing but spaces follows where a line begins."""
        return not self._text[self._starts[index] :].strip(" \r\n")

    def last_written(self, index: int) -> int:
        """The last line up to this one that is not blank; the first where all are."""
        end = len(self._text) if index + 1 == len(self) else self._starts[index + 1]
        written = len(self._text[:end].rstrip())
        return bisect_right(self._starts, max(written - 1, 0)) - 1


def changed_lines(before: str, after: str) -> Iterator[tuple[int, str, str]]:
    """Number (1-based), old and new text of every line that differs; both have as many lines.

    Raises:
        ValueError: they have not.
    """
    if before == after:
        return
    old, new = TextLines(before), TextLines(after)
    for number, pair in enumerate(zip(old, new, strict=True), 1):
        if pair[0] != pair[1]:
            yield number, *pair


@dataclass(frozen=True, slots=True)
class Fix:
    """One repair: the code of the diagnostic it answers, the 1-based line, and what changed."""

    code: str
    line: int
    what: Message


@dataclass(frozen=True, slots=True)
class FixedText:
    """A file's text before and after its repairs.

    `before` is the text as it was decoded: where only the encoding was wrong, it is that of
    `after`. No repair adds or takes away a line.
    """

    file: str
    before: str
    after: str
    fixes: tuple[Fix, ...]

    @property
    def data(self) -> bytes:
        """What to write: UTF-8, without a byte order mark, with the line ends of the original."""
        return self.after.encode("utf-8")

    @property
    def lines(self) -> list[tuple[int, str, str]]:
        """Number (1-based), old and new text of every line that changes, without its line end."""
        return list(changed_lines(self.before, self.after))
