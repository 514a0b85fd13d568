"""Which units have said nothing of how they stand on a day."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from workplan_cli.assessment.judged_day import Day
from workplan_cli.model.reading import Reading, Standing
from workplan_cli.model.report import NO_FIGURE, NoFigure


def silent(
    day: Day,
    end: date,
    last: date,
    must: tuple[str, ...],
    standings: Mapping[str, Standing],
    by_unit: Mapping[str, Sequence[Reading]],
) -> tuple[str, ...]:
    """Units with no figure of a day, nor one from above; `last` is the last that is asked about.

    What is done stays done. That there is nothing new, or nothing to tell, says as much as a
    figure.
    """
    units, until = day.units.reporting_for(must, end), min(end, last)
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


def nothing_before(
    no_figure: Mapping[str, NoFigure], spoken_for: Mapping[str, str]
) -> Iterator[str]:
    """Units for which nothing is new, of which nothing was ever known."""
    return (u for u, why in no_figure.items() if why == "nothing_new" and u not in spoken_for)


def no_figure_of(by_unit: Mapping[str, Sequence[Reading]]) -> dict[str, NoFigure]:
    """What a revision took back, or what is blank in a form that counts for nothing, is out.

    So is a reason beside a figure, which stands until it is known which of the two is meant.
    """
    stand = {unit: [one for one in own if not one.superseded] for unit, own in by_unit.items()}
    newest = {unit: own[-1].entry for unit, own in stand.items() if own}
    return {
        unit: one.no_figure
        for unit, one in newest.items()
        if one.no_figure and not one.gives_figure
    }
