"""The public record that comes with the tool was submitted by nobody, so it blames nobody."""

import json
from pathlib import Path

import pytest

from calling import call
from workplan_cli.loading.files import BUILTIN_REPORTS, data_folder

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "120")


@pytest.mark.parametrize("named", [[], [data_folder() / BUILTIN_REPORTS]])
def test_no_unit_gets_a_light_or_is_called_late(capfd: Capture, named: list[Path]) -> None:
    page = call(capfd, "status", "--by", "unit", *named).out
    assert "150100 Hohhot" in page
    for word in ("red", "yellow", "on time", "silent on at least"):
        assert word not in page


def test_of_each_unit_it_says_what_was_heard(capfd: Capture) -> None:
    lines = call(capfd, "status", "--by", "unit").out.splitlines()
    department = next(line for line in lines if line.startswith("150000"))
    assert department.split()[-1] == "8"


@pytest.mark.parametrize("form", ["markdown", "html"])
def test_a_summary_says_that_nobody_was_asked(capfd: Capture, form: str) -> None:
    page = call(capfd, "export", form).out
    assert "From public sources; no unit was asked for a report." in page
    for words in ("Report overdue", "days late", "have reported for", "reported in time"):
        assert words not in page


def test_one_target_has_no_column_of_the_late(capfd: Capture) -> None:
    assert "On time" not in call(capfd, "show", "13.4.2").out
    assert json.loads(call(capfd, "show", "13.4.2", "--format", "json").out)["turns"] == []


def test_no_day_of_submission_is_made_up() -> None:
    for file in (data_folder() / BUILTIN_REPORTS).glob("*.yaml"):
        assert "\nsubmitted:" not in file.read_text("utf-8")


def test_every_fact_has_its_source_and_its_limits() -> None:
    for file in (data_folder() / BUILTIN_REPORTS).glob("*.yaml"):
        facts = file.read_text("utf-8").split("\n- target: ")[1:]
        assert facts
        for fact in facts:
            assert "\n  - {" in fact, (file.name, fact[:8])
            assert "title: " in fact, (file.name, fact[:8])
            assert "\n  note:\n    zh: " in fact, (file.name, fact[:8])


def test_no_figure_stands_as_a_value() -> None:
    for file in (data_folder() / BUILTIN_REPORTS).glob("*.yaml"):
        assert "\n  value:" not in file.read_text("utf-8")


def test_the_plan_that_comes_with_the_tool_is_shown_by_its_name(capfd: Capture) -> None:
    clause = next(
        line for line in call(capfd, "show", "9.8.2").out.splitlines() if "clause" in line
    )
    assert "in plan_2022.yaml:" in clause
