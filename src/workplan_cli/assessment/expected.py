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


def expected_share(
    plan: Plan, target: Target, day: date, reported: Fraction | None = None
) -> Fraction:
    """The expected share of one target as it stands, from 0 to 1, by its schedule.

    `at_due`: nothing before the due day, all from then on. Steps: what the newest step that has
    come says, and all from the due day on. Otherwise linear from the plan's first day.
    `reported`: where the figure began, of a target whose reports say so.
    """
    due = plan.due(target)
    if day >= due:
        return Fraction(1)
    if target.schedule is None or target.schedule == "linear":
        return linear_share(plan.period.start, due, day)
    if target.schedule == "at_due":
        return Fraction(0)
    return share_by_steps(target, day, reported)


def fixed_baseline(target: Target) -> Fraction | None:
    """The baseline that the plan gives."""
    fixed = target.baseline
    return None if fixed is None or isinstance(fixed, str) else Fraction(fixed)


def share_by_steps(target: Target, day: date, reported: Fraction | None = None) -> Fraction:
    """What the steps of its schedule that have come by a day ask for, from 0 to 1."""
    steps = target.schedule if isinstance(target.schedule, tuple) else ()
    come = (step_share(target, step, reported) for step in steps if step.by <= day)
    return max(come, default=Fraction(0))


def step_share(target: Target, step: Step, reported: Fraction | None) -> Fraction:
    """What a step asks for, as a share of the way from the baseline, or 0, to the goal (D-377)."""
    if step.value is None:
        return Fraction(step.share or 0) / 100
    base = reported if target.asks_baseline else fixed_baseline(target)
    if target.goal is None or (reach := target.goal.reach(base)) is None:
        return Fraction(0)
    start = target.begins(target.goal, base)
    if reach == start:
        return Fraction(0)
    return min(max((Fraction(step.value) - start) / (reach - start), Fraction(0)), Fraction(1))
