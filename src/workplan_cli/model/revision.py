"""Dated changes of a target: of its goal, due day, allocation, schedule; or its withdrawal."""

from datetime import date
from typing import Literal, Self

from pydantic import PrivateAttr, model_validator
from pydantic_core import PydanticCustomError

from workplan_cli.model.goal import Goal, Schedule
from workplan_cli.model.ids import UnitId
from workplan_cli.model.number import Number
from workplan_cli.model.text import Part, Words

REVISED = ("goal", "due", "allocation", "schedule", "withdrawn")
"""What a revision may change."""


class Revision(Part):
    """What holds from a day on instead of what held before; nothing is overwritten."""

    on: date
    reason: Words
    goal: Goal | None = None
    due: date | None = None
    allocation: dict[UnitId, Number] | None = None
    schedule: Schedule | None = None
    withdrawn: Literal[True] | None = None
    _without_goal: bool = PrivateAttr(False)

    @model_validator(mode="after")
    def _changes_something(self) -> Self:
        if not self.changes and not self.withdrawn:
            raise PydanticCustomError("revision_empty", "nothing revised")
        return self

    @property
    def changes(self) -> dict[str, object]:
        """The keys of the target that it replaces, with their new values."""
        given = {key: getattr(self, key) for key in REVISED if key != "withdrawn"}
        changed = {key: value for key, value in given.items() if value is not None}
        return {"goal": None, **changed} if self._without_goal else changed

    def of_part(self, *, without_goal: bool, **changed: object) -> "Revision":
        """What it changes for a part of the units, which may have no goal of its own from then."""
        made = self.model_copy(update=changed)
        made._without_goal = without_goal
        return made
