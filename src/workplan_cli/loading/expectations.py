"""What a value should have been, what stands there instead, and what to do about it."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from workplan_cli.loading.days import day_meant, period_meant
from workplan_cli.loading.figures import figure_meant, is_nothing
from workplan_cli.loading.quantities import half_width
from workplan_cli.loading.read import texts_beside
from workplan_cli.model.diagnostic import Route
from workplan_cli.model.message import Message, _, message
from workplan_cli.model.names import JOINED
from workplan_cli.model.number import digits
from workplan_cli.model.text import Text

_LONGEST = 40
"""Characters of a value that a message repeats."""
_LOOKED_AT = 1_000
"""Characters of a value that are looked at for that."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that a model refuses: where, which kind of error, and its limits."""

    route: Route
    kind: str
    context: Mapping[str, Any]


_ONE_NUMBER = re.compile(r"([0-9]{1,9})[^0-9]{1,20}")
_PLAIN = re.compile(r"[\w -]{1,60}")
"""What may stand in brackets without quotation marks."""


def describe(value: object) -> Message:
    """What stands in the file, in a few words."""
    if value is None:
        return message(_("nothing"))
    if isinstance(value, bool):
        return message(_("the truth value {value}"), value=str(value).lower())
    if isinstance(value, int | Decimal):
        return message(_("the number {value}"), value=short(str(value)))
    if isinstance(value, dt.date):
        return message(_("the day {value}"), value=value.isoformat())
    if isinstance(value, str):
        return message(_("the text “{value}”"), value=short(value))
    if isinstance(value, list):
        return message(_("a list"))
    return message(_("keys with values"))


