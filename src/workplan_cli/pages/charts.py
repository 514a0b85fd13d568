"""The charts of pages as counts, days and shares; where their lines go is up to the form."""

from datetime import date
from fractions import Fraction
from typing import NamedTuple

from workplan_cli.assessment.highlights import ClassCount
from workplan_cli.pages.values import Said


class Cards(NamedTuple):
    """How many there are of each class, and their share, to be seen from afar."""

    classes: tuple[ClassCount, ...]


class Segments(NamedTuple):
    """A bar divided by class, and a text that says the same.

    `length` is that of the bar, as a share of the widest: bars of few and of many differ.
    """

    classes: tuple[ClassCount, ...]
    text: Said
    length: Fraction = Fraction(1)


class Legend(NamedTuple):
    """What the colours of bars stand for; a form without colours needs none."""

    classes: tuple[ClassCount, ...]


class ChartPoint(NamedTuple):
    """A day and a share of one, and the figure that is written beside it, if any."""

    day: date
    share: Fraction
    label: Said = None


class LineChart(NamedTuple):
    """What was reached and what was expected from a day to another, and a text that says the same.

    `levels` are written beside the axis of shares, `days` below that of days.
    """

    start: date
    end: date
    reached: tuple[ChartPoint, ...]
    expected: tuple[ChartPoint, ...]
    levels: tuple[tuple[Fraction, Said], ...]
    days: tuple[date, ...]
    text: Said
