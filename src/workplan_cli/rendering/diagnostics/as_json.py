"""`--format json`: every diagnostic, versioned (see `schemas/diagnostics.schema.json`)."""

import json
from typing import Any

from workplan_cli import __version__
from workplan_cli.model.checked import Checked
from workplan_cli.model.diagnostic import Diagnostic
from workplan_cli.rendering.diagnostics.words import docs_of, name_of
from workplan_cli.rendering.language import Language
from workplan_cli.rendering.screen import Screen

VERSION = 1


def render(checked: Checked, screen: Screen) -> str:
    """One JSON object; messages are in the language of the run."""
    value = {
        "version": VERSION,
        "tool": {"name": "workplan", "version": __version__},
        "files": len(checked.files),
        "summary": {"error": checked.count("error"), "warning": checked.count("warning")},
        "diagnostics": [_diagnostic(one, screen.language) for one in checked.diagnostics],
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _diagnostic(one: Diagnostic, language: Language) -> dict[str, Any]:
    return {
        "code": one.code,
        "name": name_of(one.code),
        "severity": one.severity,
        "file": one.file,
        "line": one.place.line,
        "column": one.place.column,
        "message": language.say(one.message),
        "fix": language.say(one.fix),
        "docs": docs_of(one.code),
    }
