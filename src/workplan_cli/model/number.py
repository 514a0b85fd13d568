"""Figures as files give them: whole or decimal numbers, never text and never a float."""

from decimal import Decimal
from functools import lru_cache
from typing import Annotated, Any

from pydantic import Field, PlainSerializer, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

_LARGEST = 15
"""Power of ten beyond which a figure is a slip of the hand (and would make arithmetic slow)."""
_FINEST = 12
"""Digits behind the point beyond which the same holds."""
_HUGE = 10 ** (_LARGEST + 1)


def exact(value: Any) -> Decimal:
    """A figure as a file gives it; raises a pydantic error for what is none."""
    if type(value) is int and -_HUGE < value < _HUGE:  # as most figures are
        return _whole(value)
    if type(value) in {int, Decimal}:  # not isinstance: true and false are no numbers
        number = Decimal(value)
        if not number.is_finite() or not -_FINEST <= number.adjusted() <= _LARGEST:
            raise PydanticCustomError("figure_out_of_range", "no amount that can be meant")
        return number
    if isinstance(value, str):
        raise PydanticCustomError("figure_is_text", "a figure written as text")
    raise PydanticCustomError("figure_type", "not a number")


@lru_cache(maxsize=1024)  # few different ones, in many reports
def _whole(value: int) -> Decimal:
    return Decimal(value)


def digits(number: Decimal) -> str:
    """A figure as a file has it: all its digits, no exponent, no separators, no idle zeros."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def plain(number: Decimal) -> int | float:
    """A JSON number without float noise: 18, 0.5; never 18.0 or 0.30000000000000004."""
    return int(number) if number == number.to_integral_value() else float(number)


Number = Annotated[
    Decimal,
    PlainValidator(exact),
    PlainSerializer(plain, return_type=int | float),
    WithJsonSchema({"type": "number"}),
]
"""A figure: `18` or `0.5`; `1_000` and `5.28万` are text, and refused."""

Percent = Annotated[
    Number, Field(ge=0, le=100), WithJsonSchema({"type": "number", "minimum": 0, "maximum": 100})
]
"""A figure from 0 to 100."""
