"""`--format gitlab`: a code quality report for merge requests.

Source: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

import hashlib
import json
from collections import Counter
from typing import Any

from workplan_cli.model.checked import Checked
from workplan_cli.model.diagnostic import Diagnostic, Severity
from workplan_cli.rendering.diagnostics.words import in_one_text
from workplan_cli.rendering.language import Language
from workplan_cli.rendering.screen import Screen

_SEVERITIES: dict[Severity, str] = {"error": "major", "warning": "minor"}


def render(checked: Checked, screen: Screen) -> str:
    """A JSON list of every diagnostic, with paths from the top of the repository."""
    seen: Counter[str] = Counter()
    issues = [_issue(one, checked, screen.language, seen) for one in checked.diagnostics]
    return json.dumps(issues, ensure_ascii=False, indent=2) + "\n"


def _issue(
    one: Diagnostic, checked: Checked, language: Language, seen: Counter[str]
) -> dict[str, Any]:
    path = checked.path(one)
    return {
        "description": f"{one.code} {in_one_text(one, language)}",
        "check_name": one.code,
        "fingerprint": _fingerprint(f"{path}\n{one.code}\n{one.message}", seen),
        "severity": _SEVERITIES[one.severity],
        "location": {"path": path, "lines": {"begin": one.place.line}},
    }


def _fingerprint(identity: str, seen: Counter[str]) -> str:
    """The same for the same mistake, whatever its line and language; never twice in a report."""
    seen[identity] += 1
    text = f"{identity}\n{seen[identity]}"
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]
