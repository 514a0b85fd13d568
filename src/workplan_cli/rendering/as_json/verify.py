"""`workplan verify --format json`: what differs, in the order in which the page has it."""

from typing import Any

from workplan_cli.assessment.verification import Comparison
from workplan_cli.rendering.as_json.status import picked
from workplan_cli.rendering.language import Language

VERSION = 1


def as_object(checked: Comparison, language: Language) -> dict[str, Any]:
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
