"""YAML text to plain values and their places, by the YAML 1.2 core schema.

The events come from libyaml (the package `ruamel.yaml.clib`) or, where that is missing, from
ruamel.yaml's own parser; both feed the same constructor. The two disagree on some texts, so
libyaml's word is taken only where it is content. What it does not like is read again by the other
parser, which is slow, knows YAML 1.2 better and says more exactly what is wrong: a file has the
same values, or the same problems, on every machine.

Against the core schema there are two additions and some refusals: a day such as `2022-03-01` is a
date, a decimal number is an exact `Decimal`; tags, keys that are not text, duplicate keys, a
second document, and whatever exceeds the limits below are problems, returned and never raised.
"""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any, Literal, NamedTuple

from ruamel.yaml.error import YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
)

from workplan_cli.loading import problems
from workplan_cli.loading.events import cheapen_events
from workplan_cli.loading.problems import Problem, place_of
from workplan_cli.model.diagnostic import Place, Route

cheapen_events()

MAX_DEPTH = 50
MAX_ALIASES = 100
MAX_NODES = 200_000
MAX_PROBLEMS = 100
MAX_SLOW = 300_000
"""Signs that the parser written in Python is given: it takes up to 10 µs for each."""
_LONGEST_NUMBER = 40
"""Digits beyond which a figure cannot be meant as one (and `int` would become slow)."""

_INT = re.compile(r"^[-+]?[0-9]+$")
_FLOAT = re.compile(r"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]{1,4})?$")
_DAY = re.compile(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")
_BASED = re.compile(r"^0o[0-7]+$|^0x[0-9a-fA-F]+$")
_WORDS: dict[str, object] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
    ".inf": Decimal("Infinity"), ".Inf": Decimal("Infinity"), ".INF": Decimal("Infinity"),
    "+.inf": Decimal("Infinity"), "+.Inf": Decimal("Infinity"), "+.INF": Decimal("Infinity"),
    "-.inf": Decimal("-Infinity"), "-.Inf": Decimal("-Infinity"), "-.INF": Decimal("-Infinity"),
    ".nan": Decimal("NaN"), ".NaN": Decimal("NaN"), ".NAN": Decimal("NaN"),
}  # fmt: skip
_FIRST = frozenset("0123456789+-.") | {word[:1] for word in _WORDS}
"""What a text begins with that is anything else than text."""
_DISPUTED = {sign: re.compile(rf"\{sign}(?:[-+0-9]*#| *:\S)") for sign in "|>\"'"}
"""Signs of what libyaml takes and the other parser may refuse: `|#`, `["a":1]`.

One form for each sign: most files have one of the four, and a search for one sign is fast.
"""


_Where = tuple[Any, Any, "dict[str, _Where] | list[_Where] | None"]
"""The parser's mark of a value, that of its key, and the same for everything inside the value.

Plain tuples and the parser's own marks: most files are right, and nobody asks for their places.
"""
_TOP: _Where = (Place(0, 0), None, None)  # a parser counts from 0


class Marks(NamedTuple):
    """Where a value stands, where its key stands, and the same for everything inside it."""

    where: _Where = _TOP

    @property
    def place(self) -> Place:
        """Where the value begins."""
        return place_of(self.where[0])

    @property
    def key(self) -> Place | None:
        """Where the value's key begins; None for an item of a list and for the document."""
        return None if self.where[1] is None else place_of(self.where[1])

    @property
    def items(self) -> tuple[Place, ...]:
        """Where each item of a list begins; nothing for anything else."""
        inside = self.where[2]
        return tuple(place_of(one[0]) for one in inside) if isinstance(inside, list) else ()

    def find(self, route: Route) -> "Marks":
        """The marks at the end of a route, or as far along it as the file goes."""
        here = self.where
        for step in route:
            inside: Any = here[2]
            try:
                here = inside[step]
            except (KeyError, IndexError, TypeError):
                break
        return Marks(here)


class Loaded(NamedTuple):
    """A value with its marks, and the problems met on the way; with any, the value is no use."""

    value: Any
    marks: Marks
    problems: tuple[Problem, ...]


