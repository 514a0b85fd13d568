"""`workplan chase --format json`: what every unit owes, with files and lines."""

from typing import Any

from workplan_cli.assessment.owing import LEVELS, Chase, Debt, Lag, turns_of
from workplan_cli.model.outcome import PROMPTNESS, Turn
from workplan_cli.rendering.as_json.status import figure, text

VERSION = 1


def as_object(chase: Chase) -> dict[str, Any]:
    """The units in the order of the units file; `counts` are about the newest period over."""
    outcome = chase.outcome
    turns = turns_of(chase.debts, outcome.period) if outcome.period else {}
    levels = [debt.level for debt in chase.debts]
    return {
        "version": VERSION,
        "plan": outcome.plan.id,
        "title": text(outcome.plan.title),
        "as_of": chase.day.isoformat(),
        "period": outcome.period.name if outcome.period else None,
        "counts": {state: len(turns.get(state, ())) for state in PROMPTNESS},
        "levels": {level: levels.count(level) for level in LEVELS},
        "units": [_unit(chase, debt) for debt in chase.debts],
    }


def _unit(chase: Chase, debt: Debt) -> dict[str, Any]:
    return {
        "unit": debt.unit,
        "name": text(chase.outcome.units.by_id[debt.unit].name),
        "level": debt.level,
        "days_late": debt.days_late,
        "periods_silent": len(debt.missing),
        "turns": [_turn(turn) for turn in debt.turns],
        "missing_reports": [turn.period.name for turn in debt.missing],
        "missing_entries": [one.target.id for one in debt.entries],
        "missing_evidence": [
            {"target": result.target.id, "file": reading.file, "line": reading.place.line}
            for result, reading in debt.unbacked
        ],
        "behind": [_lag(lag) for lag in debt.lags],
    }


def _turn(turn: Turn) -> dict[str, Any]:
    submitted = turn.filed.report.submitted if turn.filed else None
    return {
        "period": turn.period.name,
        "due": turn.due.isoformat(),
        "state": turn.state,
        "days": turn.days,
        "submitted": submitted.isoformat() if submitted else None,
        "file": turn.filed.file if turn.filed else None,
    }


def _lag(lag: Lag) -> dict[str, Any]:
    return {
        "target": lag.result.target.id,
        "title": text(lag.result.target.title),
        "status": lag.verdict.status,
        "goal": lag.goal.as_written(),
        "actual": figure(lag.verdict.actual),
        "gap_points": figure(lag.verdict.gap),
        "due": lag.result.due.isoformat(),
    }
