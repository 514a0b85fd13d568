"""Who reports: units with their parents, and named groups of them."""

from collections.abc import Iterable
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from workplan_cli.model.ids import PlanId, UnitId
from workplan_cli.model.text import Listed, Part, Words


class Unit(Part):
    """One reporter: a league, a county, a university, the department."""

    id: UnitId
    name: Words
    kind: UnitId
    parent: UnitId | None = None


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
            unit: own.union(
                *(
                    self.names_of.get(one, frozenset())
                    for one in (*self.ancestors(unit), *self.descendants.get(unit, ()))
                )
            )
            for unit, own in self.names_of.items()
        }

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
