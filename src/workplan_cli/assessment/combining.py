"""From the units' figures to one: the combining rules, and which figures may be combined."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from workplan_cli.model.goal import Goal
from workplan_cli.model.outcome import Holding, Use
from workplan_cli.model.plan import Target
from workplan_cli.model.units import Units


@dataclass(frozen=True, slots=True)
class Combined:
    """The figure of a target over all units: in its unit of measure, shares in percent.

    `low` and `high` differ only for a pooled share whose wholes are partly unknown: the true
    value lies between them, and `actual` is the lower of the two.
    """

    actual: Fraction
    baseline: Fraction | None = None
    high: Fraction | None = None


def uses(
    target: Target, holdings: Mapping[str, Holding], must: Sequence[str], units: Units
) -> dict[str, Use]:
    """Whether each unit's figure counts, so that nothing counts twice.

    The figure of a parent includes its children's. It stands for them, except where a sum of
    newer figures of the children is already larger. Names (`distinct`) cannot count twice, so all
    of them are used. A unit that neither must report, nor has a parent or child that must, does
    not count.
    """
    found: dict[str, Use] = {}
    for unit in holdings:
        related = {unit, *units.ancestors(unit)}
        below = any(unit in units.ancestors(other) for other in must)
        found[unit] = "counted" if below or not related.isdisjoint(must) else "not_expected"
    if target.combine == "distinct":
        return found
    for unit in sorted(found, key=lambda one: len(units.ancestors(one))):
        if found[unit] != "counted":
            continue
        children = [
            other for other in found if unit in units.ancestors(other) and found[other] == "counted"
        ]
        nearest = [one for one in children if not any(a in children for a in units.ancestors(one))]
        if nearest and _children_are_ahead(target, holdings, unit, nearest):
            found[unit] = "in_children"
            continue
        found.update(dict.fromkeys(children, "in_parent"))
    return found


def _children_are_ahead(
    target: Target, holdings: Mapping[str, Holding], parent: str, children: Sequence[str]
) -> bool:
    if target.combine != "sum":
        return False
    newest = max(holdings[child].newest.period.order for child in children)
    amounts = [holdings[child].amount or Fraction(0) for child in children]
    return newest > holdings[parent].newest.period.order and sum(amounts) > (
        holdings[parent].amount or 0
    )


def combine(target: Target, goal: Goal, holdings: Sequence[Holding]) -> Combined | None:
    """One figure out of those that count; None where there is none.

    `sum`, `max`, `min`: of the amounts. `distinct`: different names, plus the amounts of units
    that gave no names. `pooled`: 100 x sum of parts / sum of wholes. `latest`: the newest
    report's figure. `all` and `any` are judged unit by unit and have no figure here.
    """
    if not holdings:
        return None
    if target.combine == "pooled":
        return _pooled(holdings)
    if target.combine == "distinct":
        names = frozenset[str]().union(*(one.names for one in holdings))
        unnamed = sum((one.amount or Fraction(0) for one in holdings if not one.names), Fraction(0))
        return Combined(len(names) + unnamed)
    with_figure = [one for one in holdings if _figure(target, one) is not None]
    if not with_figure:
        return None
    if target.combine == "sum":
        return Combined(
            sum((_figure(target, one) or Fraction(0) for one in with_figure), Fraction(0))
        )
    if target.combine == "latest":
        chosen = max(with_figure, key=lambda one: one.newest.order)
    else:
        highest = (target.combine == "max") != (goal.kind == "fall_by")
        pick = max if highest else min
        chosen = pick(with_figure, key=lambda one: _figure(target, one) or Fraction(0))
    return Combined(_figure(target, chosen) or Fraction(0), chosen.baseline)


def _figure(target: Target, held: Holding) -> Fraction | None:
    return held.share if target.measure == "share" else held.amount


def _pooled(holdings: Sequence[Holding]) -> Combined | None:
    shares = [one.share for one in holdings if one.share is not None]
    if not shares:
        return None
    known = [one for one in holdings if one.whole]
    if len(known) < len(shares) and len(shares) > 1:
        # Some wholes are unknown: the pooled share lies somewhere between the units' extremes.
        return Combined(min(shares), high=max(shares))
    if not known:
        return Combined(shares[0])
    parts = sum((one.part or Fraction(0) for one in known), Fraction(0))
    wholes = sum((one.whole or Fraction(0) for one in known), Fraction(0))
    return Combined(100 * parts / wholes)
