"""`workplan chase --format json`: what every unit owes, with files and lines."""

from typing import Any

from workplan_cli.assessment.duties import LEVELS, Chase, Duties, Lag, submissions_of
from workplan_cli.model.outcome import PROMPTNESS, Submission
from workplan_cli.rendering.as_json.status import figure, text, two_days

VERSION = 1


def as_object(chase: Chase) -> dict[str, Any]:
    """The units in the order of the units file; `counts` are about the newest period over."""
    outcome = chase.outcome
    submissions = submissions_of(chase.all_duties, outcome.period) if outcome.period else {}
    levels = [duties.level for duties in chase.all_duties]
    return {
        "version": VERSION,
        "plan": outcome.plan.id,
        "title": text(outcome.plan.title),
        "as_of": chase.day.isoformat(),
        **two_days(outcome),
        "period": outcome.period.name if outcome.period else None,
        "counts": {state: len(submissions.get(state, ())) for state in PROMPTNESS},
        "levels": {level: levels.count(level) for level in LEVELS},
        "units": [_unit(chase, duties) for duties in chase.all_duties],
    }


def _unit(chase: Chase, duties: Duties) -> dict[str, Any]:
    return {
        "unit": duties.unit,
        "name": text(chase.outcome.units.by_id[duties.unit].name),
        "level": duties.level,
        "days_late": duties.days_late,
        "periods_silent": len(duties.missing),
        "turns": [_submission(submission) for submission in duties.submissions],
        "missing_reports": [submission.period.name for submission in duties.missing],
        "missing_entries": [one.target.id for one in duties.entries],
        "errors": [
            {
                "target": result.target.id,
                "rule": doubt.code,
                "file": doubt.file,
                "line": doubt.place.line if doubt.place else None,
            }
            for result, doubt in duties.wrong
        ],
        "missing_evidence": [
            {"target": result.target.id, "file": reading.file, "line": reading.place.line}
            for result, reading in duties.unbacked
        ],
        "behind": [_lag(lag) for lag in duties.lags],
    }


def _submission(submission: Submission) -> dict[str, Any]:
    submitted, mistake = submission.submitted, submission.mistake
    return {
        "period": submission.period.name,
        "due": submission.due.isoformat(),
        "state": submission.state,
        "days": submission.days,
        "submitted": submitted.isoformat() if submitted else None,
        "file": submission.filed.file if submission.filed else None,
        "line": mistake.place.line if mistake else None,
    }


def _lag(lag: Lag) -> dict[str, Any]:
    return {
        "target": lag.result.target.id,
        "title": text(lag.result.target.title),
        "status": lag.rating.status,
        "goal": lag.goal.as_written(),
        "actual": figure(lag.rating.actual),
        "gap_points": figure(lag.rating.gap),
        "due": lag.result.due.isoformat(),
    }
