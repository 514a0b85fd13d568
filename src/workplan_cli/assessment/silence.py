"""Floor and ceiling: what the silent units could have done, at the least and at the most."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from math import ceil

from workplan_cli.assessment.expected import expected_share
from workplan_cli.assessment.judging import Yardstick, aim
from workplan_cli.model.outcome import Holding
from workplan_cli.model.plan import Plan


def floor_holdings(
    yardstick: Yardstick, counted: Mapping[str, Holding], silent: Sequence[str]
) -> list[Holding]:
    """The silent units have added nothing since their last report; nothing at all without one."""
    held = list(counted.values())
    size = _usual_whole(held)
    for unit in silent:
        if unit in counted:
            continue
        if yardstick.target.measure == "share":
            held.append(Holding(unit, (), part=Fraction(0), whole=size, amount=Fraction(0)))
        elif yardstick.target.measure == "count":
            held.append(Holding(unit, (), amount=Fraction(0)))
    return held


def ceiling_holdings(
    plan: Plan,
    yardstick: Yardstick,
    counted: Mapping[str, Holding],
    silent: Sequence[str],
    must: Sequence[str],
) -> list[Holding]:
    """The silent units have kept pace with the schedule since their last report.

    A silent unit then adds its part of the goal (its allocation; of a sum, an equal part) times
    the expected share that has come due since its last period; whole things are rounded up. Of a
    share, a minimum or a rate it does at least as well as those that reported.
    """
    held = {unit: one for unit, one in counted.items() if unit not in silent}
    size = _usual_whole(list(counted.values()))
    for unit in silent:
        last = counted.get(unit)
        since = Fraction(0)
        if last is not None:
            since = expected_share(plan, yardstick.target, last.newest.period.end)
        due_since = max(yardstick.expected - since, Fraction(0))
        held[unit] = _kept_pace(
            yardstick, unit, last, due_since, len(must), size, list(held.values())
        )
    return list(held.values())


def _kept_pace(
    yardstick: Yardstick,
    unit: str,
    last: Holding | None,
    due_since: Fraction,
    reporters: int,
    size: Fraction,
    others: Sequence[Holding],
) -> Holding:
    target = yardstick.target
    held = last or Holding(unit, ())
    if target.measure == "share":
        goal = yardstick.amount or Fraction(100)
        best = max((one.share or Fraction(0) for one in others), default=Fraction(0))
        share = max((held.share or Fraction(0)) + goal * due_since, best)
        share = max(min(share, Fraction(100)), held.share or Fraction(0))
        whole = held.whole or size
        return replace(held, part=share * whole / 100, whole=whole, amount=share)
    if target.measure == "change":
        return _changed_on(yardstick, held, due_since, others)
    part = unit_goal(yardstick, unit, reporters)
    added = (part or Fraction(0)) * due_since
    if yardstick.whole_things:
        added = Fraction(ceil(added))
    amount = (held.amount or Fraction(0)) + added
    if target.combine in {"min", "latest"}:
        others_at = [one.amount for one in others if one.amount is not None]
        amount = max([amount, *others_at])
    return replace(held, amount=amount)


def _changed_on(
    yardstick: Yardstick, held: Holding, due_since: Fraction, others: Sequence[Holding]
) -> Holding:
    baseline = held.baseline
    reach = aim(yardstick, baseline)
    if held.amount is None or baseline is None or reach is None:
        best = next((one for one in others if one.amount is not None), None)
        return replace(held, amount=best.amount, baseline=best.baseline) if best else held
    moved = held.amount + (reach - baseline) * due_since
    return replace(held, amount=moved)


def unit_goal(yardstick: Yardstick, unit: str, reporters: int) -> Fraction | None:
    """A unit's own goal: its allocation; of a sum, an equal part; otherwise the goal itself."""
    allocated = yardstick.target.allocation.get(unit)
    if allocated is not None:
        return Fraction(allocated)
    if yardstick.amount is None:
        return None
    if yardstick.target.combine in {"sum", "distinct"}:
        return yardstick.amount / max(reporters, 1)
    return yardstick.amount


def _usual_whole(holdings: Sequence[Holding]) -> Fraction:
    """The mean whole of those that reported one: the size assumed of a unit never heard from."""
    wholes = [one.whole for one in holdings if one.whole]
    return sum(wholes, Fraction(0)) / len(wholes) if wholes else Fraction(1)
