"""How fast a target has moved since the plan began, and how fast it has to move from there on."""

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from math import ceil

from workplan_cli.model.outcome import TargetResult
from workplan_cli.model.plan import Plan

DAYS_IN_MONTH = Fraction(365, 12)
"""A mean month, for amounts per month."""
_CENTURY = 36_500
"""Days after which nobody waits any longer."""


@dataclass(frozen=True, slots=True)
class Pace:
    """Amounts per mean month, in the target's own unit of measure.

    `since` is the last day that the figure speaks of. `needed` is the pace from that day on, so
    that it is above the present one where the goal will be missed, and not where it will not; None
    once the goal is met or the due day has passed. `reached_on` is the day on which the goal would
    count as met at the present pace (D-297), None once it is, and where the pace leads nowhere.
    """

    since: date
    present: Fraction
    needed: Fraction | None
    reached_on: date | None


def pace(plan: Plan, found: TargetResult, day: date) -> Pace | None:
    """Pace of a figure that is on its way to a goal; None where there is nothing to measure it by.

    The present pace is what has been reached since the plan began, over the days up to the last
    one that the figure speaks of.
    """
    rating, standings = found.rating, found.counted_standings
    if rating.progress is None or rating.actual is None or found.enough is None:
        return None
    if found.target.judged_by_unit or not standings:
        return None
    since = max(one.newest.until for one in standings)
    present = _a_day(plan, found, rating.actual, since) * DAYS_IN_MONTH
    if found.status == "met":  # about so many: met before all of them are there
        return Pace(since, present, None, None)
    left = Fraction((found.due - since).days)
    needed = _missing(found, rating.actual) / left * DAYS_IN_MONTH if found.due > day else None
    return Pace(since, present, needed, reached_on(plan, found, rating.actual, since))


def reached_on(plan: Plan, found: TargetResult, actual: Fraction, until: date) -> date | None:
    """When the goal would count as met, were it to go on as it did up to a day; None: never."""
    missing, a_day = _missing(found, actual), _a_day(plan, found, actual, until)
    strict = found.goal is not None and found.goal.facts.strict
    if missing < 0 or (missing == 0 and not strict):
        return until
    if a_day <= 0:
        return None
    days = missing / a_day
    ahead = int(days) + 1 if strict else ceil(days)
    return until + timedelta(days=ahead) if ahead < _CENTURY else None


def _a_day(plan: Plan, found: TargetResult, actual: Fraction, until: date) -> Fraction:
    days = (until - plan.period.start).days + 1
    start = found.target.begins(found.goal, found.baseline) if found.goal else Fraction(0)
    return _towards(found) * (actual - start) / max(days, 1)


def _missing(found: TargetResult, actual: Fraction) -> Fraction:
    """What is missing until the goal counts as met; below zero where there is more."""
    return _towards(found) * ((found.enough or Fraction(0)) - actual)


def _towards(found: TargetResult) -> int:
    return -1 if found.goal is not None and found.goal.facts.lower_is_better else 1
