"""The events of a YAML text, from libyaml or from ruamel.yaml's own parser: the same classes."""

from collections.abc import Callable, Iterator
from typing import Any, Literal

from ruamel.yaml.events import StreamEndEvent

Next = Callable[[], Any]
"""Gives one event after the other; the last is a `StreamEndEvent`."""


def parser_in_use() -> Literal["libyaml", "python"]:
    """Which event parser reads the files on this machine."""
    try:
        import _ruamel_yaml  # type: ignore[import-not-found] # noqa: F401
    except ImportError:
        return "python"
    return "libyaml"


def libyaml_version() -> str:
    """The version of libyaml that is there; empty where it is missing."""
    try:
        from _ruamel_yaml import get_version_string
    except ImportError:
        return ""
    found: str = get_version_string()
    return found


def by_libyaml(text: str) -> Next:
    """The events of a text, read by libyaml."""
    from _ruamel_yaml import CParser

    following: Next = CParser(text).get_event
    return following


def by_python(text: str) -> Next:
    """The events of a text, read by the parser that is written in Python."""
    from ruamel.yaml import YAML

    following: Next = iter(YAML(typ="safe", pure=True).parse(text)).__next__
    return following


def every(following: Next) -> Iterator[Any]:
    """All events, to the end of the stream."""
    while type(event := following()) is not StreamEndEvent:
        yield event
