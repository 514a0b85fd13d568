"""Opening a project says nothing by itself: what there is to say is given back."""

from pathlib import Path

import pytest

from workplan_cli.cli.exits import EXIT_NOTHING, EXIT_USAGE
from workplan_cli.cli.project import Project, Refusal, open_project

PLAN = """\
format: workplan/plan@1
id: {id}
title: An invented plan
period: {{start: 2022-01-01, end: 2022-12-31}}
units: units.yaml
sections:
- number: 1
  title: One
  tasks:
  - number: 7
    title: Seven
    targets:
    - id: 7.1.1
      title: Things
      source: {{clause: "7.1"}}
      measure: activity
      reported_by: [a]
"""
UNITS = "format: workplan/units@1\nid: invented\nunits: [{id: a, name: A, kind: x}]\n"
REPORT = """\
format: workplan/report@1
plan: another
unit: a
period: 2022-Q1
entries: []
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plan.yaml").write_text(PLAN.format(id="invented"))
    (tmp_path / "units.yaml").write_text(UNITS)
    (tmp_path / "r.yaml").write_text(REPORT)
    return tmp_path


def test_what_was_chosen_and_left_out_is_given_back_and_not_printed(
    capfd: pytest.CaptureFixture[str],
) -> None:
    opened = open_project(Path("plan.yaml"), ["r.yaml"])
    assert isinstance(opened, Project)
    [left_out] = [note.values for note in opened.notes]
    assert left_out == {"count": 1, "plan": "invented", "names": ("r.yaml",)}
    assert not opened.reports.filed
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("plan", "reports", "code", "problems"),
    [
        ("plan.yaml", ["missing.yaml"], EXIT_USAGE, 1),
        ("missing.yaml", ["r.yaml"], EXIT_USAGE, 1),
        ("plan.yaml", [], EXIT_NOTHING, 0),
    ],
)
def test_what_cannot_be_opened_is_refused_with_problems_and_an_exit_code(
    plan: str, reports: list[str], code: int, problems: int, capfd: pytest.CaptureFixture[str]
) -> None:
    opened = open_project(Path(plan), reports)
    assert isinstance(opened, Refusal)
    assert (opened.code, len(opened.problems)) == (code, problems)
    assert capfd.readouterr() == ("", "")
