"""What every summary says, whatever its format: classes, gaps, what is new, what is not known."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from workplan_cli.assessment.history import pace
from workplan_cli.assessment.summary import Summary
from workplan_cli.model.message import Message, _, message
from workplan_cli.model.outcome import Reading, Status, TargetResult, UnitResult
from workplan_cli.model.provenance import Options
from workplan_cli.model.units import Units
from workplan_cli.rendering.goals import with_unit
from workplan_cli.rendering.language import Language, number, shares_of
from workplan_cli.rendering.status.choice import worst_first

SHORT: tuple[Status, ...] = ("slipping", "behind", "overdue")
UNKNOWN: tuple[Status, ...] = ("undecided", "unreported", "no_baseline")
CLASSES: tuple[tuple[str, str, tuple[Status, ...]], ...] = (
    ("met", _("met"), ("met",)),
    ("ahead", _("ahead"), ("ahead",)),
    ("on_track", _("on track"), ("on_track",)),
    ("short", _("short of schedule"), SHORT),
    ("other", _("other"), (*UNKNOWN, "ongoing", "silent")),
)
"""The five classes of a progress notice; each target is in exactly one."""


class Class(NamedTuple):
    """One class with its targets and their share in percent."""

    key: str
    word: str
    count: int
    share: Decimal


@dataclass(frozen=True, slots=True)
class Statement:
    """Why a unit is behind and what it will do, in its own words."""

    unit: str
    reading: Reading


def classes(results: Sequence[TargetResult]) -> list[Class]:
    """The five classes; the shares add to 100.0 (or are all 0 without targets)."""
    found = Counter(result.status for result in results)
    counts = [sum(found[status] for status in statuses) for _key, _word, statuses in CLASSES]
    return [
        Class(key, word, count, share)
        for (key, word, _statuses), count, share in zip(
            CLASSES, counts, shares_of(counts), strict=True
        )
    ]


def class_of(status: Status) -> str:
    """The key of the class that a status belongs to."""
    return next(key for key, _word, statuses in CLASSES if status in statuses)


def statuses_within(results: Sequence[TargetResult], key: str) -> list[tuple[Status, int]]:
    """The statuses of one class that have targets, with their counts."""
    found = Counter(result.status for result in results)
    members = next(statuses for name, _word, statuses in CLASSES if name == key)
    return [(status, found[status]) for status in members if found[status]]


def gaps(results: Sequence[TargetResult]) -> list[TargetResult]:
    """Targets that fall short of their schedule, the worst first."""
    return [result for result in worst_first(list(results)) if result.status in SHORT]


def newly_met(summary: Summary) -> list[TargetResult]:
    """Targets met on the day, and not yet on the earlier one."""
    return [
        result
        for result in summary.results
        if result.status == "met" and not _was(summary, result, "met")
    ]


def _was(summary: Summary, result: TargetResult, status: Status) -> bool:
    earlier = summary.earlier.get(result.target.id)
    return earlier is not None and earlier.status == status


def moved(summary: Summary) -> list[tuple[TargetResult, TargetResult]]:
    """Targets whose status or figure is another than on the earlier day: (then, now)."""
    pairs = [
        (summary.earlier[result.target.id], result)
        for result in summary.results
        if result.target.id in summary.earlier
    ]
    return [
        (then, now)
        for then, now in pairs
        if (then.status, then.verdict.actual) != (now.status, now.verdict.actual)
    ]


def pace_in_words(summary: Summary, result: TargetResult, language: Language) -> str:
    """How much a month is needed from now on to reach the goal by its due day."""
    day = summary.outcome.as_of
    if result.status == "overdue":
        return language.say(_("overdue since {due}"), due=result.due)
    found = pace(summary.outcome.plan, result, day)
    if found is None or found.needed is None:
        return language.say(_("due {due}"), due=result.due)
    if result.target.measure == "share":
        return language.say(_("{points} points a month"), points=number(found.needed, 1))
    amount = with_unit(result.target, found.needed, language)
    return language.say(_("{amount} a month"), amount=amount)


def responsible(result: TargetResult, options: Options, units: Units, language: Language) -> str:
    """Who reports on a target: groups by their names, and how many units that is."""
    if options.unit is not None:
        return unit_name(units, options.unit, language)
    groups = {group.id: group for group in units.groups}
    named = []
    for name in result.target.reported_by:
        if name in groups:
            size = len(units.members[name])
            title = groups[name].name.in_language(language.code)
            named.append(
                title if size == 1 else language.say(_("{name} ({count})"), name=title, count=size)
            )
        else:
            named.append(unit_name(units, name, language))
    return language.join(named)


def unit_name(units: Units, unit: str, language: Language) -> str:
    """A unit's name; its id where the units file does not know it."""
    known = units.by_id.get(unit)
    return known.name.in_language(language.code) if known else unit


def statements(result: TargetResult, options: Options) -> list[Statement]:
    """The newest reason or next step of each unit, the unit furthest behind first."""
    newest: dict[str, Reading] = {}
    for reading in result.readings:
        wanted = options.unit in {None, reading.unit}
        if wanted and not reading.superseded and (reading.entry.reason or reading.entry.next):
            newest[reading.unit] = reading
    parts = sorted(result.units, key=_own_gap)
    known = [part.unit for part in parts if part.unit in newest]
    others = [unit for unit in newest if unit not in known]
    return [Statement(unit, newest[unit]) for unit in (*known, *others)]


def _own_gap(part: UnitResult) -> tuple[bool, object]:
    gap = part.own.gap if part.own else None
    return (gap is None, gap or 0)


def why_unknown(result: TargetResult) -> list[Message]:
    """Why a target cannot be judged."""
    return list(result.because) or [message(_("nothing has been reported on it"))]


class Filing(NamedTuple):
    """A unit that must report: on how many targets in scope, and on how many it is silent."""

    unit: str
    due: int
    silent: int


def filings(summary: Summary) -> list[Filing]:
    """Every unit that must report on a target in scope, in the order of the units file."""
    due: Counter[str] = Counter()
    silent: Counter[str] = Counter()
    for part in _parts(summary):
        due[part.unit] += 1
        silent[part.unit] += part.silent
    return [Filing(unit, due[unit], silent[unit]) for unit in summary.outcome.units_due if due[unit]]


def _parts(summary: Summary) -> Iterable[UnitResult]:
    wanted = summary.options.unit
    return (
        part
        for result in summary.results
        for part in result.units
        if part.must_report and wanted in {None, part.unit}
    )
