"""One target on a day: its status, the figures behind it, and what speaks against them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import cached_property, lru_cache
from typing import Any, NamedTuple, Protocol

from workplan_cli.assessment.case import Case, case
from workplan_cli.assessment.combining import combine
from workplan_cli.assessment.judged_day import Day, on
from workplan_cli.assessment.judging import met_from
from workplan_cli.assessment.ratings import rate, rating_alone
from workplan_cli.assessment.reasons import reasons
from workplan_cli.assessment.takeover import as_it_stood
from workplan_cli.assessment.timeline import Made, readings
from workplan_cli.model.outcome import TargetResult, UnitResult
from workplan_cli.model.plan import Plan
from workplan_cli.model.reading import Reading
from workplan_cli.model.report import EntriesElsewhere, Entry, LoadedReport
from workplan_cli.model.target import Target
from workplan_cli.model.units import Units


class Finish(Protocol):
    """What is done with each target as soon as it is judged, while its entries are at hand."""

    def __call__(self, judged: TargetResult, /) -> TargetResult:
        """The target with what was found about it."""

    @property
    def follows_from(self) -> str | None:
        """What that follows from, beside the plan, the units and the entries on the target."""


Doubts = Callable[[date], Finish]
"""Adds to each target what speaks against its figures on a day (see `doubts`)."""


class _NoDoubts:
    follows_from = ""

    def __call__(self, judged: TargetResult, /) -> TargetResult:
        return judged


def no_doubts(_day: date) -> Finish:
    """Leave that out, where nobody will see it."""
    return _NoDoubts()


@dataclass(frozen=True)
class Judge:
    """All that the results of targets on a day follow from; goes to other processes as it is.

    `known` are the reports that are known on the day; `made` are readings of them for other days.
    """

    plan: Plan
    units: Units
    known: Sequence[LoadedReport]
    date: date
    doubts: Doubts
    made: Made = field(default_factory=dict)

    def __call__(self, target: Target) -> TargetResult:
        """One target, with every figure that its status follows from."""
        for reading in self.entries.get(target.id, ())[:1]:
            entries: Sequence[Entry] = reading.filed.report.entries
            if isinstance(entries, EntriesElsewhere):
                entries.expect(target.id)
        return self.finish(result(self.day, target, self.entries))

    @cached_property
    def day(self) -> Day:
        """The day in the plan's calendar."""
        return on(self.plan, self.units, self.date)

    @cached_property
    def entries(self) -> Mapping[str, tuple[Reading, ...]]:
        """By target all that was reported on it."""
        return readings(self.known, self.date, self.made)

    @cached_property
    def finish(self) -> Finish:
        """Adds the doubts of the day."""
        return self.doubts(self.date)

    def __reduce__(self) -> tuple[Any, ...]:
        return Judge, (self.plan, self.units, self.known, self.date, self.doubts)


Judged = Callable[[Judge], Sequence[TargetResult]]
"""Gets the results of all targets of a plan, in its order."""


def in_turn(judge: Judge) -> Sequence[TargetResult]:
    """One after the other, here and now."""
    return tuple(map(judge, judge.plan.targets))


class How(NamedTuple):
    """How targets are judged: with which doubts, and who does it. It changes no figure."""

    doubts: Doubts = no_doubts
    judged: Judged = in_turn

    @property
    def without_doubts(self) -> "How":
        """The same where nobody will see them."""
        return self._replace(doubts=no_doubts)


def result(day: Day, target: Target, by_target: Mapping[str, tuple[Reading, ...]]) -> TargetResult:
    """One target on a day without its doubts.

    `by_target` are the entries of the target, and of the one that it is to keep in step with.
    """
    day = day.of(target)
    target = as_it_stood(target, day.units, day.date)
    entries = by_target.get(target.id, ())
    found = case(day, target, entries, _reference(day, target, by_target))
    judged = rate(found)
    section, task = day.plan.place_of[target.id]
    return TargetResult(
        target=target,
        section=section,
        task=task,
        due=day.plan.due(target),
        goal=found.goal,
        revision=found.revision,
        baseline=found.baseline,
        enough=met_from(found.criterion, found.baseline) if found.goal else None,
        expected=_expected(found),
        rating=judged.rating,
        settled=judged.settled,
        floor=judged.floor,
        ceiling=judged.ceiling,
        units=_unit_results(found),
        readings=entries,
        because=tuple(reasons(found, judged)),
    )


def _reference(
    day: Day, target: Target, by_target: Mapping[str, tuple[Reading, ...]]
) -> Fraction | None:
    """The figure of the target that it is to keep in step with; None where there is none."""
    goal = target.goal_on(day.date)[0]
    other = day.plan.by_id.get(goal.in_step_with) if goal and goal.in_step_with else None
    if other is None:
        return None
    found = case(day, other, by_target.get(other.id, ()))
    combined = combine(other, found.reporting(found.counted))
    return combined.actual if combined else None


def _expected(found: Case) -> Fraction | None:
    """The share of the way that is expected, of what is judged in points.

    None where a step is a figure and it is not known where the way to it begins, or where it
    begins elsewhere for each unit.
    """
    target, criterion = found.target, found.criterion
    if target.withdrawn_by(found.day.date) or found.manner != "points":
        return None
    share = criterion.expected_from(found.baseline)
    open_ended = found.baseline is None and target.paced_from_reports and not criterion.is_due
    return None if share and open_ended else share


def _unit_results(found: Case) -> tuple[UnitResult, ...]:
    """Units that must report, in the order of the units file; then others that did."""
    if not found.standings:
        return _nobody(found.must, silent=bool(found.silent))
    must, silent = frozenset(found.must), frozenset(found.silent)
    others = [unit for unit in found.standings if unit not in must]
    return tuple(
        _unit_result(found, unit, must_report=unit in must, silent=unit in silent)
        for unit in (*found.must, *sorted(others))
    )


@lru_cache(maxsize=512)
def _nobody(must: tuple[str, ...], *, silent: bool) -> tuple[UnitResult, ...]:
    """What there is of a target on which nobody has reported: the same for all with these units."""
    return tuple(UnitResult(unit, True, silent, False, "counted", None) for unit in must)


def _unit_result(found: Case, unit: str, *, must_report: bool, silent: bool) -> UnitResult:
    standing = found.standings.get(unit)
    current, withdrawn = found.day.current, found.target.withdrawn_by(found.day.date)
    # Who is closed owes nothing more, and stays as it was (D-384).
    owes = must_report or not found.day.units.closed_on(unit, found.day.date)
    judged = standing if owes and found.goal and not withdrawn else None
    return UnitResult(
        unit=unit,
        must_report=must_report,
        silent=silent,
        carried=bool(owes and standing and current and standing.newest.until < current.end),
        use=found.use.get(unit, "counted"),
        standing=standing,
        own=rating_alone(found, judged) if judged else None,
    )
