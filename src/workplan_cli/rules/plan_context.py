"""A plan with its units: what the rules for plans receive, with the route of each thing."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from workplan_cli.model.diagnostic import Route
from workplan_cli.model.goal import Goal
from workplan_cli.model.ids import is_numbered
from workplan_cli.model.message import _
from workplan_cli.model.names import did_you_mean
from workplan_cli.model.plan import Plan, Section, Task
from workplan_cli.model.revision import Revision
from workplan_cli.model.target import Target
from workplan_cli.model.text import Part, Text
from workplan_cli.model.units import Units
from workplan_cli.rules.rule import Findings, finding


@dataclass(frozen=True)
class PlanContext:
    """A plan and the units that it names; each walk gives things with their routes."""

    plan: Plan
    units: Units

    def sections(self) -> Iterator[tuple[Route, Section]]:
        """Every section."""
        for index, section in enumerate(self.plan.sections):
            yield ("sections", index), section

    def tasks(self) -> Iterator[tuple[Route, Task]]:
        """Every task."""
        for route, section in self.sections():
            for index, task in enumerate(section.tasks):
                yield (*route, "tasks", index), task

    def targets(self) -> Iterator[tuple[Route, Target]]:
        """Every target."""
        for route, task in self.tasks():
            yield from targets_of(route, task)

    def states(self, *keys: str) -> Iterator[tuple[Route, Target]]:
        """Every target as published, and as it stood from each change of one of these keys on."""
        for route, target in self.targets():
            yield route, target
            for at, revision in revisions_of(route, target):
                if any(key in revision.changes for key in keys):
                    yield at, target.on(revision.on)

    def goals(self) -> Iterator[tuple[Route, Target, Goal]]:
        """Every goal with its target: as published, and as each revision has it."""
        for route, target in self.targets():
            if target.goal is not None:
                yield (*route, "goal"), target, target.goal
            for at, revision in revisions_of(route, target):
                if revision.goal is not None:
                    yield (*at, "goal"), target, revision.goal

    def unknown_units(self, key: Literal["parent", "merged_into"]) -> Findings:
        """Every unit that a unit names and that is not there, and which one may have been meant."""
        for index, unit in enumerate(self.units.units):
            name: str | None = getattr(unit, key)
            if name is not None and name not in self.units.by_id:
                fix = did_you_mean(name, [one for one in self.units.by_id if one != unit.id])
                what, at = _("there is no unit {unit}"), ("units", index, key)
                yield finding(at, what, unit=name, fix=fix, file="units")

    def circles(self, key: Literal["parent", "merged_into"]) -> Iterator[tuple[int, list[str]]]:
        """Every circle of units, once: position of its first unit, ids on the way back to it."""
        said: set[str] = set()
        for index, unit in enumerate(self.units.units):
            way, after = [unit.id], getattr(unit, key)
            while after in self.units.by_id and after not in way:
                way.append(after)
                after = getattr(self.units.by_id[after], key)
            if after == unit.id and unit.id not in said:
                said.update(way)
                yield index, [*way, unit.id]


def targets_of(route: Route, task: Task) -> Iterator[tuple[Route, Target]]:
    """Every target of a task that stands at a route."""
    for index, target in enumerate(task.targets):
        yield (*route, "targets", index), target


def clause_of(target: Target) -> str | None:
    """The clause that a target names, or that is in its id: 13.4 of 13.4.2."""
    if target.source.clause is not None:
        return target.source.clause
    return target.id.rpartition(".")[0] if is_numbered(target.id, 3) else None


def clauses_of(route: Route, task: Task) -> Iterator[tuple[Route, str]]:
    """Every clause that a task cites, for a target or as context."""
    for at, target in targets_of(route, task):
        if target.source.clause is not None:
            yield (*at, "source", "clause"), target.source.clause
    for index, context in enumerate(task.context):
        yield (*route, "context", index, "clause"), context.clause


def revisions_of(route: Route, target: Target) -> Iterator[tuple[Route, Revision]]:
    """Every revision of a target that stands at a route."""
    for index, revision in enumerate(target.revisions):
        yield (*route, "revisions", index), revision


def texts(part: Part, route: Route = ()) -> Iterator[tuple[Route, Text]]:
    """Every text for people inside a part, in no particular order."""
    for name in part.model_fields_set:
        yield from _texts(getattr(part, name), (*route, name))


def _texts(value: object, route: Route) -> Iterator[tuple[Route, Text]]:
    if isinstance(value, Text):
        yield route, value
    elif isinstance(value, Part):
        yield from texts(value, route)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _texts(item, (*route, index))
