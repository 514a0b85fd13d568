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
from typing import Any, Literal, NamedTuple

from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from workplan_cli.loading import problems
from workplan_cli.loading.chinese_keys import Renamed, with_english_keys
from workplan_cli.loading.events import (
    MAX_SLOW,
    Next,
    by_libyaml,
    by_python,
    every,
    parser_in_use,
)
from workplan_cli.loading.place_tree import TOP, PlaceTree, Where
from workplan_cli.loading.problems import Problem, brief, place_at, place_of, problem
from workplan_cli.loading.resolving import FIRST, resolve
from workplan_cli.model.diagnostic import START, Place

MAX_DEPTH = 50
MAX_ALIASES = 100
MAX_NODES = 200_000
MAX_PROBLEMS = 100
_DISPUTED = {
    **{sign: re.compile(rf"\{sign}(?:[-+0-9]*#| *:\S)") for sign in "\"'"},
    **{
        sign: re.compile(
            rf"\{sign}(?:[-+0-9]*#| *:\S|[-+0-9]*[ \t]*(?:#[^\r\n]*)?[\r\n]+[ \t]+[\r\n])"
        )
        for sign in "|>"
    },
    **{sign: re.compile(rf"(?:^|[\s[{{,])[{sign}][\w-]*[^\w\s,\[\]{{}}-]") for sign in "&*"},
    "?": re.compile(r"(?m)[\[{,]\s*\?|^[ -]*\?(?:\s|\Z)"),
    "%": re.compile(r"(?m)^%"),
    "\r": re.compile(r"\r(?!\n)"),
}
"""Signs of what libyaml reads in another way, or takes and the other parser may refuse.

`|#`, `["a":1]`; a text behind `|` that begins with lines of blanks; `&a:b` and `*a:`, whose names
YAML 1.2 ends later; `{?a: b}`, `? a`; instructions to the parser; lines that end as on old
machines. One form for each sign, as a search for it is fast.
"""
_SAFE_TABS = re.compile(
    r"""(?m)^ *(?:#[^\r\n]*[^\s]|(?:- )*[\w.]+: (?:"\w[^"\\\r\n]*"|'\w[^'\r\n]*') *)\r?$"""
)
"""Lines whose tabs are content to any parser: a comment, a key with a text in quotation marks.

The text begins with a letter: inside a longer quotation, that would be an error behind the mark.
"""
_VALUES = {ScalarEvent, MappingStartEvent, SequenceStartEvent, AliasEvent}


class Loaded(NamedTuple):
    """A value with its marks, Chinese keys renamed in both; with any problem it is no use."""

    value: Any
    marks: PlaceTree
    problems: tuple[Problem, ...]
    renamed: tuple[Renamed, ...] = ()


class _Stop(Exception):  # noqa: N818 - not an error: the way out of a text that cannot be read on
    pass


def load_yaml(text: str, parser: Literal["libyaml", "python"] | None = None) -> Loaded:
    """Read one document; problems are part of what is returned, nothing is raised.

    Args:
        text: the text of a file, without a byte order mark.
        parser: what to read it with, instead of the best there is here.
    """
    if unseen := problems.unprintable(text):
        return Loaded(None, PlaceTree(), (unseen,))
    last = text.rpartition("\n")[2]
    if last and not last.strip(" \t"):
        text += "\n"  # both parsers lose a line of blanks that nothing ends
    short = len(text) <= MAX_SLOW
    if (parser or parser_in_use()) == "libyaml":
        loaded = _Constructor(text).load(by_libyaml(text))
        if not short or (isinstance(loaded.value, dict | list) and not _disputed(text)):
            return loaded
    elif not short:
        return Loaded(None, PlaceTree(), (problem("too_long", START, limit=MAX_SLOW),))
    return _Constructor(text).load(by_python(text))


def _disputed(text: str) -> bool:
    """Whether the parsers may disagree on a text that libyaml reads: on tabs above all."""
    if "\n..." in text or ("\t" in text and "\t" in _SAFE_TABS.sub("", text)):
        return True
    return any(sign in text and form.search(text) for sign, form in _DISPUTED.items())


