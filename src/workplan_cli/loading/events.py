"""The events of a YAML text as plain tuples, from libyaml or from ruamel.yaml's own parser.

For each event libyaml's binding makes an object by a class of ruamel.yaml, which takes longer than
the parsing. Here it is given functions that make tuples instead, with scalars already resolved;
the events of the other parser, and of a binding that does not let itself be given any, are put
into the same form afterwards (D-054).
"""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, Final, Literal

from workplan_cli.loading.resolving import FIRST, resolve

Event = tuple[int, Any, Any, Any, Any]
"""What it is, the mark where it begins, the value, anchor with tag (None without), the end mark.

The value is what a scalar means, or the name of an alias.
"""
Next = Callable[[], Event]
"""Gives one event after the other; the last is `STREAM_END`."""

SCALAR: Final = 0
BLANK: Final = 1
"""A value that is not there: each parser has another idea of its place."""
MAPPING: Final = 2
SEQUENCE: Final = 3
END: Final = 4
"""Of a mapping or a list."""
ALIAS: Final = 5
DOCUMENT: Final = 6
STREAM_END: Final = 7
OTHER: Final = 8


def parser_in_use() -> Literal["libyaml", "python"]:
    """Which event parser reads the files on this machine."""
    try:
        import _ruamel_yaml  # type: ignore[import-not-found] # noqa: F401
    except ImportError:
        return "python"
    return "libyaml"


def by_libyaml(text: str) -> Next:
    """The events of a text, read by libyaml."""
    from _ruamel_yaml import CParser

    following: Next = CParser(text).get_event
    return following if _makes_tuples() else map(_tuple, iter(following, None)).__next__


def by_python(text: str) -> Next:
    """The events of a text, read by the parser that is written in Python."""
    from ruamel.yaml import YAML

    return map(_tuple, iter(YAML(typ="safe", pure=True).parse(text))).__next__


def every(following: Next) -> Iterator[Event]:
    """All events, to the end of the stream."""
    while (event := following())[0] != STREAM_END:
        yield event


@cache
def _makes_tuples() -> bool:
    """Give libyaml's binding our functions; whether it takes them."""
    import _ruamel_yaml

    for name, make in _MAKERS.items():
        setattr(_ruamel_yaml, name, make)
    return type(_ruamel_yaml.CParser("").get_event()) is tuple


def _scalar(
    anchor: Any, tag: Any, _implicit: Any, value: Any, start: Any, end: Any, style: Any
) -> Event:
    odd = None if anchor is None and tag is None else (anchor, tag)
    if not style and value[:1] in FIRST:
        return SCALAR if value else BLANK, start, resolve(value), odd, end
    return SCALAR, start, value, odd, end


def _mapping(anchor: Any, tag: Any, _implicit: Any, start: Any, end: Any, _flow: Any) -> Event:
    return MAPPING, start, None, None if anchor is None and tag is None else (anchor, tag), end


def _sequence(anchor: Any, tag: Any, _implicit: Any, start: Any, end: Any, _flow: Any) -> Event:
    return SEQUENCE, start, None, None if anchor is None and tag is None else (anchor, tag), end


def _end(start: Any, end: Any) -> Event:
    return END, start, None, None, end


def _alias(anchor: Any, start: Any, end: Any) -> Event:
    return ALIAS, start, anchor, None, end


def _document(start: Any, end: Any, *_more: Any) -> Event:
    return DOCUMENT, start, None, None, end


def _stream_end(start: Any, end: Any) -> Event:
    return STREAM_END, start, None, None, end


def _other(start: Any, end: Any, *_more: Any) -> Event:
    return OTHER, start, None, None, end


_MAKERS: dict[str, Callable[..., Event]] = {
    "ScalarEvent": _scalar,
    "MappingStartEvent": _mapping,
    "SequenceStartEvent": _sequence,
    "MappingEndEvent": _end,
    "SequenceEndEvent": _end,
    "AliasEvent": _alias,
    "DocumentStartEvent": _document,
    "DocumentEndEvent": _other,
    "StreamStartEvent": _other,
    "StreamEndEvent": _stream_end,
}
"""By the class of ruamel.yaml that libyaml's binding would call with the same arguments."""


def _tuple(event: Any) -> Event:
    """The same for an event that the library has made."""
    name = type(event).__name__
    start, end = event.start_mark, event.end_mark
    if name == "ScalarEvent":
        return _scalar(event.anchor, event.ctag, None, event.value, start, end, event.style)
    if name in {"MappingStartEvent", "SequenceStartEvent"}:
        return _MAKERS[name](event.anchor, event.ctag, None, start, end, None)
    if name == "AliasEvent":
        return _alias(event.anchor, start, end)
    return _MAKERS[name](start, end)
