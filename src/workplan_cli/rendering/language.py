"""The two languages: messages from the catalogue, and how each writes figures, days and lists."""

import gettext
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any, Literal

from workplan_cli.model.message import Message, _
from workplan_cli.model.period import Period
from workplan_cli.model.text import Text
from workplan_cli.pages.values import (
    Clauses,
    Figure,
    LongDay,
    LongPeriod,
    Numbered,
    Numeral,
    Percent,
    Points,
    Quote,
    Run,
)

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
        write = _WRITERS.get(type(value))
        return str(value) if write is None else write(self, value)

    def label(self, value: object) -> str:
        """A heading, a label or the word of a light: a string is a template."""
        return self.say(value) if isinstance(value, str) else self.write(value)

    def join(self, parts: list[str]) -> str:
        """Several things in a row: 、 in Chinese, a comma in English."""
        return ("、" if self.code == "zh" else ", ").join(parts)


_MONTHS = (
    _("January"), _("February"), _("March"), _("April"), _("May"), _("June"), _("July"),
    _("August"), _("September"), _("October"), _("November"), _("December"),
)  # fmt: skip
_QUARTERS = (
    _("the first quarter of {year}"),
    _("the second quarter of {year}"),
    _("the third quarter of {year}"),
    _("the fourth quarter of {year}"),
)
_HALVES = (_("the first half of {year}"), _("the second half of {year}"))
_CHINESE_NUMERALS = "一二三四五六七八九十"


def _day(language: Language, day: date) -> str:
    """10 October 2022, 2022年10月10日."""
    month = language.say(_MONTHS[day.month - 1])
    return language.say(_("{day} {month} {year}"), day=day.day, month=month, year=day.year)


def _period(language: Language, period: Period) -> str:
    """A month, a quarter, half a year or a year, written out."""
    year, first = period.start.year, period.start.month
    length = period.end.month - first + 1
    if length == 12:  # noqa: PLR2004 - months of a year
        return language.say(_("the year {year}"), year=year)
    if length == 6:  # noqa: PLR2004 - months of half a year
        return language.say(_HALVES[first // 6], year=year)
    if length == 3:  # noqa: PLR2004 - months of a quarter
        return language.say(_QUARTERS[first // 3], year=year)
    return language.say(_("{month} {year}"), month=language.say(_MONTHS[first - 1]), year=year)


def _numeral(language: Language, numeral: Numeral) -> str:
    return _CHINESE_NUMERALS[numeral.index] if language.code == "zh" else str(numeral.index + 1)


def _numbered(language: Language, numbered: Numbered) -> str:
    heading = language.write(numbered.heading)
    return f"{_CHINESE_NUMERALS[numbered.index]}、{heading}" if language.code == "zh" else heading


def _clauses(language: Language, clauses: Clauses) -> str:
    between = "；" if language.code == "zh" else "; "
    return between.join(language.write(part) for part in clauses.parts)


_WRITERS: dict[type, Callable[[Language, Any], str]] = {
    Message: Language.say,
    Text: lambda language, text: text.in_language(language.code),
    Fraction: lambda _language, value: number(value),
    Decimal: lambda _language, value: number(value),
    date: lambda _language, value: value.isoformat(),
    tuple: lambda language, parts: language.join([language.write(part) for part in parts]),
    Figure: lambda _language, figure: number(figure.value, figure.places),
    Percent: lambda _language, share: percent(share.share, share.places),
    Points: lambda _language, gap: points(gap.value, gap.edges),
    LongDay: lambda language, long: _day(language, long.day),
    LongPeriod: lambda language, long: _period(language, long.period),
    Numeral: _numeral,
    Numbered: _numbered,
    Clauses: _clauses,
    Run: lambda language, run: run.between.join(language.write(part) for part in run.parts),
    Quote: lambda language, quote: quote.text.in_language(language.code),
}
"""How each kind of value is written; anything else is written as Python has it."""


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
