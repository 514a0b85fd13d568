"""The run on the newest releases leaves out the upper bounds of our dependencies, no more."""

import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
NEWEST = runpy.run_path(str(ROOT / "tools" / "newest.py"))


@pytest.mark.parametrize(
    ("bounded", "unbounded"),
    [
        ("typer >= 0.29, < 0.30", "typer >= 0.29"),
        ("rich >= 13.9", "rich >= 13.9"),
    ],
)
def test_an_upper_bound_is_left_out(bounded: str, unbounded: str) -> None:
    assert NEWEST["unbounded"](bounded) == unbounded


def test_everything_that_is_needed_is_installed_without_upper_bounds() -> None:
    wanted = list(NEWEST["requirements"]())
    assert {"typer >= 0.29", "xlsxwriter >= 3.2", "pytest >= 8.3"} <= set(wanted)
    assert [one for one in wanted if "<" in one] == []
