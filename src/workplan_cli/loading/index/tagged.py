"""Messages and their values as JSON: plain data, each value with a sign of what it is."""

import json
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from workplan_cli.model.diagnostic import Diagnostic, Place, Severity
from workplan_cli.model.message import Message
from workplan_cli.model.text import Text

_PLAIN = frozenset({str, int, bool, type(None)})


class CannotKeepError(Exception):
    """A value of a kind that this format has no sign for; what holds it is not kept."""


def dumped(message: Message) -> str:
    """A message as JSON: its template and its values by name.

    Raises:
        CannotKeepError: one of the values is of an unknown kind.
    """
    return json.dumps(plain(message), ensure_ascii=False, separators=(",", ":"))


def message_of(text: str) -> Message:
    """The message that `dumped` made a text of.

    Raises:
        ValueError, KeyError, TypeError, ArithmeticError: it is no such text.
    """
    return said(json.loads(text))


def said(data: Any) -> Message:
    """The message that `plain` made data of.

    Raises:
        ValueError, KeyError, TypeError, ArithmeticError: it is no such data.
    """
    found = _value(data)
    if not isinstance(found, Message):
        raise TypeError(data)
    return found


def plain(value: object) -> Any:
    """A value as plain data.

    Raises:
        CannotKeepError: it is of an unknown kind.
    """
    kind = type(value)
    if kind in _PLAIN:
        return value
    if isinstance(value, Message):
        return {"say": value.template, "with": {k: plain(v) for k, v in value.values.items()}}
    if kind is tuple:
        return [plain(one) for one in value]  # type: ignore[attr-defined]
    if isinstance(value, Text):
        return {"text": [value.zh, value.en]}
    if kind is Decimal or kind is Fraction or kind is date:
        return {kind.__name__: str(value)}
    raise CannotKeepError(kind)


def _value(value: Any) -> object:
    if type(value) is list:
        return tuple(map(_value, value))
    if type(value) is not dict:
        return value
    if "say" in value:
        return Message(value["say"], {name: _value(one) for name, one in value["with"].items()})
    if "text" in value:
        return Text(*value["text"])
    ((kind, text),) = value.items()
    return date.fromisoformat(text) if kind == "date" else _NUMBERS[kind](text)


_NUMBERS = {"Decimal": Decimal, "Fraction": Fraction}

FindingRow = tuple[str, Severity, int, int, str, str, str]
"""Code, severity, line, column, message, fix and route of a finding."""


def finding_row(one: Diagnostic) -> FindingRow:
    """A diagnostic as a row; the name of its file is kept elsewhere.

    Raises:
        CannotKeepError: a value of its messages is of an unknown kind.
    """
    texts = (dumped(one.message), dumped(one.fix), json.dumps(one.route))
    return (one.code, one.severity, *one.place, *texts)


def diagnostic_of(file: str, row: FindingRow) -> Diagnostic:
    """The diagnostic of a file that `finding_row` made a row of."""
    code, severity, line, column, message, fix, route = row
    return Diagnostic(
        code,
        file,
        Place(line, column),
        message_of(message),
        message_of(fix),
        severity,
        tuple(json.loads(route)),
    )
