"""Ids that YAML cannot mangle: `13.10` unquoted is the number 13.1, so numbers are refused."""

from decimal import Decimal
from typing import Annotated

from pydantic import BeforeValidator, StringConstraints
from pydantic_core import PydanticCustomError


def _text_only(value: object) -> object:
    if type(value) in {int, Decimal}:  # not isinstance: true and false are no numbers
        raise PydanticCustomError("id_is_number", "an id is text")
    return value


_AS_TEXT = BeforeValidator(_text_only)
_TARGET = r"^[1-9][0-9]*\.[1-9][0-9]*\.[1-9][0-9]*$"
TargetId = Annotated[str, StringConstraints(pattern=_TARGET), _AS_TEXT]
"""Task, clause, number in the clause: `13.4.2`."""
ClauseId = Annotated[str, StringConstraints(pattern=r"^[1-9][0-9]*\.[1-9][0-9]*$"), _AS_TEXT]
"""Task and clause: `"13.10"`, quoted."""
UnitId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]*$"), _AS_TEXT]
"""A unit or a group: `"150100"`, quoted, or `leagues`."""
UnitName = Annotated[str, StringConstraints(min_length=1), _AS_TEXT]
"""What a report calls its unit: its id, or an id or a name that it had before."""
PlanId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$"), _AS_TEXT]
"""A plan or a units file: `nmg-education-2022`."""


def id_order(identifier: str) -> tuple[tuple[int, int | str], ...]:
    """Sort key: `13.9` comes before `13.10`, and digits before letters."""
    return tuple((0, int(part)) if part.isdigit() else (1, part) for part in identifier.split("."))
