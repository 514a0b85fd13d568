"""Which units' figures count, so that nothing counts twice, and who speaks for whom."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from fractions import Fraction

from workplan_cli.model.outcome import Use
from workplan_cli.model.reading import Reading, Standing
from workplan_cli.model.target import Target
from workplan_cli.model.units import Units


def uses(
    target: Target, standings: Mapping[str, Standing], must: Sequence[str], units: Units
) -> dict[str, Use]:
    """Whether each unit's figure counts.

    A unit that neither must report, nor stands above or below one that must, does not count; nor
    does one that works along, as its part is in the figure of whoever is in the lead.
    """
    if not standings:
        return {}
    helpers = set(units.expand(target.support)) - set(must)
    above, asked = {one for unit in must for one in units.ancestors(unit)}, set(must)
    related = {
        unit: one
        for unit, one in standings.items()
        if unit not in helpers
        and (unit in asked or unit in above or not asked.isdisjoint(units.ancestors(unit)))
    }
    find = _without_doubles if target.combine_facts.adds_up else _by_word
    apart: dict[str, Use] = {
        unit: "support" if unit in helpers else "not_expected" for unit in standings
    }
    return {**apart, **find(target, related, must, units)}


def _without_doubles(
    target: Target, related: Mapping[str, Standing], must: Sequence[str], units: Units
) -> dict[str, Use]:
    """A parent's figure stands for its children's, unless theirs is better (D-012).

    From below, so that what stands for a child has been found before its parent is looked at.
    """
    found: dict[str, Use] = dict.fromkeys(related, "counted")
    if target.over_time_facts.adds_up:
        return found  # taken apart period by period, see `apart`
    reported_below, asked_below = units.below(related), units.below(must)
    for unit in sorted(related, key=lambda one: len(units.ancestors(one)), reverse=True):
        reported = reported_below.get(unit, ())
        below = {other: related[other] for other in reported if found[other] == "counted"}
        wanted = asked_below.get(unit, ())
        if below and _children_stand(target, related[unit], below, wanted, units):
            found[unit] = "in_children"
            before = (one for one in below if _is_in(target, below[one], related[unit]))
            found.update(dict.fromkeys(before, "in_parent"))
        else:
            found.update(dict.fromkeys(reported, "in_parent"))
    return found


def _children_stand(
    target: Target,
    parent: Standing,
    below: Mapping[str, Standing],
    wanted: Sequence[str],
    units: Units,
) -> bool:
    """All below that must report have newer figures; or the newer ones are more than the parent's.

    Of a limit the larger figure of one day stands: a case is not hidden by a total above it. How
    things stood before the parent's figure is in it; a total does not fall since (D-017).
    """
    until = parent.newest.until
    newer = {unit for unit, one in below.items() if one.newest.until > until}
    if wanted and all(not newer.isdisjoint({unit, *units.ancestors(unit)}) for unit in wanted):
        return True
    if target.combine_facts.of_wholes or not (newer or target.wants_less):
        return False
    told = [one.amount or 0 for one in below.values() if not _is_in(target, one, parent)]
    return sum(told) > (parent.amount or 0)


def _is_in(target: Target, child: Standing, parent: Standing) -> bool:
    """Whether a child's figure is older than its parent's, which has what became of it since."""
    return not target.grows and child.newest.until < parent.newest.until


def _by_word(
    target: Target, related: Mapping[str, Standing], must: Sequence[str], units: Units
) -> dict[str, Use]:
    """Whoever speaks for a unit that must report; everybody where it cannot count twice."""
    if target.combine_facts.never_doubles:
        return dict.fromkeys(related, "counted")
    chosen = set(represented_by(related, related.keys(), must, units).values())
    above, asked = {one for unit in must for one in units.ancestors(unit)}, set(must)
    found: dict[str, Use] = {}
    for unit in related:
        if unit in chosen:
            found[unit] = "counted"
        elif unit in asked:
            found[unit] = "in_parent"
        elif unit in above:
            found[unit] = "in_children"
    return found


def represented_by(
    standings: Mapping[str, Standing], among: Set[str], must: Sequence[str], units: Units
) -> dict[str, str]:
    """By unit that must report, who speaks for it: itself, or one above it with a newer word.

    What a unit has done itself stays its own. Units that nobody speaks for are missing.
    """
    found: dict[str, str] = {}
    for unit in must if among else ():
        said = [one for one in (unit, *units.ancestors(unit)) if one in among]
        if said and said[0] == unit and standings[unit].done is not None:
            found[unit] = unit
        elif said:
            found[unit] = max(said, key=lambda one: standings[one].newest.until)
    return found


def without_doubled_things(standings: Mapping[str, Standing], units: Units) -> dict[str, Standing]:
    """Of a count of names: what units below counted without a name is part of their parent's.

    What a unit and those below it have together is its own figure, or what all their names, or
    those below with what they did not name, come to, whichever is most.
    """
    found, all_below = dict(standings), units.below(standings)
    for unit in sorted(standings, key=lambda one: len(units.ancestors(one)), reverse=True):
        below = all_below.get(unit)
        if not below:
            continue
        named_below = frozenset[str]().union(*(found[one].names for one in below))
        names = len(named_below | found[unit].names)
        counted_below = len(named_below) + sum(found[one].unnamed for one in below)
        total = max(found[unit].amount or 0, names, counted_below)
        found.update({one: replace(found[one], unnamed=Fraction(0)) for one in below})
        found[unit] = replace(found[unit], unnamed=Fraction(total - names))
    return found


def apart(by_unit: Mapping[str, Sequence[Reading]], units: Units) -> dict[str, list[Reading]]:
    """Figures that add up period by period, less those that are in the report of a unit above."""
    parents = {above for unit in by_unit for above in units.ancestors(unit)}
    covered = {
        unit: {month for reading in by_unit.get(unit, ()) for month in reading.period.covered}
        for unit in parents
    }
    return {
        unit: [
            reading
            for reading in own
            if all(covered[one].isdisjoint(reading.period.covered) for one in units.ancestors(unit))
        ]
        for unit, own in by_unit.items()
    }
