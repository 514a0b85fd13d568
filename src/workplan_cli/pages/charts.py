"""The charts of pages as counts, days and shares; where their lines go is up to the form."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from workplan_cli.assessment.highlights import ClassCount
from workplan_cli.pages.values import Label, Said


@dataclass(frozen=True, slots=True)
class Cards:
    """How many there are of each class, and their share, to be seen from afar."""

    classes: tuple[ClassCount, ...]


@dataclass(frozen=True, slots=True)
class Segments:
    """A bar divided by class, and a text that says the same."""

    classes: tuple[ClassCount, ...]
    text: Said


@dataclass(frozen=True, slots=True)
class Legend:
    """What the colours of bars stand for; a form without colours needs none."""

    classes: tuple[ClassCount, ...]


@dataclass(frozen=True, slots=True)
class ChartPoint:
    """A day and a share of one, and the figure that is written beside it, if any."""

    day: date
    share: Fraction
    label: Said = None


@dataclass(frozen=True, slots=True)
class LineChart:
    """What was reached and what was expected from a day to another, and a text that says the same.

    `levels` are written beside the axis of shares, `days` below that of days; `names` are what the
    two lines are called where the text does not say it.
    """

    start: date
    end: date
    reached: tuple[ChartPoint, ...]
    expected: tuple[ChartPoint, ...]
    levels: tuple[tuple[Fraction, Said], ...]
    days: tuple[date, ...]
    text: Said
    title: Label = None
    names: tuple[Label, Label] | None = None
    small: bool = False
