"""`workplan validate` in a made-up workspace: what is checked, what is shown, how it ends."""

import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from calling import Left, call

UNITS = """\
# Made up.
format: workplan/units@1
id: invented
units:
- {id: a, name: {zh: 甲, en: League A}, kind: league}
- {id: b, name: {zh: 乙, en: League B}, kind: league}
"""
PLAN = """\
# Made up.
format: workplan/plan@1
id: invented
title: {zh: 编造的要点, en: An invented plan}
period: {start: 2022-01-01, end: 2022-12-31}
units: units.yaml
sections:
- number: 1
  title: {zh: 部分, en: Section}
  tasks:
  - number: 1
    title: {zh: 任务, en: Task}
    targets:
    - id: 1.1.1
      title: {zh: 目标, en: Target}
      source: {clause: "1.1", figure: 5所}
      measure: count
      counted: {zh: 所, en: schools}
      goal: {at_least: 5}
      combine: sum
      over_time: cumulative
      reported_by: [a, b]
"""
WORKSPACE = "format: workplan/workspace@1\nplan: plan.yaml\nreports: reports\n"
GOOD = """\
# Made up.
format: workplan/report@1
plan: invented
unit: {unit}
period: 2022-Q{quarter}
submitted: {sent}
entries:
- target: 1.1.1
  value: {value}
  evidence: [{{ref: 编造{quarter}号}}]
"""
Run = Callable[..., Left]


def report(unit: str, quarter: int, value: str) -> str:
    sent = f"2022-{3 * quarter + 1:02}-05"
    return GOOD.format(unit=unit, quarter=quarter, value=value, sent=sent)


def write(name: str, text: str) -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """A workspace with four good reports, and a function that calls `validate` in it."""
    monkeypatch.chdir(tmp_path)
    for variable in ("GITHUB_STEP_SUMMARY", "FORCE_COLOR"):
        monkeypatch.delenv(variable, raising=False)
    write("workplan.yaml", WORKSPACE)
    write("plan.yaml", PLAN)
    write("units.yaml", UNITS)
    for unit in "ab":
        for quarter in (1, 2):
            write(f"reports/2022-Q{quarter}/{unit}.yaml", report(unit, quarter, str(quarter)))
    return lambda *words, **options: call(capfd, "validate", *words, **options)


def codes(run: Left) -> list[tuple[str, str]]:
    return [(one["file"], one["code"]) for one in json.loads(run.out)["diagnostics"]]


# what is checked


def test_a_whole_workspace_is_checked_where_nothing_is_named(run: Run) -> None:
    left = run()
    assert (left.code, left.out) == (0, "checked 7 files, 0 errors, 0 warnings\n")


def test_in_chinese_too(run: Run) -> None:
    assert run(lang="zh").out == "已检查 7 个文件：0 处错误，0 处警告\n"


def test_files_folders_and_patterns_are_checked_once_each(run: Run) -> None:
    left = run("reports/2022-Q1", "reports/*/a.yaml", "reports/2022-Q1/a.yaml")
    assert left.out == "checked 3 files, 0 errors, 0 warnings\n"


def test_a_file_is_checked_as_what_its_format_line_says(run: Run) -> None:
    write("plan.yaml", PLAN.replace("at_least: 5", "at_most: 5"))
    write("units.yaml", UNITS.replace("id: b,", "id: a,"))
    write("workplan.yaml", WORKSPACE + "langauge: zh\n")
    left = run("plan.yaml", "units.yaml", "workplan.yaml", "--format", "json")
    assert {file for file, _code in codes(left)} == {"plan.yaml", "units.yaml", "workplan.yaml"}
    assert {code[:3] for file, code in codes(left) if file != "workplan.yaml"} == {"WP2"}


def test_the_units_file_of_a_plan_is_checked_with_it(run: Run) -> None:
    write("units.yaml", UNITS.replace("kind: league}\n- ", "kind: league, x: 1}\n- "))
    left = run("plan.yaml", "--format", "json")
    assert codes(left) == [("units.yaml", "WP112")]
    assert left.err == "checked 2 files, 1 error, 0 warnings\n"


