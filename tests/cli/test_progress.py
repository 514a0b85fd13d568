"""Tests of the bar that shows how far a run is."""

import io
import sys
from pathlib import Path

import pytest

from workplan_cli.cli import progress
from workplan_cli.cli.progress import with_progress

FILES = [Path(f"{number}.yaml") for number in range(300)]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def on_terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Standard error, and what a bar is drawn on; no fixture, as those run before the capture."""
    found = Terminal()
    monkeypatch.setattr(sys, "stderr", found)
    monkeypatch.setattr(sys, "__stderr__", found)
    monkeypatch.setenv("TERM", "xterm")
    return found


def test_who_waits_for_more_than_a_second_sees_a_bar_a_rate_and_an_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    terminal = on_terminal(monkeypatch)
    monkeypatch.setattr(progress, "PATIENCE", 0)
    assert list(with_progress(FILES)) == FILES
    assert "/300" in terminal.getvalue()
    assert "/s" in terminal.getvalue()


def test_nothing_is_drawn_within_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = on_terminal(monkeypatch)
    assert list(with_progress(FILES)) == FILES
    assert not terminal.getvalue()


def test_nothing_is_drawn_where_there_is_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "PATIENCE", 0)
    assert with_progress(FILES) is FILES
