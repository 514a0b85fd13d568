"""Which units have said nothing for a period, and of which it is not known how they stand today."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from workplan_cli.assessment.judged_day import Day
from workplan_cli.model.outcome import Reading, Standing
from workplan_cli.model.report import NO_FIGURE


def silent(
    day: Day,
    last: date,
    must: tuple[str, ...],
    standings: Mapping[str, Standing],
    by_unit: Mapping[str, Sequence[Reading]],
) -> Iterator[str]:
    """Units with no figure, nor one from above, for the newest period that is over.

    What is done stays done, and a limit is not asked about after its due day. That there is
    nothing new, or nothing to tell, says as much as a figure.
    """
    if day.current is None:
        return
    asked = min(day.current.end, last)
    asked_units = day.units.reporting_for(must, day.current.end)
    for unit in _without_word(day, asked, asked_units, standings):
        if unit not in by_unit or not _settled(by_unit[unit], asked):
            yield unit


def unheard(
    day: Day,
    last: date,
    must: tuple[str, ...],
    standings: Mapping[str, Standing],
    by_unit: Mapping[str, Sequence[Reading]],
) -> Iterator[str]:
    """Units of which it is not known how they stand on the day, of what is on its way in points.

    Between two ends of periods each figure describes the end before, while the day expects more.
    """
    if day.current is None:
        return
    asked = min(day.date, last)
    for unit in _without_word(day, asked, day.units.reporting_for(must, asked), standings):
        if unit not in by_unit or not _settled(by_unit[unit], asked):
            yield unit


def _without_word(
    day: Day, until: date, must: Sequence[str], standings: Mapping[str, Standing]
) -> Iterator[str]:
    """Units of which nothing says how they stood on a day, unless they are done."""
    if not standings:
        yield from must
        return
    for unit in must:
        own = [standings.get(one) for one in (unit, *day.units.ancestors(unit))]
        if not any(one and (one.done is not None or one.newest.until >= until) for one in own):
            yield unit


def _settled(readings: Sequence[Reading], asked: date) -> bool:
    told = [one.entry.no_figure for one in readings if one.until >= asked and not one.superseded]
    return any(NO_FIGURE[why].settles for why in told if why)
