"""`workplan show --format json`: the target as in `status --format json`, with its history."""

from datetime import date
from typing import Any

from workplan_cli.assessment.history import History
from workplan_cli.assessment.outlook import outlook
from workplan_cli.assessment.punctuality import ANSWERS
from workplan_cli.assessment.revisions import revised
from workplan_cli.model.outcome import Outcome, TargetResult
from workplan_cli.rendering.as_json.changes import revised_object
from workplan_cli.rendering.as_json.status import (
    VERSION,
    figure,
    pace_object,
    target_object,
    two_days,
)


def as_object(outcome: Outcome, result: TargetResult, past: History) -> dict[str, Any]:
    """The target, its pace, and for each period who reported in time and what was reached."""
    return {
        "version": VERSION,
        "plan": outcome.plan.id,
        "as_of": outcome.as_of.isoformat(),
        **two_days(outcome),
        "target": target_object(result),
        "revised": [
            revised_object(one)
            for one in revised(outcome.plan, result.target.published, date.min, outcome.as_of)
        ],
        "pace": pace_object(outlook(outcome, result)),
        "turns": [
            {
                "period": one.period.name,
                "due": one.due.isoformat(),
                "asked": one.asked,
                **{
                    answer: [
                        {"unit": submission.unit, "days": submission.days}
                        for submission in one.submissions[answer]
                    ]
                    for answer in ANSWERS
                },
            }
            for one in past.rounds
        ],
        "history": [
            {
                "period": point.period.name,
                "actual": figure(point.result.rating.actual),
                "progress": figure(point.result.rating.progress),
                "expected": figure(point.result.expected),
                "status": point.result.status,
            }
            for point in past.points
        ],
    }
