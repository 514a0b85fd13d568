"""The walk through the example year shows what the commands print today."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]


def _generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("docs", ROOT / "tools" / "docs.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", ["walkthrough.md", "walkthrough.zh-CN.md"])
def test_the_page_is_up_to_date(name: str) -> None:
    path = ROOT / "docs" / name
    assert path.read_text("utf-8") == _generator().page(path), "run: python tools/docs.py"
