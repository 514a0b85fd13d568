"""What reports say of one target: single entries, and what those of one unit come to."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from workplan_cli.model.diagnostic import Place
from workplan_cli.model.period import Period
from workplan_cli.model.report import Entry, LoadedReport


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """One entry of one report, as it bears on a target: the one at `position`.

    `until` is the last day that it speaks of: the period's, or the day on which it was filed where
    the period was not over yet on the day of the review.
    """

    filed: LoadedReport
    position: int
    until: date
    superseded: bool = False

    @property
    def entry(self) -> Entry:
        """What the unit says."""
        return self.filed.report.entries[self.position]

    @property
    def place(self) -> Place:
        """Where it stands in the file."""
        return self.filed.places[self.position]

    @property
    def file(self) -> str:
        """What its file is called."""
        return self.filed.file

    @property
    def unit(self) -> str:
        """Who reports."""
        return self.filed.report.unit

    @property
    def period(self) -> Period:
        """What the report is on."""
        return self.filed.report.period

    @property
    def revision(self) -> int:
        """Which version of the report it is in."""
        return self.filed.report.revision

    @property
    def submitted(self) -> date | None:
        """When the report was sent."""
        return self.filed.report.submitted

    def __eq__(self, other: object) -> bool:
        """Whether another one says the same at the same place, whatever else is in its report."""
        if not isinstance(other, Reading):
            return NotImplemented
        if self.filed is other.filed and self.position != other.position:
            return False
        mine, its = (
            (one.order, one.submitted, one.superseded, one.place, one.entry)
            for one in (self, other)
        )
        return mine == its

    def __hash__(self) -> int:
        return hash(self.order)

    @property
    def order(self) -> tuple[object, ...]:
        """Sort key: by the last day it speaks of, then by period, by revision and by unit."""
        return (self.until, *self.period.order, self.revision, self.unit, self.file)


@dataclass(frozen=True, slots=True)
class Standing:
    """What one unit has reached for one target by a day, over all its periods.

    `amount` is in the target's own unit of measure (percent for a share whose whole is not
    known); `part` and `whole` are those of a share; `unnamed` counts things that were counted and
    not named; `readings` are the entries it is made of, the newest last.
    """

    unit: str
    readings: tuple[Reading, ...]
    amount: Fraction | None = None
    part: Fraction | None = None
    whole: Fraction | None = None
    names: frozenset[str] = frozenset()
    unnamed: Fraction = Fraction(0)
    baseline: Fraction | None = None
    stage: str | None = None
    done: date | None = None
    forecast: date | None = None

    @property
    def newest(self) -> Reading:
        """The entry that the figure, or the state, comes from."""
        return self.readings[-1]

    @property
    def figure(self) -> Fraction | None:
        """How much there is: of a share 100 x part / whole, else the amount as reported."""
        if self.part is not None and self.whole:
            return 100 * self.part / self.whole
        return self.amount
