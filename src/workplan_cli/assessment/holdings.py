"""From a unit's entries over the periods to what it has reached (over_time)."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction

from workplan_cli.model.names import name_key
from workplan_cli.model.outcome import Holding, Reading
from workplan_cli.model.plan import Target
from workplan_cli.model.report import Entry


def holding(target: Target, readings: Iterable[Reading], day: date) -> Holding | None:
    """What one unit's entries come to on a day; None where they hold nothing that can be used.

    An entry without a figure is no figure: the one before stands. `cumulative` and `snapshot`
    take the newest figure, `per_period` adds them up, a longer period standing for the shorter
    ones inside it. Names of a `distinct` count are gathered over all periods, except of a
    snapshot.
    """
    standing = [reading for reading in readings if not reading.superseded]
    if target.measure == "milestone":
        return _milestone(target, standing, day)
    if target.measure == "activity":
        return Holding(standing[-1].unit, tuple(standing)) if standing else None
    with_figure = [reading for reading in standing if _has_figure(target, reading.entry)]
    if not with_figure:
        return None
    used = _without_overlap(with_figure) if target.over_time == "per_period" else with_figure[-1:]
    return Holding(
        with_figure[-1].unit,
        tuple(used),
        amount=_total(_amount(target, reading.entry) for reading in used),
        part=_total(_exact(reading.entry.part) for reading in used),
        whole=_total(_exact(reading.entry.whole) for reading in used),
        names=_names(target, with_figure, used),
        baseline=_newest_baseline(standing),
    )


def _has_figure(target: Target, entry: Entry) -> bool:
    if target.measure == "share":
        return entry.value is not None or (entry.part is not None and bool(entry.whole))
    return entry.value is not None or bool(entry.items)


def _amount(target: Target, entry: Entry) -> Fraction | None:
    if target.measure == "share" and entry.part is not None and entry.whole:
        return None
    if entry.value is not None:
        return Fraction(entry.value)
    return Fraction(len({name_key(item) for item in entry.items})) if entry.items else None


def _exact(number: Decimal | None) -> Fraction | None:
    return None if number is None else Fraction(number)


def _total(numbers: Iterable[Fraction | None]) -> Fraction | None:
    known = [number for number in numbers if number is not None]
    return sum(known, Fraction(0)) if known else None


def _names(target: Target, with_figure: list[Reading], used: list[Reading]) -> frozenset[str]:
    if target.measure == "share":
        return frozenset()
    gathered = used if target.over_time == "snapshot" else with_figure
    return frozenset(name_key(item) for reading in gathered for item in reading.entry.items or ())


def _without_overlap(readings: list[Reading]) -> list[Reading]:
    """Entries whose periods share no day: of those that overlap the longest period stands."""
    chosen: list[Reading] = []
    for reading in sorted(readings, key=lambda one: (one.period.start - one.period.end, one.order)):
        if not any(reading.period.overlaps(other.period) for other in chosen):
            chosen.append(reading)
    return sorted(chosen, key=lambda reading: reading.order)


def _newest_baseline(readings: list[Reading]) -> Fraction | None:
    given = [reading.entry.baseline for reading in readings if reading.entry.baseline is not None]
    return Fraction(given[-1]) if given else None


def _milestone(target: Target, readings: list[Reading], day: date) -> Holding | None:
    """Stage, done day and forecast as last reported; done once is done."""
    word = target.goal.done_when if target.goal else None
    telling = [
        reading
        for reading in readings
        if reading.entry.stage or reading.entry.done or reading.entry.forecast
    ]
    if not telling:
        return None
    finished = [
        reading
        for reading in telling
        if (reading.entry.done and reading.entry.done <= day)
        or (reading.entry.stage == word and not reading.entry.done)
    ]
    newest = (finished or telling)[-1].entry
    stage = next((one.entry.stage for one in reversed(telling) if one.entry.stage), None)
    forecast = next((one.entry.forecast for one in reversed(telling) if one.entry.forecast), None)
    return Holding(
        telling[-1].unit,
        tuple(telling),
        stage=word if finished else stage,
        done=(newest.done or finished[-1].period.end) if finished else None,
        forecast=None if finished else forecast,
    )