def test_reports_are_held_against_the_plan_that_is_given_with_them(run: Run) -> None:
    Path("workplan.yaml").unlink()
    alone = run("reports", "--format", "json", "--select", "WP3")
    assert alone.code == 1
    together = run("reports", "plan.yaml", "--format", "json")
    assert codes(together) == []


def test_reports_are_held_against_each_other(run: Run) -> None:
    write("reports/2022-Q2/a.yaml", report("a", 2, "0"))
    left = run("reports", "--format", "json")
    assert [code[:3] for _file, code in codes(left)] == ["WP4"]


def test_standard_input_is_checked_under_the_name_it_is_given(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = report("a", 2, "5.28万").encode()
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(text)))
    name = "reports/2022-Q2/a.yaml"
    left = run("-", "reports", "--stdin-filename", name, "--format", "json")
    assert codes(left) == [(name, "WP116")]
    assert left.err.startswith("checked 4 files")


def test_a_name_for_standard_input_goes_with_standard_input(run: Run) -> None:
    left = run("reports", "--stdin-filename", "x.yaml")
    assert left.code == 2
    assert "--stdin-filename goes with the path -" in left.err


# what a branch changes


def git(*words: str) -> None:
    who = ("-c", "user.name=nobody", "-c", "user.email=nobody@example.invalid")
    subprocess.run(["git", *who, *words], check=True, capture_output=True)  # noqa: S603, S607 - git of the machine that runs the tests


@pytest.fixture
def branch(run: Run) -> Run:
    """The workspace in a repository, on a branch; one bad report was there before it."""
    write("reports/2022-Q1/b.yaml", report("b", 1, "1个"))
    git("init", "-b", "main")
    git("add", ".")
    git("commit", "-m", "made up")
    git("switch", "-c", "branch")
    return run


def test_only_what_the_branch_touches_is_checked(branch: Run) -> None:
    write("reports/2022-Q2/a.yaml", report("a", 2, "2个"))
    git("commit", "-am", "made up")
    write("reports/2022-Q2/新.yaml", report("a", 3, "3个"))
    left = branch("reports", "--changed", "main", "--format", "json")
    assert codes(left) == [
        ("reports/2022-Q2/a.yaml", "WP116"),
        ("reports/2022-Q2/新.yaml", "WP116"),
    ]
    assert left.err == "checked 2 files, 2 errors, 0 warnings\n"


def test_the_others_are_read_for_comparison(branch: Run) -> None:
    write("reports/2022-Q2/a.yaml", report("a", 2, "0"))
    left = branch("reports", "--changed", "main", "--format", "json")
    assert [(file, code[:3]) for file, code in codes(left)] == [("reports/2022-Q2/a.yaml", "WP4")]
    assert left.err.startswith("checked 1 file,")


def test_everything_is_checked_where_the_plan_has_changed(branch: Run) -> None:
    write("plan.yaml", PLAN + "# a comment\n")
    left = branch("reports", "--changed", "main", "--format", "json")
    assert codes(left) == [("reports/2022-Q1/b.yaml", "WP116")]
    assert left.err.startswith("plan.yaml has changed, so everything is checked\nchecked 4 files")


def test_a_branch_that_touches_no_report_is_in_order(branch: Run) -> None:
    write("README.md", "x")
    left = branch("reports", "--changed", "main")
    assert (left.code, left.out) == (0, "checked 0 files, 0 errors, 0 warnings\n")


def test_a_report_that_the_branch_deletes_is_no_error_and_is_said(branch: Run) -> None:
    git("rm", "reports/2022-Q1/b.yaml")
    left = branch("reports", "--changed", "main")
    assert (left.code, left.out) == (0, "checked 0 files, 0 errors, 0 warnings\n")
    assert left.err == "1 file is gone and not checked: reports/2022-Q1/b.yaml\n"


