"""Diagnostics: what is wrong with a file, where, and what to do about it."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from workplan_cli.model.message import Message

Severity = Literal["error", "warning"]
Route = tuple[str | int, ...]
"""Keys and list positions from the top of a document: `("entries", 2, "value")`."""


class Place(NamedTuple):
    """A 1-based line and column."""

    line: int
    column: int


START = Place(1, 1)


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One thing that is wrong in one place of one file.

    `route`: the keys that lead there, where a rule found it in what the file holds.
    """

    code: str
    file: str
    place: Place
    message: Message
    fix: Message
    severity: Severity = "error"
    route: Route = ()

    @property
    def order(self) -> tuple[str, int, int, str]:
        """Sort key of every format: file, line, column, code."""
        return (self.file, self.place.line, self.place.column, self.code)
