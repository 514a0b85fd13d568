"""What no figure can hold is named beside the figures. The reports and the plan are made up."""

from pathlib import Path

import pytest

from calling import call

Capture = pytest.CaptureFixture[str]
HEAD = "format: workplan/report@1\nplan: nmg-education-2022\nperiod: 2022-Q2\n"


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def report(name: str, unit: str, *targets: str) -> None:
    entries = "".join(f'- target: "{target}"\n  value: 1\n' for target in targets)
    Path(name).write_text(f'{HEAD}unit: "{unit}"\nentries:\n{entries}', "utf-8")


def test_a_report_of_an_unknown_unit_is_named(capfd: Capture) -> None:
    report("a.yaml", "150999", "13.4.2")
    left = call(capfd, "status", "a.yaml")
    assert left.code == 0
    assert "1 report is of a unit not known, and in none of these figures: a.yaml" in left.err


def test_entries_on_unknown_targets_are_named(capfd: Capture) -> None:
    report("a.yaml", "150100", "13.4.2", "13.4.9", "40.1.1")
    assert (
        "2 entries are on targets that are not in the plan, and in no figure: 13.4.9, 40.1.1"
        in call(capfd, "status", "a.yaml").err
    )


def test_of_many_the_first_are_named_and_the_others_counted(capfd: Capture) -> None:
    for number in range(1, 6):
        report(f"{number}.yaml", f"99999{number}", "13.4.2")
    assert "1.yaml, 2.yaml, 3.yaml and 2 more" in call(capfd, "show", "13.4.2", ".").err


def test_of_two_reports_for_one_turn_the_one_that_does_not_count_is_named(capfd: Capture) -> None:
    for name in ("a.yaml", "b.yaml"):
        report(name, "150100", "13.4.2")
    left = call(capfd, "show", "13.4.2", ".")
    assert "1 report is not counted; another file has its unit and period: a.yaml" in left.err
    assert "b.yaml:" in left.out


def test_a_mistyped_year_is_named_because_it_moves_the_day(capfd: Capture) -> None:
    report("a.yaml", "150100", "13.4.2")
    file = Path("a.yaml")
    file.write_text(file.read_text("utf-8").replace("2022-Q2", "2032-Q2"), "utf-8")
    left = call(capfd, "status", "a.yaml")
    assert "Judged on 2032-06-30" in left.out
    assert "1 report is on a period outside of the plan: a.yaml (2032-Q2)" in left.err


def test_sound_reports_need_no_word(capfd: Capture) -> None:
    report("a.yaml", "150100", "13.4.2")
    assert call(capfd, "status", "a.yaml").err == ""


def test_a_plan_that_contradicts_itself_is_said_to(capfd: Capture) -> None:
    Path("units.yaml").write_text(
        "format: workplan/units@1\nid: made-up\nunits:\n- {id: a, name: A, kind: office}\n", "utf-8"
    )
    Path("plan.yaml").write_text(
        """
format: workplan/plan@1
id: nmg-education-2022
title: A made-up plan
period: {start: 2022-01-01, end: 2022-12-31}
reporting: {every: quarter, due_days: 10}
units: units.yaml
sections:
- number: 1
  title: Part
  tasks:
  - number: 1
    title: Task
    targets:
    - id: 1.1.1
      title: Schools
      source: {clause: "1.1"}
      measure: count
      counted: schools
      goal: {between: [5, 2]}
      combine: sum
      over_time: cumulative
      reported_by: [a]
""",
        "utf-8",
    )
    report("r.yaml", "a", "1.1.1")
    left = call(capfd, "status", "--plan", "plan.yaml", "r.yaml")
    assert "1 error in the plan, figures may be wrong: workplan plan validate plan.yaml" in left.err
