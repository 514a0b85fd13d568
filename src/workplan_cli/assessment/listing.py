"""Which targets of a plan are listed, and what sort of thing each asks for."""

from dataclasses import dataclass
from datetime import date

from workplan_cli.model.message import _
from workplan_cli.model.plan import Plan
from workplan_cli.model.target import Target
from workplan_cli.model.units import Units

SORTS: dict[str, str] = {
    "figure": _("figures"),
    "deliverable": _("deliverables"),
    "event": _("events"),
    "activity": _("continuing work"),
}
"""What targets ask for, as headings: a figure, something made, something held, or going on."""


def sort_of(target: Target) -> str:
    """The sort of a target: a key of `SORTS`."""
    if target.measure_facts.quantified:
        return "figure"
    if target.measure_facts.continuing:
        return "activity"
    return "event" if target.kind == "event" else "deliverable"


@dataclass(frozen=True, slots=True)
class Filters:
    """The filters of `plan list`; one that is None or False lets everything through."""

    section: int | None = None
    task: int | None = None
    measure: str | None = None
    kind: str | None = None
    due_before: date | None = None
    reported_by: str | None = None
    quantified: bool = False
    firm: bool = False


@dataclass(frozen=True, slots=True)
class TargetList:
    """A plan, who reports, and the targets that pass the filters, in the order of the plan."""

    plan: Plan
    units: Units
    targets: tuple[Target, ...]


def listing(plan: Plan, units: Units, filters: Filters) -> TargetList:
    """The targets that pass all filters."""
    chosen = tuple(target for target in plan.targets if _shows(plan, units, filters, target))
    return TargetList(plan, units, chosen)


def _shows(plan: Plan, units: Units, filters: Filters, target: Target) -> bool:
    section, task = plan.place_of[target.id]
    return (
        filters.section in {None, section.number}
        and filters.task in {None, task.number}
        and filters.measure in {None, target.measure}
        and filters.kind in {None, target.kind}
        and (filters.due_before is None or plan.due(target.on(date.max)) < filters.due_before)
        and (filters.reported_by is None or _reports(units, target, filters.reported_by))
        and (not filters.quantified or target.measure_facts.quantified)
        and (not filters.firm or not target.delegated)
    )


def _reports(units: Units, target: Target, name: str) -> bool:
    """Whether a group is named, or a unit is among those that must report."""
    return name in target.reporters or name in units.expand(target.reporters)
