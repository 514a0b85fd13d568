"""One target on a day: its status, the figures behind it, and what speaks against them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import cached_property, lru_cache
from hashlib import sha256
from typing import Any, NamedTuple, Protocol

from workplan_cli.assessment.case import Case, case
from workplan_cli.assessment.combining import combine
from workplan_cli.assessment.judged_day import Day, on
from workplan_cli.assessment.judging import met_from
from workplan_cli.assessment.ratings import rate, rating_alone
from workplan_cli.assessment.reasons import reasons
from workplan_cli.assessment.result_text import figures_in, text_of
from workplan_cli.assessment.takeover import as_it_stood
from workplan_cli.assessment.timeline import Made, readings
from workplan_cli.loading.by_target import Each, FileMarks, in_turn
from workplan_cli.model.outcome import TargetResult, UnitResult
from workplan_cli.model.plan import Plan
from workplan_cli.model.reading import Reading
from workplan_cli.model.report import LoadedReport
from workplan_cli.model.target import Target
from workplan_cli.model.units import Units


class Finish(Protocol):
    """What is done with each target as soon as it is judged, while its entries are at hand."""

    def __call__(self, judged: TargetResult, /) -> TargetResult:
        """The target with what was found about it."""

    def follows_from(self, plan: Plan, known: Sequence[LoadedReport]) -> str | None:
        """What that follows from, beside the plan, the units, the day and entries in these reports.

        None where it follows from another plan or other reports.
        """


Doubts = Callable[[date], Finish]
"""Adds to each target what speaks against its figures on a day (see `doubts`)."""


class _NoDoubts:
    def __call__(self, judged: TargetResult, /) -> TargetResult:
        return judged

    def follows_from(self, _plan: Plan, _known: Sequence[LoadedReport]) -> str | None:
        return ""


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

    def __call__(self, name: str) -> TargetResult:
        """One target, with every figure that its status follows from."""
        for reading in self.readings.get(name, ())[:1]:
            reading.filed.expect(name)
        return self.finish(result(self.day, self.plan.by_id[name], self.readings))

    def key(self, name: str) -> str | None:
        """By the plan, the units, the day, and who reported what on the target.

        And on the one that it keeps in step with; by the files in which that is written.
        """
        if self._common is None:
            return None
        found = sha256(self._common + name.encode())
        goal = self.plan.by_id[name].goal_on(self.date)[0]
        for one in dict.fromkeys((name, goal.in_step_with if goal else None)):
            for reading in self.readings.get(one or "", ()):
                mark = self._marks.of(reading.filed, reading.until)
                if mark is None:
                    return None
                found.update(mark)
                found.update(b"-" if reading.superseded else b"+")
        return found.hexdigest()

    def entries(self, name: str) -> int:
        """How many there are on a target."""
        return len(self.readings.get(name, ()))

    def text(self, result: TargetResult) -> str:
        """A result as JSON."""
        return text_of(result)

    def result(self, name: str, text: str) -> TargetResult:
        """A result out of JSON."""
        readings = self.readings.get(name, ())
        frame = _frame(self.day, self.plan.by_id[name], readings)
        return TargetResult(**frame, **figures_in(text, readings))

    @cached_property
    def _marks(self) -> FileMarks:
        return FileMarks()

    @cached_property
    def _common(self) -> bytes | None:
        rest = self.finish.follows_from(self.plan, self.known)
        plan, units = self.plan.model_dump_json(), self.units.model_dump_json()
        common = ("review", plan, units, self.date, rest)
        return None if rest is None else sha256(repr(common).encode()).digest()

    @cached_property
    def day(self) -> Day:
        """The day in the plan's calendar."""
        return on(self.plan, self.units, self.date)

    @cached_property
    def readings(self) -> Mapping[str, tuple[Reading, ...]]:
        """By target all that was reported on it."""
        return readings(self.known, self.date, self.made)

    @cached_property
    def finish(self) -> Finish:
        """Adds the doubts of the day."""
        return self.doubts(self.date)

    def __reduce__(self) -> tuple[Any, ...]:
        return Judge, (self.plan, self.units, self.known, self.date, self.doubts)


class How(NamedTuple):
    """How targets are judged: with which doubts, and who does it. It changes no figure."""

    doubts: Doubts = no_doubts
    each: Each = in_turn

    @property
    def without_doubts(self) -> "How":
        """The same where nobody will see them."""
        return self._replace(doubts=no_doubts)


def result(day: Day, target: Target, by_target: Mapping[str, tuple[Reading, ...]]) -> TargetResult:
    """One target on a day without its doubts.

    `by_target` are the entries of the target, and of the one that it is to keep in step with.
    """
    day = day.of(target)
    entries = by_target.get(target.id, ())
    frame = _frame(day, target, entries)
    target = frame["target"]
    found = case(day, target, entries, _reference(day, target, by_target))
    judged = rate(found)
    # What some units began with is no baseline of all.
    untold = judged.settled is False and judged.floor is None and target.told_by_reports
    baseline = None if untold else found.baseline
    return TargetResult(
        **frame,
        baseline=baseline,
        enough=met_from(found.criterion, baseline) if found.goal else None,
        expected=_expected(found),
        rating=judged.rating,
        settled=judged.settled,
        floor=judged.floor,
        ceiling=judged.ceiling,
        units=_unit_results(found),
        because=tuple(reasons(found, judged)),
    )


def _frame(day: Day, target: Target, entries: tuple[Reading, ...]) -> dict[str, Any]:
    """What the plan says of a target on a day, and all that was reported on it."""
    target = as_it_stood(target, day.units, day.date)
    section, task = day.plan.place_of[target.id]
    goal, revision = target.goal_on(day.date)
    return {
        "target": target,
        "section": section,
        "task": task,
        "due": day.plan.due(target),
        "goal": goal,
        "revision": revision,
        "readings": entries,
    }


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
    declined = found.no_figure.get(unit) == "not_applicable"
    judged = standing if owes and found.goal and not (withdrawn or declined) else None
    return UnitResult(
        unit=unit,
        must_report=must_report,
        silent=silent,
        carried=bool(owes and standing and current and standing.newest.until < current.end),
        use=found.use.get(unit, "counted"),
        standing=standing,
        own=rating_alone(found, judged) if judged else None,
    )