class _Constructor:
    """Builds values from events, with budgets, and notes the place of everything."""

    def __init__(self, text: str) -> None:
        self.problems: list[Problem] = []
        self.text = text
        self.anchors: dict[str, tuple[Any, Where, int]] = {}
        self.open_anchors: set[str] = set()
        self.keys: dict[str, str] = {}
        self.chinese = False  # most files have no such key, and no entry is looked at
        self.nodes = 0
        self.aliases = 0

    def load(self, following: Next) -> Loaded:
        """The one document of the text."""
        self.next = following
        if "\\" in self.text or "?" in self.text:
            self.next = self._seen(following)
        try:
            value, where = self._document()
        except _Stop:
            pass
        except Exception as error:  # noqa: BLE001 - a library's assertion hides no other file
            from workplan_cli.loading.syntax import explain

            self.problems.append(explain(self.text, error))
        if self.problems:
            return Loaded(None, PlaceTree(), tuple(self.problems))
        marks = PlaceTree(where)
        renamed = with_english_keys(value, marks) if self.chinese else ()
        return Loaded(value, marks, (), tuple(renamed))

    def _seen(self, following: Next) -> Next:
        r"""The events, with two things looked at that parsers pass over.

        A character that may not be in a text may not be escaped (`"\e[31m"`). A question mark
        before a value without a blank belongs to it by YAML 1.2, and is lost in both parsers.
        """

        def seen() -> Any:
            event = following()
            start = event.start_mark.index
            if start and self.text[start - 1] == "?" and type(event) in _VALUES:
                self._complain(problem("cannot_begin", place_at(self.text, start - 1), sign="?"))
            if type(event) is ScalarEvent and (sign := problems.FORBIDDEN.search(event.value)):
                self._complain(problems.control_character(place_of(event.start_mark), sign[0]))
            return event

        return seen

    def _complain(self, found: Problem) -> None:
        if found not in self.problems:  # each comma parts a number once more
            self.problems.append(found)
        if len(self.problems) >= MAX_PROBLEMS:
            raise _Stop

    def _stop(self, kind: str, place: Place, **values: object) -> _Stop:
        self.problems.append(problem(kind, place, **values))
        return _Stop()

    def _document(self) -> tuple[Any, Where]:
        value: Any = None
        where = TOP
        documents = 0
        for event in every(self.next):
            if type(event) is DocumentStartEvent:
                documents += 1
                if documents > 1:
                    raise self._stop("second_document", place_of(event.start_mark))
                self.nodes += 1
                value, where = self._node(self.next(), 0)
        return value, (TOP if value is None else where)

    def _node(self, event: Any, depth: int) -> tuple[Any, Where]:
        kind, mark = type(event), event.start_mark
        if self.nodes > MAX_NODES:
            raise self._stop("too_many_values", place_of(mark), limit=MAX_NODES)
        if kind is AliasEvent:
            return self._alias(mark, event.anchor)
        before = self.nodes
        anchor = event.anchor
        if anchor is not None or event.ctag is not None:
            self._tag_or_anchor(mark, event)
        inside: Any = None
        if kind is ScalarEvent:
            value = event.value if event.style else resolve(event.value)
        elif depth >= MAX_DEPTH:
            raise self._stop("too_deep", place_of(mark), limit=MAX_DEPTH)
        else:
            fill = self._mapping if kind is MappingStartEvent else self._sequence
            value, inside = fill(depth + 1)
        where = (mark, None, inside)
        if anchor is not None:
            self.open_anchors.discard(anchor)
            self.anchors[anchor] = (value, where, self.nodes - before + 1)
        return value, where

    def _tag_or_anchor(self, mark: Any, event: Any) -> None:
        if event.ctag is not None:
            self._complain(problems.a_tag(place_of(mark), str(event.ctag)))
        if event.anchor is not None:
            self.open_anchors.add(event.anchor)

    def _mapping(self, depth: int) -> tuple[dict[str, Any], dict[str, Where]]:
        value: dict[str, Any] = {}
        inside: dict[str, Where] = {}
        following, keys = self.next, self.keys
        while True:
            event = following()
            kind = type(event)
            if kind is MappingEndEvent:
                return value, inside
            # Most keys and values are scalars without tag or anchor: they are read right here,
            # because a call for each would cost as much as all the rest.
            self.nodes += 2
            mark = event.start_mark
            if (
                kind is ScalarEvent
                and not event.style
                and event.ctag is None
                and event.anchor is None
            ):
                key = keys.get(event.value) or self._plain_key(event.value)
            else:
                key, _where = self._node(event, depth)
                if isinstance(key, str) and not key.isascii():
                    self.chinese = True
            event = following()
            within: Any = None
            if (
                type(event) is ScalarEvent
                and event.ctag is None
                and event.anchor is None
                and self.nodes <= MAX_NODES
            ):
                found, own = event.value, event.start_mark
                if found[:1] in FIRST and not event.style:
                    if not found:  # each parser has another idea of where nothing stands
                        own = mark
                    found = resolve(found)
            else:
                found, (own, _key, within) = self._node(event, depth)
            if type(key) is not str:
                self._complain(problems.no_key(self.text, mark.index, place_of(mark), key))
            elif key in value:
                values = {"key": brief(key), "line": place_of(inside[key][1]).line}
                self._complain(problem("duplicate_key", place_of(mark), **values))
            else:
                value[key] = found
                inside[key] = (own, mark, within)

    def _plain_key(self, text: str) -> object:
        """What an unquoted key means; a file has few, and they come again and again."""
        key = resolve(text)
        if type(key) is str:
            self.keys[text] = key
            if not key.isascii():
                self.chinese = True
        return key

    def _sequence(self, depth: int) -> tuple[list[Any], list[Where]]:
        value: list[Any] = []
        inside: list[Where] = []
        following = self.next
        while type(event := following()) is not SequenceEndEvent:
            self.nodes += 1
            item, where = self._node(event, depth)
            value.append(item)
            inside.append(where)
        return value, inside

    def _alias(self, mark: Any, name: str) -> tuple[Any, Where]:
        place = place_of(mark)
        if name in self.open_anchors:
            raise self._stop("alias_inside_itself", place, name=brief(name))
        if name not in self.anchors:
            raise self._stop("unknown_alias", place, name=brief(name))
        self.aliases += 1
        value, (_mark, _key, inside), size = self.anchors[name]
        self.nodes += size
        if self.aliases > MAX_ALIASES or self.nodes > MAX_NODES:
            raise self._stop("too_many_aliases", place, limit=MAX_ALIASES)
        return value, (mark, None, inside)
