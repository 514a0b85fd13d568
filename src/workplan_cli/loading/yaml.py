"""YAML text to plain values and their places, by the YAML 1.2 core schema.

One parser for every file. The events come from libyaml (the package `ruamel.yaml.clib`) or,
where that is missing, from ruamel.yaml's own parser; both feed the same constructor. Against the
core schema there are two additions and some refusals: a day such as `2022-03-01` is a date, a
decimal number is an exact `Decimal`; tags, keys that are not text, duplicate keys, a second
document, and whatever exceeds the limits below are problems, returned and never raised.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from workplan_cli.model.diagnostic import START, Place, Route
from workplan_cli.model.message import Message, _, message

MAX_DEPTH = 50
MAX_ALIASES = 100
MAX_NODES = 500_000
_LONGEST_NUMBER = 40
"""Digits beyond which a figure cannot be meant as one (and `int` would become slow)."""

_INT = re.compile(r"^[-+]?[0-9]+$")
_FLOAT = re.compile(r"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$")
_DAY = re.compile(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")
_BASED = re.compile(r"^0o[0-7]+$|^0x[0-9a-fA-F]+$")
_WORDS: dict[str, object] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
    ".inf": Decimal("Infinity"), ".Inf": Decimal("Infinity"), ".INF": Decimal("Infinity"),
    "+.inf": Decimal("Infinity"), "-.inf": Decimal("-Infinity"), "-.Inf": Decimal("-Infinity"),
    ".nan": Decimal("NaN"), ".NaN": Decimal("NaN"), ".NAN": Decimal("NaN"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that keeps a text from being the YAML it should be."""

    code: str
    place: Place
    message: Message
    fix: Message


@dataclass(slots=True)
class Marks:
    """Where a value stands, where its key stands, and the same for everything inside it."""

    place: Place
    key: Place | None = None
    inside: "dict[str | int, Marks]" = field(default_factory=dict)

    def find(self, route: Route) -> "Marks":
        """The marks at the end of a route, or as far along it as the file goes."""
        here = self
        for step in route:
            if step not in here.inside:
                break
            here = here.inside[step]
        return here


@dataclass(frozen=True, slots=True)
class Loaded:
    """A value with its marks, and the problems met on the way; with any, the value is no use."""

    value: Any
    marks: Marks
    problems: tuple[Problem, ...]


class _Stop(Exception):  # noqa: N818 - not an error: the way out of a text that cannot be read on
    def __init__(self, problem: Problem) -> None:
        self.problem = problem


def parser_in_use() -> Literal["libyaml", "python"]:
    """Which event parser reads the files on this machine."""
    try:
        import _ruamel_yaml  # type: ignore[import-not-found] # noqa: F401
    except ImportError:
        return "python"
    return "libyaml"


def load_yaml(text: str, parser: Literal["libyaml", "python"] | None = None) -> Loaded:
    """Read one document; problems are part of what is returned, nothing is raised."""
    problem = _unprintable(text)
    if problem:
        return Loaded(None, Marks(START), (problem,))
    constructor = _Constructor(text, parser or parser_in_use())
    try:
        value, marks = constructor.document()
    except _Stop as stop:
        constructor.problems.append(stop.problem)
        return Loaded(None, Marks(START), tuple(constructor.problems))
    return Loaded(value, marks, tuple(constructor.problems))


# Line separators other than a line feed are refused too: the two parsers, editors and Python
# disagree on whether they end a line, and the place of everything behind them would be doubtful.
_FORBIDDEN = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)


def _unprintable(text: str) -> Problem | None:
    """The first control character, which no parser takes and some crash on."""
    found = _FORBIDDEN.search(text)
    if found is None:
        return None
    before = text[: found.start()]
    start = before.rfind("\n") + 1
    return Problem(
        "WP103",
        Place(before.count("\n") + 1, len(before) - start + 1),
        message(_("control character U+{code} in the text"), code=f"{ord(found[0]):04X}"),
        message(_("Delete the character; it cannot be seen, but it is there.")),
    )


def _events(text: str, parser: str) -> Iterator[Any]:
    if parser == "python":
        from ruamel.yaml import YAML

        yield from YAML(typ="safe", pure=True).parse(text)
        return
    from _ruamel_yaml import CParser

    source = CParser(text)
    get_event: Callable[[], Any] = source.get_event
    while (event := get_event()) is not None:
        yield event


def lines_of_long_scalars(text: str) -> set[int]:
    """Lines (1-based) that go on with a scalar begun on an earlier one; the text is readable YAML.

    The line behind a `|` or `>` text may be among them: a parser ends it where the next thing
    begins.
    """
    return {
        line + 1
        for event in _events(text, parser_in_use())
        if type(event).__name__ == "ScalarEvent"
        for line in range(event.start_mark.line + 1, event.end_mark.line + 1)
    }


