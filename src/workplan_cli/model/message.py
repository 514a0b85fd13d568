"""A sentence for people, kept apart from its language until it is shown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

T = TypeVar("T")


def _(template: str) -> str:
    """Mark a template for the message catalogues; it is translated where it is shown."""
    return template


@dataclass(frozen=True, slots=True)
class Message:
    """A template from the catalogue and what fills its braces.

    Values may be texts in both languages, numbers, days or further messages; the language
    writes each in its own way.
    """

    template: str
    values: Mapping[str, object] = field(default_factory=dict)


def message(template: str, **values: object) -> Message:
    """Shorthand: `message(_("{count} units are silent"), count=3)`."""
    return Message(template, values)


def counted(one: str, many: str, count: int, **values: object) -> Message:
    """One template for exactly one thing, another for none or several; both know `{count}`."""
    return Message(one if count == 1 else many, {"count": count, **values})


def first_few(names: Sequence[T], most: int = 10) -> Message | tuple[T, ...]:
    """Names for a message: all of them, or the first of many and how many more there are."""
    shown, rest = tuple(names[:most]), len(names) - most
    return message(_("{names} and {count} more"), names=shown, count=rest) if rest > 0 else shown
