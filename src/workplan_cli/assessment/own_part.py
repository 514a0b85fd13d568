"""A target as one of several units, or some of them, have to reach their part of it."""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

from workplan_cli.assessment.expected import step_share
from workplan_cli.model.goal import Goal, Step
from workplan_cli.model.target import OF_ALL_TOGETHER, Target


def own_goal(target: Target, goal: Goal, unit: str) -> Goal:
    """What one unit has to reach: its allocation as the figure of the goal, else the goal."""
    allocated = target.allocation.get(unit)
    if allocated is None or goal.amount is None:
        return goal
    return goal.of_amount(allocated)


def with_part(
    target: Target,
    goal: Goal,
    reported: Callable[[], Fraction | None] = lambda: None,
    *,
    everybody: bool = True,
) -> Target:
    """A state of a target with the goal of a part, of which the same share is expected.

    Steps that are figures, and a baseline that the plan gives, are those of all units together
    (D-376): where one of them began is not told, and its entries are not asked for it (WP307).
    The goal of a share is that of each, but it did not begin where all did (D-398).
    `reported`: where all together began, asked only where a step hangs on it.
    `everybody`: whether the part is all who report.
    """
    steps, facts = target.schedule, target.combine_facts
    apart = facts.shared_out if goal != target.goal else facts.of_wholes and not everybody
    begins = apart and isinstance(target.baseline, Decimal) and target.baseline != 0
    if goal == target.goal and not begins:
        return target
    by_figures = isinstance(steps, tuple) and any(one.value is not None for one in steps)
    changed: dict[str, Any] = {"goal": goal}
    if by_figures and isinstance(steps, tuple):
        start = reported() if target.paced_from_reports else None
        changed["schedule"] = tuple(_as_share(target, one, start) for one in steps)
    if begins:
        changed["baseline"] = OF_ALL_TOGETHER
    return target.in_state(**changed)


def _as_share(target: Target, step: Step, reported: Fraction | None) -> Step:
    """A step by its share: an exact fraction, which no file could hold."""
    made: dict[str, Any] = {"by": step.by, "share": 100 * step_share(target, step, reported)}
    return Step.model_construct(**made)
