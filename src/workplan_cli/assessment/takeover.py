"""Units that are gone: what they had reached goes on in the unit that took over, or ends.

Up to its last day a unit's figures are its own. From then on they are part of what the unit that
took it over has: its values per period are added, its running total or level until the other
unit has reported one that holds both.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from workplan_cli.assessment.combining import added_baseline, pooled_baseline
from workplan_cli.model.reading import Reading, Standing
from workplan_cli.model.target import Target
from workplan_cli.model.units import Units


def as_it_stood(target: Target, units: Units, day: date) -> Target:
    """The target with the changes in force on a day; who took over owes the parts of both."""
    stood = target.on(day)
    owners = {unit: units.now(unit, day) or unit for unit in stood.allocation}
    if all(unit == owner for unit, owner in owners.items()):
        return stood
    parts = dict.fromkeys(owners.values(), Decimal(0))
    for unit, part in stood.allocation.items():
        parts[owners[unit]] += part
    return stood.in_state(allocation=parts)


def taken_over(
    target: Target,
    standings: Mapping[str, Standing],
    units: Units,
    day: date,
    told: Mapping[str, Reading],
) -> Mapping[str, Standing]:
    """What each unit has reached on a day, with what the units had that it took over.

    `told`: by unit the entry that gives its baseline, of a target whose reports give one, once.
    """
    heirs = {one: heir for one in standings if (heir := units.now(one, day)) not in {one, None}}
    if not heirs:
        return standings
    found = {one: standing for one, standing in standings.items() if one not in heirs}
    for gone in sorted(heirs, key=lambda one: standings[one].newest.order):
        heir = heirs[gone] or gone
        together = _together(
            target, standings[gone], found.get(heir), units.by_id[gone].until or date.max
        )
        if together is not None:
            found[heir] = replace(together, unit=heir)
    if target.told_by_reports and target.baseline != "each_period":
        for heir in {one for one in heirs.values() if one in found}:
            had = [one for one in standings if heirs.get(one) == heir]
            began = _beginning(target, standings, units, found[heir], had, told.get(heir))
            found[heir] = replace(found[heir], baseline=began)
    return {unit: found[unit] for unit in units.by_id if unit in found}


def _beginning(
    target: Target,
    standings: Mapping[str, Standing],
    units: Units,
    together: Standing,
    gone: Sequence[str],
    told: Reading | None,
) -> Fraction | None:
    """Where a unit and those that it took over began: as it told since then, or each of them.

    A unit that is new began where those did that it took over (D-381).
    """
    heir = together.unit
    start = units.by_id[heir].start
    last = {one: units.by_id[one].until or date.max for one in gone}
    before = [one for one in gone if not (told and _holds_both(told, standings[one], last[one]))]
    new = told is None and start is not None and all(start > last[one] for one in gone)
    parts = [standings[one] for one in before]
    if heir in standings and not new:
        rest = (together.whole or Fraction(0)) - sum(one.whole or 0 for one in parts)
        parts.append(replace(standings[heir], whole=max(rest, Fraction(0))))
    if len(parts) == 1:
        return parts[0].baseline
    if target.combine_facts.of_wholes:
        return pooled_baseline(target, parts)
    if target.combine_facts.adds_figures or target.combine_facts.by_names:
        return added_baseline(target, parts)
    return standings[heir].baseline if heir in standings else together.baseline


def _together(
    target: Target, gone: Standing, heir: Standing | None, until: date
) -> Standing | None:
    """What two units have that are one now; what is judged unit by unit, the heir has to say."""
    combining, over_time = target.combine_facts, target.over_time_facts
    if target.judged_by_unit or target.measure_facts.continuing:
        return heir
    if heir is None:
        return gone
    holds_both = _holds_both(heir.newest, gone, until)
    adds = combining.adds_up or combining.by_names or target.combine is None
    apart = over_time.adds_up or (combining.by_names and over_time.running_total)
    percentages = target.measure_facts.percent and not (gone.whole and heir.whole)
    if over_time.averages and adds and not target.measure_facts.percent:
        return replace(_sum(gone, heir, percent=False), amount=_mean_of_both(gone, heir))
    if holds_both and not (adds and apart):
        return heir
    if adds and not percentages:
        return _sum(gone, heir, percent=target.measure_facts.percent)
    if combining.picks == "highest":
        return max(heir, gone, key=lambda one: one.figure or Fraction(0))
    if combining.picks == "lowest":
        return min(heir, gone, key=lambda one: one.figure or Fraction(0))
    return max(heir, gone, key=lambda one: one.newest.until)


def _mean_of_both(gone: Standing, heir: Standing) -> Fraction | None:
    """The mean of what both had in each month of the year, of which each had its own."""
    if gone.amount is None or heir.amount is None:
        return None
    months = [
        frozenset[int]().union(*(reading.period.covered for reading in one.readings))
        for one in (gone, heir)
    ]
    total = gone.amount * len(months[0]) + heir.amount * len(months[1])
    return total / len(months[0] | months[1])


def _holds_both(word: Reading, gone: Standing, until: date) -> bool:
    """Whether what a unit says of a day is of both: the other one was over, and had not spoken."""
    return word.until >= until and word.until > gone.newest.until


def _sum(gone: Standing, heir: Standing, *, percent: bool) -> Standing:
    """Both figures together; the newest word is the heir's own."""
    return replace(
        heir,
        readings=(*gone.readings, *heir.readings),
        amount=_added(gone.amount, heir.amount),
        part=_added(gone.part, heir.part),
        whole=_added(gone.whole, heir.whole),
        names=gone.names | heir.names,
        unnamed=gone.unnamed + heir.unnamed,
        baseline=heir.baseline if percent else _added(gone.baseline, heir.baseline),
    )


def _added(one: Fraction | None, other: Fraction | None) -> Fraction | None:
    return None if one is None or other is None else one + other
