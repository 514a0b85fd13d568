"""How keys of JSON are read from what the tool knows."""

from datetime import date
from fractions import Fraction
from types import SimpleNamespace

import pytest

from workplan_cli.rendering.as_json.status import picked

REPORT = SimpleNamespace(file="a.yaml", place=SimpleNamespace(line=7), mistake=None)


def test_a_key_is_called_like_what_is_read_or_as_it_says() -> None:
    assert picked(REPORT, "file place.line at=place.line") == {"file": "a.yaml", "line": 7, "at": 7}


def test_what_is_read_from_nothing_is_nothing() -> None:
    assert picked(REPORT, "mistake.place.line") == {"line": None}


def test_a_key_that_nothing_has_is_a_mistake() -> None:
    with pytest.raises(AttributeError):
        picked(REPORT, "plaice.line")


def test_days_and_figures_are_written_as_programs_read_them() -> None:
    entry = SimpleNamespace(done=date(2022, 6, 20), value=Fraction(1, 3), names=("a", "b"))
    assert picked(entry, "done value names") == {
        "done": "2022-06-20", "value": 0.333333, "names": ["a", "b"]
    }  # fmt: skip
