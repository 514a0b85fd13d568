"""The page of rules: what the repository has is what the rules say today."""

import re
import runpy
from pathlib import Path

import pytest

from workplan_cli.rendering.diagnostics.words import docs_of
from workplan_cli.rules.catalogue import all_rules

ROOT = Path(__file__).parent.parent.parent
GENERATOR = runpy.run_path(str(ROOT / "tools" / "docs.py"))


@pytest.mark.parametrize("name", ["docs/rules.md", "docs/rules.zh-CN.md"])
def test_the_page_is_what_the_generator_makes_today(name: str) -> None:
    made = GENERATOR["FILES"][name]()
    assert (ROOT / name).read_text("utf-8") == made, "run: python tools/docs.py"
    assert "python tools/docs.py" in made.splitlines()[0]


@pytest.mark.parametrize("name", ["docs/rules.md", "docs/rules.zh-CN.md"])
def test_every_diagnostic_finds_its_anchor(name: str) -> None:
    anchors = re.findall(r'<a id="(\w+)"></a>', (ROOT / name).read_text("utf-8"))
    assert anchors == [docs_of(code).partition("#")[2] for code in all_rules()]
