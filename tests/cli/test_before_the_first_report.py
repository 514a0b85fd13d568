"""Before the first report nobody is accused: neither of a whole workspace nor of one target."""

from pathlib import Path

import pytest

from building import UNITS
from calling import call

Capture = pytest.CaptureFixture[str]
PLAN = """
format: workplan/plan@1
id: invented
title: An invented plan
period: {start: 2022-01-01, end: 2022-12-31}
units: units.yaml
sections:
- number: 1
  title: Section
  tasks:
  - number: 1
    title: Task
    targets:
    - id: M1
      title: Schools
      source: {clause: M1}
      measure: count
      goal: {at_least: 10}
      combine: sum
      over_time: cumulative
      reported_by: [leagues]
    - id: M2
      title: A rate of the year
      source: {clause: M2}
      measure: rate
      goal: {at_least: 7}
      combine: latest
      over_time: snapshot
      reporting: {every: year}
      reported_by: [a]
"""
REPORT = """
format: workplan/report@1
plan: invented
unit: a
period: 2022-Q1
submitted: 2022-04-08
entries:
- {target: M1, value: 3}
"""


@pytest.fixture(autouse=True)
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    start = "format: workplan/workspace@1\nplan: plan.yaml\nreports: reports\n"
    for name, text in (("workplan.yaml", start), ("plan.yaml", PLAN), ("units.yaml", UNITS)):
        Path(name).write_text(text, "utf-8")


@pytest.mark.parametrize("folder", [False, True])
@pytest.mark.parametrize(
    "command",
    ["status", "status --by unit", "show M1", "chase", "chase --notice circular", "changes",
     "outlook", "export markdown", "export csv"],
)  # fmt: skip
def test_without_any_report_every_command_says_so_and_how_to_begin(
    command: str, capfd: Capture, *, folder: bool
) -> None:
    if folder:
        Path("reports").mkdir()
    left = call(capfd, *command.split())
    assert (left.code, left.out) == (3, "")
    assert "no report (*.yaml) in reports yet, so that nothing can be said" in left.err
    assert "workplan report new --unit a --period 2022-Q1" in left.err
    assert "reports 中还没有报告" in call(capfd, *command.split(), lang="zh").err


def test_a_folder_that_was_named_and_is_not_there_is_an_error(capfd: Capture) -> None:
    assert call(capfd, "status", "elsewhere").code == 2


def test_a_yearly_target_is_not_called_never_reported_in_spring(capfd: Capture) -> None:
    Path("reports").mkdir()
    Path("reports/a.yaml").write_text(REPORT, "utf-8")
    spring = call(capfd, "status").out
    assert "1 target has no figure yet: its first report is still to come" in spring
    assert "never reported" not in spring
    shown = call(capfd, "show", "M2", lang="zh").out
    assert "没有单位报过数字或进展；首期报告尚未到报送时间" in shown
    last_day = call(capfd, "status", "--as-of", "2023-01-10").out
    assert "1 target has no figure yet: its first report is still to come" in last_day
    after = call(capfd, "status", "--as-of", "2023-01-11").out
    assert "1 target has no figure (not zero" in after
    assert "still to come" not in after


def test_continuing_work_is_counted_apart_also_before_its_first_report_is_due(
    capfd: Capture,
) -> None:
    activity = (
        "    - {id: M3, title: Work, source: {clause: M3}, measure: activity, reported_by: [a]}\n"
    )
    Path("plan.yaml").write_text(PLAN + activity, "utf-8")
    Path("reports").mkdir()
    Path("reports/a.yaml").write_text(REPORT, "utf-8")
    for day, word in (("2022-03-31", "○ unreported 1"), ("2022-04-11", "… silent 1")):
        left = call(capfd, "status", "--as-of", day).out
        assert "   ○ unreported 1 (50.0%)\n" in left
        assert f"Counted apart:   {word}\n" in left
        assert "3 targets in all; the shares are of the 2 that can be met" in left
        assert "0/1" in left
        brief = call(capfd, "export", "markdown", "--brief", "--as-of", day).out
        assert "of 2 targets that can be met" in brief
        assert "1 line of continuing work" in brief


