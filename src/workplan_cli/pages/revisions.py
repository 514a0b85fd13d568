"""What a plan changed of its targets, in words: goals, due days, parts, schedules, withdrawals."""

from datetime import date
from fractions import Fraction
from typing import NamedTuple

from workplan_cli.assessment.revisions import Revised
from workplan_cli.model.goal import Goal, Step
from workplan_cli.model.message import _, message
from workplan_cli.model.target import Target
from workplan_cli.model.units import Units
from workplan_cli.pages.goals import goal_in_words, with_unit
from workplan_cli.pages.values import Percent, Said, run

WHAT = {
    "goal": _("goal"),
    "due": _("due day"),
    "allocation": _("the units' parts"),
    "schedule": _("schedule"),
    "withdrawn": _("withdrawal"),
}
"""What can be changed, in the words of a column."""


class RevisedRow(NamedTuple):
    """A change, with the units that a part of a goal may belong to."""

    units: Units
    change: Revised

    @property
    def before(self) -> Said:
        """What held before."""
        return _words(self, self.change.before)

    @property
    def now(self) -> Said:
        """What has held since."""
        return _words(self, self.change.now)


def _words(row: RevisedRow, value: object) -> Said:
    if isinstance(value, Goal):
        return goal_in_words(row.change.target, value)
    if isinstance(value, bool):
        return message(_("withdrawn") if value else _("in force"))
    if isinstance(value, date):
        return value
    if isinstance(value, dict):
        return tuple(run(_name(row.units, unit), part) for unit, part in value.items())
    if value == "at_due":
        return message(_("all at the end"))
    if isinstance(value, tuple):
        return tuple(_step(row.change.target, step) for step in value)
    return message(_("evenly")) if row.change.key == "schedule" else None


def _step(target: Target, step: Step) -> Said:
    """What is due by a day: a share of the goal, or a figure of the target's own."""
    if step.share is None:
        return run(step.by, with_unit(target, step.value))
    return run(step.by, Percent(Fraction(step.share) / 100))


def _name(units: Units, unit: str) -> Said:
    known = units.by_id.get(unit)
    return known.name if known else unit
