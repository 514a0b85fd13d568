"""One target on one day with everything that was reported on it, ready to be judged."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property

from workplan_cli.assessment.combining import baseline_of, latest
from workplan_cli.assessment.expected import expected_share
from workplan_cli.assessment.judging import Criterion
from workplan_cli.assessment.overlap import apart, represented_by, uses, without_doubled_things
from workplan_cli.assessment.standings import informative, newest_baseline, standing
from workplan_cli.assessment.timeline import current_period, period_due
from workplan_cli.model.goal import Goal, Revision
from workplan_cli.model.outcome import Reading, Standing, Use
from workplan_cli.model.period import Period
from workplan_cli.model.plan import Plan, Target
from workplan_cli.model.units import Units

_NO_GOAL = Goal.model_construct()
"""Stands in the criterion of continuing work, which is not judged by it."""


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


@dataclass(frozen=True)
class Case:
    """The goal in force, who must report, what each unit has reached, and who is silent.

    `represented_by` holds, by unit that must report, the counted unit whose word stands for it:
    itself or one above it; units of which nothing is known are missing.
    """

    day: Day
    target: Target
    goal: Goal | None
    revision: Revision | None
    criterion: Criterion
    must: tuple[str, ...]
    standings: Mapping[str, Standing]
    use: Mapping[str, Use]
    represented_by: Mapping[str, str]
    silent: tuple[str, ...]

    @cached_property
    def counted(self) -> dict[str, Standing]:
        """What counts for the combined figure, by unit."""
        return {unit: one for unit, one in self.standings.items() if self.use[unit] == "counted"}

    @cached_property
    def pending(self) -> tuple[str, ...]:
        """The silent units that the answer hangs on.

        For `latest` only who gave the newest figure; of `pooled`, not a unit for which all below
        it have newer figures.
        """
        if self.target.combine_facts.of_wholes:
            return tuple(unit for unit in self.silent if self.use.get(unit) != "in_children")
        if not self.target.combine_facts.newest_stands or not self.counted:
            return self.silent
        newest = latest(list(self.counted.values())).unit
        return tuple(unit for unit in self.silent if self.represented_by.get(unit) == newest)

    @property
    def not_reporting(self) -> tuple[str, ...]:
        """Pending units for which nobody has said anything yet."""
        return tuple(unit for unit in self.pending if unit not in self.represented_by)

    @cached_property
    def amounts(self) -> tuple[Fraction, ...]:
        """The least and the most amount among what counts; nothing where there is none."""
        return _ends(one.amount for one in self.counted.values())

    @cached_property
    def figures(self) -> tuple[Fraction, ...]:
        """The least and the most figure among what counts; nothing where there is none."""
        return _ends(one.figure for one in self.counted.values())

    @cached_property
    def usual_whole(self) -> Fraction:
        """The mean whole of those that gave one: the size assumed of a unit never heard from."""
        wholes = [one.whole for one in self.counted.values() if one.whole]
        return sum(wholes, Fraction(0)) / len(wholes) if wholes else Fraction(1)

    @cached_property
    def usual_baseline(self) -> Fraction | None:
        """The baseline of a unit never heard from: the plan's, else the newest one given."""
        return baseline_of(self.target, list(self.counted.values()))

    @cached_property
    def allocated(self) -> tuple[Fraction, int]:
        """What units that must report have been allocated in all, and how many have been."""
        own = self.target.allocation
        found = [Fraction(own[unit]) for unit in self.must if unit in own]
        return sum(found, Fraction(0)), len(found)

    @cached_property
    def below(self) -> Mapping[str, tuple[str, ...]]:
        """By unit those below it whose figures count."""
        return self.day.units.below(self.counted)

    @property
    def needed(self) -> int:
        """How many have to be done: every unit that must report; for `any` one."""
        return 1 if self.target.combine_facts.one_is_enough else max(len(self.must), 1)

    def reporting(self, standings: Mapping[str, Standing]) -> list[Standing]:
        """What is judged: of `all`, the word for each unit that must report; else every figure."""
        if not self.target.combine_facts.every_unit_has_to:
            return list(standings.values())
        words = [standings.get(self.represented_by.get(unit, unit)) for unit in self.must]
        return [word for word in words if word is not None]


def _ends(known: Iterable[Fraction | None]) -> tuple[Fraction, ...]:
    found = [one for one in known if one is not None]
    return (min(found), max(found)) if found else ()


def case(day: Day, target: Target, entries: Iterable[Reading]) -> Case:
    """Put together what is known of a target on a day, from the plan's first day on."""
    goal, revision = target.goal_on(day.date)
    must = day.units.expand(target.reported_by)
    first, last = day.plan.period.start, _last_day(day, target, goal)
    by_unit: dict[str, list[Reading]] = {}
    for reading in entries:
        if reading.period.end >= first and reading.period.start <= last:
            by_unit.setdefault(reading.unit, []).append(reading)
    standings, use = _figures(day, target, by_unit, must)
    counted = {unit for unit in standings if use[unit] == "counted"}
    return Case(
        day=day,
        target=target,
        goal=goal,
        revision=revision,
        criterion=criterion(day, target, goal),
        must=must,
        standings=standings,
        use=use,
        represented_by=represented_by(standings, counted, must, day.units),
        silent=tuple(_silent(day, last, must, standings)),
    )


def _last_day(day: Day, target: Target, goal: Goal | None) -> date:
    """A goal to be kept is not broken in a period that begins after its due day."""
    return day.plan.due(target) if goal is not None and goal.facts.kept else date.max


def _figures(
    day: Day, target: Target, by_unit: Mapping[str, Sequence[Reading]], must: Sequence[str]
) -> tuple[dict[str, Standing], dict[str, Use]]:
    """What each unit has reached, and whether it counts."""
    told = {unit: informative(target, own) for unit, own in by_unit.items()}
    rest = apart(told, day.units) if target.adds_up else told
    found = {
        unit: standing(target, rest[unit] or own, day.date, newest_baseline(by_unit[unit]))
        for unit, own in told.items()
    }
    standings = {unit: one for unit, one in found.items() if one is not None}
    use = uses(target, standings, must, day.units)
    if target.combine_facts.by_names:
        related = {unit: one for unit, one in standings.items() if use[unit] == "counted"}
        standings = {**standings, **without_doubled_things(related, day.units)}
    inside = [unit for unit in standings if not rest[unit] and use[unit] == "counted"]
    return standings, {**use, **dict.fromkeys(inside, "in_parent")}


def criterion(day: Day, target: Target, goal: Goal | None) -> Criterion:
    """What figures of a target are compared with on a day."""
    tolerance = target.tolerance if target.tolerance is not None else day.plan.tolerance
    return Criterion(
        target,
        goal or _NO_GOAL,
        Fraction(tolerance) / 100,
        day.plan.thresholds,
        expected_share(day.plan, target, day.date),
        day.date,
        day.plan.due(target),
    )


def _silent(
    day: Day, last: date, must: Sequence[str], standings: Mapping[str, Standing]
) -> Iterator[str]:
    """Units with no figure, nor one from above, for the newest period that is over.

    What is done stays done, and a limit is not asked about after its due day.
    """
    if day.current is None:
        return
    if not standings:
        yield from must
        return
    asked = min(day.current.end, last)
    for unit in must:
        own = [standings.get(one) for one in (unit, *day.units.ancestors(unit))]
        if not any(one and (one.done is not None or one.newest.until >= asked) for one in own):
            yield unit
