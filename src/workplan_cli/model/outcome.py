"""What a review finds: for every target a status, the figures behind it, and their origin."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import Literal, NamedTuple, get_args

from workplan_cli.model.diagnostic import Diagnostic
from workplan_cli.model.doubt import Doubt
from workplan_cli.model.goal import Goal
from workplan_cli.model.message import Message
from workplan_cli.model.period import Period
from workplan_cli.model.plan import Plan, Section, Task
from workplan_cli.model.reading import Reading, Standing
from workplan_cli.model.report import LoadedReport
from workplan_cli.model.revision import Revision
from workplan_cli.model.status import STATUS, STATUSES, Class, Column, Status
from workplan_cli.model.target import Manner, Target
from workplan_cli.model.units import Units

Use = Literal["counted", "in_parent", "in_children", "support", "not_expected"]
"""Whether a unit's figure is part of the combined one, and if not, why not."""


@dataclass(frozen=True, slots=True)
class Rating:
    """A status and the figures it follows from; shares are fractions of one, the gap is points.

    `most` is there only where the reports leave the figure open: the rating on the highest figure
    that they may mean, where `actual` is the lowest.
    """

    status: Status
    actual: Fraction | None = None
    progress: Fraction | None = None
    gap: Fraction | None = None
    remaining: Fraction | None = None
    above_range: bool = False
    most: "Rating | None" = None


def at_least(rating: Rating, floor: Rating | None, ceiling: Rating | None) -> bool:
    """Whether a status is the worse of two between which the reports leave it open."""
    if floor is None or ceiling is None or floor.status == ceiling.status:
        return False
    return rating.status in {floor.status, ceiling.status} and rating.status != "met"


class UnitResult(NamedTuple):
    """One unit's part in one target; a tuple, because there are thousands of them."""

    unit: str
    must_report: bool
    silent: bool
    carried: bool
    use: Use
    standing: Standing | None
    own: Rating | None = None


@dataclass(frozen=True)
class TargetResult:
    """One target on one day."""

    target: Target
    section: Section
    task: Task
    due: date
    goal: Goal | None
    revision: Revision | None
    baseline: Fraction | None
    enough: Fraction | None
    """The figure from which the goal counts as met; None where it hangs on one not known."""
    expected: Fraction | None
    rating: Rating
    settled: bool | None
    floor: Rating | None
    ceiling: Rating | None
    units: tuple[UnitResult, ...]
    readings: tuple[Reading, ...]
    because: tuple[Message, ...]
    doubts: tuple[Doubt, ...] = ()
    accepted: tuple[Doubt, ...] = ()
    """What would be a doubt, and is explained in the workspace file."""

    @property
    def status(self) -> Status:
        """The status on the day."""
        return self.rating.status

    @property
    def column(self) -> Column:
        """Where it is counted: continuing work apart, also before its first report (D-344)."""
        return "continuing" if self._continues else STATUS[self.status].column

    @property
    def in_class(self) -> Class:
        """Its class of a progress notice; what cannot be met is in the last."""
        return "apart" if self._continues else STATUS[self.status].in_class

    @property
    def _continues(self) -> bool:
        return self.target.measure_facts.continuing and self.status != "withdrawn"

    @property
    def at_least(self) -> bool:
        """Whether the status may be a better one of the same light."""
        return at_least(self.rating, self.floor, self.ceiling)

    @property
    def manner(self) -> Manner | None:
        """How the figure is judged against the goal; None for continuing work."""
        return self.target.manner(self.goal) if self.goal else None

    @cached_property
    def silent_units(self) -> tuple[str, ...]:
        """Units that must report on it and have not for the current period."""
        return tuple(unit.unit for unit in self.units if unit.silent)

    @cached_property
    def counted_standings(self) -> tuple[Standing, ...]:
        """What the units have whose figures the combined one is made of."""
        return tuple(
            unit.standing for unit in self.units if unit.standing and unit.use == "counted"
        )

    def counts(self, reading: Reading) -> bool:
        """Whether an entry is one that the figure is made of."""
        return id(reading) in self._counted

    @cached_property
    def _counted(self) -> frozenset[int]:
        """Which objects among `readings` count: comparing them by value would take long."""
        return frozenset(id(one) for own in self.counted_standings for one in own.readings)

    @cached_property
    def asked(self) -> int:
        """How many units must report on it."""
        return sum(one.must_report for one in self.units)

    @cached_property
    def readings_of(self) -> Mapping[str, Sequence[Reading]]:
        """By unit its entries that stand, the oldest first."""
        found: dict[str, list[Reading]] = {}
        for reading in self.readings:
            if not reading.superseded:
                found.setdefault(reading.unit, []).append(reading)
        return found


