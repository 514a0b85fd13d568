"""`workplan validate` on input that nobody wants: each mistake in its place, and no traceback.

The reports are made up.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from calling import call
from workplan_cli.cli.main import main

HEAD = 'format: workplan/report@1\nplan: nmg-education-2022\nunit: "150100"\nperiod: 2022-Q2\n'
SENT = HEAD + "submitted: 2022-07-05\nentries:\n"
ENTRY = SENT + "- target: 13.4.2\n"
BOMB = (
    HEAD + "entries: []\nx0: &x0 [a, a, a, a, a, a, a, a, a, a]\n"
    + "".join(f"x{n}: &x{n} [{', '.join([f'*x{n - 1}'] * 10)}]\n" for n in range(1, 9))
)  # fmt: skip
INPUTS: dict[str, tuple[bytes, str, int, int, str, str]] = {
    "empty": (b"", "WP111", 1, 1, "the file is empty", "“format: workplan/report@1”"),
    "GBK": (
        (SENT + "- target: 13.4.2\n  note: 安吉游戏试点园\n").encode("gbk"),
        "WP102", 8, 9, "not UTF-8; it seems to be GBK (GB18030)", "Save the file as UTF-8",
    ),
    "binary": (
        b"PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00" * 99,
        "WP102", 1, 1, "a binary file, not text", "Send it as a text file in YAML.",
    ),
    "duplicate key": (
        (ENTRY + "  value: 1\n  value: 2\n").encode(),
        "WP106", 9, 3, "key value stands here a second time; first in line 8", "Keep one",
    ),
    "ten thousand brackets": (
        (HEAD + "entries: " + "[" * 10_000).encode(),
        "WP109", 5, 59, "more than 50 levels inside each other", "check the brackets",
    ),
    "alias bomb": (
        BOMB.encode(), "WP109", 11, 10, "aliases (*name) that unfold to too much", "Write the",
    ),
    "unknown target": (
        (SENT + "- target: 13.4.22\n  value: 1\n").encode(),
        "WP302", 7, 11, "13.4.22", "13.4.2 (",
    ),
    "wrong unit": (
        ENTRY.replace("150100", "15O100").encode() + b"  value: 1\n",
        "WP301", 3, 7, "15O100", "Did you mean 150100",
    ),
    "5.28万": ((ENTRY + "  value: 5.28万\n").encode(), "WP116", 8, 10, "5.28万", "Write 52800."),
    "１２": ((ENTRY + "  value: １２\n").encode(), "WP116", 8, 10, "１２", "Write 12."),
    "95%": ((ENTRY + "  value: 95%\n").encode(), "WP116", 8, 10, "95%", "not a percentage"),
    "百分之": (
        (ENTRY + "  value: 百分之五十\n").encode(), "WP116", 8, 10, "百分", "not a percentage",
    ),
    "a date in the future": (
        (SENT + "- target: 1.2.2\n  done: 2030-01-01\n  evidence: [{ref: 编造1号}]\n").encode(),
        "WP318", 8, 9, "2030-01-01", "",
    ),
    "no mapping": (b"- 1\n- 2\n", "WP114", 1, 1, "does not hold keys", "Begin with"),
    "a tab": (
        (SENT + "-\ttarget: 13.4.2\n\tvalue: 1\n").encode(),
        "WP104", 7, 2, "a tab", "space",
    ),
    "a format of tomorrow": (
        HEAD.replace("report@1", "plan@2").encode(),
        "WP118", 1, 9, "workplan/plan@2", "a newer version",
    ),
}  # fmt: skip


def found(out: str) -> list[dict[str, Any]]:
    value = json.loads(out)["diagnostics"]
    assert isinstance(value, list)
    return value


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("name", INPUTS)
def test_a_mistake_is_named_in_its_place_with_what_to_do(
    name: str, capfd: pytest.CaptureFixture[str]
) -> None:
    data, code, line, column, what, todo = INPUTS[name]
    Path("r.yaml").write_bytes(data)
    run = call(capfd, "validate", "r.yaml", "--format", "json")
    errors = [one for one in found(run.out) if one["severity"] == "error"]
    assert [(one["code"], one["file"], one["line"], one["column"]) for one in errors] == [
        (code, "r.yaml", line, column)
    ]
    assert what in errors[0]["message"]
    assert todo in errors[0]["fix"]
    assert run.code == 1
    assert "Traceback" not in run.err


@pytest.mark.parametrize("name", INPUTS)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_it_is_shown_with_its_line_where_there_is_one(
    name: str, lang: str, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    data, code, line, column, _what, _todo = INPUTS[name]
    monkeypatch.setenv("COLUMNS", "80")
    Path("r.yaml").write_bytes(data)
    run = call(capfd, "validate", "r.yaml", lang=lang)
    assert f"r.yaml:{line}:{column}: " in run.out
    assert code in run.out
    readable = code not in {"WP102", "WP111"} and b"workplan/" in data
    assert ("^" in run.out) == readable


def test_places_are_right_in_a_file_with_a_mark_and_windows_line_ends(
    capfd: pytest.CaptureFixture[str],
) -> None:
    text = (ENTRY + "  value: 5.28万\n").replace("\n", "\r\n")
    Path("r.yaml").write_bytes(text.encode("utf-8-sig"))
    run = call(capfd, "validate", "r.yaml", "--format", "concise", "--ignore", "WP3")
    assert [line.split(" ")[:2] for line in run.out.splitlines()[:2]] == [
        ["r.yaml:8:10:", "WP116"],
        ["r.yaml:1:1:", "WP119"],
    ]


def test_a_mark_alone_is_a_warning(capfd: pytest.CaptureFixture[str]) -> None:
    Path("r.yaml").write_bytes((HEAD + "entries: []\n").encode("utf-8-sig"))
    run = call(capfd, "validate", "r.yaml", "--format", "json", "--select", "WP1")
    assert [(one["code"], one["severity"]) for one in found(run.out)] == [("WP119", "warning")]
    assert run.code == 0


def test_fifty_megabytes_are_not_read(capfd: pytest.CaptureFixture[str]) -> None:
    with Path("r.yaml").open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    run = call(capfd, "validate", "r.yaml", "--format", "json")
    (one,) = found(run.out)
    assert (one["code"], one["line"], one["column"]) == ("WP109", 1, 1)
    assert one["message"] == "the file is larger than 10 MB"
    assert run.code == 1


@pytest.mark.parametrize("name", ["nope", "nope/r.yaml"])
def test_what_is_not_there_cannot_be_read(name: str, capfd: pytest.CaptureFixture[str]) -> None:
    run = call(capfd, "validate", name, "--format", "json")
    (one,) = found(run.out)
    assert (one["code"], one["file"], one["line"]) == ("WP101", name, 1)
    assert one["message"] == "there is no such file or folder"
    assert run.code == 2
    assert run.err == "checked 0 files, 1 error, 0 warnings\n"


@pytest.mark.parametrize("name", ["nope/*.yaml", "empty"])
def test_nothing_to_check_is_a_code_of_its_own(
    name: str, capfd: pytest.CaptureFixture[str]
) -> None:
    Path("empty").mkdir()
    run = call(capfd, "validate", name)
    assert (run.code, run.out) == (3, "")
    assert run.err == f"workplan: no YAML file in {name}\n"


def test_without_a_workspace_something_has_to_be_named(capfd: pytest.CaptureFixture[str]) -> None:
    run = call(capfd, "validate")
    assert run.code == 3
    assert run.err.startswith("workplan: nothing to check: name files or folders")


def test_a_plan_that_cannot_be_used_is_among_the_findings(
    capfd: pytest.CaptureFixture[str],
) -> None:
    Path("r.yaml").write_text(ENTRY + "  valeu: 1\n", "utf-8")
    Path("plan.yaml").write_text("format: workplan/plan@1\nid: [\n", "utf-8")
    run = call(capfd, "validate", "r.yaml", "--plan", "plan.yaml", "--format", "json")
    assert [(one["file"], one["code"]) for one in found(run.out)] == [
        ("plan.yaml", "WP105"),
        ("r.yaml", "WP112"),
    ]
    assert run.code == 1


def test_a_plan_that_is_not_there_is_wrong_usage(capfd: pytest.CaptureFixture[str]) -> None:
    Path("r.yaml").write_text(ENTRY + "  value: 1\n", "utf-8")
    run = call(capfd, "validate", "r.yaml", "--plan", "nope.yaml")
    assert run.code == 2
    assert "nope.yaml:1:1: error WP101" in run.out
    assert "checked 1 file, 1 error" in run.out


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("plan.yaml", "id: made-up\nsections: []\n", "workplan/plan@1"),
        ("units.yaml", "id: made-up\nunits: []\n", "workplan/units@1"),
        ("workplan.yaml", "reports: reports\n", "workplan/workspace@1"),
        ("anything.yaml", 'unit: "150100"\n', "workplan/report@1"),
    ],
)
def test_a_file_without_its_format_is_taken_for_what_it_looks_like(
    name: str, text: str, expected: str, capfd: pytest.CaptureFixture[str]
) -> None:
    Path(name).write_text(text, "utf-8")
    left = call(capfd, "validate", name, "--format", "concise")
    assert left.code == 1
    assert f"{name}:1:1: WP113 key format is missing" in left.out
    assert f"“format: {expected}”" in call(capfd, "validate", name).out


def test_a_report_that_is_named_is_held_against_the_others_of_the_workspace(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "reports").mkdir()
    (tmp_path / "workplan.yaml").write_text("format: workplan/workspace@1\nreports: reports\n")
    text = (
        "# Made up.\nformat: workplan/report@1\nplan: nmg-education-2022\n"
        'unit: "150102"\nperiod: 2022-Q2\nsubmitted: 2022-07-05\n'
        "entries:\n- target: 13.4.2\n  value: 3\n"
    )
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / "reports" / name).write_text(text)
    with pytest.raises(SystemExit) as left:
        main(["validate", "reports/b.yaml", "--lang", "en", "--format", "concise"])
    out, _err = capfd.readouterr()
    assert left.value.code == 1
    assert "reports/b.yaml:5:9: WP401" in out
    assert "checked 1 file, 1 error" in out


def test_a_second_entry_is_one_mistake_and_a_wrong_year_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    head = (
        "# Made up.\nformat: workplan/report@1\nplan: nmg-education-2022\n"
        'unit: "150102"\nperiod: {period}\nsubmitted: 2022-07-05\nentries:\n'
    )
    for name, period, entries in (
        ("twice.yaml", "2022-Q2", "- {target: 13.4.2, value: 18}\n- {target: 13.4.2, value: 5}\n"),
        ("year.yaml", "2021-Q2", "- {target: 13.4.2, value: 18}\n"),
    ):
        (tmp_path / name).write_text(head.format(period=period) + entries)
    with pytest.raises(SystemExit):
        main(["validate", ".", "--lang", "en", "--format", "json", "--ignore", "WP327"])
    found = json.loads(capfd.readouterr().out)["diagnostics"]
    assert [(one["file"], one["code"]) for one in found] == [
        ("twice.yaml", "WP305"),
        ("year.yaml", "WP321"),
    ]


def test_an_indent_that_only_looks_like_one_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "r.yaml").write_text(
        "# Made up.\nformat: workplan/report@1\nplan: nmg-education-2022\n"
        'unit: "150102"\nperiod: 2022-Q2\nsubmitted: 2022-07-05\n'
        "entries:\n- target: 13.4.2\n\u00a0\u00a0value: 3\n",
        "utf-8",
    )
    with pytest.raises(SystemExit):
        main(["validate", "r.yaml", "--lang", "en"])
    assert "Indent this line with plain spaces" in capfd.readouterr().out


def test_a_workspace_that_ignores_a_rule_that_there_is_not_is_told_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "workplan.yaml").write_text(
        "format: workplan/workspace@1\nignore:\n- {rule: WP399, reason: made up}\n"
    )
    with pytest.raises(SystemExit) as left:
        main(["validate", "workplan.yaml", "--lang", "en"])
    assert left.value.code == 2
    assert "workplan.yaml:3:10: there is no rule WP399" in capfd.readouterr().err
