"""The two languages: messages from the catalogue, and how each writes figures, days and lists."""

import gettext
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Literal

from workplan_cli.model.message import Message

LanguageCode = Literal["zh", "en"]
LOCALE = Path(__file__).resolve().parent.parent / "locale"


@cache
def _catalogue(code: str) -> gettext.NullTranslations:
    if code == "en":
        return gettext.NullTranslations()  # the source is in English
    return gettext.translation("workplan", LOCALE, languages=[code], fallback=True)


@dataclass(frozen=True, slots=True)
class Language:
    """Chinese or English."""

    code: LanguageCode

    @property
    def other(self) -> "Language":
        """The one that it is not."""
        return Language("en" if self.code == "zh" else "zh")

    def say(self, what: str | Message, **values: object) -> str:
        """A template or a message in this language, its braces filled."""
        if isinstance(what, Message):
            return self.say(what.template, **{**what.values, **values})
        text = _catalogue(self.code).gettext(what) if what else ""
        return text.format_map(self._written(values)) if values else _unbraced(text)

    def _written(self, values: Mapping[str, object]) -> dict[str, str]:
        return {name: self.write(value) for name, value in values.items()}

    def write(self, value: object) -> str:
        """Any value of a message, as this language has it."""
        if value is None:
            return "–"
        if isinstance(value, str | int):
            return str(value)
        from workplan_cli.rendering.writers import WRITERS  # start-up: values know the models

        write = WRITERS.get(type(value))
        return str(value) if write is None else write(self, value)

    def label(self, value: object) -> str:
        """A heading, a label or the word of a light: a string is a template."""
        return self.say(value) if isinstance(value, str) else self.write(value)

    def join(self, parts: list[str]) -> str:
        """Several things in a row: 、 in Chinese, a comma in English."""
        return ("、" if self.code == "zh" else ", ").join(parts)


BOTH = (Language("zh"), Language("en"))


def _unbraced(text: str) -> str:
    return text.replace("{{", "{").replace("}}", "}")


def exact(value: Fraction | Decimal | None, places: int = 6) -> Decimal | None:
    """A figure as a decimal number, rounded half to even only where it has no end."""
    if value is None or isinstance(value, Decimal):
        return value
    scaled = value * 10**places
    if scaled.denominator == 1:
        return Decimal(scaled.numerator).scaleb(-places).normalize()
    return Decimal(round(scaled)).scaleb(-places)


def number(value: Fraction | Decimal | None, places: int = 2) -> str:
    """A figure for people: thousands apart, no trailing zeros, at most so many decimals."""
    if value is None:
        return "–"
    rounded = round(Fraction(value) * 10**places)
    text = f"{Decimal(rounded).scaleb(-places):,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def percent(value: Fraction | None, places: int = 1) -> str:
    """A share of one as a percentage with so many decimals: `49.6%`."""
    if value is None:
        return "–"
    return f"{_rounded(100 * value, places)}%"


_FINEST_POINTS = 12
"""Decimals of a gap, at most: enough to tell it from a threshold however large the wholes are."""


def points(value: Fraction | None, limits: tuple[Decimal, ...] = ()) -> str:
    """A gap in percentage points with its sign: `+4.0`, `-31.5`.

    One decimal, and more only where rounding would put the gap on a threshold that it has not
    reached, or on the other side of one.
    """
    if value is None:
        return "–"
    for places in range(1, _FINEST_POINTS + 1):
        text = _rounded(value, places)
        shown = Fraction(text)
        if all(_side(shown, limit) == _side(value, limit) for limit in limits):
            break
    return text if text.startswith("-") or not shown else f"+{text}"


def _side(value: Fraction, limit: Decimal) -> tuple[bool, bool, bool, bool]:
    """On which side of a threshold and of its negative a gap is."""
    edge = Fraction(limit)
    return (value > edge, value < edge, value > -edge, value < -edge)


def _rounded(value: Fraction, places: int) -> str:
    scaled = round(value * 10**places)
    text = f"{Decimal(scaled).scaleb(-places):.{places}f}"
    return text.removeprefix("-") if scaled == 0 else text
