"""What a unit is asked to report on for a period: its own targets, or those of the unit above."""

from typing import NamedTuple

from workplan_cli.assessment.own_part import own_goal, with_part
from workplan_cli.model.period import Period
from workplan_cli.model.plan import Plan
from workplan_cli.model.target import Target
from workplan_cli.model.units import Units


class Asked(NamedTuple):
    """Targets in the order of the plan, as they stood at the end of the period.

    The goal of each is what the unit itself has to reach: its allocation, where it has one.
    `above` is the id of the unit that they are asked of, where the unit only contributes.
    """

    targets: tuple[Target, ...]
    above: str | None = None


def asked_of(plan: Plan, units: Units, unit: str, period: Period) -> Asked:
    """What a unit has to report on; where that is nothing, what the nearest unit above has to.

    Of the latter only that in which it has a say: a figure that stands by itself has no parts.
    """
    if own := _owed(plan, units, unit, period):
        return Asked(own)
    for one in units.ancestors(unit):
        if asked := _owed(plan, units, one, period):
            parts = tuple(target for target in asked if target.takes_parts)
            return Asked(parts, one if parts else None)
    return Asked(())


def _owed(plan: Plan, units: Units, unit: str, period: Period) -> tuple[Target, ...]:
    end = period.end
    asked = {names for names in plan.by_reporters if unit in units.asked_on(names, end)}
    return tuple(
        _of_unit(target.on(end), unit)
        for target in plan.targets
        if target.reporters in asked
        and plan.asks_for(target, period)
        and not plan.spares(unit, target.on(end), units)
    )


def _of_unit(target: Target, unit: str) -> Target:
    return with_part(target, own_goal(target, target.goal, unit)) if target.goal else target
