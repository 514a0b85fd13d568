"""Who reports: units with their parents and their dates, and named groups of them."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from workplan_cli.model.ids import PlanId, UnitId
from workplan_cli.model.names import name_key
from workplan_cli.model.text import Listed, Part, Words

_ENDINGS = ("市", "盟", "县", "旗", "区")
"""What people leave out at the end of a place's name."""


class Unit(Part):
    """One reporter: a league, a county, a university, the department."""

    id: UnitId
    name: Words
    kind: UnitId
    parent: UnitId | None = None
    start: Annotated[date | None, Field(alias="from")] = None
    until: date | None = None
    merged_into: UnitId | None = None
    formerly: Annotated[tuple[str, ...], Listed] = ()

    def there_on(self, day: date) -> bool:
        """Whether it is there at the end of a day: not before `from`, nor at the end of `until`.

        It has to report on the periods that end on such days.
        """
        return (self.start is None or self.start <= day) and not self.gone_on(day)

    def gone_on(self, day: date) -> bool:
        """Whether its last day is over at the end of a day."""
        return self.until is not None and self.until <= day


class Group(Part):
    """A named set of units: by kind, by name, or both."""

    id: UnitId
    name: Words
    kinds: Annotated[tuple[UnitId, ...], Listed] = ()
    units: Annotated[tuple[UnitId, ...], Listed] = ()


