"""Many files that cannot be read: some are shown, all are counted, and a command shows the rest."""

from pathlib import Path

import pytest
from test_states_of_reports import ONE, PLAN, TWO, TYPO, UNITS

from calling import call

Capture = pytest.CaptureFixture[str]
ENTRY = "entries:\n- {target: 1.1.1, value: 1, evidence: [{ref: a}]}\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("my reports").mkdir()
    Path("plan.yaml").write_text(PLAN, "utf-8")
    Path("units.yaml").write_text(UNITS, "utf-8")
    Path("my reports/2.yaml").write_text(TWO + ENTRY, "utf-8")


def status(capfd: Capture, *, files: int, mistakes: int, lang: str = "en") -> list[str]:
    """What is said of that many files with that many mistakes."""
    wrong = ONE + TYPO + TYPO.removeprefix("entries:\n") * (mistakes - 1)
    for number in range(files):
        Path(f"my reports/x{number:02}.yaml").write_text(wrong, "utf-8")
    left = call(capfd, "status", "my reports", "--plan", "plan.yaml", lang=lang)
    assert left.code == 2  # the page is there, and is not complete
    return left.err.splitlines()


def test_a_few_mistakes_are_all_shown(capfd: Capture) -> None:
    said = status(capfd, files=5, mistakes=2)
    assert sum("WP116" in line for line in said) == 10
    assert said[-1] == "5 files could not be read and are in none of these figures."
    assert not any("all of them" in line for line in said)


def test_of_many_the_first_of_each_file_is_shown_and_the_rest_counted(capfd: Capture) -> None:
    said = status(capfd, files=12, mistakes=3)
    shown = [line.split(":")[0] for line in said if "WP116" in line]
    assert shown == [f"my reports/x{number:02}.yaml" for number in range(10)]
    # 36 mistakes without the 10 that are shown: two in each of ten files, three in two
    rest = "… and 26 more mistakes in 12 files; all of them: "
    assert said[-2] == rest + "workplan validate --plan plan.yaml 'my reports'"
    assert said[-1] == "12 files could not be read and are in none of these figures."


def test_the_rest_is_counted_in_chinese_too(capfd: Capture) -> None:
    said = status(capfd, files=1, mistakes=12, lang="zh")
    command = "workplan validate --plan plan.yaml 'my reports'"
    assert said[-2] == f"……1 个文件中另有 11 处错误；查看全部：{command}"
