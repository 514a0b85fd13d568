"""Names of files as platforms know them."""

import subprocess
from pathlib import Path

import pytest

from workplan_cli.loading.git import in_repository, touched
from workplan_cli.loading.paths import repository_top


@pytest.mark.parametrize(
    ("name", "here", "path"),
    [
        ("reports/a.yaml", "/top", "reports/a.yaml"),
        ("a.yaml", "/top/reports", "reports/a.yaml"),
        ("../plan.yaml", "/top/reports", "plan.yaml"),
        ("/top/reports/a.yaml", "/top", "reports/a.yaml"),
        ("/elsewhere/a.yaml", "/top", "/elsewhere/a.yaml"),
        ("../../elsewhere/a.yaml", "/top/reports", "../../elsewhere/a.yaml"),
    ],
)
def test_a_path_begins_at_the_top_of_the_repository(name: str, here: str, path: str) -> None:
    assert in_repository(name, Path(here), Path("/top")) == path


def test_outside_of_a_repository_a_path_stays_as_it_is() -> None:
    assert in_repository("../a.yaml", Path("/x"), None) == "../a.yaml"


def test_the_top_is_the_nearest_folder_with_a_repository(tmp_path: Path) -> None:
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    (tmp_path / "a" / ".git").write_text("gitdir: elsewhere\n", "utf-8")
    assert repository_top(below) == tmp_path / "a"


def test_what_git_tells_a_hook_of_its_folder_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    below = tmp_path / "reports"
    below.mkdir()
    plan = tmp_path / "plan.yaml"
    plan.write_text("a: 1\n", "utf-8")
    for words in (
        "init -q",
        "add .",
        "-c user.name=x -c user.email=x@example.org commit -q -m x",
    ):
        subprocess.run(["git", *words.split()], cwd=tmp_path, check=True)  # noqa: S603, S607 - fixed words
    plan.write_text("a: 2\n", "utf-8")
    monkeypatch.setenv("GIT_DIR", str(tmp_path / ".git"))
    assert touched("HEAD", below) == frozenset({plan.resolve()})
