"""序时进度: how much of a goal should have been reached by a day."""

from datetime import date
from fractions import Fraction

from workplan_cli.model.goal import Step
from workplan_cli.model.plan import Plan
from workplan_cli.model.target import Target


def linear_share(start: date, due: date, day: date) -> Fraction:
    """Days gone by over days in all, first and last day included; 0 before, 1 after.

    On 30 June 2022 of a plan for 2022 this is 181/365; on 31 December it is 1.
    """
    if day < start:
        return Fraction(0)
    if day >= due:
        return Fraction(1)
    return Fraction((day - start).days + 1, (due - start).days + 1)


def plan_share(plan: Plan, day: date) -> Fraction:
    """The expected share of the plan as a whole."""
    return linear_share(plan.period.start, plan.period.end, day)


def expected_share(plan: Plan, target: Target, day: date) -> Fraction:
    """The expected share of one target, from 0 to 1, by its schedule.

    `at_due`: nothing before the due day, all from then on. Steps: what the newest step that has
    come says, and all from the due day on. Otherwise linear from the plan's first day.
    """
    due = plan.due(target)
    if day >= due:
        return Fraction(1)
    if target.schedule is None or target.schedule == "linear":
        return linear_share(plan.period.start, due, day)
    if target.schedule == "at_due":
        return Fraction(0)
    reached = [_step_share(target, step, day) for step in target.schedule if step.by <= day]
    return max(reached, default=Fraction(0))


def fixed_baseline(target: Target) -> Fraction | None:
    """The baseline that the plan gives."""
    fixed = target.baseline
    return None if fixed is None or isinstance(fixed, str) else Fraction(fixed)


def _step_share(target: Target, step: Step, day: date) -> Fraction:
    """What a step asks for, as a share of the way from the plan's baseline, or 0, to the goal."""
    if step.value is None:
        return Fraction(step.share or 0) / 100
    goal, base = target.goal_on(day)[0], fixed_baseline(target)
    start, reach = base or Fraction(0), goal.reach(base) if goal else None
    if reach is None or reach == start:
        return Fraction(0)
    return min(max((Fraction(step.value) - start) / (reach - start), Fraction(0)), Fraction(1))
