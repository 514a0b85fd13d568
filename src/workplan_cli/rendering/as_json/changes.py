"""`workplan changes --format json`: what moved, in a form that programs can rely on."""

from fractions import Fraction
from typing import Any

from workplan_cli.assessment.changes import Changes, Moved
from workplan_cli.assessment.revisions import Revised
from workplan_cli.model.outcome import Outcome
from workplan_cli.model.period import Period
from workplan_cli.rendering.as_json.status import DAYS, figure, json_value, picked, units_heard

VERSION = 1


def as_object(changes: Changes) -> dict[str, Any]:
    """Two periods and what differs; every list is there, also when it is empty."""
    return {
        "version": VERSION,
        **picked(changes.after.plan, "plan=id title"),
        "from": _side(changes.earlier, changes.before),
        "to": _side(changes.later, changes.after),
        "moved": [_moved(one) for one in changes.moved],
        "fell": [
            picked(one, "target=result.target.id unit from=before to=after") for one in changes.fell
        ],
        "revised": [revised_object(one) for one in changes.revised],
        "newly_silent": list(changes.newly_silent),
        "newly_heard": list(changes.newly_reporting),
    }


def _side(period: Period, outcome: Outcome) -> dict[str, Any]:
    return {
        "period": period.name,
        **picked(outcome, f"{DAYS} expected_share"),
        "units": units_heard(outcome),
        "counts": dict(outcome.counts),
    }


def _moved(one: Moved) -> dict[str, Any]:
    state = "status rating.actual gap_points=rating.gap"
    return {
        **picked(one, "target=after.target.id after.target.title direction"),
        "from": picked(one.before, state),
        "to": picked(one.after, state),
    }


def revised_object(one: Revised) -> dict[str, Any]:
    """One thing that the plan changed of a target: from which day on, from what to what, why."""
    return {
        **picked(one, "target=target.id revision.on changed=key"),
        "from": _as_written(one.before),
        "to": _as_written(one.now),
        "reason": json_value(one.revision.reason),
    }


def _as_written(value: object) -> object:
    """A value of a target as the plan file has it; None where it has none."""
    if isinstance(value, dict):
        return {unit: figure(Fraction(part)) for unit, part in value.items()}
    if isinstance(value, tuple):
        return [step.model_dump(mode="json", exclude_unset=True) for step in value]
    return json_value(value)
