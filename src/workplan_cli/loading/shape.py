"""Holds a document against a model, and says in our own words where it does not fit.

Every error type of pydantic that the models can raise is mapped here; none of its own words
reaches the user.
"""

import datetime as dt
import types
from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from workplan_cli.loading.document import Document
from workplan_cli.loading.figures import is_nothing, number_meant
from workplan_cli.model.diagnostic import Diagnostic, Route
from workplan_cli.model.message import Message, _, message
from workplan_cli.model.nearest import nearest

M = TypeVar("M", bound=BaseModel)


def shape(document: Document, model: type[M]) -> tuple[M | None, list[Diagnostic]]:
    """The model that a document holds, or None and what is wrong with it, one cause once."""
    try:
        return model.model_validate(document.value), []
    except ValidationError as errors:
        details = errors.errors(include_url=False, include_input=False)
        return None, list(_diagnostics(document, model, details))


def _diagnostics(
    document: Document, model: type[BaseModel], details: list[ErrorDetails]
) -> Iterator[Diagnostic]:
    missing = {_route(document, detail) for detail in details if detail["type"] == "missing"}
    explained: set[Route] = set()
    unknown = [detail for detail in details if detail["type"] == "extra_forbidden"]
    for detail in unknown:
        route = _route(document, detail)
        known = _keys_at(model, route[:-1])
        taken = document.at(route[:-1]) or {}
        near = nearest(str(route[-1]), [key for key in known if key not in taken])
        if near and (*route[:-1], near) in missing:
            explained.add((*route[:-1], near))
        yield _unknown_key(document, route, near, known)
    said: set[Route] = set()
    for detail in details:
        route = _route(document, detail)
        if detail["type"] == "extra_forbidden" or route in explained or route in said:
            continue
        said.add(route)
        if detail["type"] == "missing":
            yield _missing_key(document, route)
        else:
            yield _wrong_value(document, route, detail)


def _route(document: Document, detail: ErrorDetails) -> Route:
    """Pydantic's path as far as the file goes: steps such as union tags are left out."""
    route: list[str | int] = []
    value = document.value
    steps = detail["loc"]
    for number, step in enumerate(steps):
        last = number == len(steps) - 1
        if isinstance(value, dict) and (step in value or (last and detail["type"] == "missing")):
            route.append(step)
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            route.append(step)
            value = value[step]
    return tuple(route)


def _keys_at(model: type[BaseModel], route: Route) -> list[str]:
    """The keys that the format knows at a route."""
    current: list[type[BaseModel]] = [model]
    for step in route:
        if isinstance(step, str):
            current = [
                inner
                for one in current
                if step in one.model_fields
                for inner in _models_in(one.model_fields[step].annotation)
            ]
    return [key for one in current for key in one.model_fields]


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    elif get_origin(annotation) in (Annotated, Union, types.UnionType, tuple, dict):
        for inner in get_args(annotation):
            yield from _models_in(inner)


def _unknown_key(
    document: Document, route: Route, near: str | None, known: list[str]
) -> Diagnostic:
    return Diagnostic(
        "WP112",
        document.file,
        document.key_place(route),
        message(_("unknown key {key}"), key=route[-1]),
        message(_("Did you mean {name}?"), name=near)
        if near
        else message(_("Delete it; known keys here: {known}."), known=", ".join(known)),
    )


def _missing_key(document: Document, route: Route) -> Diagnostic:
    return document.diagnose(
        "WP113",
        route[:-1],
        message(_("key {key} is missing"), key=route[-1]),
        message(_("Add a line “{key}: …”."), key=route[-1]),
    )


def _wrong_value(document: Document, route: Route, detail: ErrorDetails) -> Diagnostic:
    value = document.at(route)
    found = describe(value)
    kind = detail["type"]
    context = detail.get("ctx") or {}
    if kind == "figure_is_text":
        return _figure_as_text(document, route, str(value))
    if kind == "id_is_number":
        return document.diagnose(
            "WP115",
            route,
            message(_("an id is text, but YAML reads {value} as a number"), value=value),
            message(_('Put it in quotation marks, as it is printed in the plan: "{value}".'),
                    value=value),
        )  # fmt: skip
    if kind == "literal_error":
        return _not_allowed(document, route, value, str(context.get("expected", "")))
    if kind == "goal_not_one":
        return document.diagnose(
            "WP114",
            route,
            message(_("a goal has exactly one key; found {found}"), found=_keys(value)),
            message(_("Keep one, such as “at_least: 120”.")),
        )
    expected = _expected(kind, context, route)
    return document.diagnose(
        "WP114",
        route,
        message(_("expected {expected}; found {found}"), expected=expected, found=found),
        _help(kind, route, value),
    )


