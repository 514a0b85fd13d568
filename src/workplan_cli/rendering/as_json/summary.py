"""`workplan export json`: the outcome as `status --format json` has it, with its provenance."""

import json
from typing import Any

from workplan_cli.assessment.summary import Summary
from workplan_cli.model.provenance import sealed
from workplan_cli.rendering.as_json import status


def as_object(summary: Summary) -> dict[str, Any]:
    """The outcome as JSON values; texts are in both languages.

    `unreadable` names the files that are in no figure; `provenance` comes last.
    """
    said = {"supposition": list(summary.supposed)} if summary.supposed else {}
    content = said | status.as_object(summary.outcome, summary.results)
    unreadable = summary.material.unreadable
    content["unreadable"] = [status.picked(one, "file place.line code") for one in unreadable]
    content["provenance"] = summary.provenance.model_dump(mode="json")
    return content


def as_text(summary: Summary) -> str:
    """The JSON text, sealed."""
    text = json.dumps(as_object(summary), ensure_ascii=False, indent=2) + "\n"
    # A file's name may hold bytes that are no text: JSON has an escape for them.
    return sealed(text.encode(errors="backslashreplace").decode())