def test_units_whose_report_has_time_left_are_not_called_silent(capfd: Capture) -> None:
    Path("reports").mkdir()
    Path("reports/a.yaml").write_text(REPORT, "utf-8")
    before = call(capfd, "status", "--as-of", "2022-03-31").out
    assert "reported for 2022-Q1: 1 of 3 units · still time 2\n" in before
    assert "silent" not in before
    after = call(capfd, "status", "--as-of", "2022-04-11").out
    assert "2 units are silent on at least one of their targets" in after
    assert "still time" not in after


def test_tables_beside_the_reports_are_named(capfd: Capture) -> None:
    Path("reports/schemas").mkdir(parents=True)
    for name in ("form.xlsx", "LATE.CSV", "schemas/report.schema.json", "README.md"):
        Path("reports", name).touch()
    left = call(capfd, "status")
    said = "2 files are no reports and are not read: reports/LATE.CSV, reports/form.xlsx; of tables"
    assert (left.code, said in left.err) == (3, True), left
    Path("reports/a.yaml").write_text(REPORT, "utf-8")
    for command in ("status", "validate"):
        left = call(capfd, command)
        assert (left.code, said in left.err) == (0, True), left


def test_a_whole_workspace_may_be_named_as_the_reports(capfd: Capture) -> None:
    Path("reports").mkdir()
    Path("reports/a.yaml").write_text(REPORT, "utf-8")
    named = call(capfd, "status", ".")
    assert (named.code, "cannot be read" in named.err) == (0, False), named
    assert named.out == call(capfd, "status").out


def test_drafts_are_said_to_be_left_out(capfd: Capture) -> None:
    Path("plan.yaml").write_text(PLAN.replace("[leagues]", "[leagues]\n      draft: true"), "utf-8")
    Path("reports").mkdir()
    Path("reports/a.yaml").write_text(REPORT.replace("M1", "M2"), "utf-8")
    said = "1 draft is left out: compare it with the text, and delete “draft: true”"
    assert said in call(capfd, "plan", "list").out
    assert said in call(capfd, "status").err


def test_a_plan_that_cannot_be_read_is_checked_and_fixed_without_being_named(
    capfd: Capture,
) -> None:
    Path("plan.yaml").write_text(PLAN.replace("{at_least: 10}", "{at_least: １０}"), "utf-8")
    assert "plan.yaml:" in call(capfd, "plan", "validate").out
    assert call(capfd, "plan", "validate", "--fix").code == 0
    assert "{at_least: 10}" in Path("plan.yaml").read_text("utf-8")


def test_the_goal_of_a_share_is_a_percentage_whatever_is_counted(capfd: Capture) -> None:
    share = PLAN.replace("measure: count", "measure: share\n      counted: schools")
    share = share.replace("{at_least: 10}", "{at_least: 90%}").replace("sum", "pooled")
    Path("plan.yaml").write_text(share, "utf-8")
    said = call(capfd, "plan", "validate").out
    assert "Write 90." in said
    assert "not a percentage" not in said


def test_a_report_on_a_draft_is_told_so(capfd: Capture) -> None:
    Path("plan.yaml").write_text(PLAN.replace("[leagues]", "[leagues]\n      draft: true"), "utf-8")
    Path("reports").mkdir()
    Path("reports/a.yaml").write_text(REPORT, "utf-8")
    said = call(capfd, "validate", "reports").out
    assert "target M1 is a draft in the plan, and no draft is counted" in said
    assert "there is no target M1" not in said


def test_a_tidied_file_keeps_the_line_ends_of_windows(capfd: Capture) -> None:
    Path("reports").mkdir()
    file = Path("reports/a.yaml")
    file.write_bytes(
        REPORT.lstrip().replace("period: ", "period:   ").replace("\n", "\r\n").encode()
    )
    assert call(capfd, "report", "fmt", "reports/a.yaml").code == 0
    assert b"\n" not in file.read_bytes().replace(b"\r\n", b"")
    assert b"period: 2022-Q1\r\n" in file.read_bytes()
    assert call(capfd, "report", "fmt", "--check", "reports/a.yaml").code == 0