class _Constructor:
    """Builds values from events, with budgets, and notes the place of everything."""

    def __init__(self, text: str, parser: str) -> None:
        self.problems: list[Problem] = []
        self.text = text
        self.parser = parser
        self.anchors: dict[str, tuple[Any, Marks, int]] = {}
        self.open_anchors: set[str] = set()
        self.nodes = 0
        self.aliases = 0

    def document(self) -> tuple[Any, Marks]:
        """The one document of the text.

        Raises:
            _Stop: the text cannot be read on.
        """
        from ruamel.yaml.error import MarkedYAMLError, YAMLError

        try:
            return self._document(_events(self.text, self.parser))
        except MarkedYAMLError as error:
            raise _Stop(self._syntax(error)) from error
        except (YAMLError, ValueError, RecursionError) as error:
            raise _Stop(_unclear(START)) from error

    def _document(self, events: Iterator[Any]) -> tuple[Any, Marks]:
        self.next = events.__next__
        value: Any = None
        marks = Marks(START)
        documents = 0
        for event in events:
            name = type(event).__name__
            if name == "DocumentStartEvent":
                documents += 1
                if documents > 1:
                    raise _Stop(_second_document(_place(event)))
                value, marks = self._node(next(events), 0)
        return value, marks

    def _node(self, event: Any, depth: int) -> tuple[Any, Marks]:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            raise _Stop(_too_many_nodes(_place(event)))
        name = type(event).__name__
        mark = event.start_mark
        marks = Marks(Place(mark.line + 1, mark.column + 1))
        if name == "AliasEvent":
            return self._alias(event, marks)
        if event.tag is not None:
            self._refuse_tag(event, marks.place)
        before = self.nodes
        anchor = event.anchor
        if anchor is not None:
            self.open_anchors.add(anchor)
        value: Any
        if name == "ScalarEvent":
            text = event.value
            plain = event.implicit[0] and not event.style
            value = resolve(text) if plain else text
        elif depth >= MAX_DEPTH:
            raise _Stop(_too_deep(marks.place))
        elif name == "MappingStartEvent":
            value = self._mapping(marks, depth + 1)
        else:
            value = self._sequence(marks, depth + 1)
        if anchor is not None:
            self.open_anchors.discard(anchor)
            self.anchors[anchor] = (value, marks, self.nodes - before + 1)
        return value, marks

    def _mapping(self, marks: Marks, depth: int) -> dict[str, Any]:
        value: dict[str, Any] = {}
        inside = marks.inside
        while type(event := self.next()).__name__ != "MappingEndEvent":
            key_place = _place(event)
            key, _marks = self._node(event, depth)
            item, item_marks = self._node(self.next(), depth)
            if type(key) is not str:
                self.problems.append(_key_not_text(key_place, key))
                continue
            if key in value:
                self.problems.append(_duplicate(key_place, key, inside[key].key or marks.place))
                continue
            if item_marks.key is not None:  # an alias: its own place, its own key
                item_marks = Marks(item_marks.place, None, item_marks.inside)
            item_marks.key = key_place
            value[key] = item
            inside[key] = item_marks
        return value

    def _sequence(self, marks: Marks, depth: int) -> list[Any]:
        value: list[Any] = []
        inside = marks.inside
        while type(event := self.next()).__name__ != "SequenceEndEvent":
            item, inside[len(value)] = self._node(event, depth)
            value.append(item)
        return value

    def _alias(self, event: Any, marks: Marks) -> tuple[Any, Marks]:
        name = event.anchor
        if name in self.open_anchors:
            raise _Stop(_alias_inside_itself(marks.place, name))
        if name not in self.anchors:
            raise _Stop(_unknown_alias(marks.place, name))
        self.aliases += 1
        value, original, size = self.anchors[name]
        self.nodes += size
        if self.aliases > MAX_ALIASES or self.nodes > MAX_NODES:
            raise _Stop(_too_many_aliases(marks.place))
        return value, Marks(marks.place, None, original.inside)

    def _refuse_tag(self, event: Any, place: Place) -> None:
        self.problems.append(
            Problem(
                "WP107",
                place,
                message(_("tag {tag} in the file"), tag=str(event.tag)),
                message(_("Delete the tag; the format says what each value is.")),
            )
        )

    def _syntax(self, error: Any) -> Problem:
        mark = error.problem_mark or error.context_mark
        if mark is None:
            return _unclear(START)
        lines = self.text.split("\n")
        line = min(mark.line, len(lines) - 1)
        column = mark.column
        while (
            line > 0 and not lines[line].strip()
        ):  # an end of file: the last line that says something
            line -= 1
            column = len(lines[line].rstrip("\r"))
        place = Place(line + 1, column + 1)
        rest = lines[line][column:]
        if rest.startswith("\t") or lines[line][: column + 1].strip(" ").startswith("\t"):
            return Problem(
                "WP104",
                place,
                message(_("a tab where the line should be indented with spaces")),
                message(_("Replace the tab by spaces.")),
            )
        return _why(place, rest, lines[line], str(error.problem))


