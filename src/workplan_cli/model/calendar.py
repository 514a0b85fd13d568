"""When a plan runs, and when reports on it are due."""

from datetime import date
from functools import lru_cache
from typing import Annotated

from pydantic import Field

from workplan_cli.model.period import Every, Period, periods
from workplan_cli.model.text import Part


class Span(Part):
    """The first and the last day of the plan."""

    start: date
    end: date


class Reporting(Part):
    """How often reports are due, and how many days after a period ends."""

    every: Every = "quarter"
    due_days: Annotated[int, Field(ge=0, le=366)] = 10

    def with_own(self, own: "Reporting | None") -> "Reporting":
        """The same with what a target says for itself."""
        return self.model_copy(update=own.model_dump(exclude_unset=True)) if own else self


@lru_cache(maxsize=128)
def rhythm(every: Every, start: date, end: date, year_starts: int) -> tuple[Period, ...]:
    """All periods of a length from a day to a day, the oldest first."""
    return tuple(periods(every, start, end, year_starts))
