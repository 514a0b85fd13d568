"""How each kind of value is written in a language: days, periods, figures, lists."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from workplan_cli.model.message import Message, _
from workplan_cli.model.period import MONTHS, Period
from workplan_cli.model.text import Text
from workplan_cli.pages import values
from workplan_cli.rendering.language import Language, number, percent, points, quotient
from workplan_cli.rendering.visible import visible

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
_YEARS = (_("the year {year}"),)
_CHINESE_NUMERALS = "一二三四五六七八九十"


def _day(language: Language, day: date) -> str:
    """10 October 2022, 2022年10月10日."""
    month = language.say(_MONTHS[day.month - 1])
    return language.say(_("{day} {month} {year}"), day=day.day, month=month, year=day.year)


def _period(language: Language, period: Period) -> str:
    """A month, a quarter, half a year or a year, written out as its name counts it."""
    year, number = period.year_and_number
    if period.months == MONTHS["month"]:
        return language.say(_("{month} {year}"), month=language.say(_MONTHS[number - 1]), year=year)
    parts = {MONTHS["quarter"]: _QUARTERS, MONTHS["half"]: _HALVES, MONTHS["year"]: _YEARS}
    return language.say(parts[period.months][number - 1], year=_year(language, year))


def _year(language: Language, year: str) -> str:
    """2022年; 2025—2026年度, be it a financial year or a school year."""
    if language.code == "en":
        return year
    first, dash, _last = year.partition("-")
    return f"{first}—{int(first) + 1}年度" if dash else f"{year}年"


def _numeral(language: Language, numeral: values.Numeral) -> str:
    position = numeral.position
    return _CHINESE_NUMERALS[position] if language.code == "zh" else str(position + 1)


def _numbered(language: Language, numbered: values.Numbered) -> str:
    number = f"{_CHINESE_NUMERALS[numbered.position]}、" if language.code == "zh" else ""
    return number + language.write(numbered.heading)


def _clauses(language: Language, clauses: values.Clauses) -> str:
    between = "；" if language.code == "zh" else "; "
    return between.join(language.write(part) for part in clauses.parts)


def _amount(language: Language, amount: values.Amount) -> str:
    figure, of = language.write(amount.figure), language.write(amount.of)
    return f"{figure} {singular(of) if figure == '1' and language.code == 'en' else of}"


def _link(language: Language, link: values.Link) -> str:
    """What it is called, and the address."""
    return f"{language.write(link.text)} {link.url}" if link.text is not None else link.url


WRITERS: Mapping[type, Callable[[Language, Any], str]] = {
    Message: Language.say,
    Text: lambda language, text: text.in_language(language.code),
    Fraction: lambda _language, value: number(value),
    Decimal: lambda _language, value: number(value),
    date: lambda _language, value: value.isoformat(),
    tuple: lambda language, parts: language.join([language.write(part) for part in parts]),
    values.Quotient: lambda _language, one: quotient(one.value, one.places, one.edges),
    values.Amount: _amount,
    values.Percent: lambda _language, share: percent(share.share, share.places),
    values.Points: lambda _language, gap: points(gap.value, gap.edges),
    values.LongDay: lambda language, long: _day(language, long.day),
    values.LongPeriod: lambda language, long: _period(language, long.period),
    values.Numeral: _numeral,
    values.Numbered: _numbered,
    values.Clauses: _clauses,
    values.Run: lambda language, run: run.between.join(language.write(part) for part in run.parts),
    values.Quote: lambda language, quote: quote.text.in_language(language.code),
    values.Ref: lambda language, ref: language.write(ref.text),
    values.Link: _link,
    values.Visible: lambda language, hidden: visible(language.write(hidden.text)),
}
"""How each kind of value is written; anything else is written as Python has it."""


_IRREGULAR = {"people": "person", "children": "child", "men": "man", "women": "woman"}
_SAME = ("ss", "us", "is", "series", "species", "means", "news", "premises")
"""Endings of words that are no plural, or the same in both."""
_SEVERAL_PARTS = re.compile(r" (?:and|or|of|per|in|for|with|without|that|to|on|at) ")
"""Words behind which the noun that is counted need not be the last one."""


def singular(words: str) -> str:
    """English words for several things as they are said of one; as they are where that is not sure.

    The last word is the noun: kindergartens, private schools, PE teachers.
    """
    head, space, noun = words.rpartition(" ")
    if _SEVERAL_PARTS.search(words) or noun.endswith(_SAME):
        return words
    return f"{head}{space}{_of_one(noun)}"


def _of_one(noun: str) -> str:
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    if noun.endswith("ies"):
        return f"{noun[:-3]}y"
    if re.search(r"(?:ss|sh|ch|x)es$", noun):
        return noun[:-2]
    return noun.removesuffix("s")
