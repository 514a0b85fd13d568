"""Reporting periods: a month, a quarter, half a year, a year."""

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Annotated, Literal

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema
from pydantic_core import PydanticCustomError

from workplan_cli.model.message import _

Every = Literal["month", "quarter", "half", "year"]
EVERY_WORDS: Mapping[Every, str] = {
    "month": _("month"),
    "quarter": _("quarter"),
    "half": _("half year"),
    "year": _("year"),
}
MONTHS: dict[str, int] = {"month": 1, "quarter": 3, "half": 6, "year": 12}
_PARTS = {"month": "-{:02}", "quarter": "-Q{}", "half": "-H{}", "year": ""}
_MONTH = re.compile(r"(?P<year>[0-9]{4})-(?P<month>0[1-9]|1[0-2])")
_FORM = re.compile(
    r"(?P<year>[0-9]{4})(?:-(?P<next>[0-9]{2}|[0-9]{4}))?(?:-(?:Q(?P<quarter>[1-4])|H(?P<half>[12])))?"
)
_JSON_FORM = r"^[0-9]{4}(-[0-9]{2}([0-9]{2})?)?(-(Q[1-4]|H[12]))?$"
_APRIL = 4


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of whole months, named as files name it: `2022-Q2`."""

    name: str
    start: date
    end: date

    def __str__(self) -> str:
        return self.name

    @property
    def order(self) -> tuple[date, date]:
        """Sort key: by the last day; of two that end together the longer one is later."""
        return (self.end, date.max - (self.start - date.min))

    @property
    def months(self) -> int:
        """How many months it has."""
        return 12 * (self.end.year - self.start.year) + self.end.month - self.start.month + 1

    @property
    def word(self) -> str:
        """What a period of its length is called."""
        return next(EVERY_WORDS[every] for every in EVERY_WORDS if MONTHS[every] == self.months)

    @property
    def year_and_number(self) -> tuple[str, int]:
        """The year as its name has it, `2022` or `2025-26`, and which part of that year it is."""
        year, _dash, part = self.name.rpartition("-")
        if self.months == MONTHS["year"]:
            return self.name, 1
        return year, int(part.lstrip("QH"))

    @property
    def covered(self) -> range:
        """Its months, counted from the year 0: two periods that share a day share a month."""
        first, last = self.start, self.end
        return range(12 * first.year + first.month, 12 * last.year + last.month + 1)


@lru_cache(maxsize=1024)  # every report of a round names the same one
def parse_period(name: str, year_starts: int = 1) -> Period | None:
    """The period that a name stands for; None where it names none.

    Args:
        name: `2022-06`, `2022-Q2`, `2022-H1`, `2022`; where years begin in another month than
            January `2025-06`, `2025-26-Q1`, `2025-26-H1`, `2025-26`.
        year_starts: the month in which years begin, 1 to 12.
    """
    month = _MONTH.fullmatch(name)
    if month is not None:
        return _period(name, int(month["year"]), int(month["month"]), 1)
    form = _FORM.fullmatch(name)
    if form is None or (form["next"] is not None) != (year_starts != 1):
        return None
    year = int(form["year"])
    if form["next"] not in {None, f"{(year + 1) % 100:02}", f"{year + 1:04}"}:
        return None
    every = "quarter" if form["quarter"] else "half" if form["half"] else "year"
    number = int(form[every]) if every != "year" else 1
    return _period(name, year, year_starts + (number - 1) * MONTHS[every], MONTHS[every])


def period_written(name: str) -> Period | None:
    """The period that a report names; None where it names none.

    What `2025-26` stands for is known once the plan is: until then, a year from April on.
    """
    return parse_period(name) or parse_period(name, _APRIL)


def _period(name: str, year: int, month: int, length: int) -> Period | None:
    """So many months from a month on, which is counted from January of the year."""
    last = month + length - 2
    first_year, last_year = year + (month - 1) // 12, year + last // 12
    if first_year == 0 or last_year > date.max.year:
        return None
    first = date(first_year, (month - 1) % 12 + 1, 1)
    days = monthrange(last_year, last % 12 + 1)[1]
    return Period(name, first, date(last_year, last % 12 + 1, days))


def periods(every: Every, start: date, end: date, year_starts: int = 1) -> Iterator[Period]:
    """All periods of that length that begin on or after `start` and end on or before `end`."""
    for year in range(max(start.year - 1, 1), end.year + 1):
        for number in range(12 // MONTHS[every]):
            period = parse_period(_name(every, year, number, year_starts), year_starts)
            if period is not None and period.start >= start and period.end <= end:
                yield period


def _name(every: Every, year: int, number: int, year_starts: int) -> str:
    """How a period is called; of a year that would look like a month both years are written out."""
    following, part = f"{year + 1:04}", _PARTS[every].format(number + 1)
    if every == "month" or year_starts == 1:
        return f"{year:04}{part}"
    short = following[2:]
    ending = following if _MONTH.fullmatch(f"{year:04}-{short}") else short
    return f"{year:04}-{ending}{part}"


def due_day(period: Period, due_days: int) -> date:
    """The last day on which a report for the period is on time."""
    return period.end + min(timedelta(days=due_days), date.max - period.end)


def _read(value: object) -> object:
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)  # `period: 2022` is a year, and cannot be mistaken for anything else
    if isinstance(value, str):
        period = period_written(value)
        if period is not None:
            return period
    if isinstance(value, Period):
        return value
    raise PydanticCustomError("period_form", "not a period")


PeriodName = Annotated[
    Period,
    BeforeValidator(_read),
    PlainSerializer(str, return_type=str),
    WithJsonSchema({"type": ["string", "integer"], "pattern": _JSON_FORM}),
]
"""A field that takes `2022-06`, `2022-Q2`, `2022-H1`, `2022`, and `2025-26-Q1` and its like."""
