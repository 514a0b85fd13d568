"""A file with its text, its values and the place of each of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workplan_cli.loading.boundary import attempt
from workplan_cli.loading.place_tree import PlaceTree
from workplan_cli.loading.problems import Problem, problem
from workplan_cli.loading.read import read_text, unreadable
from workplan_cli.loading.yaml import Loaded, load_yaml
from workplan_cli.model.diagnostic import START, Diagnostic, Place, Route
from workplan_cli.model.message import Message, _, message

_OURS = "workplan/"
"""What stands in every file of ours."""


@dataclass(frozen=True, slots=True)
class Document:
    """What a file holds: `value` is made of dicts, lists and scalars."""

    file: str
    text: str
    value: Any
    marks: PlaceTree

    def place(self, route: Route) -> Place:
        """Where the value at the end of a route stands; its parent's place where it has none."""
        return self.marks.find(route).place

    def key_place(self, route: Route) -> Place:
        """Where the last key of a route stands; the value's place for a position in a list."""
        marks = self.marks.find(route)
        return marks.key or marks.place

    def at(self, route: Route) -> Any:
        """The value at the end of a route; None where the file has no such thing."""
        value = self.value
        for step in route:
            try:
                value = value[step]
            except (KeyError, IndexError, TypeError):
                return None
        return value

    def diagnose(
        self, code: str, route: Route, what: Message, fix: Message, *, on_key: bool = False
    ) -> Diagnostic:
        """An error at the value of a route, or at its key."""
        place = self.key_place(route) if on_key else self.place(route)
        return Diagnostic(code, self.file, place, what, fix)


def read_document(path: Path, name: str | None = None) -> tuple[Document | None, list[Diagnostic]]:
    """Read a YAML file; None where it cannot be used, with the reason among the diagnostics."""
    name = name or str(path)
    text, found = read_text(path, name)
    return (None, found) if text is None else parse_document(text, name, found)


def parse_document(
    text: str, name: str, found: list[Diagnostic] | None = None
) -> tuple[Document | None, list[Diagnostic]]:
    """Parse the text of a YAML file that holds one mapping."""
    found = list(found or [])
    loaded = attempt(lambda: load_yaml(text))
    loaded = loaded or Loaded(None, PlaceTree(), (problem("unclear", START),))
    shown = loaded.problems if _OURS in text else map(_without_text, loaded.problems)
    found += [Diagnostic(one.code, name, one.place, one.message, one.fix) for one in shown]
    if loaded.problems:
        return None, found
    if loaded.value is None:
        fix = _("Begin with a line such as “format: workplan/report@1”, or delete the file.")
        return None, [*found, unreadable(name, _("the file is empty"), fix, "WP111")]
    if not isinstance(loaded.value, dict):
        return None, [*found, _no_mapping(name, loaded.value, loaded.marks.place)]
    return Document(name, text, loaded.value, loaded.marks), found


def _without_text(found: Problem) -> Problem:
    """What is wrong in a file that is none of ours, without words out of it."""
    values = (*found.message.values.values(), *found.fix.values.values())
    quotes = found.code != "WP103" and any(isinstance(one, str) for one in values)
    return problem("unclear", found.place) if quotes else found


def _no_mapping(name: str, value: object, place: Place) -> Diagnostic:
    colon = isinstance(value, str) and "：" in value
    return Diagnostic(
        "WP114",
        name,
        place,
        message(_("the file does not hold keys with values")),
        message(_("Write the colon as “: ”, half-width, with a space behind it."))
        if colon
        else message(_("Begin with “format: workplan/report@1”, and write “key: value” lines.")),
    )


_ROOM = 200
"""Documents that are in memory at once; each takes thirty times the room of its file."""


class DocumentsAgain(Mapping[str, Document]):
    """By name the documents that were read before, read again where they are not in memory."""

    def __init__(self) -> None:
        self._paths: dict[str, Path] = {}
        self._given: dict[str, Document] = {}
        self._kept: dict[str, Document] = {}

    def add(self, document: Document, path: Path) -> None:
        """Know where a document is; standard input cannot be read twice."""
        self.add_path(document.file, path)
        if str(path) == "-":
            self._given[document.file] = document

    def add_path(self, name: str, path: Path) -> None:
        """Know where the document of a name is."""
        self._paths[name] = path

    def text(self, name: str) -> str | None:
        """The text of a file; None where it has none."""
        known = self._given.get(name) or self._kept.get(name)
        if known:
            return known.text
        path = self._paths[name]
        return None if str(path) == "-" else read_text(path, name)[0]

    def __getitem__(self, name: str) -> Document:
        known = self._given.get(name) or self._kept.get(name)
        if known is None:
            known, _found = read_document(self._paths[name], name)
            if known is None:  # changed while we are looking
                raise KeyError(name)
            if len(self._kept) >= _ROOM:
                del self._kept[next(iter(self._kept))]
            self._kept[name] = known
        return known

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)
