"""A part of the plan: some units, all below them, and what these have to reach."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import Any

from workplan_cli.assessment.own_part import with_part
from workplan_cli.assessment.review import review
from workplan_cli.assessment.target_results import How
from workplan_cli.assessment.timeline import Made
from workplan_cli.model.goal import Goal
from workplan_cli.model.outcome import Outcome
from workplan_cli.model.plan import Plan, Section
from workplan_cli.model.report import LoadedReport
from workplan_cli.model.revision import Revision
from workplan_cli.model.target import Target
from workplan_cli.model.units import Units

_OPEN: Mapping[str, Fraction | None] = MappingProxyType({})


def review_part(
    plan: Plan,
    units: Units,
    reports: Sequence[LoadedReport],
    as_of: date,
    names: Sequence[str],
    made: Made | None = None,
    how: How = How(),  # noqa: B008 - frozen
) -> Outcome:
    """How far units and groups have got by themselves, the whole beside; without names the whole.

    The same as a review of a plan that only these units report on, by their reports (D-194); what
    they were asked for is what the whole asks of them (D-341).
    """
    if not names:
        return review(plan, units, reports, as_of, made, how=how)
    whole = review(plan, units, reports, as_of, made, how=how.without_doubts)
    members = members_of(units, names)
    own = [filed for filed in reports if filed.report.unit in members]
    began = {one.target.id: one.baseline for one in whole.targets}
    part = plan_of_part(plan, units, members, began)
    found = review(part, units, own, as_of, None, whole.known_on, how)
    asked = {unit: own for unit, own in whole.submissions.items() if unit in members}
    return replace(found, submissions=asked, whole=whole)


def members_of(units: Units, names: Sequence[str]) -> frozenset[str]:
    """Ids of the units behind names, of all below them, who took over, and who was taken over."""
    found = {units.now(one, date.max) or one for one in units.expand(tuple(names))}
    found |= {below for one in found for below in units.descendants.get(one, ())}
    return frozenset(found.union(*(units.taken_over.get(one, ()) for one in found)))


def plan_of_part(
    plan: Plan, units: Units, members: frozenset[str], began: Mapping[str, Fraction | None] = _OPEN
) -> Plan:
    """The plan as these units have to fulfil it: the targets that they must report on.

    `began`: by target where all units together began, as far as they have said.
    """
    sections = tuple(_section(one, units, members, began) for one in plan.sections)
    return plan.with_values(sections=sections)


def _section(
    section: Section, units: Units, members: frozenset[str], began: Mapping[str, Fraction | None]
) -> Section:
    tasks = [
        task.model_copy(
            update={
                "targets": tuple(
                    _target(target, units, members, began.get(target.id))
                    for target in task.targets
                    if not members.isdisjoint(units.expand(target.reporters))
                )
            }
        )
        for task in section.tasks
    ]
    return section.model_copy(update={"tasks": tuple(tasks)})


def _target(
    target: Target, units: Units, members: frozenset[str], began: Fraction | None
) -> Target:
    """The target with the reporters, the goal and the allocation of the part."""
    goal = target.goal and _goal(target, target.goal, units, members)
    everybody = members.issuperset(units.expand(target.reporters))
    state = with_part(target, goal, lambda: began, everybody=everybody) if goal else target
    changed: dict[str, Any] = {
        "lead" if target.lead else "reported_by": _reporters(target, units, members)
    }
    own = (_revision(target, one, units, members, began) for one in target.revisions)
    return state.of_part(
        goal,
        **changed,
        allocation=_within(target.allocation, members),
        revisions=tuple(one for one in own if one.changes or one.withdrawn),
    )


def _reporters(target: Target, units: Units, members: frozenset[str]) -> tuple[str, ...]:
    """A group that is in the part as a whole keeps its name."""
    found: list[str] = []
    for name in target.reporters:
        inside = [one for one in units.expand((name,)) if one in members]
        whole = len(inside) == len(units.expand((name,)))
        found += [name] if whole and inside else inside
    return tuple(dict.fromkeys(found))


def _revision(
    target: Target,
    revision: Revision,
    units: Units,
    members: frozenset[str],
    began: Fraction | None,
) -> Revision:
    """A revision of the goal, the allocation or the schedule sets those of the part.

    What is the same for the part as on the day before was not revised for it (D-400).
    """
    given = revision.changes.keys() & {"goal", "allocation", "schedule"}
    if not given:
        return revision
    before, then = target.on(revision.on - timedelta(1)), target.on(revision.on)
    goal = then.goal and _goal(then, then.goal, units, members)
    was = before.goal and _goal(before, before.goal, units, members)
    state = with_part(then, goal, lambda: began) if goal else then
    parts = _within(then.allocation, members)
    changes: dict[str, object] = {
        "goal": goal if goal != was else None,
        "allocation": parts if parts != _within(before.allocation, members) else None,
    }
    if "schedule" in given or state.schedule != then.schedule:
        changes["schedule"] = state.schedule
    return revision.of_part(without_goal=goal is None and was is not None, **changes)


def _goal(target: Target, goal: Goal, units: Units, members: frozenset[str]) -> Goal | None:
    """What the part has to reach: its allocation, else the goal.

    None where the goal is that of all together and no part of it was allocated to these units.
    """
    everybody = {_owner(one, units) for one in units.expand(target.reporters)}
    must = everybody & members
    allocated: dict[str, Decimal] = {}
    for unit, amount in target.allocation.items():
        owner = _owner(unit, units)
        allocated[owner] = allocated.get(owner, Decimal(0)) + amount
    if must == everybody:
        return goal
    if not must <= allocated.keys():
        return None if target.owed_in_parts else goal
    adds = target.combine_facts.shared_out or len(must) == 1
    if goal.amount is None or not adds:
        return goal
    return goal.of_amount(sum((allocated[one] for one in must), Decimal(0)))


def _owner(unit: str, units: Units) -> str:
    return units.now(unit, date.max) or unit


def _within(allocation: dict[str, Decimal], members: Iterable[str]) -> dict[str, Decimal]:
    return {unit: amount for unit, amount in allocation.items() if unit in members}
