"""Which goals will be reached in time at this pace, which will be missed, which nobody can tell."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from workplan_cli.assessment.pace import Pace, pace, reached_on
from workplan_cli.model.outcome import Outcome, TargetResult
from workplan_cli.model.status import LATE_COURSES, Course, Untold, is_overdue


@dataclass(frozen=True, slots=True)
class Outlook:
    """Where one target is heading.

    `earliest` and `latest` are the days between which it would be reached, where units are silent
    or wholes are not known; None for never. They are the same where all is known.
    """

    result: TargetResult
    course: Course
    pace: Pace | None = None
    untold: Untold | None = None
    earliest: date | None = None
    latest: date | None = None

    @property
    def will_be_late(self) -> bool:
        """Whether its pace, or those who report, say that it comes after its due day."""
        return self.course in LATE_COURSES

    @property
    def forecast(self) -> date | None:
        """The day on which it is done as units expect it, of what has no pace."""
        return _forecast(self.result)


def outlook(outcome: Outcome, result: TargetResult) -> Outlook | None:
    """Where a target is heading (D-297); None for what cannot be reached: continuing work."""
    if result.goal is None or result.status == "withdrawn":
        return None
    found = pace(outcome.plan, result, outcome.as_of)
    if result.status == "met":
        return Outlook(result, "met", found)
    if is_overdue(result.status):
        return Outlook(result, "overdue", found)
    day = _forecast(result)
    if result.manner == "stage" and day is not None and day > result.due:
        return Outlook(result, "forecast_late", found)
    if untold := _untold(outcome, result, found):
        return Outlook(result, "untold", found, untold)
    return _heading(outcome, result, found) if found else None


def _forecast(result: TargetResult) -> date | None:
    """The last day that units expect, or the first, where one of them is enough."""
    days = [one.forecast for one in result.counted_standings if one.forecast]
    decides = min if result.target.combine_facts.one_is_enough else max
    return decides(days, default=None)


def outlooks(outcome: Outcome, results: Sequence[TargetResult]) -> list[Outlook]:
    """Where all targets are heading that can be reached, in the order of the plan."""
    found = (outlook(outcome, result) for result in results)
    return [one for one in found if one is not None]


def _untold(outcome: Outcome, result: TargetResult, found: Pace | None) -> Untold | None:
    """Why its pace says nothing; None where it says something."""
    if result.status == "unreported":
        return "unreported"
    if result.manner is not None and result.manner != "points":
        return result.manner
    if result.status == "no_baseline":
        return "no_baseline"
    if result.target.judged_by_unit:
        return "by_unit"
    if found is None:
        return "no_figure"
    if outcome.as_of >= result.due:
        return "past_due"
    return None if result.target.schedule in {None, "linear"} else "own_schedule"


def _heading(outcome: Outcome, result: TargetResult, found: Pace) -> Outlook:
    """In time or missed by all that the figure may be; else it depends on what is not known."""
    days = [found.reached_on, *_bounds(outcome, result, found)]
    in_time = [day is not None and day <= result.due for day in days]
    known = [day for day in days if day is not None]
    ends = (min(known, default=None), max(known) if len(known) == len(days) else None)
    if len(set(in_time)) > 1:
        return Outlook(result, "untold", found, "open", *ends)
    return Outlook(result, "in_time" if in_time[0] else "missed", found, None, *ends)


def _bounds(outcome: Outcome, result: TargetResult, found: Pace) -> list[date | None]:
    """When it would be reached by the least and by the most that is possible.

    The most is that silent units kept pace up to the day. Where all have reported that could, and
    only the period is not over yet, there is nothing more to know.
    """
    plan, low, high = outcome.plan, result.floor, result.ceiling
    if not result.silent_units and found.since < outcome.as_of:
        return []
    least = low.actual if low else None
    most = high.actual if high else None
    return [
        reached_on(plan, result, actual, until)
        for actual, until in ((least, found.since), (most, outcome.as_of))
        if actual is not None
    ]