Promptness = Literal["on_time", "late", "undated", "wrong", "empty", "missing", "open"]
"""How a report that was due came: in time; late; no telling when; with a mistake for which it
cannot be read; with nothing in it; not at all; still time (D-180)."""
PROMPTNESS: tuple[Promptness, ...] = get_args(Promptness)
REPORTED: frozenset[Promptness] = frozenset({"on_time", "late", "undated"})
"""The states in which something was reported."""
TO_DO_AGAIN: frozenset[Promptness] = frozenset({"wrong", "empty"})
"""The states of a file that is there and is to be sent again: neither reported nor missing."""


@dataclass(frozen=True, slots=True)
class Submission:
    """One unit's report that was due on one period that is over.

    `due` is the last day on which the report is on time, `filed` the first report that answers,
    or the file that is wrong or empty. `days` counts days of delay: until the report came, or
    until today where it is wrong, empty or missing; for an open one the days that are left; 0
    otherwise.
    """

    unit: str
    period: Period
    due: date
    state: Promptness
    days: int
    filed: LoadedReport | None = None

    @property
    def submitted(self) -> date | None:
        """When the report was sent that answers; None where none does, or does not say it."""
        return self.filed.report.submitted if self.filed else None

    @property
    def in_part(self) -> bool:
        """Whether the report that answers is on less than the period, as one for June."""
        return self.filed is not None and self.filed.report.period.start > self.period.start

    @property
    def mistake(self) -> Diagnostic | None:
        """The first mistake of a file that cannot be read."""
        return self.filed.mistake if self.filed else None

    @property
    def reported(self) -> bool:
        """Whether something was reported."""
        return self.state in REPORTED

    @property
    def waiting(self) -> bool:
        """Whether there is still time for it: to come, or to come again without the mistake."""
        return self.state == "open" or (self.state == "wrong" and self.days == 0)


@dataclass(frozen=True)
class Outcome:
    """A plan on a day."""

    plan: Plan
    units: Units
    as_of: date
    """The day that figures and statuses are judged on."""
    known_on: date
    """Up to what day reports were taken in; who is late or missing is judged on it (D-271)."""
    period: Period | None
    """The newest reporting period that was over on the day."""
    expected_share: Fraction
    units_due: tuple[str, ...]
    units_reported: tuple[str, ...]
    targets: tuple[TargetResult, ...]
    submissions: Mapping[str, tuple[Submission, ...]]
    """By unit that must report, the periods that were over on the day, the oldest first.

    Empty where nobody was asked: reports compiled from public sources blame no unit.
    """
    whole: "Outcome | None" = None
    """The plan as a whole, where this is only the part of some units."""

    @cached_property
    def counts(self) -> Mapping[Status, int]:
        """Targets by status, every status present, in the order of `STATUSES`."""
        found = Counter(result.status for result in self.targets)
        return {status: found[status] for status in STATUSES}

    def in_state(self, state: Promptness) -> tuple[str, ...]:
        """Units whose report that ends with the newest period is in a state."""
        return tuple(
            unit
            for unit, own in self.submissions.items()
            for one in own
            if self.period and one.period.end == self.period.end and one.state == state
        )

    @cached_property
    def by_id(self) -> Mapping[str, TargetResult]:
        """Results by target id."""
        return {result.target.id: result for result in self.targets}
