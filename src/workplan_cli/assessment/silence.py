"""Which units have said nothing for a period, and of which it is not known how they stand today."""

from collections.abc import Mapping, Sequence
from datetime import date

from workplan_cli.assessment.judged_day import Day
from workplan_cli.model.reading import Reading, Standing
from workplan_cli.model.report import NO_FIGURE


def silent(
    day: Day,
    last: date,
    must: tuple[str, ...],
    standings: Mapping[str, Standing],
    by_unit: Mapping[str, Sequence[Reading]],
) -> tuple[str, ...]:
    """Units with no figure, nor one from above, for the newest period that is over.

    What is done stays done, and a limit is not asked about after its due day. That there is
    nothing new, or nothing to tell, says as much as a figure.
    """
    if day.current is None:
        return ()
    units = day.units.reporting_for(must, day.current.end)
    return _quiet(day, min(day.current.end, last), units, standings, by_unit)


def unheard(
    day: Day,
    last: date,
    must: tuple[str, ...],
    standings: Mapping[str, Standing],
    by_unit: Mapping[str, Sequence[Reading]],
) -> tuple[str, ...]:
    """Units of which it is not known how they stand on the day, of what is on its way in points.

    Between two ends of periods each figure describes the end before, while the day expects more.
    """
    if day.current is None:
        return ()
    asked = min(day.date, last)
    return _quiet(day, asked, day.units.reporting_for(must, asked), standings, by_unit)


def _quiet(
    day: Day,
    until: date,
    units: tuple[str, ...],
    standings: Mapping[str, Standing],
    by_unit: Mapping[str, Sequence[Reading]],
) -> tuple[str, ...]:
    """Units of which nothing says how they stood on a day, unless they are done."""
    if not by_unit:  # as of most targets of a plan that nobody has begun to report on
        return units
    found: list[str] = []
    for unit in units:
        own = [standings.get(one) for one in (unit, *day.units.ancestors(unit))]
        if any(one and (one.done is not None or one.newest.until >= until) for one in own):
            continue
        if unit not in by_unit or not _settled(by_unit[unit], until):
            found.append(unit)
    return tuple(found)


def _settled(readings: Sequence[Reading], asked: date) -> bool:
    told = [one.entry.no_figure for one in readings if one.until >= asked and not one.superseded]
    return any(NO_FIGURE[why].settles for why in told if why)
