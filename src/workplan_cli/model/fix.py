"""Repairs of a file's text: what was certain enough to be mended without asking."""

import re
from dataclasses import dataclass

from workplan_cli.model.message import Message

LINE_END = re.compile(r"\r\n|\r|\n")
"""What ends a line in YAML; the loader refuses the other separators that Unicode has."""


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
        pairs = zip(LINE_END.split(self.before), LINE_END.split(self.after), strict=True)
        return [(number, old, new) for number, (old, new) in enumerate(pairs, 1) if old != new]
