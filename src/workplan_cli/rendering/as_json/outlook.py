"""`workplan outlook --format json`: where every target is heading, for programs."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from workplan_cli.assessment.outlook import Outlook, outlooks
from workplan_cli.model.course import COURSES
from workplan_cli.model.outcome import Outcome, TargetResult
from workplan_cli.rendering.as_json.status import VERSION, figure, pace_object, text, two_days


def as_object(outcome: Outcome, results: Sequence[TargetResult]) -> dict[str, Any]:
    """The counts of all courses, and the pace of every target that can be reached."""
    found = outlooks(outcome, results)
    number = Counter(one.course for one in found)
    return {
        "version": VERSION,
        "plan": outcome.plan.id,
        "title": text(outcome.plan.title),
        "as_of": outcome.as_of.isoformat(),
        **two_days(outcome),
        "counts": {course: number[course] for course in COURSES},
        "targets": [_target(one) for one in found],
    }


def _target(one: Outlook) -> dict[str, Any]:
    result = one.result
    return {
        "id": result.target.id,
        "title": text(result.target.title),
        "goal": result.goal.as_written() if result.goal else None,
        "actual": figure(result.rating.actual),
        "status": result.status,
        "due": result.due.isoformat(),
        "pace": pace_object(one),
    }
