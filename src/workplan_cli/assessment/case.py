"""One target on one day with everything that was reported on it, ready to be judged."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property

from workplan_cli.assessment.combining import baseline_of, combine, latest
from workplan_cli.assessment.expected import expected_share, fixed_baseline
from workplan_cli.assessment.gaps import gaps_of
from workplan_cli.assessment.judged_day import Day
from workplan_cli.assessment.judging import Criterion
from workplan_cli.assessment.overlap import apart, represented_by, uses, without_doubled_things
from workplan_cli.assessment.silence import no_figure_of, nothing_before, silent
from workplan_cli.assessment.standings import informative, newest_baseline, standing
from workplan_cli.assessment.takeover import taken_over
from workplan_cli.model.goal import Goal
from workplan_cli.model.outcome import Use
from workplan_cli.model.period import Period
from workplan_cli.model.reading import Reading, Standing
from workplan_cli.model.report import NoFigure
from workplan_cli.model.revision import Revision
from workplan_cli.model.target import Manner, Target

_NO_GOAL = Goal.model_construct()
"""Stands in the criterion of continuing work, which is not judged by it."""


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
    unheard: tuple[str, ...]
    """The silent ones, those whose figure is of an earlier day than the one judged (D-187), those
    for whom nothing is new that never gave a figure (D-383), and those with gaps."""
    no_figure: Mapping[str, NoFigure]
    """By unit why its newest entry has no figure, where it says so."""
    gaps: Mapping[str, tuple[Period, ...]]
    """By unit the periods before its newest figure that its sum lacks."""

    @property
    def manner(self) -> Manner | None:
        """How the figure is judged against the goal; None for continuing work."""
        return self.target.manner(self.goal) if self.goal else None

    @cached_property
    def baseline(self) -> Fraction | None:
        """What the combined figure is measured from, where there is such a thing."""
        if self.target.judged_by_unit:
            return fixed_baseline(self.target)
        combined = combine(self.target, self.reporting(self.counted))
        return combined.baseline if combined else fixed_baseline(self.target)

    @property
    def awaited(self) -> date | None:
        """The day by which the figure of the due day has to be there; None once it is, or is late.

        What was reported before describes an earlier day, and does not make a target overdue.
        """
        due, last = self.criterion.due, self.day.plan.deciding_day(self.target)
        if last is None or not due <= self.day.date <= last:
            return None
        return None if self._told(due) else last

    def _told(self, due: date) -> bool:
        """Whether the figure describes the due day, or a later one."""
        if self.target.combine_facts.picks == "newest" and self.counted:
            return latest(list(self.counted.values())).newest.until >= due
        words = [self.counted.get(self.represented_by.get(unit, unit)) for unit in self.must]
        return all(word and (word.done or word.newest.until >= due) for word in words)

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
            return tuple(unit for unit in self.unheard if self.use.get(unit) != "in_children")
        if self.target.combine_facts.picks != "newest" or not self.counted:
            return self.unheard
        newest = latest(list(self.counted.values())).unit
        return tuple(unit for unit in self.unheard if self.represented_by.get(unit) == newest)

    @cached_property
    def waiting(self) -> frozenset[str]:
        """Units on whose figures it hangs of which nothing was heard, or nothing new."""
        return frozenset(self.represented_by.get(unit, unit) for unit in self.pending)

    @property
    def not_reporting(self) -> tuple[str, ...]:
        """Pending units of which nobody has said anything yet, themselves among them."""
        known = self.represented_by.keys() | self.standings.keys()
        return tuple(unit for unit in self.pending if unit not in known)

    @cached_property
    def amounts(self) -> tuple[Fraction, ...]:
        """The least and the most amount among what counts; nothing where there is none."""
        return _ends(one.amount for one in self.counted.values())

    @cached_property
    def figures(self) -> tuple[Fraction, ...]:
        """The least and the most figure among what counts; nothing where there is none."""
        return _ends(one.figure for one in self.counted.values())

    @cached_property
    def usual_baseline(self) -> Fraction | None:
        """The baseline of a unit never heard from: the plan's, else the newest one given."""
        return baseline_of(self.target, list(self.counted.values()))

    @cached_property
    def usual_whole(self) -> Fraction:
        """The mean whole of those that gave one: the size assumed of a unit never heard from."""
        wholes = [one.whole for one in self.counted.values() if one.whole]
        return sum(wholes, Fraction(0)) / len(wholes) if wholes else Fraction(1)

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
    def alone(self) -> bool:
        """Whether no other unit has to report."""
        return len(self.must) == 1

    @property
    def needed(self) -> int:
        """How many have to be done: every unit that must report and can; for `any` one."""
        if self.target.combine_facts.one_is_enough:
            return 1
        excused = [unit for unit in self.must if self.no_figure.get(unit) == "not_applicable"]
        return max(len(self.must) - len(excused), 1)

    def reporting(self, standings: Mapping[str, Standing]) -> list[Standing]:
        """What is judged: of `all`, the word for each unit that must report; else every figure."""
        if not self.target.combine_facts.every_unit_has_to:
            return list(standings.values())
        words = [standings.get(self.represented_by.get(unit, unit)) for unit in self.must]
        return [word for word in words if word is not None]


