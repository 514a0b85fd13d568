"""`workplan show --format json`: the target as in `status --format json`, with its history."""

from datetime import date
from typing import Any

from workplan_cli.assessment.history import History
from workplan_cli.assessment.outlook import outlook
from workplan_cli.assessment.punctuality import ANSWERS
from workplan_cli.assessment.revisions import revised
from workplan_cli.model.outcome import Outcome, TargetResult
from workplan_cli.rendering.as_json.changes import revised_object
from workplan_cli.rendering.as_json.status import DAYS, VERSION, pace_object, picked, target_object

_POINT = "period result.rating.actual result.rating.progress result.expected result.status"


def as_object(outcome: Outcome, result: TargetResult, past: History) -> dict[str, Any]:
    """The target, its pace, and for each period who reported in time and what was reached."""
    changed = revised(outcome.plan, result.target.published, date.min, outcome.as_of)
    return {
        "version": VERSION,
        **picked(outcome, f"plan=plan.id {DAYS}"),
        "target": target_object(outcome, result),
        "revised": [revised_object(one) for one in changed],
        "pace": pace_object(outlook(outcome, result)),
        "turns": [
            picked(one, "period due asked")
            | {
                answer: [picked(turn, "unit days") for turn in one.submissions[answer]]
                for answer in ANSWERS
            }
            for one in past.rounds
        ],
        "history": [picked(point, _POINT) for point in past.points],
    }
