"""Doubts beside the figures, on every page that has figures."""

import csv
import json
import shutil
from pathlib import Path

import pytest

from calling import call
from workplan_cli.loading.files import example_folder

REPORT = """# Made up for a test.
format: workplan/report@1
plan: nmg-education-2022
unit: "150500"
period: 2022-Q{quarter}
submitted: 2022-{day}
entries:
- target: 13.4.2
  value: {value}
  evidence:
  - {{ref: 示例{quarter}号}}
"""


@pytest.fixture
def fallen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Tongliao gave 3, 2, 4 for a running total."""
    monkeypatch.chdir(tmp_path)
    for quarter, day, value in ((1, "04-05", 3), (2, "07-05", 2), (3, "10-05", 4)):
        text = REPORT.format(quarter=quarter, day=day, value=value)
        (tmp_path / f"q{quarter}.yaml").write_text(text, "utf-8")
    return tmp_path


def test_show_names_the_open_error_and_shows_the_fall(
    fallen: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    said = call(capfd, "show", "13.4.2", fallen).out
    doubts = said[said.index("Doubts") : said.index("Reported")]
    assert "2, after 3 in 2022-Q1 (q1.yaml)" in doubts
    assert "error WP402" in doubts
    assert "q2.yaml:9" in doubts
    by_period = said[said.index("Figures of each unit by period") :].splitlines()
    assert by_period[3].split() == ["Tongliao", "3", "2", "!", "4"]


def test_the_unit_is_asked_to_correct_the_figure_with_its_line(
    fallen: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    letter = call(capfd, "chase", fallen, "--unit", "150500", "--notice", "reminder").out
    title = "13.4.2 Pilot kindergartens selected"
    assert f"- {title} (q2.yaml, line 9): 2, after 3 in 2022-Q1 (q1.yaml)" in letter
    assert "Please correct the figures named above, and send the report again" in letter
    page = json.loads(call(capfd, "chase", fallen, "--unit", "150500", "--format", "json").out)
    (unit,) = page["units"]
    assert unit["errors"] == [{"target": "13.4.2", "rule": "WP402", "file": "q2.yaml", "line": 9}]


def test_no_other_unit_is_asked_to_correct_it(
    fallen: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    page = json.loads(call(capfd, "chase", fallen, "--format", "json").out)
    assert [one["unit"] for one in page["units"] if one["errors"]] == ["150500"]


def test_show_is_short_without_all(fallen: Path, capfd: pytest.CaptureFixture[str]) -> None:
    short = call(capfd, "show", "13.4.2", fallen).out
    everything = call(capfd, "show", "13.4.2", fallen, "--all").out
    assert "2022-Q1  2022-04-10" not in short
    assert "示例1号" not in short
    assert "workplan show 13.4.2 --all" in " ".join(short.split())
    assert "2022-Q1  2022-04-10" in everything
    assert "示例1号" in everything


def test_every_page_with_the_target_marks_it_and_counts_the_doubts(
    fallen: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    sentence = "The figure of 1 target has errors not corrected (!): 13.4.2."
    pages = (("status",), ("export", "markdown"), ("export", "html"))
    for words in pages:
        said = " ".join(call(capfd, *words, fallen).out.split())
        assert sentence in said, words
    assert "undecided !" in call(capfd, "status", fallen, "--by", "target").out
    briefing = call(capfd, "export", "markdown", fallen).out
    assert "Figures in doubt" in briefing
    assert "150500 2022-Q2 | 2, after 3 in 2022-Q1 (150500 2022-Q1) | error WP402" in briefing


def test_changes_says_that_a_figure_that_moved_has_an_error(
    fallen: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    said = call(capfd, "changes", fallen, "--from", "2022-Q1", "--to", "2022-Q3").out
    assert "error" not in said  # nothing moved: undecided before and after
    (fallen / "q3.yaml").write_text(REPORT.format(quarter=3, day="10-05", value=130), "utf-8")
    said = call(capfd, "changes", fallen, "--from", "2022-Q2", "--to", "2022-Q3").out
    assert "The figure of 1 target has errors not corrected (!): 13.4.2." in said
    assert "met !" in said


def test_data_has_the_doubts_of_each_target(
    fallen: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    error = {"kind": "error", "code": "WP402", "unit": "150500", "file": "q2.yaml", "line": 9}
    bound = {"kind": "bound", "code": None, "unit": None, "file": None, "line": None}
    (target,) = json.loads(
        call(capfd, "status", fallen, "--target", "13.4.2", "--format", "json").out
    )["targets"]
    assert target["doubts"] == [error, bound]
    rows = list(
        csv.DictReader(
            call(capfd, "status", fallen, "--target", "13.4.2", "--format", "csv").out.splitlines()
        )
    )
    assert rows[0]["doubts"] == "WP402 bound"


def test_an_export_says_that_the_plan_has_errors(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(example_folder(), tmp_path, dirs_exist_ok=True)
    plan = (tmp_path / "plan.yaml").read_text("utf-8")
    (tmp_path / "plan.yaml").write_text(plan.replace("id: 13.4.1", "id: 13.4.2", 1), "utf-8")
    said = call(capfd, "export", "markdown").out
    assert "1 error in the plan: figures may be wrong." in said


def test_clean_reports_leave_pages_as_they_were(
    fallen: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    for quarter in (2, 3):
        (fallen / f"q{quarter}.yaml").unlink()
    said = call(capfd, "status", fallen, "--unit", "150500").out
    assert "doubt" not in said
    assert "not corrected" not in said
