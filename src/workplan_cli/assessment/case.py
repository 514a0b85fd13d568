"""One target on one day with everything that was reported on it, ready to be judged."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from workplan_cli.assessment.combining import uses
from workplan_cli.assessment.expected import expected_share
from workplan_cli.assessment.holdings import holding
from workplan_cli.assessment.judging import Yardstick
from workplan_cli.assessment.timeline import current_period, period_due
from workplan_cli.model.goal import Goal, Revision
from workplan_cli.model.outcome import Holding, Reading, Use
from workplan_cli.model.period import Period
from workplan_cli.model.plan import Plan, Target
from workplan_cli.model.units import Units


@dataclass(frozen=True, slots=True)
class Day:
    """A plan, its units and a day, with the periods that were over and due by then."""

    plan: Plan
    units: Units
    date: date
    current: Period | None
    due: Period | None


def on(plan: Plan, units: Units, date: date) -> Day:
    """The plan's calendar on a day."""
    return Day(plan, units, date, current_period(plan, date), period_due(plan, date))


@dataclass(frozen=True, slots=True)
class Case:
    """The goal in force, who must report, what each unit has reached, and who is silent."""

    day: Day
    target: Target
    goal: Goal | None
    revision: Revision | None
    yardstick: Yardstick
    must: tuple[str, ...]
    holdings: Mapping[str, Holding]
    use: Mapping[str, Use]
    silent: tuple[str, ...]

    @property
    def counted(self) -> dict[str, Holding]:
        """What counts for the combined figure, by unit."""
        return {unit: one for unit, one in self.holdings.items() if self.use[unit] == "counted"}

    @property
    def unheard(self) -> tuple[str, ...]:
        """Silent units of which nothing at all is known."""
        return tuple(unit for unit in self.silent if unit not in self.holdings)

    @property
    def needed(self) -> int:
        """How many have to be done for `all`: who must report, a parent standing for its own."""
        units = self.day.units
        own = [
            unit
            for unit in self.must
            if not any(above in self.counted for above in units.ancestors(unit))
        ]
        above = [unit for unit in self.counted if unit not in self.must]
        return max(len(own) + len(above), 1)


def case(day: Day, target: Target, entries: Iterable[Reading]) -> Case:
    """Put together what is known of a target on a day; superseded entries are left out."""
    goal, revision = target.goal_on(day.date)
    by_unit: dict[str, list[Reading]] = {}
    for reading in entries:
        by_unit.setdefault(reading.unit, []).append(reading)
    found = {unit: holding(target, own, day.date) for unit, own in by_unit.items()}
    holdings = {unit: one for unit, one in found.items() if one is not None}
    must = day.units.expand(target.reported_by)
    return Case(
        day=day,
        target=target,
        goal=goal,
        revision=revision,
        yardstick=yardstick(day, target, goal),
        must=must,
        holdings=holdings,
        use=uses(target, holdings, must, day.units),
        silent=tuple(unit for unit in must if _is_silent(day, unit, holdings)),
    )


def yardstick(day: Day, target: Target, goal: Goal | None) -> Yardstick:
    """What figures of a target are held against on a day."""
    tolerance = target.tolerance if target.tolerance is not None else day.plan.tolerance
    return Yardstick(
        target,
        goal or Goal.model_construct(),
        Fraction(tolerance) / 100,
        day.plan.thresholds,
        expected_share(day.plan, target, day.date),
        day.date,
        day.plan.due(target),
    )


def _is_silent(day: Day, unit: str, holdings: Mapping[str, Holding]) -> bool:
    """No figure from the unit, or from one above it, for the newest period that is over."""
    if day.current is None:
        return False
    for source in (unit, *day.units.ancestors(unit)):
        held = holdings.get(source)
        if held and (held.done is not None or held.newest.period.end >= day.current.end):
            return False
    return True