def short(text: object) -> str:
    """The beginning of a text, on one line."""
    line = " ".join(str(text)[:_LOOKED_AT].split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"


def last_key(route: Route) -> str:
    """The key that a route ends with, or the one that its list stands under."""
    return next((step for step in reversed(route) if isinstance(step, str)), "?")


def expected(fault: Fault) -> Message:
    """What a value should have been, by the kind of error."""
    if fault.kind == "string_pattern_mismatch":
        return _id_form(fault.route)
    if limit := text_of("limits", fault.kind):
        return message(limit[0], limit=str(fault.context[limit[1]]))
    return message(text_of("expected", fault.kind))


def text_of(table: str, kind: str) -> Any:
    """What a table of texts says of a kind of error; None where it says nothing."""
    return texts_beside(__file__, "expectations.toml")[table].get(kind)


def _id_form(route: Route) -> Message:
    last = last_key(route)
    if last == "clause":
        return message(_('a clause such as "13.4", "7" or M1'))
    if last == "rule":
        return message(_("a rule such as WP304, or the beginning of its code"))
    if last in {"target", "see"} or (last == "id" and "targets" in route):
        return message(_("the id of a target, such as 13.4.2 or M1"))
    return message(_("an id of letters, digits, - and _"))


def help_for(fault: Fault, value: object, known: Sequence[str], optional: bool) -> Message:
    """What to do about a value, by the kind of error and what stands there."""
    kind = fault.kind
    if value is None or kind in {"string_too_short", "text_empty"}:
        if optional:
            return message(_("Fill it in, or delete the line: a blank says nothing."))
        return message(_("Fill it in."))
    if kind == "string_pattern_mismatch":
        return _id_help(fault.route)
    if kind == "date_type":
        day = day_meant(value)
        if day and value == day.isoformat():
            return message(_("Write {meant}, without quotation marks."), meant=value)
        other = _last_day(fault.route, value) or _no_day(fault.route, value)
        return write(day) if day else other or message(text_of("help", kind))
    if kind == "tuple_type" and isinstance(value, str):
        return _list_help(last_key(fault.route), value)
    if kind == "period_form":
        period = period_meant(value)
        return write(period.name) if period else message(text_of("help", kind))
    if kind == "int_type" and isinstance(value, str) and value.isdecimal():
        return message(_("Write {meant}, without quotation marks."), meant=str(int(value)))
    if kind == "int_type" and isinstance(value, str) and (found := _ONE_NUMBER.fullmatch(value)):
        return write(found[1])
    if kind in {"model_type", "dict_type"} and isinstance(value, str) and "：" in value:
        return message(_("Write the colon as “: ”, half-width, with a space behind it."))
    if kind in {"model_type", "dict_type"} and known:
        return message(_("Write “key: value”; the keys here: {known}."), known=tuple(known))
    if kind in {"string_type", "text_type"} and not isinstance(value, list | dict):
        return message(_("Put it in quotation marks."))
    return message(text_of("help", kind) or _("Correct it."))


def _last_day(route: Route, value: object) -> Message | None:
    """What to write for something that is due in a period: its last day."""
    period = period_meant(value)
    if period is None or last_key(route) not in {"due", "by"}:
        return None
    template = _("Write {meant}, the last day of {period}.")
    return message(template, meant=period.end, period=period.name)


def _no_day(route: Route, value: object) -> Message | None:
    """What to write where a text without any digit stands for a day: `done: 已完成`."""
    if last_key(route) != "done" or not isinstance(value, str) or re.search(r"\d", value):
        return None
    return message(_("Write the day on which it was done; if it is not known, write “stage: …”."))


def _list_help(key: str, value: str) -> Message:
    """How a text becomes a list of one thing or of several."""
    if key == "evidence":
        return message(_("Write it on the next line as “- title: {text}”."), text=short(value))
    if key == "activities":
        template = _("Write it on the next line as “- {{date: …, text: {text}}}”, with its day.")
        return message(template, text=short(value))
    items = [one.strip() for one in JOINED.split(value) if one.strip()]
    if key == "items" and len(items) > 1:
        return message(_("Write [{items}] if these are {count} names."),
                       items=", ".join(map(short, items[:5])), count=len(items))  # fmt: skip
    if _PLAIN.fullmatch(value):
        return write(f"[{value.strip()}]")
    return message(text_of("help", "tuple_type"))


def write(meant: object) -> Message:
    """What to write instead."""
    return message(_("Write {meant}."), meant=meant)


def _id_help(route: Route) -> Message:
    last = last_key(route)
    if last == "unit":
        return message(_('Write the id of the unit, such as "150100", and not its name.'))
    if last in {"target", "see"}:
        return message(_("Look the id up with “workplan plan list”."))
    return message(_("Correct the id."))


_PERCENT = ("%", "个百分点", "百分点")
_OF = re.compile(r"\s*(\d+)\s*[/／]\s*(\d+)\s*")
_LETTER = re.compile(r"(?<=\d)[OoIl](?![A-Za-z])|(?<![A-Za-z])[OoIl](?=\d)")
"""A letter that is taken for a zero or a one; what was meant only the sender knows."""
_DECIMAL_COMMA = re.compile(r"[-+]?\d+,\d{1,2}")
_NOT_EXACT = re.compile(
    r"约|大概|超|逾|至少|不少|不低|以上|左右|about|least|more|[~>≥]", re.IGNORECASE
)


def figure_help(value: str, counted: Text | None, in_parts: bool) -> Message:
    """The number to write in the unit of measure that a target counts in, if known (D-147).

    Where that is no single number, or one of change, none is proposed (D-149).

    Args:
        value: what stands in the file.
        counted: what the figure counts, where that is known.
        in_parts: whether the target has a part and a whole.
    """
    meant, names = figure_meant(value), counted.texts if counted else ()
    if letter := _LETTER.search(value):
        return message(
            _("“{letter}” is a letter. Write digits only, after asking which were meant."),
            letter=letter[0],
        )
    if is_nothing(value):
        return message(_("Leave the line out: a blank is “no figure”, and 0 is zero."))
    if meant is None and in_parts and (of := _OF.fullmatch(value)):
        return message(
            _("Write {part} behind part: and {whole} behind whole:."), part=of[1], whole=of[2]
        )
    if meant is None and _DECIMAL_COMMA.fullmatch(half_width(value).strip()):
        return message(
            _("Write {number} if the comma stands before decimals; else ask for the figure."),
            number=half_width(value).strip().replace(",", "."),
        )
    if meant is None:
        return _ask_for_it()
    percent = meant.behind in _PERCENT or "百分之" in value
    in_percent = not set(names).isdisjoint(_PERCENT)
    if names and percent and not in_percent:
        return message(_("Write the number of {unit}, not a percentage."), unit=counted)
    own = meant.counted_in(names)
    if names and not percent and ((own is None and meant.scale == 1) or not meant.fits(names)):
        return (
            _ask_for_it() if in_percent else message(_("Write the number of {unit}."), unit=counted)
        )
    if own is None and meant.scale != 1:
        return message(
            _("Write {own} if {unit} are counted, {number} if single ones are."),
            own=digits(meant.number),
            unit=meant.unit,
            number=digits(meant.value),
        )
    number = digits(meant.value if own is None else own)
    if number == value:
        return message(_("Write {meant}, without quotation marks."), meant=value)
    if _NOT_EXACT.search(value):
        return message(
            _("Write {number} if that is the exact figure; else ask for it."), number=number
        )
    return message(_("Write {number}."), number=number)


def _ask_for_it() -> Message:
    return message(
        _("A number is needed. This leaves open which one, so none is proposed; ask for it.")
    )
