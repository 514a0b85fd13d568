"""Ids that YAML cannot mangle: `13.10` unquoted is the number 13.1, so numbers are refused."""

from decimal import Decimal
from typing import Annotated

from pydantic import BeforeValidator, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError


def _text_only(value: object) -> object:
    if type(value) in {int, Decimal}:  # not isinstance: true and false are no numbers
        raise PydanticCustomError("id_is_number", "an id is text")
    return value


_TARGET = r"^[1-9][0-9]*\.[1-9][0-9]*\.[1-9][0-9]*$"
_CLAUSE = r"^[1-9][0-9]*\.[1-9][0-9]*$"
_UNIT = r"^[A-Za-z0-9][A-Za-z0-9_-]*$"
_PLAN = r"^[A-Za-z0-9][A-Za-z0-9._-]*$"

TargetId = Annotated[
    str,
    StringConstraints(pattern=_TARGET),
    BeforeValidator(_text_only),
    WithJsonSchema({"type": "string", "pattern": _TARGET}),
]
"""Task, clause, number in the clause: `13.4.2`."""

ClauseId = Annotated[
    str,
    StringConstraints(pattern=_CLAUSE),
    BeforeValidator(_text_only),
    WithJsonSchema({"type": "string", "pattern": _CLAUSE}),
]
"""Task and clause: `"13.10"`, quoted."""

UnitId = Annotated[
    str,
    StringConstraints(pattern=_UNIT),
    BeforeValidator(_text_only),
    WithJsonSchema({"type": "string", "pattern": _UNIT}),
]
"""A unit or a group: `"150100"`, quoted, or `leagues`."""

PlanId = Annotated[
    str,
    StringConstraints(pattern=_PLAN),
    BeforeValidator(_text_only),
    WithJsonSchema({"type": "string", "pattern": _PLAN}),
]
"""A plan or a units file: `nmg-education-2022`."""


def id_order(identifier: str) -> tuple[tuple[int, int | str], ...]:
    """Sort key: `13.9` comes before `13.10`, and digits before letters."""
    return tuple((0, int(part)) if part.isdigit() else (1, part) for part in identifier.split("."))
