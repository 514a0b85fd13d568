"""The events of a YAML text, from libyaml or from ruamel.yaml's own parser: the same classes."""

from collections.abc import Callable, Iterator
from typing import Any, Literal

from ruamel.yaml.events import ScalarEvent, StreamEndEvent

Next = Callable[[], Any]
"""Gives one event after the other; the last is a `StreamEndEvent`."""
MAX_SLOW = 200_000
"""Signs that the parser written in Python is given: it takes up to 20 µs for each.

A report has a few thousand; the plan, the longest file of ours, has 150,000.
"""


def parser_in_use() -> Literal["libyaml", "python"]:
    """Which event parser reads the files on this machine."""
    return "libyaml" if libyaml_version() else "python"


def libyaml_version() -> str:
    """The version of libyaml that is there; empty where it is missing."""
    try:
        from _ruamel_yaml import get_version_string  # type: ignore[import-not-found]
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


def lines_of_long_scalars(text: str) -> set[int]:
    """Lines (1-based) that go on with a scalar begun on an earlier one; the text is readable YAML.

    The line behind a `|` or `>` text may be among them: a parser ends it where the next thing
    begins.
    """
    return {
        line + 1
        for event in every((by_python if len(text) <= MAX_SLOW else by_libyaml)(text))
        if type(event) is ScalarEvent and (event.value or event.style)
        for line in range(event.start_mark.line + 1, event.end_mark.line + 1)
    }
