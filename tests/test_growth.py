"""Tests that no command's work grows with the square of what there is: its calls are counted.

`benchmarks/growth.py` takes the time of all commands on more; these are quick, and always the same.
"""

import importlib.util
import sys
from collections.abc import Sequence
from pathlib import Path
from types import FrameType, ModuleType
from typing import Any

import pytest

from workplan_cli.cli.main import main

SCRIPT = Path(__file__).parents[1] / "benchmarks" / "growth.py"
SIZES = {
    "units below one another": {"units": 1, "periods": 2},
    "units side by side": {"units": 1, "periods": 2, "flat": True},
    "silent units": {"silent": 1, "units": 3},
    "names": {"names": 1, "units": 3},
    "entries": {"entries": 1, "targets": 1, "units": 3},
}
"""What of a size is made larger: whatever is 1 here."""
STEPS = (12, 24, 48)
LIMIT = 2.1
"""How many times the work for one doubling that for the next may be; of a square it is four."""
COMMANDS = (
    ("validate", "--format", "json"),
    ("status", "--by", "unit"),
    ("chase",),
)  # fmt: skip


def _growth() -> ModuleType:
    spec = importlib.util.spec_from_file_location("growth", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    found = importlib.util.module_from_spec(spec)
    sys.modules["growth"] = found  # dataclasses ask for it
    spec.loader.exec_module(found)
    return found


GROWTH: Any = _growth()


def _calls(words: Sequence[str]) -> int:
    count = 0

    def counted(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(counted)
    try:
        main([*words, "--no-index", "--jobs", "1"])
    except SystemExit:
        pass
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("words", COMMANDS)
@pytest.mark.parametrize("size", SIZES)
def test_twice_as_much_is_twice_the_work(
    size: str, words: Sequence[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found: list[int] = []
    for step in STEPS:
        much = {
            key: step if value == 1 and value is not True else value
            for key, value in SIZES[size].items()
        }
        folder = GROWTH.write(tmp_path / str(step), GROWTH.Size(**{"entries": 6, **much}))
        monkeypatch.chdir(folder)
        if not found:
            _calls(words)  # imports, and what is made once in a process
        found.append(_calls(words))
    first, second, third = found
    assert third - second < LIMIT * (second - first)