def resolve(text: str) -> object:
    """What an unquoted scalar means.

    Null, truth values, whole numbers (`010` is ten), exact decimals and days; all else is text,
    `no`, `12:30` and `2022-Q1` included.
    """
    if text in _WORDS:
        return _WORDS[text]
    first = text[0]
    if first not in "0123456789+-.":
        return text
    if len(text) > _LONGEST_NUMBER:
        return text
    if _INT.match(text):
        return int(text)
    if _DAY.match(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            return text
    if _FLOAT.match(text):
        return Decimal(text)
    if _BASED.match(text):
        return int(text, 0)
    return text


def _place(event: Any) -> Place:
    return Place(event.start_mark.line + 1, event.start_mark.column + 1)


def _why(place: Place, rest: str, line: str, problem: str) -> Problem:
    """Our own words for what a parser says, by what stands in the place."""
    sign = rest[:1]
    if sign and sign in "@`%":
        return _invalid(
            place,
            message(_("a value cannot begin with {sign} unquoted"), sign=sign),
            message(_("Put the value in quotation marks.")),
        )
    if "mapping values are not allowed" in problem:
        return _invalid(
            place,
            message(_("a second “key: value” on a line that already has one, or a wrong indent")),
            message(
                _(
                    "If the colon belongs to the text, put the text in quotation marks; otherwise "
                    "align the key with the keys above it."
                )
            ),
        )
    if "unexpected end of stream" in problem:
        return _invalid(
            place,
            message(_("a quotation mark is opened and never closed")),
            message(_("Close the quotation mark.")),
        )
    if "expected ':'" in problem:
        wide = "：" in line
        return _invalid(
            place,
            message(_("a key without a colon behind it")),
            message(_("Write the colon as “: ”, half-width, with a space behind it."))
            if wide
            else message(_("Write “key: value”, with a space behind the colon.")),
        )
    if "',' or '" in problem:
        return _invalid(
            place,
            message(_("a bracket is opened and never closed, or a comma is missing")),
            message(_("Close the bracket with ] or }, and put a comma between the values.")),
        )
    return _unclear(place)


def _invalid(place: Place, what: Message, fix: Message) -> Problem:
    return Problem("WP105", place, what, fix)


def _unclear(place: Place) -> Problem:
    return _invalid(
        place,
        message(_("this is not valid YAML from here on")),
        message(_("Check the indent, the quotation marks and the brackets of this line.")),
    )


def _second_document(place: Place) -> Problem:
    return Problem(
        "WP108",
        place,
        message(_("a second document begins here; a file holds one")),
        message(_("Delete the “---” line, or make a file of the second document.")),
    )


def _too_deep(place: Place) -> Problem:
    return Problem(
        "WP109",
        place,
        message(_("more than {limit} levels inside each other"), limit=MAX_DEPTH),
        message(_("No plan or report needs this depth; check the brackets.")),
    )


def _too_many_nodes(place: Place) -> Problem:
    return Problem(
        "WP109",
        place,
        message(_("more than {limit} values in one file"), limit=MAX_NODES),
        message(_("Split the file.")),
    )


def _too_many_aliases(place: Place) -> Problem:
    return Problem(
        "WP109",
        place,
        message(
            _("aliases (*name) that unfold to too much: at most {limit} in a file"),
            limit=MAX_ALIASES,
        ),
        message(_("Write the values out.")),
    )


def _alias_inside_itself(place: Place, name: str) -> Problem:
    return _invalid(
        place,
        message(_("alias *{name} stands inside the value that it names"), name=name),
        message(_("Write the value out.")),
    )


def _unknown_alias(place: Place, name: str) -> Problem:
    return _invalid(
        place,
        message(_("alias *{name}, but nothing above is marked &{name}"), name=name),
        message(_("Put the value in quotation marks if the asterisk belongs to the text.")),
    )


def _key_not_text(place: Place, key: object) -> Problem:
    shown = str(key) if isinstance(key, int | Decimal | date) else type(key).__name__
    return Problem(
        "WP110",
        place,
        message(_("a key has to be text; found {found}"), found=shown),
        message(_("Put the key in quotation marks.")),
    )


def _duplicate(place: Place, key: str, first: Place) -> Problem:
    return Problem(
        "WP106",
        place,
        message(_("key {key} stands here a second time; first in line {line}"), key=key,
                line=first.line),
        message(_("Keep one of the two.")),
    )  # fmt: skip
