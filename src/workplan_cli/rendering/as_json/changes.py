"""`workplan changes --format json`: what moved, in a form that programs can rely on."""

from datetime import date
from fractions import Fraction
from typing import Any

from workplan_cli.assessment.changes import Changes, Fell, Moved
from workplan_cli.assessment.revisions import Revised
from workplan_cli.model.goal import Goal
from workplan_cli.model.outcome import Outcome, TargetResult
from workplan_cli.model.period import Period
from workplan_cli.rendering.as_json.status import figure, text, two_days

VERSION = 1


def as_object(changes: Changes) -> dict[str, Any]:
    """Two periods and what differs; every list is there, also when it is empty."""
    plan = changes.after.plan
    return {
        "version": VERSION,
        "plan": plan.id,
        "title": text(plan.title),
        "from": _side(changes.earlier, changes.before),
        "to": _side(changes.later, changes.after),
        "moved": [_moved(one) for one in changes.moved],
        "fell": [_fell(one) for one in changes.fell],
        "revised": [revised_object(one) for one in changes.revised],
        "newly_silent": list(changes.newly_silent),
        "newly_heard": list(changes.newly_reporting),
    }


def _side(period: Period, outcome: Outcome) -> dict[str, Any]:
    return {
        "period": period.name,
        "as_of": outcome.as_of.isoformat(),
        **two_days(outcome),
        "expected_share": figure(outcome.expected_share),
        "units": {"due": len(outcome.units_due), "reported": len(outcome.units_reported)},
        "counts": dict(outcome.counts),
    }


def _moved(one: Moved) -> dict[str, Any]:
    return {
        "target": one.after.target.id,
        "title": text(one.after.target.title),
        "direction": one.direction,
        "from": _state(one.before),
        "to": _state(one.after),
    }


def _state(result: TargetResult) -> dict[str, Any]:
    return {
        "status": result.status,
        "actual": figure(result.rating.actual),
        "gap_points": figure(result.rating.gap),
    }


def _fell(one: Fell) -> dict[str, Any]:
    return {
        "target": one.result.target.id,
        "unit": one.unit,
        "from": figure(one.before),
        "to": figure(one.after),
    }


def revised_object(one: Revised) -> dict[str, Any]:
    """One thing that the plan changed of a target: from which day on, from what to what, why."""
    return {
        "target": one.target.id,
        "on": one.revision.on.isoformat(),
        "changed": one.key,
        "from": _as_written(one.before),
        "to": _as_written(one.now),
        "reason": text(one.revision.reason),
    }


def _as_written(value: object) -> object:
    """A value of a target as the plan file has it; None where it has none."""
    if isinstance(value, Goal):
        return value.as_written()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {unit: figure(Fraction(part)) for unit, part in value.items()}
    if isinstance(value, tuple):
        return [step.model_dump(mode="json", exclude_unset=True) for step in value]
    return value