class _Stop(Exception):  # noqa: N818 - not an error: the way out of a text that cannot be read on
    pass


def parser_in_use() -> Literal["libyaml", "python"]:
    """Which event parser reads the files on this machine."""
    try:
        import _ruamel_yaml  # type: ignore[import-not-found] # noqa: F401
    except ImportError:
        return "python"
    return "libyaml"


def load_yaml(text: str, parser: Literal["libyaml", "python"] | None = None) -> Loaded:
    """Read one document; problems are part of what is returned, nothing is raised.

    Args:
        text: the text of a file, without a byte order mark.
        parser: what to read it with, instead of the best there is on this machine.
    """
    problem = problems.unprintable(text)
    if problem:
        return Loaded(None, Marks(), (problem,))
    short = len(text) <= MAX_SLOW
    if (parser or parser_in_use()) == "libyaml":
        loaded = _Constructor(text).load(_libyaml(text))
        if not short or (isinstance(loaded.value, dict | list) and not _disputed(text)):
            return loaded
    elif not short:
        return Loaded(None, Marks(), (problems.too_long(MAX_SLOW),))
    return _Constructor(text).load(_python(text))


def _disputed(text: str) -> bool:
    """Whether the parsers may disagree on a text that libyaml reads: on tabs above all."""
    if "\t" in text or "\n..." in text:
        return True
    return any(sign in text and form.search(text) for sign, form in _DISPUTED.items())


def _libyaml(text: str) -> Iterator[Any]:
    from _ruamel_yaml import CParser

    return iter(CParser(text).get_event, None)


def _python(text: str) -> Iterator[Any]:
    from ruamel.yaml import YAML

    return iter(YAML(typ="safe", pure=True).parse(text))


def lines_of_long_scalars(text: str) -> set[int]:
    """Lines (1-based) that go on with a scalar begun on an earlier one; the text is readable YAML.

    The line behind a `|` or `>` text may be among them: a parser ends it where the next thing
    begins.
    """
    return {
        line + 1
        for event in (_python if len(text) <= MAX_SLOW else _libyaml)(text)
        if type(event) is ScalarEvent
        for line in range(event.start_mark.line + 1, event.end_mark.line + 1)
    }


