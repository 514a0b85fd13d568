"""Periods that a sum over the periods lacks, and what could have come due in them (D-395)."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction

from workplan_cli.assessment.expected import expected_share
from workplan_cli.assessment.judged_day import Day
from workplan_cli.assessment.standings import is_informative
from workplan_cli.model.period import Period
from workplan_cli.model.plan import Plan
from workplan_cli.model.reading import Reading, Standing
from workplan_cli.model.report import NO_FIGURE
from workplan_cli.model.target import Target
from workplan_cli.model.units import Units


def left_out(
    plan: Plan,
    units: Units,
    target: Target,
    standing: Standing,
    told: Mapping[str, Sequence[Reading]],
) -> tuple[Period, ...]:
    """Periods before a unit's newest figure of which nobody has said anything.

    Args:
        plan: whose rhythm says which periods there are.
        units: who was asked, and who is above whom.
        target: what was to be reported on.
        standing: what the unit has reached.
        told: by unit all that was reported on the target.
    """
    newest = standing.newest.until
    before = [one for one in plan.rhythm_of(target) if one.end < newest]
    for said in _said(target, units, standing, told):
        months = {month for one in said for month in one.period.covered}
        before = [one for one in before if not months.issuperset(one.covered)]
    own = standing.unit
    return tuple(one for one in before if own in units.asked_on(target.reporters, one.end))


def gaps_of(
    day: Day,
    target: Target,
    standings: Sequence[Standing],
    told: Mapping[str, Sequence[Reading]],
) -> dict[str, tuple[Period, ...]]:
    """By unit what a sum over the periods lacks; nothing else can lack one."""
    if not target.over_time_facts.adds_up:
        return {}
    found = ((one.unit, left_out(day.plan, day.units, target, one, told)) for one in standings)
    return {unit: periods for unit, periods in found if periods}


def _said(
    target: Target, units: Units, standing: Standing, told: Mapping[str, Sequence[Reading]]
) -> Iterator[Sequence[Reading]]:
    """What the figure is made of; and all that the unit, and those above it, said of periods."""
    yield standing.readings
    yield [
        *standing.readings,
        *(
            one
            for unit in (standing.unit, *units.ancestors(standing.unit))
            for one in told.get(unit, ())
            if not one.superseded and _answers(target, one)
        ),
    ]


def _answers(target: Target, reading: Reading) -> bool:
    """Whether an entry says what a period brought, be it nothing."""
    why = reading.entry.no_figure
    return NO_FIGURE[why].settles if why else is_informative(target, reading.entry)


def come_due(
    plan: Plan, target: Target, periods: Sequence[Period], day: date, baseline: Fraction | None
) -> Fraction:
    """The expected share that came due in periods, from 0 to 1.

    Where a schedule has steps, what the next one asks for may have been done in any period before.
    """

    def share(on: date) -> Fraction:
        return expected_share(plan, target, min(on, day), baseline)

    found = (share(_asked(plan, target, one)) - share(one.start - timedelta(1)) for one in periods)
    return min(sum(found, Fraction(0)), share(day))


def _asked(plan: Plan, target: Target, period: Period) -> date:
    if target.schedule is None or target.schedule == "linear":
        return period.end
    steps = target.schedule if isinstance(target.schedule, tuple) else ()
    return min((one.by for one in steps if one.by >= period.end), default=plan.due(target))
