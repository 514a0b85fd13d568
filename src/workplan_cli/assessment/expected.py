"""序时进度: how much of a goal should have been reached by a day."""

from datetime import date
from fractions import Fraction

from workplan_cli.model.plan import Plan, Target


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
    if target.schedule is None:
        return linear_share(plan.period.start, due, day)
    if target.schedule == "at_due":
        return Fraction(0)
    reached = [Fraction(step.share) / 100 for step in target.schedule if step.by <= day]
    return max(reached, default=Fraction(0))
