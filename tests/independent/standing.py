"""What units have reached, and what all of them together have at least and at most.

Written from the documents alone; the numbers D-… are those of docs/decisions.md.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import ceil
from typing import Any

from filed import Said


@dataclass
class Case:
    """A target on a day: who has to report, how much is expected, what was said."""

    target: dict[str, Any]
    reporters: list[str]
    parent: dict[str, str]
    day: date
    starts: date
    due: date
    newest_end: date
    said: list[Said]

    def expected(self, day: date) -> Fraction:
        """The share of the goal that is due on a day, counted with first and last day (D-003)."""
        if self.target.get("schedule") == "at_due":
            return Fraction(day >= self.due)
        days = (min(day, self.due) - self.starts).days + 1
        return Fraction(max(days, 0), (self.due - self.starts).days + 1)

    def due_since(self, day: date | None) -> Fraction:
        """The share that came due after a day, or in all where nothing was ever said."""
        return self.expected(self.day) - (self.expected(day) if day else 0)

    def above(self, unit: str) -> Iterable[str]:
        """The units above a unit, the nearest first."""
        while unit in self.parent:
            unit = self.parent[unit]
            yield unit

    def said_by(self, unit: str) -> list[Said]:
        """What a unit said, the newest last."""
        return [said for said in self.said if said.unit == unit]

    def newest(self, unit: str) -> Said | None:
        """A unit's own last word or that of a unit above, whichever is newer (D-018)."""
        heard = [said for one in (unit, *self.above(unit)) for said in self.said_by(one)[-1:]]
        return max(heard, key=lambda said: said.day, default=None)


@dataclass
class Total:
    """A running total of things: how many, and the names of those that have one."""

    number: Fraction
    names: set[str]
    day: date


def running(said: list[Said]) -> Total | None:
    """The newest total; names without a figure never lower the one before (D-009, D-013, D-019)."""
    total: Total | None = None
    for one in said:
        names = set(one.entry.get("items") or ()) | (total.names if total else set())
        number = one.entry.get("value")
        if number is None:
            number = max(total.number if total else 0, len(names))
        total = Total(Fraction(str(number)), names, one.day)
    return total


@dataclass
class Held:
    """What a unit with all below it has for certain, what it may have, and the newest day."""

    least: Fraction
    most: Fraction
    day: date | None


def summed(case: Case, goal: Fraction, unit: str) -> Held:
    """The sum over a unit and all below it; a unit's figure stands for those below (D-012)."""
    own = running(case.said_by(unit)) if _counts(case, unit) else None
    kids = [summed(case, goal, one) for one, above in case.parent.items() if above == unit]
    below = Held(
        sum((kid.least for kid in kids), Fraction(0)),
        sum((kid.most for kid in kids), Fraction(0)),
        max((kid.day for kid in kids if kid.day), default=None),
    )
    asked = [one for one in case.reporters if one == unit or unit in case.above(one)]
    each = goal / len(case.reporters)  # no target of this plan has an allocation (D-027)
    if own is None:
        pace = ceil(each * case.due_since(None)) if unit in asked else 0
        return Held(below.least, max(below.most, Fraction(pace)), below.day)
    if _stand(case, unit, own, kids, asked):
        pace = ceil(each * case.due_since(own.day)) if unit in asked else 0
        return Held(below.least, max(below.most, own.number + pace), below.day)
    pace = ceil(each * len(asked) * case.due_since(own.day))
    return Held(own.number, own.number + pace, own.day)


def _stand(case: Case, unit: str, own: Total, kids: list[Held], asked: list[str]) -> bool:
    """Whether those below stand for it: more and newer, or newer from all (D-012, D-017)."""
    newer = sum((kid.least for kid in kids if kid.day and kid.day > own.day), Fraction(0))
    others = [one for one in asked if one != unit]
    heard = [case.said_by(one)[-1:] for one in others]
    all_newer = bool(others) and all(last and last[0].day > own.day for last in heard)
    return newer > own.number or all_newer


def _counts(case: Case, unit: str) -> bool:
    """Whether a unit has to report, or is above or below one that has to (D-012)."""
    if unit in case.reporters or any(one in case.reporters for one in case.above(unit)):
        return True
    return any(unit in case.above(one) for one in case.reporters)


