"""A report that is asked for in the terminal; what is answered is made up."""

from io import StringIO
from pathlib import Path

import pytest

from calling import Left, call
from form_filling import Capture, entries, prepare


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return prepare(tmp_path, monkeypatch)


def _answer(
    capfd: Capture, monkeypatch: pytest.MonkeyPatch, *answers: str, period: str = "2022-Q2"
) -> Left:
    monkeypatch.setattr("sys.stdin", StringIO("".join(f"{one}\n" for one in answers)))
    words = ("--interactive", "--unit", "a", "--period", period, "--plan", "plan.yaml")
    return call(capfd, "report", "new", *words)


def test_answers_are_checked_at_once_and_saved_as_they_come(
    capfd: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = _answer(capfd, monkeypatch, "about a dozen", "-3", "１２", "No. 1", "")
    assert "WP116" in run.err
    assert "WP304" in run.err
    assert "Goal: at least 20 kindergartens by 31 December 2022" in run.err
    assert "Expected by the end of the period: 49.6% of the way" in run.err
    assert entries() == {"1.1.1": {"value": 12, "evidence": [{"ref": "No. 1"}]}}
    assert call(capfd, "validate", "reports", "--plan", "plan.yaml").code == 0


def test_a_begun_interview_goes_on_where_it_ended(
    capfd: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    _answer(capfd, monkeypatch, "12", "", "")
    run = _answer(capfd, monkeypatch, "95", "100", "", "")
    assert "1.1.1 (" not in run.err
    assert entries() == {"1.1.1": {"value": 12}, "1.1.2": {"part": 95, "whole": 100}}


@pytest.mark.parametrize("answers", [("12",), ("12", "")])
def test_what_was_entered_stays_where_the_answers_end_within_a_target(
    answers: tuple[str, ...], capfd: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = _answer(capfd, monkeypatch, *answers)  # then evidence, or a note, is asked for
    assert "nothing is filled in" not in run.err
    assert entries() == {"1.1.1": {"value": 12}}


def test_half_a_share_is_no_answer(capfd: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    run = _answer(capfd, monkeypatch, "12", "", "", "95")
    assert "WP308" in run.err
    assert entries() == {"1.1.1": {"value": 12}}


def test_the_last_figure_is_shown(capfd: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    _answer(capfd, monkeypatch, "7", "", "", period="2022-Q1")
    assert "Last figure: 7" in _answer(capfd, monkeypatch).err


def test_a_report_that_somebody_wrote_stays(
    capfd: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = Path("reports/2022-Q2/a.yaml")
    file.parent.mkdir(parents=True)
    file.write_text("# mine\nformat: workplan/report@1\n", "utf-8")
    run = _answer(capfd, monkeypatch, "12")
    assert (run.code, "stays as it is" in run.err) == (2, True)
    assert file.read_text("utf-8").startswith("# mine")


def test_a_day_that_was_written_meanwhile_stays(
    capfd: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = _answer(capfd, monkeypatch, "12", "", "")
    assert "write the day behind “submitted:”" in run.err
    file = Path("reports/2022-Q2/a.yaml")
    file.write_text(file.read_text("utf-8").replace("submitted:", "submitted: 2022-07-05"), "utf-8")
    _answer(capfd, monkeypatch, "95", "100", "", "")
    assert "submitted: 2022-07-05" in file.read_text("utf-8")
    assert "1.1.2" in entries()
