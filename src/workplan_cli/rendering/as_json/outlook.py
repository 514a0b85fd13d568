"""`workplan outlook --format json`: where every target is heading, for programs."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from workplan_cli.assessment.outlook import outlooks
from workplan_cli.model.course import COURSES
from workplan_cli.model.outcome import Outcome, TargetResult
from workplan_cli.rendering.as_json.status import DAYS, VERSION, pace_object, picked

_TARGET = "target.id target.title goal rating.actual status due"


def as_object(outcome: Outcome, results: Sequence[TargetResult]) -> dict[str, Any]:
    """The counts of all courses, and the pace of every target that can be reached."""
    found = outlooks(outcome, results)
    number = Counter(one.course for one in found)
    return {
        "version": VERSION,
        **picked(outcome, f"plan=plan.id plan.title {DAYS}"),
        "counts": {course: number[course] for course in COURSES},
        "targets": [picked(one.result, _TARGET) | {"pace": pace_object(one)} for one in found],
    }