class Units(Part):
    """The units file: everybody who may report, in the order in which tables show them."""

    format: Literal["workplan/units@1"]
    id: PlanId
    title: Words | None = None
    units: Annotated[tuple[Unit, ...], Listed, Field(min_length=1)]
    groups: Annotated[tuple[Group, ...], Listed] = ()

    @cached_property
    def by_id(self) -> dict[str, Unit]:
        """Units by their ids."""
        return {unit.id: unit for unit in self.units}

    def named(self, name: str) -> tuple[str, ...]:
        """Ids of the units and groups that are called so, in either language."""
        groups = [group.id for group in self.groups if name in group.name.texts]
        return (*groups, *(unit.id for unit in self.units if name in unit.name.texts))

    @cached_property
    def members(self) -> dict[str, tuple[str, ...]]:
        """Unit ids of each group, in the order of the file."""
        return {
            group.id: tuple(
                unit.id for unit in self.units if unit.kind in group.kinds or unit.id in group.units
            )
            for group in self.groups
        }

    @cached_property
    def names_of(self) -> dict[str, frozenset[str]]:
        """What each unit is called by in `reported_by`: its id, and the groups that it is in."""
        groups = [(name, frozenset(ids)) for name, ids in self.members.items()]
        return {
            unit.id: frozenset([unit.id, *(name for name, ids in groups if unit.id in ids)])
            for unit in self.units
        }

    @cached_property
    def names_around(self) -> dict[str, frozenset[str]]:
        """What each unit, those above it and those below it are called by in `reported_by`."""
        return {
            unit: own.union(*(self.names_of.get(one, ()) for one in self.ancestors(unit)))
            for unit, own in self.names_below.items()
        }

    @cached_property
    def names_below(self) -> dict[str, frozenset[str]]:
        """What each unit, those below it and those it took over are called by in `reported_by`."""
        return {
            unit: own.union(
                *(self.names_of.get(one, ()) for one in self.descendants.get(unit, ())),
                *(self.names_of.get(one, ()) for one in self.taken_over.get(unit, ())),
            )
            for unit, own in self.names_of.items()
        }

    @cached_property
    def taken_over(self) -> dict[str, tuple[str, ...]]:
        """The units that each unit has taken over at any time, and what those had taken over."""
        found: dict[str, list[str]] = {}
        for unit in self.units:
            heir = self.now(unit.id, date.max)
            if heir is not None and heir != unit.id:
                found.setdefault(heir, []).append(unit.id)
        return {heir: tuple(gone) for heir, gone in found.items()}

    @cached_property
    def id_of(self) -> dict[str, str]:
        """Ids of units and groups by all that they are called: id, name, former id or name.

        A name that two have is nobody's.
        """
        ids = {*self.by_id, *self.members}
        named = [(name_key(name), one) for name, one in self._names() if name not in ids]
        owners: dict[str, set[str]] = {}
        for name, one in named:
            owners.setdefault(name, set()).add(one)
        alone = {name: min(found) for name, found in owners.items() if len(found) == 1}
        return alone | {one: one for one in ids}

    def _names(self) -> Iterator[tuple[str, str]]:
        named = [(one.name, one.id) for one in self.units]
        named += [(one.name, one.id) for one in self.groups]
        for name, one in named:
            yield from ((text, one) for text in (name.zh, name.en) if text)
        for unit in self.units:
            yield from ((name, unit.id) for name in unit.formerly)

    def called(self, name: str) -> str | None:
        """The id of the unit or the group of that id, name, or former id or name.

        赤峰 is 赤峰市, where no other name has these characters without its last one.
        """
        key = name_key(name)
        return self.id_of.get(name) or self.id_of.get(key) or self._short.get(key)

    @cached_property
    def _short(self) -> dict[str, str]:
        names = [(unit.name.zh or "", unit.id) for unit in self.units]
        short = [(name[:-1], one) for name, one in names if name.endswith(_ENDINGS) and name[2:]]
        owners = Counter(name for name, _one in short)
        return {name: one for name, one in short if owners[name] == 1}

    @cached_property
    def formerly(self) -> dict[str, str]:
        """Ids of units by former ids and names that are nobody's id now."""
        return {
            name: unit.id
            for unit in self.units
            for name in unit.formerly
            if name not in self.by_id and name not in self.members
        }

    @cached_property
    def _dated(self) -> bool:
        return any(unit.start or unit.until for unit in self.units)

    def now(self, unit: str, day: date) -> str | None:
        """Who a unit is at the end of a day: itself, or who took over; None: not there.

        Until who takes over has begun, on the day after as a rule, it stays itself (D-378).
        """
        passed: list[str] = []
        one = self.by_id.get(unit)
        while one and one.gone_on(day) and one.merged_into and one.id not in passed:
            heir = self.by_id.get(one.merged_into)
            if heir and heir.start and heir.start > day:
                return one.id
            passed.append(one.id)
            one = heir
        return one.id if one and one.there_on(day) else None

    def closed_on(self, unit: str, day: date) -> bool:
        """Whether a unit is gone at the end of a day, and no other has taken over."""
        known = self.by_id.get(unit)
        return known is not None and known.gone_on(day) and self.now(unit, day) is None

    def began_after(self, unit: str, day: date) -> bool:
        """Whether a unit came after a day, and not in the place of another."""
        start = self.by_id[unit].start if unit in self.by_id else None
        return start is not None and start > day and unit not in self.taken_over

    def reporting_for(self, units: tuple[str, ...], end: date) -> tuple[str, ...]:
        """Those that have to report on a period with this last day."""
        there = (one for one in units if one not in self.by_id or self.by_id[one].there_on(end))
        return tuple(there) if self._dated else units

    def expand_on(self, names: tuple[str, ...], day: date) -> tuple[str, ...]:
        """Unit ids behind groups and units on a day; who took over stands for who is gone."""
        if not self._dated:
            return self.expand(names)
        found = {self.now(unit, day) for unit in self.expand(names)}
        return tuple(unit.id for unit in self.units if unit.id in found)

    def asked_on(self, names: tuple[str, ...], end: date) -> tuple[str, ...]:
        """Unit ids behind groups and units that have to report on a period with this last day."""
        return self.reporting_for(self.expand_on(names, end), end)

    def names_on(self, unit: str, day: date) -> frozenset[str]:
        """What a unit is called by in `reported_by` on a day, also by what it took over."""
        if not self._dated:
            return self.names_of.get(unit, frozenset())
        if unit in self.by_id and self.by_id[unit].gone_on(day):
            return frozenset()
        taken = (self.names_of[one] for one in self.by_id if self.now(one, day) == unit)
        return frozenset[str]().union(*taken)

    def expand(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """Unit ids behind groups and units, each once, in the order of the file."""
        if names not in self._expanded:
            wanted = {unit for name in names for unit in self.members.get(name, (name,))}
            self._expanded[names] = tuple(unit.id for unit in self.units if unit.id in wanted)
        return self._expanded[names]

    @cached_property
    def _expanded(self) -> dict[tuple[str, ...], tuple[str, ...]]:
        """What has been asked for before: most targets name the same few groups."""
        return {}

    @cached_property
    def descendants(self) -> dict[str, tuple[str, ...]]:
        """The units below each unit that has any, children and their children."""
        return self.below(unit.id for unit in self.units)

    def below(self, some: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Of some units those below each unit that has any, in their order."""
        found: dict[str, list[str]] = {}
        for unit in some:
            for above in self.ancestors(unit):
                found.setdefault(above, []).append(unit)
        return {above: tuple(below) for above, below in found.items()}

    def ancestors(self, unit: str) -> tuple[str, ...]:
        """The unit's parent, its parent's parent, and so on; safe against circles."""
        return self._lines.get(unit, ())

    @cached_property
    def _lines(self) -> dict[str, tuple[str, ...]]:
        return {unit.id: self._line(unit) for unit in self.units}

    def _line(self, unit: Unit) -> tuple[str, ...]:
        found: list[str] = []
        current: Unit | None = unit
        while current and current.parent and current.parent not in {unit.id, *found}:
            found.append(current.parent)
            current = self.by_id.get(current.parent)
        return tuple(found)
