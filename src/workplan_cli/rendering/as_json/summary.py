"""`workplan export json`, the outcome with its provenance, and `workplan verify --format json`."""

import json
from typing import Any

from workplan_cli.assessment.summary import Summary
from workplan_cli.assessment.verification import Comparison
from workplan_cli.model.provenance import sealed
from workplan_cli.rendering.as_json import status
from workplan_cli.rendering.as_json.status import picked
from workplan_cli.rendering.language import Language

VERSION = 1


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


def verify_object(checked: Comparison, language: Language) -> dict[str, Any]:
    """All that the check of a file found; messages are in the language of the run."""
    return {
        "version": VERSION,
        **picked(checked, "differs wording_compared laid_out_anew"),
        "file_itself": [language.say(one) for one in checked.file_itself],
        "inputs": [language.say(one) for one in checked.inputs],
        "figures": [language.say(one) for one in checked.figures],
        "edits": [picked(one, "place found expected") for one in checked.edits],
    }


def newer_object(layout: int) -> dict[str, Any]:
    """Of a file with a layout that this version does not know: whether it differs is not known."""
    return {"version": VERSION, "differs": None, "layout": layout}