@dataclass
class Between:
    """A figure that is at least so much and at most so much, and what is known of it."""

    known: Fraction | None
    least: Fraction
    most: Fraction
    at_best: Fraction | None = None
    """What is known at its best, where names or wholes are missing (D-387)."""


def distinct(case: Case, goal: Fraction) -> Between:
    """Different names over all units; things without a name may be the same as others (D-019)."""
    totals = {unit: running(case.said_by(unit)) for unit in {said.unit for said in case.said}}
    heard = [total for total in totals.values() if total]
    names = set().union(*(total.names for total in heard))
    nameless = sum(
        (max(total.number - len(total.names), Fraction(0)) for total in heard), Fraction(0)
    )
    least = max(Fraction(len(names)), *(total.number for total in heard))
    each = goal / len(case.reporters)
    pace = sum(
        ceil(each * case.due_since(last.day if (last := case.newest(unit)) else None))
        for unit in case.reporters
    )
    return Between(least, least, len(names) + nameless + pace, len(names) + nameless)


def lowest(case: Case, goal: Fraction) -> Between:
    """The lowest unit; one never heard from has nothing, or as much (D-020, D-027)."""
    totals = {unit: running(case.said_by(unit)) for unit in case.reporters}
    heard = [total for total in totals.values() if total]
    known = min(total.number for total in heard)
    best = max(total.number for total in heard)
    moved = [
        max(total.number + ceil(goal * case.due_since(total.day)), best)
        if total.day < case.newest_end
        else total.number + ceil(goal * case.due_since(total.day))
        for total in heard
    ]
    most = min(moved)
    return Between(known, known if all(totals.values()) else Fraction(0), most)


def pooled(case: Case) -> Between | None:
    """Parts over wholes, with bounds where a whole or a word is missing (D-015, D-023)."""
    said = [case.newest(unit) for unit in case.reporters]
    shares = [_share(one) for one in said]
    wholes = [whole for share in shares if share for whole in [share[1]] if whole is not None]
    if not any(share and share[1] != 0 for share in shares):
        return None
    sizes = [whole for whole in wholes if whole]
    mean = Fraction(sum(sizes), len(sizes)) if sizes else None
    known = [share for share in shares if share]
    low, at_best = _over(known)
    best = max(percent for percent, whole in known if whole != 0)
    least = [share or (Fraction(0), mean) for share in shares]
    most = [
        _moved(case, one, share, best)
        if share and one
        else (max(best, 100 * case.due_since(None)), mean)
        for one, share in zip(said, shares, strict=True)
    ]
    return Between(low, _over(least)[0], _over(most)[1], at_best)


def _share(said: Said | None) -> tuple[Fraction, Fraction | None] | None:
    """Percent and whole of what a unit said; no whole where it gave a percentage alone."""
    if said is None:
        return None
    entry = said.entry
    if entry.get("whole") is None:
        return Fraction(str(entry["value"])), None
    whole = Fraction(entry["whole"])
    return (100 * Fraction(entry["part"]) / whole if whole else Fraction(0)), whole


def _moved(
    case: Case, said: Said, share: tuple[Fraction, Fraction | None], best: Fraction
) -> tuple[Fraction, Fraction | None]:
    """The share of a unit that kept pace since it was heard of, and did no worse than others."""
    percent, whole = share
    since = case.due_since(said.day)
    if said.day >= case.newest_end and not since:
        return share
    moved = percent + 100 * since
    if said.day < case.newest_end:
        moved = max(moved, best)
    return min(moved, Fraction(100)), whole


def _over(shares: list[tuple[Fraction, Fraction | None]]) -> tuple[Fraction, Fraction]:
    """Lowest and highest share of all: those with wholes together, those without by themselves."""
    sized = [(percent, whole) for percent, whole in shares if whole is not None]
    whole = sum((whole for _, whole in sized), Fraction(0))
    ends = [percent for percent, whole in shares if whole is None]
    if whole:
        ends.append(sum((percent * size for percent, size in sized), Fraction(0)) / whole)
    return min(ends), max(ends)
