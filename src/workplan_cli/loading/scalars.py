"""Scalars of a document as its text has them, and how they are changed where they stand."""

import copy
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from workplan_cli.loading.document import Document
from workplan_cli.loading.resolving import resolve
from workplan_cli.loading.yaml import load_yaml
from workplan_cli.model.diagnostic import Route
from workplan_cli.model.fix import TextLines

_NUMBER = re.compile(r"[^\s,\[\]{}#'\"&*]+")


@dataclass(frozen=True, slots=True)
class Edit:
    """A scalar that changes: its 1-based line, its offset, its text before and after."""

    route: Route
    value: object
    line: int
    start: int
    old: str
    new: str


class Scalars:
    """The scalars of one document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._text = document.text
        self._lines = TextLines(document.text)

    def written(self, route: Route) -> str | None:
        """The signs of a scalar with its quotation marks: `13.10`, which YAML reads as 13.1.

        None where it is not simply its value: behind an anchor, with escapes, over several lines.
        """
        value, start = self._document.at(route), self._offset(route)
        if isinstance(value, str):
            plain = self._text.startswith(value, start)
            quote = "" if plain else self._text[start : start + 1]
            raw = f"{quote}{value}{quote}"
            simple = value and quote in {"", "'", '"'} and not set(value) & {"'", '"', "\\"}
            return raw if simple and self._text.startswith(raw, start) else None
        found = _NUMBER.match(self._text, start)
        return found[0] if found and resolve(found[0]) == value else None

    def edit(self, route: Route, value: object) -> Edit | None:
        """How the scalar gets another value; None where its text is not simply its value.

        None as well for a value that cannot be written, such as a number of 41 digits.
        """
        old = self.written(route)
        if old is None:
            return None
        new = _as_text(value, old)
        if not isinstance(value, str) and resolve(new) != value:
            return None
        return Edit(route, value, self._document.place(route).line, self._offset(route), old, new)

    def possible(self, edits: Sequence[Edit]) -> list[Edit]:
        """The edits that can be made together and change nothing else.

        Where that is not all of them, the one that spoils it is looked for by halves.
        """
        if not edits or self.edited(edits) is not None:
            return list(edits)
        if len(edits) == 1:
            return []
        middle = len(edits) // 2
        first, second = self.possible(edits[:middle]), self.possible(edits[middle:])
        both = [*first, *second]
        return both if self.edited(both) is not None else first

    def edited(self, edits: Iterable[Edit]) -> str | None:
        """The text with the edits made; None where that would change anything else."""
        value: Any = copy.deepcopy(self._document.value)
        pieces: list[str] = []
        end = 0
        for edit in sorted(edits, key=lambda one: one.start):
            pieces += [self._text[end : edit.start], edit.new]
            end = edit.start + len(edit.old)
            _put(value, edit.route, edit.value)
        text = "".join([*pieces, self._text[end:]])
        return text if load_yaml(text).value == value else None

    def _offset(self, route: Route) -> int:
        place = self._document.place(route)
        return self._lines.start(place.line - 1) + place.column - 1


def _as_text(value: object, old: str) -> str:
    """A value in the quotation marks of the old one, if it is text and has or needs them."""
    if isinstance(value, Decimal):
        return f"{value:f}"
    if not isinstance(value, str):
        return str(value)
    if old[0] in {"'", '"'}:
        return f"{old[0]}{value}{old[0]}"
    return value if resolve(value) == value else f'"{value}"'


def _put(value: Any, route: Route, new: object) -> None:
    for step in route[:-1]:
        value = value[step]
    value[route[-1]] = new
