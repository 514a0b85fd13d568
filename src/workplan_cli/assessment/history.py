"""One target over the periods, the pace that is needed, and where the present pace leads."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from math import ceil

from workplan_cli.assessment.judged_day import on
from workplan_cli.assessment.punctuality import Round, nobody_was_asked, rounds
from workplan_cli.assessment.review import result
from workplan_cli.assessment.timeline import Made, known_on, periods_over, readings
from workplan_cli.model.outcome import TargetResult
from workplan_cli.model.period import Period
from workplan_cli.model.plan import Plan
from workplan_cli.model.report import LoadedReport
from workplan_cli.model.target import Target
from workplan_cli.model.units import Units

DAYS_IN_MONTH = Fraction(365, 12)
"""A mean month, for amounts per month."""


@dataclass(frozen=True, slots=True)
class PastPoint:
    """The target at the end of a period, by the reports known on that day."""

    period: Period
    result: TargetResult


@dataclass(frozen=True, slots=True)
class Pace:
    """Amounts per mean month, in the target's own unit of measure.

    `needed` is None once the goal is met or the due day has passed; `reached_on` is the day on
    which the goal would be reached at the present pace, None once it is met, and where the pace
    leads nowhere.
    """

    present: Fraction
    needed: Fraction | None
    reached_on: date | None


@dataclass(frozen=True, slots=True)
class History:
    """Points in order of time, the last one before or on the day that was asked for."""

    points: tuple[PastPoint, ...]
    pace: Pace | None
    rounds: tuple[Round, ...]


def history(
    plan: Plan, units: Units, reports: Sequence[LoadedReport], target: Target, day: date
) -> History:
    """The target at the end of every period in its rhythm up to a day, and who reported."""
    made: Made = {}

    def on_day(day: date) -> TargetResult:
        return result(on(plan, units, day), target, readings(known_on(reports, day), day, made))

    over = periods_over(plan, day, target)
    points = tuple(PastPoint(period, on_day(period.end)) for period in over)
    today = on_day(day)
    known = known_on(reports, day)
    asked = () if nobody_was_asked(reports) else rounds(plan, units, today, known, day)
    return History(points, pace(plan, today, day), asked)


def pace(plan: Plan, found: TargetResult, day: date) -> Pace | None:
    """Pace of a count, share or change; None where the figure is open or there is none.

    The present pace is what has been reached since the plan began, over the days up to the last
    one that the figure speaks of.
    """
    rating = found.rating
    if rating.progress is None or rating.remaining is None or rating.actual is None:
        return None
    if rating.most is not None or found.target.judged_by_unit or not found.counted_standings:
        return None
    since = max(one.newest.until for one in found.counted_standings)
    days = (since - plan.period.start).days + 1
    start = found.baseline or Fraction(0)
    lower_is_better = found.goal is not None and found.goal.facts.lower_is_better
    gained = start - rating.actual if lower_is_better else rating.actual - start
    a_day = gained / max(days, 1)
    if found.status == "met":  # about so many: met before all of them are there
        return Pace(a_day * DAYS_IN_MONTH, None, None)
    left = (found.due - day).days
    needed = rating.remaining / left * DAYS_IN_MONTH if rating.remaining and left > 0 else None
    reached = None
    if rating.remaining and a_day > 0:
        ahead = ceil(rating.remaining / a_day)
        reached = since + timedelta(days=ahead) if ahead < 36_500 else None  # noqa: PLR2004 - a century
    return Pace(a_day * DAYS_IN_MONTH, needed, reached)
