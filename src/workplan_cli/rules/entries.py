"""Walks through a report for the rules, and says who reports on what."""

from collections.abc import Iterator, Sequence

from workplan_cli.model.message import _, counted
from workplan_cli.model.plan import Plan, Target
from workplan_cli.model.report import Entry, Report
from workplan_cli.model.units import Units

_NAMED = 10
"""Names that a message gives before it sums up the rest."""


def known_entries(report: Report, plan: Plan) -> Iterator[tuple[int, Entry, Target]]:
    """Every entry on a target of the plan: its position, the entry, the target."""
    by_id = plan.by_id
    for index, entry in enumerate(report.entries):
        target = by_id.get(entry.target)
        if target is not None:
            yield index, entry, target


def owed_by(unit: str, plan: Plan, units: Units) -> list[str]:
    """Ids of the targets that a unit has to report on, in the order of the plan."""
    names = units.names_of.get(unit, frozenset())
    owed = {
        target
        for reporters, targets in plan.by_reporters.items()
        if not names.isdisjoint(reporters)
        for target in targets
    }
    return [target for target in plan.by_id if target in owed] if owed else []


def first_few(names: Sequence[str]) -> tuple[object, ...]:
    """Names for a message: all of them, or the first ten and how many more there are."""
    if len(names) <= _NAMED:
        return tuple(names)
    rest = len(names) - _NAMED
    return (*names[:_NAMED], counted(_("{count} more"), _("{count} more"), rest))
