"""`workplan chase --format json`: what every unit owes, with files and lines."""

from typing import Any

from workplan_cli.assessment.duties import LEVELS, Chase, Duties, submissions_of
from workplan_cli.model.outcome import PROMPTNESS
from workplan_cli.rendering.as_json.status import json_value, picked

VERSION = 1
_TURN = "period due state days filed.report.submitted filed.file filed.mistake.place.line"
_LAG = """
    target=result.target.id result.target.title rating.status goal rating.actual
    gap_points=rating.gap result.due
"""


def as_object(chase: Chase) -> dict[str, Any]:
    """The units in the order of the units file; `counts` are about the newest period over."""
    outcome = chase.outcome
    submissions = submissions_of(chase.all_duties, outcome.period) if outcome.period else {}
    levels = [duties.level for duties in chase.all_duties]
    return {
        "version": VERSION,
        **picked(outcome, "plan=plan.id plan.title"),
        "as_of": chase.day.isoformat(),
        **picked(outcome, "judged_on=as_of known_on period"),
        "counts": {state: len(submissions.get(state, ())) for state in PROMPTNESS},
        "levels": {level: levels.count(level) for level in LEVELS},
        "units": [_unit(chase, duties) for duties in chase.all_duties],
    }


def _unit(chase: Chase, duties: Duties) -> dict[str, Any]:
    return {
        "unit": duties.unit,
        "name": json_value(chase.outcome.units.by_id[duties.unit].name),
        "level": duties.level,
        "days_late": duties.days_late,
        "periods_silent": len(duties.missing),
        "turns": [picked(submission, _TURN) for submission in duties.submissions],
        "missing_reports": [submission.period.name for submission in duties.missing],
        "missing_entries": [one.target.id for one in duties.entries],
        "errors": [
            {"target": result.target.id, **picked(doubt, "rule=code file place.line")}
            for result, doubt in duties.wrong
        ],
        "missing_evidence": [
            {"target": result.target.id, **picked(reading, "file place.line")}
            for result, reading in duties.unbacked
        ],
        "behind": [picked(lag, _LAG) for lag in duties.lags],
    }
