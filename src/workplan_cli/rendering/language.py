"""The two languages: messages from the catalogue, and how each writes figures, days and lists."""

import gettext
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache
from math import ceil, floor
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

    def say(self, what: str | Message, /, **values: object) -> str:
        """A template or a message in this language, its braces filled."""
        if isinstance(what, Message):
            return self.say(what.template, **{**what.values, **values})
        text = _catalogue(self.code).gettext(what) if what else ""
        written = {name: self.write(value) for name, value in values.items()}
        said = text.format_map(written) if values else text.replace("{{", "{").replace("}}", "}")
        return _title_marks(said) if "《{" in text else said

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


def _title_marks(text: str) -> str:
    """《》 around a title, 〈〉 around one inside it, as GB/T 15834 has it."""
    depth, signs = 0, []
    for sign in text:
        depth -= sign == "》"
        signs.append({"《": "〈", "》": "〉"}.get(sign, sign) if depth > 0 else sign)
        depth += sign == "《"
    return "".join(signs)


_FINEST = 40
"""Decimals of what came of a division, at most: enough to tell it from any bound."""


def exact(value: Fraction | Decimal | None, places: int = 6) -> Decimal | None:
    """A figure as a decimal number: all of it, rounded only where it has no end."""
    if value is None or isinstance(value, Decimal):
        return value
    ends = _decimals(value)
    text = _apart(value, places, ()) if ends is None else _fixed(value, ends)
    return Decimal(_short(text))


def number(value: Fraction | Decimal | None) -> str:
    """A figure for people, as it was written: thousands apart, without idle zeros."""
    if value is None:
        return "–"
    ends = _decimals(Fraction(value))
    return quotient(Fraction(value)) if ends is None else _grouped(_fixed(Fraction(value), ends))


def quotient(value: Fraction | None, places: int = 2, edges: Iterable[Fraction] = ()) -> str:
    """What came of a division, with so many decimals at most: `89.63`.

    More only where rounding would make it a whole number or one of the edges, which it is not.
    """
    if value is None:
        return "–"
    told = (edge for edge in edges if edge != value or _decimals(edge) is not None)
    return _grouped(_apart(value, places, told))


def percent(value: Fraction | None, places: int = 1) -> str:
    """A share of one as a percentage with so many decimals: `49.6%`; 99.97% is never 100%."""
    if value is None:
        return "–"
    return f"{_told_from(100 * value, places, (Fraction(0), Fraction(100)))}%"


def points(value: Fraction | None, limits: tuple[Decimal, ...] = ()) -> str:
    """A gap in percentage points with its sign: `+4.0`, `-31.5`.

    One decimal, and more only where rounding would put the gap on a threshold that it has not
    reached, on the other side of one, or on nothing.
    """
    if value is None:
        return "–"
    edges = {Fraction(sign * limit) for limit in limits for sign in (1, -1)}
    text = _told_from(value, 1, {Fraction(0), *edges})
    return text if text.startswith("-") or not value else f"+{text}"


def _apart(value: Fraction, places: int, edges: Iterable[Fraction]) -> str:
    """Rounded, but not to a whole number, and not to one of the edges or beyond."""
    return _told_from(value, places, {*edges, Fraction(floor(value)), Fraction(ceil(value))})


def _told_from(value: Fraction, places: int, edges: Collection[Fraction]) -> str:
    """Rounded to so many decimals, or as many more as keep it on its side of every edge."""
    for more in range(places, _FINEST):
        text = _fixed(value, more)
        shown = Fraction(text)
        if all(_side(shown, edge) == _side(value, edge) for edge in edges):
            return text
    return _fixed(value, _FINEST)


def _side(value: Fraction, edge: Fraction) -> int:
    return (value > edge) - (value < edge)


def _fixed(value: Fraction, places: int) -> str:
    """With exactly so many decimals, rounded half to even; NOTE: a context would cut digits."""
    return f"{Decimal(f'{round(value * 10**places)}E-{places}'):f}"


def _grouped(text: str) -> str:
    """Thousands apart, without idle zeros."""
    return f"{Decimal(_short(text)):,f}"


def _short(text: str) -> str:
    """Without idle zeros."""
    return text.rstrip("0").rstrip(".") if "." in text else text


def _decimals(value: Fraction) -> int | None:
    """How many decimals a figure has; None where it has no end."""
    rest, count = value.denominator, 0
    while rest % 10 == 0:
        rest, count = rest // 10, count + 1
    for prime in (2, 5):
        while rest % prime == 0:
            rest, count = rest // prime, count + 1
    return count if rest == 1 else None
