"""A known finding can be accepted one by one, and comes back when the file changes."""

import json
import re
from pathlib import Path

import pytest

from calling import call
from workplan_cli.rules.selection import fingerprint

Capture = pytest.CaptureFixture[str]
UNITS = "format: workplan/units@1\nid: u\nunits:\n- {id: a, name: A, kind: office}\n"
PLAN = """format: workplan/plan@1
id: p
title: Made up
period: {start: 2022-01-01, end: 2022-12-31}
units: units.yaml
sections:
- number: 1
  title: T
  tasks:
  - number: 1
    title: T
    targets:
    - {id: x, title: X, measure: count, counted: x, goal: {at_least: 9}, combine: sum,
       over_time: cumulative, lead: [a]}
    - {id: y, title: Y, measure: count, counted: x, goal: {at_least: 9}, combine: sum,
       over_time: cumulative, lead: [a]}
"""
HEAD = "format: workplan/report@1\nplan: p\nunit: a\nperiod: {period}\nsubmitted: {day}\nentries:\n"
FIRST = HEAD.format(period="2022-Q1", day="2022-04-05") + "- {target: x, value: 3, note: n}\n"
FELL = HEAD.format(period="2022-Q2", day="2022-07-05") + (
    "- target: x\n  value: 2\n  note: m\n- target: y\n  value: -1\n  note: o\n"
)
ACCEPTED = (
    "format: workplan/workspace@1\nplan: plan.yaml\nreports: reports\naccepted:\n"
    "- {{rule: WP402, file: reports/q2.yaml, {more}reason: counted twice in Q1, by: A, "
    "until: {until}{mark}}}\n"
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "reports").mkdir()
    for name, text in {
        "units.yaml": UNITS, "plan.yaml": PLAN, "reports/q1.yaml": FIRST, "reports/q2.yaml": FELL,
    }.items():  # fmt: skip
        (tmp_path / name).write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def accept(folder: Path, until: str = "2999-12-31", mark: str = "", more: str = "") -> None:
    text = ACCEPTED.format(until=until, mark=mark and f', fingerprint: "{mark}"', more=more)
    (folder / "workplan.yaml").write_text(text, "utf-8")


def codes(capfd: Capture) -> tuple[list[str], str]:
    run = call(capfd, "validate", "--format", "concise")
    return re.findall(r": (WP\d+) ", run.out), run.err


def test_it_is_left_out_and_listed_and_nothing_else_is(folder: Path, capfd: Capture) -> None:
    accept(folder, mark=fingerprint(FELL))
    found, said = codes(capfd)
    assert sorted(found) == ["WP304", "WP327"]
    assert (
        "accepted until 2999-12-31: 1 of WP402 in reports/q2.yaml (counted twice in Q1; A)" in said
    )


def test_validate_says_which_fingerprint_to_write(folder: Path, capfd: Capture) -> None:
    accept(folder)
    found, said = codes(capfd)
    assert "WP402" in found
    mark = re.search(r'write fingerprint: "([0-9a-f]{12})"', said)
    assert mark
    accept(folder, mark=mark[1])
    assert "WP402" not in codes(capfd)[0]


def test_it_comes_back_when_the_file_changes(folder: Path, capfd: Capture) -> None:
    accept(folder, mark=fingerprint(FELL))
    (folder / "reports/q2.yaml").write_text(FELL.replace("value: 2", "value: 1"), "utf-8")
    found, said = codes(capfd)
    assert "WP402" in found
    assert "reports/q2.yaml has changed since WP402 was accepted" in said


def test_ends_of_lines_are_no_change(folder: Path, capfd: Capture) -> None:
    accept(folder, mark=fingerprint(FELL))
    (folder / "reports/q2.yaml").write_bytes(FELL.replace("\n", "\r\n").encode())
    assert "WP402" not in codes(capfd)[0]


def test_it_comes_back_after_its_end(folder: Path, capfd: Capture) -> None:
    accept(folder, mark=fingerprint(FELL), until="2022-12-31")
    found, said = codes(capfd)
    assert "WP402" in found
    assert "was accepted until 2022-12-31" in said


@pytest.mark.parametrize(("target", "left"), [("x", []), ("y", ["WP402"])])
def test_of_one_target_only_its_finding_is_meant(
    folder: Path, capfd: Capture, target: str, left: list[str]
) -> None:
    accept(folder, mark=fingerprint(FELL), more=f"target: {target}, ")
    assert [code for code in codes(capfd)[0] if code == "WP402"] == left


WHOLE = """format: workplan/report@1
plan: p
unit: a
period: 2022-Q2
entries:
- {target: x, value: 4.5}
- value: 3.5
  target: y
"""


