"""`workplan plan list --format json`: the versioned list of targets (D-102)."""

import json
from typing import Any

from workplan_cli.model.plan import Target
from workplan_cli.rendering.as_json.status import text
from workplan_cli.rendering.screen import Screen
from workplan_cli.rendering.targets.listing import Listing

VERSION = 1


def render(listed: Listing, screen: Screen) -> str:
    """One JSON object; the language of the screen plays no part: texts carry both."""
    del screen
    found = {
        "version": VERSION,
        "plan": listed.plan.id,
        "targets": [_target(listed, target) for target in listed.targets],
    }
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def _target(listed: Listing, target: Target) -> dict[str, Any]:
    section, task = listed.plan.place_of[target.id]
    return {
        "id": target.id,
        "section": section.number,
        "task": task.number,
        "clause": target.source.clause,
        "figure": target.source.figure,
        "title": text(target.title),
        "measure": target.measure,
        "kind": target.kind,
        "counted": text(target.counted),
        "goal": target.goal.as_written() if target.goal else None,
        "combine": target.combine,
        "over_time": target.over_time,
        "due": listed.plan.due(target).isoformat(),
        "reported_by": list(target.reported_by),
        "delegated": target.delegated,
    }
