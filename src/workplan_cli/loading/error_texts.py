"""What is wrong with a value or a key, in our own words.

Every error type of pydantic that the models can raise is mapped here; none of its own words
reaches the user.
"""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from workplan_cli.loading.days import day_meant, period_meant
from workplan_cli.loading.document import Document
from workplan_cli.loading.figures import is_nothing, number_in_own_unit, number_meant
from workplan_cli.model.diagnostic import Diagnostic, Route
from workplan_cli.model.file_format import BY_LINE, REPORT
from workplan_cli.model.message import Message, _, message
from workplan_cli.model.milestone import STAGE_WORDS
from workplan_cli.model.nearest import nearest
from workplan_cli.model.number import digits

KEY = "key"
"""Kind of fault: the last key of the route is itself no id."""

_LONGEST = 40
"""Characters of a value that a message repeats."""
_LOOKED_AT = 1_000
"""Characters of a value that are looked at for that."""

_EXAMPLES: dict[str, str] = {
    "unit": 'unit: "150100"',
    "period": "period: 2022-Q2",
    "target": "target: 13.4.2",
    "date": "date: 2022-05-12",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that a model refuses: where, which kind of error, and its limits."""

    route: Route
    kind: str
    context: Mapping[str, Any]


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


# Keys


def unknown_key(
    document: Document, route: Route, near: str | None, known: Sequence[str], missing: Sequence[str]
) -> Diagnostic:
    """A key that the format does not know; `missing` are keys that it may stand for."""
    if str(route[-1]).startswith(("\u3000", "\u00a0")):
        fix = message(
            _("Indent this line with plain spaces; it begins with full-width or no-break ones.")
        )
    elif near:
        fix = message(_("Did you mean {name}?"), name=near)
    elif missing:
        fix = message(
            _("Rename or delete it; missing here: {missing}; all keys here: {known}."),
            missing=tuple(missing),
            known=tuple(known),
        )
    else:
        fix = message(_("Delete it; known keys here: {known}."), known=tuple(known))
    what = message(_("unknown key {key}"), key=short(route[-1]))
    return Diagnostic("WP112", document.file, document.key_place(route), what, fix)


def no_space_behind_dash(document: Document, route: Route) -> Diagnostic:
    """`-target: …`: YAML reads the dash as part of the key."""
    return Diagnostic(
        "WP112",
        document.file,
        document.key_place(route),
        message(_("unknown key {key}: there is no space behind the dash"), key=short(route[-1])),
        message(_("Write “- {key}: …”, with a space behind the dash."),
                key=short(str(route[-1]).lstrip("-"))),
    )  # fmt: skip


def blank_list(document: Document, route: Route) -> list[str]:
    """Keys without a value beside a dash that lacks its space: their items went astray."""
    mapping = document.at(route)
    return [key for key, value in mapping.items() if value is None]


def missing_key(document: Document, route: Route, expected: str) -> Diagnostic:
    """A key that has to be there, in a file of the expected format."""
    key = str(route[-1])
    line = f"{key}: …"
    if key == "format":
        line = f"format: {expected}"
    elif expected == REPORT.line:
        line = _EXAMPLES.get(key, line)
    what = message(_("key {key} is missing"), key=key)
    return document.diagnose(
        "WP113", route[:-1], what, message(_("Add a line such as “{line}”."), line=line)
    )


def other_format(document: Document, written: object, expected: str) -> Diagnostic:
    """A file of another kind, or of a kind that nobody knows."""
    route = ("format",)
    kind = message(BY_LINE[expected].word)
    if isinstance(written, str) and written in BY_LINE:
        return document.diagnose(
            "WP118",
            route,
            message(_("this file is {other}, and {kind} is expected here"),
                    other=message(BY_LINE[written].word), kind=kind),
            message(_("Name the right file, or move this one out of the folder.")),
        )  # fmt: skip
    return document.diagnose(
        "WP118",
        route,
        message(_("{key}: expected {expected}; found {found}"), key="format", expected=expected,
                found=describe(written)),
        message(_("Write “format: {format}” for {kind}."), format=expected, kind=kind),
    )  # fmt: skip


# Values


def wrong_value(
    document: Document, fault: Fault, known: Sequence[str], optional: bool
) -> Diagnostic:
    """What is wrong with the value at the end of a route.

    Args:
        document: the file.
        fault: the route and what the model says.
        known: the keys that the format knows inside the value.
        optional: whether the value may as well be left out.
    """
    route, kind = fault.route, fault.kind
    value = document.at(route)
    if kind == "figure_is_text":
        return _figure_as_text(document, route, str(value))
    if kind == "id_is_number":
        return _id_is_number(document, route, value)
    if kind == "literal_error":
        return _not_allowed(document, fault, value)
    if kind == KEY:
        return _wrong_key(document, route)
    if kind == "goal_not_one":
        return document.diagnose(
            "WP114",
            route,
            message(_("a goal has exactly one key; found {found}"), found=_keys_of(value)),
            message(_("Keep one, such as “at_least: 120”.")),
        )
    return document.diagnose(
        "WP114",
        route,
        message(_("{key}: expected {expected}; found {found}"), key=_last_key(route),
                expected=_expected(fault), found=describe(value)),
        _help(fault, value, known, optional),
    )  # fmt: skip


def _keys_of(value: object) -> object:
    return tuple(map(str, value)) if isinstance(value, dict) and value else message(_("nothing"))


def _last_key(route: Route) -> str:
    return next((step for step in reversed(route) if isinstance(step, str)), "?")


def _expected(fault: Fault) -> Message:
    """What a value should have been, by the kind of error."""
    if fault.kind == "string_pattern_mismatch":
        return _id_form(fault.route)
    if fault.kind in _LIMITS:
        template, key = _LIMITS[fault.kind]
        return message(template, limit=str(fault.context[key]))
    return message(EXPECTED[fault.kind])


_LIMITS = {
    "greater_than_equal": (_("a number of at least {limit}"), "ge"),
    "less_than_equal": (_("a number of at most {limit}"), "le"),
}
EXPECTED: dict[str, str] = {
    "string_type": _("a text"),
    "string_unicode": _("a text of whole characters"),
    "string_too_short": _("a text that is not empty"),
    "text_type": _("a text, or a text each for zh and en"),
    "text_empty": _("a text for zh, for en, or for both"),
    "int_type": _("a whole number"),
    "bool_type": _("true or false"),
    "date_type": _("a day such as 2022-03-01"),
    "figure_type": _("a number"),
    "figure_out_of_range": _("a number that somebody can have counted"),
    "period_form": _("a period: 2022-06, 2022-Q2, 2022-H1 or 2022"),
    "model_type": _("keys with values"),
    "dict_type": _("keys with values"),
    "tuple_type": _("a list"),
    "too_short": _("a list with more in it"),
    "too_long": _("a list with less in it"),
}
"""What every kind of error that the models can raise expects; see also `wrong_value`."""


def _id_form(route: Route) -> Message:
    last = _last_key(route)
    if last == "clause":
        return message(_('a clause such as "13.4"'))
    if last == "rule":
        return message(_("a rule such as WP304, or the beginning of its code"))
    if last in {"target", "see"} or (last == "id" and "targets" in route):
        return message(_("the id of a target, such as 13.4.2"))
    return message(_("an id of letters, digits, - and _"))


def _help(fault: Fault, value: object, known: Sequence[str], optional: bool) -> Message:
    kind = fault.kind
    if value is None or kind in {"string_too_short", "text_empty"}:
        if optional:
            return message(_("Fill it in, or delete the line: a blank says nothing."))
        return message(_("Fill it in."))
    if kind == "string_pattern_mismatch":
        return _id_help(fault.route)
    if kind == "date_type":
        day = day_meant(value)
        return (
            message(_("Write {meant}."), meant=day)
            if day
            else message(_("Write year-month-day with dashes, and check that the day exists."))
        )
    if kind == "period_form":
        period = period_meant(value)
        return (
            message(_("Write {meant}."), meant=period.name)
            if period
            else message(
                _("Write 2022-06 for a month, 2022-Q2 for a quarter, 2022-H1 for a half year.")
            )
        )
    if kind == "int_type" and isinstance(value, str) and value.isdecimal():
        return message(_("Write {meant}, without quotation marks."), meant=str(int(value)))
    if kind in {"model_type", "dict_type"} and isinstance(value, str) and "：" in value:
        return message(_("Write the colon as “: ”, half-width, with a space behind it."))
    if kind in {"model_type", "dict_type"} and known:
        return message(_("Write “key: value”; the keys here: {known}."), known=tuple(known))
    if kind in {"string_type", "text_type"} and not isinstance(value, list | dict):
        return message(_("Put it in quotation marks."))
    return message(_HELP.get(kind, _("Correct it.")))


_HELP: dict[str, str] = {
    "tuple_type": _("Write each item on a line of its own, with “- ” before it."),
    "string_type": _("Write one text, in quotation marks if it holds a colon."),
    "text_type": _("Write one text, or {{zh: …, en: …}}."),
    "string_unicode": _("Write the character itself instead of its code."),
    "figure_type": _("Write a number such as 18."),
    "figure_out_of_range": _("Check the digits."),
    "greater_than_equal": _("Check the number."),
    "less_than_equal": _("Check the number."),
    "int_type": _("Write a number such as 2."),
}


def _id_help(route: Route) -> Message:
    last = _last_key(route)
    if last == "unit":
        return message(_('Write the id of the unit, such as "150100", and not its name.'))
    if last in {"target", "see"}:
        return message(_("Look the id up with “workplan plan list”."))
    return message(_("Correct the id."))


def _wrong_key(document: Document, route: Route) -> Diagnostic:
    return Diagnostic(
        "WP114",
        document.file,
        document.key_place(route),
        message(_("{key}: expected {expected}; found {found}"), key=_last_key(route[:-1]),
                expected=message(_("an id of letters, digits, - and _")),
                found=describe(route[-1])),
        message(_("Correct the id.")),
    )  # fmt: skip


def _id_is_number(document: Document, route: Route, value: object) -> Diagnostic:
    of_target = _last_key(route) in {"target", "see"} or (
        _last_key(route) == "id" and "targets" in route
    )
    fix = (
        message(_("Write the whole id, such as {value}.1; “workplan plan list” shows them all."),
                value=str(value))
        if of_target
        else message(_('Put it in quotation marks, as it is printed: "{value}".'), value=str(value))
    )  # fmt: skip
    return document.diagnose(
        "WP115",
        route,
        message(_("{key} is an id, and an id is text; YAML reads {value} as a number"),
                key=_last_key(route), value=str(value)),
        fix,
    )  # fmt: skip


def _figure_as_text(document: Document, route: Route, value: str) -> Diagnostic:
    number = number_meant(value)
    own = number_in_own_unit(value)
    if is_nothing(value):
        fix = message(_("Leave the line out: a blank is “no figure”, and 0 is zero."))
    elif number is None:
        fix = message(_("Write digits only, such as 52800."))
    elif own is not None:
        fix = message(
            _("Write {number}; or {own}, if the target is counted in just these."),
            number=digits(number),
            own=digits(own),
        )
    elif digits(number) == value:
        fix = message(_("Write {meant}, without quotation marks."), meant=value)
    else:
        fix = message(_("Write {number}."), number=digits(number))
    return document.diagnose(
        "WP116",
        route,
        message(_("{key} is a figure, but found the text “{value}”"), key=_last_key(route),
                value=short(value)),
        fix,
    )  # fmt: skip


def _not_allowed(document: Document, fault: Fault, value: object) -> Diagnostic:
    allowed = re.findall(r"'([^']*)'", str(fault.context.get("expected"))) or ["true"]
    near = nearest(value, allowed) if isinstance(value, str) else None
    if near:
        fix = message(_("Did you mean {name}?"), name=near)
    elif len(allowed) == 1:
        fix = message(_("Write {meant}."), meant=allowed[0])
    else:
        chinese = not str(value).isascii()
        named = tuple(_explained(word) for word in allowed) if chinese else tuple(allowed)
        fix = message(_("Choose one of: {allowed}."), allowed=named)
    return document.diagnose(
        "WP117",
        fault.route,
        message(_("{key} cannot be {found}"), key=_last_key(fault.route), found=describe(value)),
        fix,
    )


def _explained(word: str) -> object:
    """A stage with its meaning, for those who do not know the English word."""
    if word not in STAGE_WORDS:
        return word
    return message(_("{word} ({meaning})"), word=word, meaning=message(STAGE_WORDS[word]))
