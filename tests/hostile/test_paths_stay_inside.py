"""A file decides nothing about files outside of its folder: they are neither read nor written."""

import os
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from calling import Left, call

EXAMPLE = Path(__file__).parents[2] / "examples" / "leagues_2022"
START = "format: workplan/workspace@1\n"
FOREIGN = "token: made-up-secret-1\nother: made-up-secret-2\n"
Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def year(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the example year, beside a file that is none of its business."""
    (tmp_path / "secrets.yaml").write_text(FOREIGN, "utf-8")
    monkeypatch.chdir(shutil.copytree(EXAMPLE, tmp_path / "year"))
    return tmp_path / "year"


def says_nothing(left: Left) -> bool:
    return not any(word in left.out + left.err for word in ("made-up-secret", "token", "other:"))


@pytest.mark.parametrize("words", ["validate", "validate --format json", "status", "show 13.4.2"])
@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("plan: ../secrets.yaml", "2:7"),
        ("plan: plan.yaml\nunits: ../secrets.yaml", "3:8"),
        ("plan: plan.yaml\nreports: ../secrets.yaml", "3:10"),
        ("plan: plan.yaml\nreports: [reports, ../*.yaml]", "3:20"),
        ("plan: a/../../secrets.yaml", "2:7"),
    ],
)
def test_a_workspace_names_nothing_outside_of_its_folder(
    capfd: Capture, words: str, line: str, place: str
) -> None:
    Path("workplan.yaml").write_text(f"{START}{line}\n", "utf-8")
    left = call(capfd, *words.split())
    assert left.code == 2
    said = left.out + left.err
    assert "leads out of the folder of this file" in said
    assert f"workplan.yaml:{place}:" in said or f'"column": {place[2:]}' in said
    assert says_nothing(left)


def test_an_absolute_path_is_refused_even_to_a_file_inside(capfd: Capture, year: Path) -> None:
    Path("workplan.yaml").write_text(f"{START}plan: {year}/plan.yaml\n", "utf-8")
    left = call(capfd, "validate")
    assert left.code == 2
    assert "workplan.yaml:2:7: error WP101" in left.out


@pytest.mark.parametrize(
    "words", ["validate", "plan validate plan.yaml", "status", "validate --fix"]
)
def test_a_plan_names_its_units_beside_itself_only(capfd: Capture, words: str) -> None:
    Path("workplan.yaml").write_text(f"{START}plan: plan.yaml\nreports: reports\n", "utf-8")
    plan = Path("plan.yaml").read_text("utf-8")
    Path("plan.yaml").write_text(
        plan.replace("units: units.yaml", "units: ../secrets.yaml"), "utf-8"
    )
    left = call(capfd, *words.split())
    assert left.code == 2
    assert "../secrets.yaml leads out of the folder of this file" in left.out + left.err
    assert says_nothing(left)


@pytest.mark.parametrize("words", ["validate", "validate reports", "validate reports/*", "status"])
def test_a_link_out_of_the_reports_folder_is_said_and_not_followed(
    capfd: Capture, words: str
) -> None:
    Path("reports/2022-Q1/zz.yaml").symlink_to(Path("../secrets.yaml").absolute())
    left = call(capfd, *words.split())
    assert left.code == 2
    assert "reports/2022-Q1/zz.yaml:1:1: error WP101" in left.out + left.err
    assert "15.5.2" in left.out or "checked" in left.out  # the others are looked at
    assert says_nothing(left)


def test_a_linked_folder_that_leads_out_is_said(capfd: Capture, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/a.yaml").write_text(FOREIGN, "utf-8")
    Path("reports/linked").symlink_to(tmp_path / "elsewhere")
    left = call(capfd, "validate")
    assert left.code == 2
    assert "reports/linked:1:1: error WP101" in left.out
    assert says_nothing(left)


@pytest.mark.parametrize("words", ["validate --fix", "report fmt reports"])
def test_nothing_is_written_through_a_link_that_leads_out(
    capfd: Capture, tmp_path: Path, words: str
) -> None:
    outside = tmp_path / "outside.yaml"
    report = Path("reports/2022-Q1/150100.yaml").read_text("utf-8")
    outside.write_bytes(b"\xef\xbb\xbf" + report.replace("- target", "-   target").encode())
    before = outside.read_bytes()
    Path("reports/2022-Q1/zz.yaml").symlink_to(outside)
    assert call(capfd, *words.split()).code == 2
    assert outside.read_bytes() == before


def test_a_link_inside_of_the_workspace_is_a_file_like_any_other(capfd: Capture) -> None:
    Path("archive").mkdir()
    shutil.move("reports/2022-Q1/150100.yaml", "archive/150100.yaml")
    Path("reports/2022-Q1/150100.yaml").symlink_to(Path("archive/150100.yaml").absolute())
    assert "WP101" not in call(capfd, "validate", "reports").out


def test_named_on_the_command_line_anything_goes(capfd: Capture, tmp_path: Path) -> None:
    shutil.move("plan.yaml", tmp_path / "plan.yaml")
    shutil.copy("units.yaml", tmp_path / "units.yaml")
    shutil.move("reports", tmp_path / "reports")
    Path("workplan.yaml").unlink()
    left = call(capfd, "status", "../reports", "--plan", tmp_path / "plan.yaml")
    assert left.code == 0


@pytest.mark.parametrize(
    "words",
    [
        "validate", "validate --format json", "validate --diff", "validate --fix", "status",
        "plan validate", "plan fmt", "report fmt", "status --plan", "changes", "chase",
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "text",
    [
        FOREIGN,
        "x: [made-up-secret-1\n",
        "token: !made-up-secret-1 x\n",
        "token: 1\ntoken: 2\n",
        "*made-up-secret-1",
        "other: {token: 1}\nplan: made-up-secret-1\n",
    ],
)
def test_of_a_file_that_names_no_format_of_ours_neither_keys_nor_text_are_shown(
    capfd: Capture, words: str, text: str
) -> None:
    Path("a.yaml").write_text(text, "utf-8")
    left = call(capfd, *words.split(), "a.yaml")
    assert left.code in {1, 2}
    assert "a.yaml" in left.out + left.err
    assert says_nothing(left)
    assert Path("a.yaml").read_text("utf-8") == text


def test_such_a_file_is_said_to_name_no_format_and_no_more(capfd: Capture) -> None:
    Path("a.yaml").write_text(FOREIGN, "utf-8")
    for words in ("plan fmt", "plan validate", "validate", "status"):
        left = call(capfd, *words.split(), "a.yaml")
        said = re.findall(r"a\.yaml:.*\n.*", left.out + left.err)
        assert [one.split("\n  ")[1] for one in said] == ["the file names no workplan/ format"]


def test_a_name_too_long_for_the_system_is_said_with_its_place(capfd: Capture) -> None:
    Path("workplan.yaml").write_text(f"{START}plan: plan.yaml\nreports: {'a' * 5000}\n", "utf-8")
    left = call(capfd, "validate")
    assert left.code == 2
    assert "workplan.yaml:3:10: error WP101" in left.out


@pytest.fixture
def deep(year: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """1,500 folders inside each other, which whoever tidies up with recursion could not remove."""
    monkeypatch.chdir("reports")
    for _level in range(1500):
        Path("d").mkdir()
        os.chdir("d")
    os.chdir(year)
    yield
    os.chdir(year / "reports")
    while Path("d").exists():
        Path("d").rename("e")
        if Path("e/d").exists():
            Path("e/d").rename("d")
        Path("e").rmdir()


@pytest.mark.usefixtures("deep")
@pytest.mark.parametrize("words", ["validate reports", "status reports"])
def test_folders_inside_each_other_end_no_command(capfd: Capture, words: str) -> None:
    left = call(capfd, *words.split())
    assert left.code in {0, 1}, left.err


def test_a_workspace_above_the_repository_is_not_obeyed(
    capfd: Capture, tmp_path: Path, year: Path
) -> None:
    (tmp_path / "workplan.yaml").write_text(
        f"{START}ignore:\n- {{rule: WP3, reason: quiet}}\n", "utf-8"
    )
    Path("workplan.yaml").unlink()
    (year / ".git").mkdir()
    Path("reports/2022-Q1/150100.yaml").write_text(
        'format: workplan/report@1\nplan: example-leagues-2022\nunit: "999"\nperiod: 2022-Q1\n',
        "utf-8",
    )
    left = call(capfd, "validate", "reports", "--plan", "plan.yaml")
    assert left.code == 1
    assert "left out" not in left.err


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() != 0, reason="gives a file away")
def test_a_workspace_of_another_user_above_is_not_obeyed(capfd: Capture, tmp_path: Path) -> None:
    shutil.move("workplan.yaml", tmp_path / "workplan.yaml")
    os.chown(tmp_path / "workplan.yaml", 12345, 12345)
    left = call(capfd, "status")
    assert str(tmp_path) not in left.err


def test_the_workspace_that_is_obeyed_from_below_is_named(
    capfd: Capture, monkeypatch: pytest.MonkeyPatch, year: Path
) -> None:
    monkeypatch.chdir("reports")
    assert f"As {year}/workplan.yaml says." in call(capfd, "status").err
