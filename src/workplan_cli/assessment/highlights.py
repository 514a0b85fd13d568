"""What every summary shows, whatever its form: classes, gaps, what is new, who owes what."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from workplan_cli.assessment.duties import Duties, lags_behind
from workplan_cli.assessment.scope import Scope
from workplan_cli.assessment.shares import shares_of
from workplan_cli.model.message import _
from workplan_cli.model.outcome import TargetResult, UnitResult
from workplan_cli.model.reading import Reading
from workplan_cli.model.status import (
    CLASS_WORDS,
    CLASSES,
    COLUMN_WORDS,
    STATUS,
    STATUSES,
    Class,
    Status,
    is_short,
    urgency,
)

if TYPE_CHECKING:  # start-up: statuses are ordered without a summary
    from workplan_cli.assessment.summary import Summary


@dataclass(frozen=True, slots=True)
class ClassCount:
    """A class, or a light, with its targets and their share in percent."""

    key: str
    word: str
    count: int
    share: Decimal


@dataclass(frozen=True, slots=True)
class Statement:
    """Why units are behind and what they will do, or else their note, in the same words."""

    units: tuple[str, ...]
    reading: Reading


def classes(results: Sequence[TargetResult]) -> dict[str, int]:
    """How many targets each class has."""
    found = Counter(result.in_class for result in results)
    return {key: found[key] for key in CLASSES}


def lights(results: Sequence[TargetResult]) -> list[ClassCount]:
    """The six lights of pictures, of targets that can be met (D-301)."""
    found = Counter(_light(result) for result in results)
    counts = [found[key] for key in _LIGHTS]
    return [
        ClassCount(key, word, count, share)
        for (key, word), count, share in zip(
            _LIGHTS.items(), counts, shares_of(counts), strict=True
        )
    ]


_LIGHTS: Mapping[str, str] = {
    "met": CLASS_WORDS["met"],
    "ahead": CLASS_WORDS["ahead"],
    "on_track": CLASS_WORDS["on_track"],
    "slipping": COLUMN_WORDS["slipping"],
    "late": _("behind, broken or overdue"),
    "unknown": _("cannot be judged"),
}


def _light(result: TargetResult) -> str:
    return result.column if result.in_class in {"short", "unknown", "apart"} else result.in_class


def statuses_within(results: Sequence[TargetResult], key: Class) -> list[tuple[Status, int]]:
    """The statuses of one class that have targets, with their counts."""
    found = Counter(result.status for result in results if result.in_class == key)
    return [(status, found[status]) for status in STATUSES if found[status]]


def worst_first(results: Sequence[TargetResult]) -> list[TargetResult]:
    """Targets that somebody has to act on: by status, then by gap, then in the plan's order.

    Of equal statuses figures come before milestones, and milestones before continuing work.
    """
    pressing = [result for result in results if STATUS[result.status].urgency is not None]
    return sorted(
        pressing,
        key=lambda result: (
            urgency(result.status),
            {"milestone": 1, "activity": 2}.get(result.target.measure, 0),
            result.rating.gap if result.rating.gap is not None else 0,
            result.due,
        ),
    )


def gaps(results: Sequence[TargetResult]) -> list[TargetResult]:
    """Targets that fall short of their schedule, the worst first.

    Among them what is undecided only as to how far: short by both readings of silent units.
    """
    return [result for result in worst_first(results) if falls_short(result)]


def short_units(result: TargetResult) -> list[str]:
    """Units whose own part is late (D-196), the one furthest behind first."""
    late = [one for one in result.units if lags_behind(result, one)]
    return [one.unit for one in sorted(late, key=own_gap)]


def falls_short(result: TargetResult) -> bool:
    """Whether a target is short of its schedule, whatever silent units did."""
    if is_short(result.status):
        return True
    both = (result.floor, result.ceiling)
    return result.status == "undecided" and all(one and is_short(one.status) for one in both)


def unjudged(results: Sequence[TargetResult]) -> list[TargetResult]:
    """Targets of which nobody can tell how they stand; those never reported on come last."""
    found = [one for one in results if one.column == "unknown"]
    return sorted(found, key=lambda one: one.status == "unreported")


def newly_met(summary: "Summary") -> list[TargetResult]:
    """Targets met on the day, and not yet on the earlier one."""
    before = {target for target, one in summary.earlier.items() if one.status == "met"}
    return [one for one in summary.results if one.status == "met" and one.target.id not in before]


def moved(summary: "Summary") -> list[tuple[TargetResult, TargetResult]]:
    """Targets whose status or figure is another than on the earlier day: (then, now)."""
    return [
        (then, now)
        for now in summary.results
        if (then := summary.earlier.get(now.target.id))
        and (then.status, then.rating.actual) != (now.status, now.rating.actual)
    ]


def statements(result: TargetResult) -> list[Statement]:
    """The newest reason or next step of each unit, the unit furthest behind first.

    Only what was said on the newest period: older words explain nothing of today (D-355). Where no
    unit gave one, the newest notes: of the units that fall short of their own goals, or of all
    where that cannot be told of any. What several said of one period in the same words is one
    statement.
    """
    readings = [reading for reading in result.readings if not reading.superseded]
    last = max((one.period for one in readings), key=lambda one: one.order, default=None)
    readings = [one for one in readings if last and one.period.end >= last.start]
    newest = {one.unit: one for one in readings if one.entry.reason or one.entry.next} or _notes(
        result, readings
    )
    parts = sorted(result.units, key=own_gap)
    known = [part.unit for part in parts if part.unit in newest]
    placed = set(known)
    others = [unit for unit in newest if unit not in placed]
    alike: dict[tuple[object, ...], list[str]] = {}
    for unit in (*known, *others):
        entry = newest[unit].entry
        words = (entry.reason, entry.next) if entry.reason or entry.next else (entry.note,)
        alike.setdefault((newest[unit].period.name, *map(str, words)), []).append(unit)
    return [Statement(tuple(units), newest[units[0]]) for units in alike.values()]


def _notes(result: TargetResult, readings: Sequence[Reading]) -> dict[str, Reading]:
    """By unit its newest note, of those that fall short where that is known of any."""
    noted = {one.unit: one for one in readings if one.entry.note}
    short = short_units(result)
    return {unit: one for unit, one in noted.items() if not short or unit in short}


def own_gap(part: UnitResult) -> tuple[bool, object]:
    """Sort key: the unit furthest behind its own goal first, those without a gap last."""
    gap = part.own.gap if part.own else None
    return (gap is None, gap or 0)


def duties_in_scope(summary: "Summary") -> list[Duties]:
    """What the units owe on targets in scope, in the order of the units file."""
    scope = Scope(targets=tuple(result.target.id for result in summary.results))
    must = {part.unit for result in summary.results for part in result.units if part.must_report}
    return [duties.within(scope) for duties in summary.duties if duties.unit in must]
