"""From the units' figures to one: the combining rules."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from workplan_cli.assessment.expected import fixed_baseline
from workplan_cli.model.reading import Standing
from workplan_cli.model.target import Target


@dataclass(frozen=True, slots=True)
class Combined:
    """The figure of a target over all units: in its unit of measure, shares in percent.

    `high` is there only where the figure is not certain, as wholes of shares or names of things
    are partly unknown: the true value lies between `actual` and `high`.
    """

    actual: Fraction
    baseline: Fraction | None = None
    high: Fraction | None = None


def combine(target: Target, standings: Sequence[Standing]) -> Combined | None:
    """One figure out of those that count, with the baseline it is compared with; None without one.

    `sum`, `max`, `min`: of the amounts. `distinct`: different names, and what was counted without
    one. `pooled`: 100 x sum of parts / sum of wholes. `latest`: the newest report's figure.
    `all` and `any` are judged unit by unit and have no figure here.
    """
    known, rule = [one for one in standings if one.figure is not None], target.combine_facts
    if not known:
        return None
    if rule.of_wholes:
        return _pooled(target, known)
    if rule.by_names:
        return _different(target, known)
    if rule.adds_figures:
        total = sum((one.figure or Fraction(0) for one in known), Fraction(0))
        return Combined(total, added_baseline(target, known))
    if rule.picks == "newest":
        return Combined(latest(known).figure or Fraction(0), baseline_of(target, known))
    pick = max if rule.picks == "highest" else min
    # Of two that are equal the first by id, whatever the order of the files.
    in_order = sorted(known, key=lambda one: one.unit)
    chosen = pick(in_order, key=lambda one: one.figure or Fraction(0))
    return Combined(chosen.figure or Fraction(0), baseline_of(target, [chosen]))


def _different(target: Target, known: Sequence[Standing]) -> Combined:
    """What has no name may be what others named or counted: no less than the largest figure."""
    names = len(frozenset[str]().union(*(one.names for one in known)))
    least = max([Fraction(names), *(one.amount for one in known if one.amount is not None)])
    most = names + sum((one.unnamed for one in known), Fraction(0))
    return Combined(least, added_baseline(target, known), most if most > least else None)


def latest(standings: Sequence[Standing]) -> Standing:
    """The one that the newest report is behind: by period, then day of submission, then unit."""
    return max(standings, key=_newest)


def _newest(standing: Standing) -> tuple[date, date, str]:
    if not standing.readings:
        return (date.min, date.min, standing.unit)
    newest = standing.newest
    unknown = date.max if newest.filed.supposed else date.min  # nobody has sent it yet
    return (newest.until, newest.submitted or unknown, standing.unit)


def _pooled(target: Target, standings: Sequence[Standing]) -> Combined:
    """With unknown wholes the pooled share lies between the known part and the percentages."""
    with_whole = [one for one in standings if one.whole]
    shares = [one.amount for one in standings if not one.whole and one.amount is not None]
    if with_whole:
        parts = sum((one.part or Fraction(0) for one in with_whole), Fraction(0))
        wholes = sum((one.whole or Fraction(0) for one in with_whole), Fraction(0))
        shares.append(100 * parts / wholes)
    high = max(shares) if len(shares) > 1 else None
    return Combined(min(shares), pooled_baseline(target, standings), high)


def baseline_of(target: Target, standings: Sequence[Standing]) -> Fraction | None:
    """The plan's baseline; else, where one is asked for, the one that the newest report gives."""
    if not target.asks_baseline:
        return fixed_baseline(target)
    given = [one for one in standings if one.baseline is not None]
    return max(given, key=_newest).baseline if given else None


def added_baseline(target: Target, standings: Sequence[Standing]) -> Fraction | None:
    """What all units began with; None as long as one has not said."""
    if not target.asks_baseline:
        return fixed_baseline(target)
    reporting = [one for one in standings if one.readings]
    given = [one.baseline for one in reporting if one.baseline is not None]
    return sum(given, Fraction(0)) if len(given) == len(reporting) else None


def pooled_baseline(target: Target, standings: Sequence[Standing]) -> Fraction | None:
    """The share that all units together began with, by the size of each; None if that is open."""
    if not target.asks_baseline:
        return fixed_baseline(target)
    reporting = [one for one in standings if one.readings]
    given = {one.baseline for one in reporting}
    if len(given) == 1:
        return given.pop()
    sizes = [(one.baseline, one.whole) for one in reporting if one.whole]
    parts = [baseline * whole for baseline, whole in sizes if baseline is not None]
    if len(parts) < len(reporting):
        return None
    return sum(parts, Fraction(0)) / sum((whole for _baseline, whole in sizes), Fraction(0))