def _ends(known: Iterable[Fraction | None]) -> tuple[Fraction, ...]:
    found = [one for one in known if one is not None]
    return (min(found), max(found)) if found else ()


def case(
    day: Day, target: Target, entries: Iterable[Reading], reference: Fraction | None = None
) -> Case:
    """Put together what is known of a target on a day, from the plan's first day on.

    The target is taken as it stands, see `takeover.as_it_stood`; `reference` is the figure of the
    target that it is to keep in step with.
    """
    goal, revision = target.goal_on(day.date)
    must = day.asked(target)
    withdrawn = target.withdrawn_by(day.date) is not None
    first, last = day.plan.period.start, _last_day(day, target, goal)
    by_unit: dict[str, list[Reading]] = {}
    for reading in entries:
        if reading.period.end >= first and reading.period.start <= last:
            by_unit.setdefault(reading.unit, []).append(reading)
    no_figure = no_figure_of(by_unit)
    standings, use = _figures(day, target, by_unit, must, no_figure)
    counted = {unit for unit in standings if use[unit] == "counted"}
    known, current = (must, standings, by_unit), day.current
    # Of a limit nothing is asked after its due day, nor of what is withdrawn.
    quiet = silent(day, current.end, last, *known) if current and not withdrawn else ()
    open_ones = set(quiet)
    if current and goal is not None and _moves_between(day, target, goal):
        # Between two ends of periods each figure describes the end before: the day expects more.
        asked = min(day.date, day.plan.due(target))
        open_ones.update(silent(day, asked, asked, *known))
    spoken_for = represented_by(standings, counted, must, day.units)
    if not (target.grows and target.combine_facts.shared_out):
        open_ones.update(nothing_before(no_figure, spoken_for))
    own = [standings[unit] for unit, source in spoken_for.items() if unit == source]
    left_out = gaps_of(day, target, own, by_unit) if goal else {}
    open_ones.update(left_out)
    return Case(
        day=day,
        target=target,
        goal=goal,
        revision=revision,
        criterion=criterion(day, target, goal, reference),
        must=must,
        standings=standings,
        use=use,
        represented_by=spoken_for,
        silent=quiet,
        unheard=tuple(unit for unit in must if unit in open_ones),
        no_figure=no_figure,
        gaps=left_out,
    )


def _moves_between(day: Day, target: Target, goal: Goal) -> bool:
    """Whether a figure of the end of a period says too little of a day after it (D-187, D-281)."""
    manner = target.manner(goal)
    return manner == "points" or (manner == "stage" and day.date >= day.plan.due(target))


def _last_day(day: Day, target: Target, goal: Goal | None) -> date:
    """What has to hold throughout is not broken in a period that begins after its due day."""
    throughout = goal is not None and target.manner(goal) == "throughout"
    return day.plan.due(target) if throughout else date.max


def _figures(
    day: Day,
    target: Target,
    by_unit: Mapping[str, Sequence[Reading]],
    must: Sequence[str],
    no_figure: Mapping[str, NoFigure],
) -> tuple[dict[str, Standing], dict[str, Use]]:
    """What each unit has reached, and whether it counts."""
    told = {unit: informative(target, own) for unit, own in by_unit.items()}
    rest = apart(told, day.units) if target.adds_up else told
    asked = told if target.told_by_reports else ()
    began = {unit: one for unit in asked if (one := newest_baseline(by_unit[unit]))}
    found = {
        unit: standing(target, rest[unit] or own, day.date, began.get(unit))
        for unit, own in told.items()
    }
    stays = _stays(target)
    told_by = {
        unit: one
        for unit, one in found.items()
        if one and (stays or one.done or no_figure.get(unit) != "not_applicable")
    }
    standings = dict(taken_over(target, told_by, day.units, day.date, began))
    use = uses(target, standings, (*must, *_closed(day, target)), day.units)
    if target.combine_facts.by_names:
        related = {unit: one for unit, one in standings.items() if use[unit] == "counted"}
        standings = {**standings, **without_doubled_things(related, day.units)}
    inside = [unit for unit in standings if rest.get(unit) == [] and use[unit] == "counted"]
    return standings, {**use, **dict.fromkeys(inside, "in_parent")}


def _stays(target: Target) -> bool:
    """Whether what a unit added up stays, although it is gone or the target no more its own.

    How it stood does not, nor does the figure of a single unit that stood for all (D-382).
    """
    facts, how = target.over_time_facts, target.combine_facts
    return not (how.by_unit or how.picks) and (facts.adds_up or facts.running_total)


def _closed(day: Day, target: Target) -> tuple[str, ...]:
    """Units gone without a successor whose figures stay."""
    if not _stays(target):
        return ()
    names = day.units.expand(target.reporters)
    return tuple(unit for unit in names if day.units.closed_on(unit, day.date))


def criterion(
    day: Day, target: Target, goal: Goal | None, reference: Fraction | None = None
) -> Criterion:
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
        reference,
    )