def _keys(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, dict) and value else "{}"


def describe(value: object) -> Message:
    """What stands in the file, in a few words."""
    if value is None:
        return message(_("nothing"))
    if isinstance(value, bool):
        return message(_("the truth value {value}"), value=str(value).lower())
    if isinstance(value, int | Decimal):
        return message(_("the number {value}"), value=_short(str(value)))
    if isinstance(value, dt.date):
        return message(_("the day {value}"), value=value.isoformat())
    if isinstance(value, str):
        return message(_("the text “{value}”"), value=_short(value))
    if isinstance(value, list):
        return message(_("a list"))
    return message(_("keys with values"))


def _short(text: str) -> str:
    longest = 40
    return text if len(text) <= longest else text[: longest - 1] + "…"


def _expected(kind: str, context: dict[str, Any], route: Route) -> Message:
    """What a value should have been, by the kind of error."""
    if kind in _EXPECTED:
        return message(_EXPECTED[kind])
    if kind == "string_pattern_mismatch":
        return _id_form(route)
    limits = {
        "greater_than_equal": (_("a number of at least {limit}"), "ge"),
        "less_than_equal": (_("a number of at most {limit}"), "le"),
    }
    if kind in limits:
        template, key = limits[kind]
        return message(template, limit=context.get(key))
    return message(_("another kind of value"))


_EXPECTED: dict[str, str] = {
    "string_type": _("a text"),
    "string_sub_type": _("a text"),
    "string_too_short": _("a text that is not empty"),
    "text_type": _("a text, or a text each for zh and en"),
    "text_empty": _("a text for zh, for en, or for both"),
    "int_type": _("a whole number"),
    "int_from_float": _("a whole number"),
    "bool_type": _("true or false"),
    "date_type": _("a day such as 2022-03-01"),
    "date_from_datetime_parsing": _("a day such as 2022-03-01"),
    "date_from_datetime_inexact": _("a day such as 2022-03-01"),
    "figure_type": _("a number"),
    "figure_out_of_range": _("a number that somebody can have counted"),
    "period_form": _("a period: 2022-06, 2022-Q2, 2022-H1 or 2022"),
    "model_type": _("keys with values"),
    "model_attributes_type": _("keys with values"),
    "dict_type": _("keys with values"),
    "tuple_type": _("a list"),
    "list_type": _("a list"),
    "missing_positional_only_argument": _("two numbers in a list"),
    "too_short": _("a list that is not empty"),
    "too_long": _("two numbers in a list"),
}


def _id_form(route: Route) -> Message:
    keys = [step for step in route if isinstance(step, str)]
    last = keys[-1] if keys else ""
    if last == "clause":
        return message(_('a clause such as "13.4"'))
    if last in {"target", "id", "see"} and "units" not in keys and "groups" not in keys:
        return message(_("an id such as 13.4.2"))
    return message(_("an id of letters, digits, - and _"))


def _help(kind: str, route: Route, value: object) -> Message:
    if kind.startswith("date") and isinstance(value, str):
        return message(_("Write year-month-day with dashes, and check that the day exists."))
    if kind in {"tuple_type", "list_type"}:
        return message(_("Write each item on a line of its own, with “- ” before it."))
    if value is None:
        return message(_("Fill it in, or delete the line: a blank says nothing."))
    return message(_("Correct the value of {key}."), key=_last_key(route))


def _last_key(route: Route) -> str:
    keys = [step for step in route if isinstance(step, str)]
    return keys[-1] if keys else "?"


def _figure_as_text(document: Document, route: Route, value: str) -> Diagnostic:
    number = number_meant(value)
    if is_nothing(value):
        fix = message(_("Leave the line out: a blank is “no figure”, and 0 is zero."))
    elif number is None:
        fix = message(_("Write digits only, such as 52800."))
    else:
        fix = message(_("Write {number}."), number=number)
    return document.diagnose(
        "WP116",
        route,
        message(_("{key} is a figure, but found the text “{value}”"), key=_last_key(route),
                value=_short(value)),
        fix,
    )  # fmt: skip


def _not_allowed(document: Document, route: Route, value: object, expected: str) -> Diagnostic:
    allowed = [word.strip().strip("'") for word in expected.replace(" or ", ",").split(",")]
    near = nearest(value, allowed) if isinstance(value, str) else None
    code = "WP118" if _last_key(route) == "format" else "WP117"
    return document.diagnose(
        code,
        route,
        message(_("{key} cannot be {found}"), key=_last_key(route), found=describe(value)),
        message(_("Did you mean {name}?"), name=near)
        if near
        else message(_("Choose one of: {allowed}."), allowed=", ".join(allowed)),
    )