@pytest.mark.parametrize("reference", ["nope", "--output=x"])
def test_a_reference_that_git_does_not_know_is_wrong_usage(branch: Run, reference: str) -> None:
    left = branch("reports", f"--changed={reference}")
    assert left.code == 2
    assert f"git knows no {reference}" in left.err


def test_without_a_repository_there_are_no_branches(run: Run) -> None:
    left = run("reports", "--changed", "main")
    assert left.code == 2
    assert "this is not a git repository" in left.err


# what is shown


@pytest.fixture
def findings(run: Run) -> Run:
    """The workspace with an error (WP116) and a warning (WP119) in two reports."""
    write("reports/2022-Q2/a.yaml", report("a", 2, "5.28万"))
    Path("reports/2022-Q2/b.yaml").write_bytes(report("b", 2, "2").encode("utf-8-sig"))
    return run


@pytest.mark.parametrize("form", ["full", "concise"])
def test_for_people_the_sum_stands_below_the_findings(findings: Run, form: str) -> None:
    left = findings("--format", form)
    assert "checked 7 files, 1 error, 1 warning\n" in left.out
    assert "checked 7" not in left.err


@pytest.mark.parametrize("form", ["json", "github", "gitlab", "sarif", "junit"])
def test_for_programs_the_sum_goes_to_standard_error(findings: Run, form: str) -> None:
    left = findings("--format", form)
    assert left.err == "checked 7 files, 1 error, 1 warning\n"
    assert "checked" not in left.out


def test_the_first_hundred_of_errors_cannot_be_ignored(findings: Run) -> None:
    left = findings("--ignore", "WP116")
    assert (left.code, left.out) == (2, "")
    assert "WP116 cannot be ignored: a file with it is not checked" in left.err


@pytest.mark.parametrize(
    "words", [("--ignore", "wp119"), ("--ignore", "WP2,WP1"), ("--select=WP3",)]
)
def test_what_is_ignored_or_not_selected_is_not_shown(
    findings: Run, words: tuple[str, ...]
) -> None:
    left = findings(*words, "--format", "json")
    assert codes(left) == [("reports/2022-Q2/a.yaml", "WP116")]


def test_the_workspace_ignores_with_a_reason_that_is_said(findings: Run) -> None:
    ignored = "ignore:\n- {rule: WP119, reason: the ministry's editor writes it}\n"
    write("workplan.yaml", WORKSPACE + ignored)
    left = findings("--format", "json")
    assert codes(left) == [("reports/2022-Q2/a.yaml", "WP116")]
    assert left.err.splitlines() == [
        "left out: 1 of WP119 (workplan.yaml: the ministry's editor writes it)",
        "checked 7 files, 1 error, 0 warnings",
    ]


def test_there_is_no_rule_of_that_code(run: Run) -> None:
    left = run("--select", "WP9")
    assert left.code == 2
    assert "there is no rule WP9" in left.err


def test_a_format_that_does_not_exist_has_a_near_one(run: Run) -> None:
    left = run("--format", "githb")
    assert left.code == 2
    assert "did you mean github?" in left.err


# how it ends


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ((), 1),
        (("--exit-zero",), 0),
        (("--fail-on", "warning"), 1),
        (("--fail-on", "error", "reports/2022-Q2/b.yaml"), 0),
        (("--fail-on", "warning", "reports/2022-Q2/b.yaml"), 1),
        (("--fail-on", "warning", "--ignore", "WP119", "reports/2022-Q2/b.yaml"), 0),
        (("reports/2022-Q1",), 0),
        (("reports", "nope.yaml"), 2),
        (("reports", "nope/*.yaml"), 2),
        (("--exit-zero", "nope.yaml"), 2),
    ],
)
@pytest.mark.parametrize("form", ["full", "concise", "json", "github", "gitlab", "sarif", "junit"])
def test_the_code_says_how_it_went_whatever_the_format(
    findings: Run, form: str, words: tuple[str, ...], code: int
) -> None:
    assert findings(*words, "--format", form).code == code


