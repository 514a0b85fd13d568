"""Reporting periods: a month, a quarter, half a year, a year."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Annotated, Literal

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema
from pydantic_core import PydanticCustomError

Every = Literal["month", "quarter", "half", "year"]
MONTHS: dict[str, int] = {"month": 1, "quarter": 3, "half": 6, "year": 12}
_NAMES = {"month": "{:04}-{:02}", "quarter": "{:04}-Q{}", "half": "{:04}-H{}", "year": "{:04}"}
_FORM = re.compile(
    r"(?P<year>[0-9]{4})(?:-(?:Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<month>[0-9]{2})))?"
)
_JSON_FORM = r"^[0-9]{4}(-(Q[1-4]|H[12]|0[1-9]|1[0-2]))?$"


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
    def covered(self) -> range:
        """Its months, counted from the year 0: two periods that share a day share a month."""
        first, last = self.start, self.end
        return range(12 * first.year + first.month, 12 * last.year + last.month + 1)

    def overlaps(self, other: "Period") -> bool:
        """Whether the two share a day."""
        return self.start <= other.end and other.start <= self.end


@lru_cache(maxsize=1024)  # every report of a round names the same one
def parse_period(name: str) -> Period | None:
    """The period that `2022-06`, `2022-Q2`, `2022-H1` or `2022` names; None for anything else."""
    form = _FORM.fullmatch(name)
    if form is None:
        return None
    year, every = int(form["year"]), form.lastgroup or "year"
    number, length = 1 if every == "year" else int(form[every]), MONTHS[every]
    last = number * length
    if year == 0 or not length <= last <= 12:  # noqa: PLR2004 - months of a year
        return None
    first = last - length + 1
    return Period(name, date(year, first, 1), date(year, last, monthrange(year, last)[1]))


def periods(every: Every, start: date, end: date) -> Iterator[Period]:
    """All periods of that length that begin on or after `start` and end on or before `end`."""
    for year in range(start.year, end.year + 1):
        for number in range(12 // MONTHS[every]):
            period = parse_period(_NAMES[every].format(year, number + 1))
            if period is not None and period.start >= start and period.end <= end:
                yield period


def due_day(period: Period, due_days: int) -> date:
    """The last day on which a report for the period is on time."""
    return period.end + min(timedelta(days=due_days), date.max - period.end)


def _read(value: object) -> object:
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)  # `period: 2022` is a year, and cannot be mistaken for anything else
    if isinstance(value, str):
        period = parse_period(value)
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
"""A field that takes `2022-06`, `2022-Q2`, `2022-H1` or `2022`."""
