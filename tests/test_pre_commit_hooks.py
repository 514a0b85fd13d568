"""The hooks do their work in a throw-away repository; slow, so: `pytest -m slow`."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from workplan_cli.loading.yaml import load_yaml

ROOT = Path(__file__).parents[1]
SHIPPED = ("src", "data", "pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml")
GIT = ("git", "-c", "user.name=tests", "-c", "user.email=tests@example.invalid")
HEAD = "format: workplan/report@1\nplan: nmg-education-2022\n"
WORKSPACE = "format: workplan/workspace@1\nreports: reports\n"
SOUND = (
    HEAD + 'unit: "150102"\nperiod: 2022-Q2\nentries:\n- target: 13.4.2\n  value: 18\n'
    "  evidence:\n  - {ref: 文〔2022〕1号}\n"
)


def run(folder: Path, *command: object) -> subprocess.CompletedProcess[str]:
    # The variables of an outer git (these tests may run in a hook) would point at its repository.
    environment = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    return subprocess.run(  # noqa: S603 - git and pre-commit
        [str(word) for word in command],
        cwd=folder,
        env={**environment, "WORKPLAN_LANG": "en", "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def committed(folder: Path) -> None:
    for words in (("init", "-q"), ("add", "-A"), ("commit", "-q", "-m", "x", "--no-verify")):
        assert run(folder, *GIT, *words).returncode == 0


@pytest.fixture(scope="module")
def hooks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a user's configuration would name: a repository with the tool and its hooks."""
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    pytest.importorskip("pre_commit", reason="pre-commit is not installed")
    folder = tmp_path_factory.mktemp("hooks")
    for name in SHIPPED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, folder / name)
    committed(folder)
    return folder


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    report = tmp_path / "reports" / "2022-Q2" / "150102.yaml"
    report.parent.mkdir(parents=True)
    report.write_text(SOUND, "utf-8")
    (tmp_path / "workplan.yaml").write_text(WORKSPACE, "utf-8")
    (tmp_path / ".github" / "workflows").mkdir(parents=True)
    (tmp_path / ".github" / "workflows" / "workplan.yml").write_text("on: push\n", "utf-8")
    (tmp_path / "other.yaml").write_text("- no report of ours\n", "utf-8")
    committed(tmp_path)
    return report


def tried(hooks: Path, repository: Path, hook: str) -> subprocess.CompletedProcess[str]:
    """`pre-commit try-repo`, on all files."""
    folder = repository.parents[2]
    assert run(folder, "git", "add", "-A").returncode == 0
    words = ("try-repo", hooks, hook, "--all-files", "--verbose", "--color", "never")
    tried = run(folder, sys.executable, "-m", "pre_commit", *words)
    if "An unexpected error has occurred" in tried.stdout:
        pytest.skip("pre-commit cannot install the tool here (is there a package index?)")
    return tried


@pytest.mark.slow
def test_a_sound_report_passes(hooks: Path, repository: Path) -> None:
    found = tried(hooks, repository, "workplan-validate")
    assert found.returncode == 0, found.stdout
    assert "checked 2 files, 0 errors" in found.stdout


@pytest.mark.slow
def test_a_wrong_report_fails_with_its_line(hooks: Path, repository: Path) -> None:
    repository.write_text(SOUND.replace("18", "约18"), "utf-8")
    found = tried(hooks, repository, "workplan-validate")
    assert found.returncode == 1
    assert "reports/2022-Q2/150102.yaml:7:10" in found.stdout


@pytest.mark.slow
def test_a_slip_in_a_plan_or_its_units_fails_whatever_the_files_are_called(
    hooks: Path, repository: Path
) -> None:
    workspace = repository.parents[2] / "workplan.yaml"
    workspace.write_text(WORKSPACE + "plan: of_the_year.yml\n", "utf-8")
    (workspace.parent / "of_the_year.yml").write_text(
        "format: workplan/plan@1\ngoall: 1\n", "utf-8"
    )
    found = tried(hooks, repository, "workplan-validate")
    assert found.returncode == 1
    assert "of_the_year.yml:2:1" in found.stdout


@pytest.mark.slow
def test_what_is_certain_is_corrected(hooks: Path, repository: Path) -> None:
    text = SOUND + "  note: 七所幼儿园已经挂牌，十一所正在验收，其余年底以前完成\n"
    repository.write_bytes(text.replace("18", "１８").encode("gbk"))
    found = tried(hooks, repository, "workplan-fix")
    assert found.returncode == 1  # a hook that changes files fails, so that they are looked at
    assert "files were modified by this hook" in found.stdout
    assert repository.read_text("utf-8") == text


@pytest.mark.slow
def test_a_report_is_tidied(hooks: Path, repository: Path) -> None:
    repository.write_text(SOUND.replace("value: ", "value:   "), "utf-8")
    assert tried(hooks, repository, "workplan-fmt").returncode == 1
    assert repository.read_text("utf-8") == SOUND


def test_every_hook_is_a_command_of_ours_on_files_of_ours() -> None:
    found = load_yaml((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8")).value
    assert [hook["id"] for hook in found] == ["workplan-validate", "workplan-fix", "workplan-fmt"]
    assert all(hook["entry"].startswith("workplan ") for hook in found)
