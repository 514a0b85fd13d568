"""`workplan plan list --format json`: the versioned list of targets (D-102)."""

from datetime import date
from typing import Any

from workplan_cli.assessment.listing import TargetList
from workplan_cli.model.target import Target
from workplan_cli.rendering.as_json.status import picked

VERSION = 1


def as_object(listed: TargetList) -> dict[str, Any]:
    """The targets that pass, as they stand after all changes; texts carry both languages."""
    return {
        "version": VERSION,
        "plan": listed.plan.id,
        "targets": [_target(listed, target) for target in listed.targets],
    }


def _target(listed: TargetList, target: Target) -> dict[str, Any]:
    section, task = listed.plan.place_of[target.id]
    changed, withdrawn = target.revised_by(date.max), target.withdrawn_by(date.max)
    target = target.on(date.max)
    return {
        "id": target.id,
        "section": section.number,
        "task": task.number,
        **picked(target, "source.clause source.figure title measure kind counted goal combine"),
        "over_time": target.over_time,
        "due": listed.plan.due(target).isoformat(),
        **picked(target, "reported_by=reporters support delegated"),
        "revised": changed[-1].on.isoformat() if changed else None,
        "withdrawn": withdrawn.on.isoformat() if withdrawn else None,
    }
