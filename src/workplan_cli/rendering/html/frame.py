"""Where the points of a line chart and the stretches of a bar go, in whole SVG units."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from workplan_cli.pages.charts import ChartPoint, LineChart

BAR = 1000
"""Length of a full bar."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle of days and shares; what is outside of it stays on its edge.

    From the first day to the last, and from nothing to all; `view` has room around it for what is
    written there.
    """

    chart: LineChart
    width: int = 300
    height: int = 90
    view: str = "-44 -16 388 128"

    def x(self, day: date) -> int:
        """How far to the right a day is."""
        start, end = self.chart.start, self.chart.end
        return round(_inside(Fraction((day - start).days, max((end - start).days, 1))) * self.width)

    def y(self, share: Fraction) -> int:
        """How far down a share of one is."""
        return round((1 - _inside(share)) * self.height)

    def line(self, points: Iterable[ChartPoint]) -> str:
        """The points of a line."""
        return " ".join(f"{self.x(one.day)},{self.y(one.share)}" for one in points)


def _inside(share: Fraction) -> Fraction:
    return min(max(share, Fraction(0)), Fraction(1))


def stretch(share: Fraction | Decimal) -> int:
    """The length of a share of one as a bar."""
    return round(BAR * _inside(Fraction(share)))


def stretches(
    counts: Iterable[tuple[str, int]], length: Fraction = Fraction(1)
) -> Iterator[tuple[str, int, int]]:
    """One bar of what has been counted: name, start and length of each that there is."""
    whole = max(round(BAR * length), 1)
    found = [(name, count) for name, count in counts if count]
    total, before = sum(count for _name, count in found), 0
    for name, count in found:
        start, before = whole * before // total, before + count
        yield name, start, whole * before // total - start
