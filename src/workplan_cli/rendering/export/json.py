"""`workplan export json`: the outcome as `status --format json` has it, with its provenance."""

import json

from workplan_cli.assessment.summary import Summary
from workplan_cli.model.provenance import sealed
from workplan_cli.rendering.as_json.status import as_object
from workplan_cli.rendering.screen import Screen


def render(summary: Summary, screen: Screen) -> str:
    """One JSON object; the language of the screen plays no part: texts carry both.

    `unreadable` names the files that are in no figure; `provenance` comes last.
    """
    del screen
    content = as_object(summary.outcome, summary.results)
    content["unreadable"] = [
        {"file": one.file, "line": one.place.line, "code": one.code}
        for one in summary.material.unreadable
    ]
    content["provenance"] = summary.provenance.model_dump(mode="json")
    return sealed(json.dumps(content, ensure_ascii=False, indent=2) + "\n")
