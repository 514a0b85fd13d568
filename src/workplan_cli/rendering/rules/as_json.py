"""`--format json`: rules with their texts in both languages, and their examples."""

import json
from collections.abc import Sequence
from typing import Any

from workplan_cli.rendering.diagnostics.words import docs_of
from workplan_cli.rendering.language import BOTH
from workplan_cli.rendering.screen import Screen
from workplan_cli.rules.rule import Rule

VERSION = 1


def render(rules: Sequence[Rule], screen: Screen) -> str:
    """One JSON object, the same in every language of the run."""
    del screen
    value = {"version": VERSION, "rules": [_rule(rule) for rule in rules]}
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity,
        **{
            field: {one.code: one.say(getattr(rule, field)) for one in BOTH}
            for field in ("summary", "why", "fix")
        },
        "bad": rule.bad.strip("\n"),
        "good": rule.good.strip("\n"),
        "docs": docs_of(rule.code),
    }
