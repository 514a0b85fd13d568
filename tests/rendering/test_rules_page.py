"""The page of rules: what the repository has is what the rules say today."""

import re
from pathlib import Path

import pytest

from workplan_cli.rendering.diagnostics.words import docs_of
from workplan_cli.rules.rule import all_rules

ROOT = Path(__file__).parent.parent.parent


@pytest.mark.parametrize("name", ["docs/rules.md", "docs/rules.zh-CN.md"])
def test_every_diagnostic_finds_its_anchor(name: str) -> None:
    anchors = re.findall(r'<a id="(\w+)"></a>', (ROOT / name).read_text("utf-8"))
    assert anchors == [docs_of(code).partition("#")[2] for code in all_rules()]