@pytest.mark.parametrize("text", [
    WHOLE,
    WHOLE.replace("target:", "目标:").replace("value:", "数值:").replace("entries:", "条目:"),
])  # fmt: skip
@pytest.mark.parametrize(("target", "line"), [("x", "7"), ("y", "6")])
def test_the_target_of_an_entry_is_known_however_it_is_written(
    folder: Path, capfd: Capture, text: str, target: str, line: str
) -> None:
    text = re.sub("plan: .*", re.search("plan: .*", FELL)[0], text)  # type: ignore[index]
    text = re.sub("unit: .*", re.search("unit: .*", FELL)[0], text)  # type: ignore[index]
    (folder / "reports/q2.yaml").write_text(text, "utf-8")
    accept(folder, mark=fingerprint(text), more=f"target: {target}, ")
    accepted = (folder / "workplan.yaml").read_text("utf-8").replace("WP402", "WP313")
    (folder / "workplan.yaml").write_text(accepted, "utf-8")
    run = call(capfd, "validate", "--format", "concise", "--select", "WP313")
    assert re.findall(r"q2.yaml:(\d+):\d+: WP313", run.out) == [line]
    assert "accepted until 2999-12-31: 1 of WP313" in run.err


def test_a_rule_that_there_is_not_is_no_finding_that_has_gone(folder: Path, capfd: Capture) -> None:
    accept(folder)
    slip = (folder / "workplan.yaml").read_text("utf-8").replace("WP402", "WP999")
    (folder / "workplan.yaml").write_text(slip, "utf-8")
    assert "there is no rule WP999: correct it in “accepted”" in codes(capfd)[1]


def test_what_is_not_there_any_more_is_said(folder: Path, capfd: Capture) -> None:
    accept(folder, mark=fingerprint(FELL))
    (folder / "reports/q2.yaml").write_text(FELL.replace("value: 2", "value: 4"), "utf-8")
    assert "accepted, and not there any more: WP402 in reports/q2.yaml" in codes(capfd)[1]


def status_of_x(capfd: Capture, day: str = "2022-06-30") -> tuple[list[str], list[str]]:
    """The rules that leave x in doubt, and those that are accepted."""
    run = call(capfd, "status", "--format", "json", "--as-of", day)
    x = next(one for one in json.loads(run.out)["targets"] if one["id"] == "x")
    return [one["code"] for one in x["doubts"] if one["code"]], [
        one["code"] for one in x["accepted"]
    ]


def test_what_is_accepted_leaves_no_figure_in_doubt(
    folder: Path, capfd: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    accept(folder)  # nobody says of which text
    assert status_of_x(capfd) == (["WP402"], [])
    accept(folder, mark=fingerprint(FELL))
    assert status_of_x(capfd) == ([], ["WP402"])
    shown = call(capfd, "show", "x", "--lang", "en", "--as-of", "2022-06-30").out
    assert "accepted until 2999-12-31 (counted twice in Q1; A)" in " ".join(shown.split())


def test_it_is_a_doubt_again_after_its_day_and_when_the_file_changes(
    folder: Path, capfd: Capture
) -> None:
    accept(folder, mark=fingerprint(FELL), until="2022-06-29")
    assert status_of_x(capfd) == (["WP402"], [])
    accept(folder, mark="0" * 12)
    assert status_of_x(capfd) == (["WP402"], [])


def test_an_export_says_of_what_was_accepted_whether_it_still_is(
    folder: Path, capfd: Capture
) -> None:
    accept(folder, mark=fingerprint(FELL))
    assert call(capfd, "export", "markdown", "-o", "page.md", "--as-of", "2022-06-30").code == 0
    assert call(capfd, "verify", "page.md", "--lang", "en").code == 0
    accept(folder)
    run = call(capfd, "verify", "page.md", "--lang", "en")
    assert run.code == 1
    assert "WP402 a 2022-Q2 x was accepted then, and is not now" in " ".join(run.out.split())


def test_what_is_inside_of_an_entry_is_on_its_target_too(folder: Path, capfd: Capture) -> None:
    text = FELL + "  evidence: [{ref: 编造1号, date: 2099-01-01}]\n"  # behind the entry on y
    (folder / "reports/q2.yaml").write_text(text, "utf-8")
    accept(folder, mark=fingerprint(text), more="target: y, ")
    assert "WP318" in codes(capfd)[0]
    accepted = (folder / "workplan.yaml").read_text("utf-8").replace("WP402", "WP318")
    (folder / "workplan.yaml").write_text(accepted, "utf-8")
    assert "WP318" not in codes(capfd)[0]
