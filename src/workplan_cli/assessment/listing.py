"""Which targets of a plan are listed, and what sort of thing each asks for."""

from dataclasses import dataclass
from datetime import date

from workplan_cli.assessment.part import members_of, plan_of_part
from workplan_cli.assessment.scope import Scope
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

    scope: Scope = Scope()  # noqa: RUF009 - frozen
    measure: str | None = None
    kind: str | None = None
    due_before: date | None = None
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
    names = filters.scope.units
    part = plan_of_part(plan, units, members_of(units, names)) if names else plan
    chosen = tuple(one for one in filters.scope.lists(part) if _shows(part, filters, one))
    return TargetList(part, units, chosen)


def _shows(plan: Plan, filters: Filters, target: Target) -> bool:
    return (
        filters.measure in {None, target.measure}
        and filters.kind in {None, target.kind}
        and (filters.due_before is None or plan.due(target.on(date.max)) < filters.due_before)
        and (not filters.quantified or target.measure_facts.quantified)
        and (not filters.firm or not target.delegated)
    )
