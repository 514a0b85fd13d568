"""What a question is limited to: some units, and some of the plan's targets."""

from collections.abc import Iterator
from typing import NamedTuple

from workplan_cli.model.outcome import TargetResult
from workplan_cli.model.plan import Plan
from workplan_cli.model.status import Status
from workplan_cli.model.target import Target


class Scope(NamedTuple):
    """Ids of units and groups, numbers, ids and statuses; an empty one lets everything through."""

    units: tuple[str, ...] = ()
    sections: tuple[int, ...] = ()
    tasks: tuple[int, ...] = ()
    targets: tuple[str, ...] = ()
    statuses: tuple[Status, ...] = ()

    def shows(self, result: TargetResult) -> bool:
        """Whether a target of the part of the units (D-194) is one of those asked for."""
        told = not self.statuses or result.status in self.statuses
        return told and self._names(result.section.number, result.task.number, result.target.id)

    def lists(self, plan: Plan) -> Iterator[Target]:
        """The targets asked for, whatever their status."""
        for target in plan.targets:
            section, task = plan.place_of[target.id]
            if self._names(section.number, task.number, target.id):
                yield target

    def _names(self, section: int, task: int, target: str) -> bool:
        return (
            (not self.sections or section in self.sections)
            and (not self.tasks or task in self.tasks)
            and (not self.targets or target in self.targets)
        )