class _Constructor:
    """Builds values from events, with budgets, and notes the place of everything."""

    def __init__(self, text: str) -> None:
        self.problems: list[Problem] = []
        self.text = text
        self.anchors: dict[str, tuple[Any, _Where, int]] = {}
        self.open_anchors: set[str] = set()
        self.nodes = 0
        self.aliases = 0

    def load(self, events: Iterator[Any]) -> Loaded:
        """The one document of the text."""
        try:
            value, where = self._document(self._seen(events) if "\\" in self.text else events)
        except _Stop:
            pass
        except (YAMLError, ValueError, ArithmeticError) as error:
            from workplan_cli.loading.syntax import explain

            self.problems.append(explain(self.text, error))
        if self.problems:
            return Loaded(None, Marks(), tuple(self.problems))
        return Loaded(value, Marks(where), ())

    def _seen(self, events: Iterator[Any]) -> Iterator[Any]:
        r"""The events; a character that may not be in a text may not be escaped (`"\e[31m"`)."""
        for event in events:
            if type(event) is ScalarEvent and (sign := problems.FORBIDDEN.search(event.value)):
                self._complain(problems.control_character(_place(event), sign[0]))
            yield event

    def _complain(self, problem: Problem) -> None:
        self.problems.append(problem)
        if len(self.problems) >= MAX_PROBLEMS:
            raise _Stop

    def _stop(self, problem: Problem) -> _Stop:
        self.problems.append(problem)
        return _Stop()

    def _document(self, events: Iterator[Any]) -> tuple[Any, _Where]:
        self.next = events.__next__
        value: Any = None
        where = _TOP
        documents = 0
        for event in events:
            if type(event) is DocumentStartEvent:
                documents += 1
                if documents > 1:
                    raise self._stop(problems.second_document(_place(event)))
                self.nodes += 1
                value, where = self._node(next(events), 0)
        return value, (_TOP if value is None else where)

    def _node(self, event: Any, depth: int) -> tuple[Any, _Where]:
        if self.nodes > MAX_NODES:
            raise self._stop(problems.too_many_values(_place(event), MAX_NODES))
        kind = type(event)
        if kind is AliasEvent:
            return self._alias(event)
        if event.ctag is not None:
            self._complain(problems.a_tag(_place(event), str(event.tag)))
        before, anchor = self.nodes, event.anchor
        if anchor is not None:
            self.open_anchors.add(anchor)
        value: Any
        inside: Any = None
        if kind is ScalarEvent:
            value = event.value
            if not event.style and event.implicit[0]:
                value = resolve(value)
        elif depth >= MAX_DEPTH:
            raise self._stop(problems.too_deep(_place(event), MAX_DEPTH))
        elif kind is MappingStartEvent:
            value, inside = self._mapping(depth + 1)
        else:
            value, inside = self._sequence(depth + 1)
        where = (event.start_mark, None, inside)
        if anchor is not None:
            self.open_anchors.discard(anchor)
            self.anchors[anchor] = (value, where, self.nodes - before + 1)
        return value, where

    def _mapping(self, depth: int) -> tuple[dict[str, Any], dict[str, _Where]]:
        value: dict[str, Any] = {}
        inside: dict[str, _Where] = {}
        following = self.next
        while (kind := type(event := following())) is not MappingEndEvent:
            # Most keys and values are scalars without tag or anchor: they are read right here,
            # because a call for each would cost as much as all the rest.
            self.nodes += 2
            if kind is ScalarEvent and event.anchor is None and event.ctag is None:
                key = event.value
                if not event.style and key[:1] in _FIRST:
                    key = resolve(key)
            else:
                key, _where = self._node(event, depth)
            item = following()
            within: Any = None
            if self.nodes <= MAX_NODES and (
                type(item) is ScalarEvent and item.anchor is None and item.ctag is None
            ):
                found = item.value
                if not item.style and found[:1] in _FIRST:
                    if not found:  # no value, no place of its own: each parser has another idea
                        item = event
                    found = resolve(found)
            else:
                found, (_mark, _key, within) = self._node(item, depth)
            if type(key) is not str:
                self._complain(problems.key_not_text(_place(event), key))
            elif key in value:
                first = place_of(inside[key][1])
                self._complain(problems.duplicate_key(_place(event), key, first))
            else:
                value[key] = found
                inside[key] = (item.start_mark, event.start_mark, within)
        return value, inside

    def _sequence(self, depth: int) -> tuple[list[Any], list[_Where]]:
        value: list[Any] = []
        inside: list[_Where] = []
        following = self.next
        while type(event := following()) is not SequenceEndEvent:
            self.nodes += 1
            item, where = self._node(event, depth)
            value.append(item)
            inside.append(where)
        return value, inside

    def _alias(self, event: Any) -> tuple[Any, _Where]:
        name, place = event.anchor, _place(event)
        if name in self.open_anchors:
            raise self._stop(problems.alias_inside_itself(place, name))
        if name not in self.anchors:
            raise self._stop(problems.unknown_alias(place, name))
        self.aliases += 1
        value, (_mark, _key, inside), size = self.anchors[name]
        self.nodes += size
        if self.aliases > MAX_ALIASES or self.nodes > MAX_NODES:
            raise self._stop(problems.too_many_aliases(place, MAX_ALIASES))
        return value, (event.start_mark, None, inside)


@lru_cache(maxsize=8192)  # ids, days and small numbers come again and again
def resolve(text: str) -> object:
    """What an unquoted scalar means.

    Null, truth values, whole numbers (`010` is ten), exact decimals and days; all else is text,
    `no`, `12:30` and `2022-Q1` included.
    """
    if text[:1] not in _FIRST:
        return text
    if text in _WORDS:
        return _WORDS[text]
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
    return place_of(event.start_mark)