def test_junit_fails_what_fails_the_run(findings: Run) -> None:
    assert 'failures="1"' in findings("--format", "junit").out
    assert 'failures="2"' in findings("--format", "junit", "--fail-on", "warning").out


# platforms


def test_a_github_job_gets_a_summary_below_what_is_there(
    findings: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "summary.md"
    page.write_text("# Before\n", "utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(page))
    findings("--format", "github")
    text = page.read_text("utf-8")
    assert text.startswith(
        "# Before\n## workplan validate\n\nchecked 7 files, 1 error, 1 warning\n"
    )
    assert "| reports/2022-Q2/a.yaml | 9 | WP116 error |" in text


def test_other_formats_leave_the_summary_alone(
    findings: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(page))
    findings("--format", "json")
    assert not page.exists()


def test_a_summary_that_cannot_be_written_changes_nothing_else(
    findings: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "nope" / "summary.md"))
    left = findings("--format", "github")
    assert left.code == 1
    assert "cannot be written" in left.err


def place_of(form: str, out: str) -> str:
    value: Any = json.loads(out)
    if form == "gitlab":
        return str(value[0]["location"]["path"])
    location = value["runs"][0]["results"][0]["locations"][0]
    return str(location["physicalLocation"]["artifactLocation"]["uri"])


@pytest.mark.parametrize("form", ["github", "gitlab", "sarif"])
@pytest.mark.parametrize(
    ("start", "name"), [(".", "reports"), ("reports/2022-Q2", "../../reports")]
)
def test_platforms_get_paths_from_the_top_of_the_repository(
    findings: Run, monkeypatch: pytest.MonkeyPatch, start: str, name: str, form: str
) -> None:
    git("init")
    monkeypatch.chdir(start)
    left = findings(name, "--format", form)
    if form == "github":
        assert left.out.startswith("::error file=reports/2022-Q2/a.yaml,line=9,")
    else:
        assert place_of(form, left.out) == "reports/2022-Q2/a.yaml"


# traps


def test_one_bad_file_among_fifty(run: Run) -> None:
    for number in range(50):
        write(f"many/{number:02}.yaml", report("a", 1, "1"))
    write("many/31.yaml", report("a", 1, "1") + "  valeu: 3\n")
    left = run("many", "--format", "json", "--select", "WP1")
    assert codes(left) == [("many/31.yaml", "WP112")]
    assert left.err == "checked 50 files, 1 error, 0 warnings\n"


def test_hidden_files_and_folders_are_left_alone(run: Run) -> None:
    write("reports/.draft.yaml", "x: [")
    write("reports/.old/a.yaml", "x: [")
    assert run("reports").out == "checked 4 files, 0 errors, 0 warnings\n"


def test_a_link_that_leads_nowhere_is_said(run: Run) -> None:
    Path("reports/link.yaml").symlink_to("nope.yaml")
    left = run("reports", "--format", "json")
    assert codes(left) == [("reports/link.yaml", "WP101")]
    assert left.code == 2


def test_a_workspace_that_cannot_be_used_is_a_finding(run: Run) -> None:
    write("workplan.yaml", WORKSPACE + "nope: 1\n")
    left = run("--format", "json")
    assert codes(left) == [("workplan.yaml", "WP112")]
    assert left.code == 1


def test_the_collector_runs_again_afterwards(run: Run) -> None:
    import gc

    run()
    assert gc.isenabled()


def test_a_file_that_is_checked_in_part_is_said_to_have_a_rest(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    half, empty = tmp_path / "half.yaml", tmp_path / "empty.yaml"
    half.write_text("format: workplan/report@1\nperiod: 2022-Q9\n", "utf-8")
    empty.write_text("", "utf-8")
    left = call(capfd, "validate", half, empty, tmp_path / "nowhere.yaml")
    assert "The rest of 1 file is checked once these errors are corrected." in left.err
    left = call(capfd, "validate", half, "--format", "json")
    assert "The rest" not in left.err
