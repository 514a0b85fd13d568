"""Ids that YAML cannot mangle: `13.10` unquoted is the number 13.1, so numbers are refused."""

import re
from decimal import Decimal
from typing import Annotated

from pydantic import BeforeValidator, StringConstraints
from pydantic_core import PydanticCustomError


def _text_only(value: object) -> object:
    if type(value) in {int, Decimal}:  # not isinstance: true and false are no numbers
        raise PydanticCustomError("id_is_number", "an id is text")
    return value


_AS_TEXT = BeforeValidator(_text_only)
_LETTERS = r"^[A-Za-z0-9]+([.-][A-Za-z0-9]+)*$"
TargetId = Annotated[str, StringConstraints(pattern=_LETTERS), _AS_TEXT]
"""Letters, digits, dots, hyphens: `13.4.2` (task, clause, number), `M1`, `KR-2.1` (D-148)."""
ClauseId = Annotated[str, StringConstraints(pattern=_LETTERS), _AS_TEXT]
"""Task and clause, `"13.10"`, quoted; or the number of a row, `"7"`, or `M1`."""
UnitId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]*$"), _AS_TEXT]
"""A unit or a group: `"150100"`, quoted, or `leagues`."""
UnitName = Annotated[str, StringConstraints(min_length=1), _AS_TEXT]
"""What may be the id of a unit or a group; a rule says so where it is their name (D-150)."""
PlanId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$"), _AS_TEXT]
"""A plan or a units file: `nmg-education-2022`."""


_NUMBERED = re.compile(r"[1-9][0-9]*(?:\.[1-9][0-9]*)*")
_PARTS = re.compile(r"[0-9]+|[^0-9.]+")


def is_numbered(identifier: str | None, parts: int) -> bool:
    """Whether an id is so many numbers with dots: 3 for the target 13.4.2, 2 for its clause."""
    found = identifier is not None and _NUMBERED.fullmatch(identifier)
    return bool(found) and str(identifier).count(".") == parts - 1


def id_order(identifier: str) -> tuple[tuple[int, int | str], ...]:
    """Sort key: `13.9` comes before `13.10`, `M2` before `M10`, and digits before letters."""
    return tuple(
        (0, int(part)) if part.isdigit() else (1, part) for part in _PARTS.findall(identifier)
    )


def digits_of(written: str) -> str:
    """The digits of an id, or of what was meant to be one: what a slip of a dot leaves alone."""
    return "".join(filter(str.isdigit, written))
