"""`workplan init`: a folder that works at once."""

import json
import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from calling import call
from workplan_cli.loading.document import read_document
from workplan_cli.loading.shape import shape
from workplan_cli.model.workspace import Workspace

FILES = [
    ".github/workflows/workplan.yml",
    ".gitlab-ci.yml",
    ".vscode/extensions.json",
    ".vscode/settings.json",
    "reports/.gitkeep",
    "schemas/report.schema.json",
    "schemas/workspace.schema.json",
    "workplan.yaml",
]
EXAMPLE = Path(__file__).parents[1] / "examples" / "half_year" / "plan.yaml"
Capture = pytest.CaptureFixture[str]


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_everything_is_written_and_said(tmp_path: Path, capfd: Capture) -> None:
    run = call(capfd, "init", tmp_path / "year")
    assert sorted(contents(tmp_path / "year")) == FILES
    assert sorted(run.out.splitlines()) == [f"written: {tmp_path}/year/{name}" for name in FILES]


def test_nothing_that_is_there_is_touched(tmp_path: Path, capfd: Capture) -> None:
    call(capfd, "init", tmp_path)
    (tmp_path / "workplan.yaml").write_text("mine", "utf-8")
    before = contents(tmp_path)
    run = call(capfd, "init", tmp_path, lang="zh")
    assert contents(tmp_path) == before
    assert len(run.out.splitlines()) == len(FILES)
    assert "written" not in run.out


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_folder_validates_as_it_is(
    tmp_path: Path, capfd: Capture, monkeypatch: pytest.MonkeyPatch, lang: str
) -> None:
    call(capfd, "init", tmp_path, lang=lang)
    monkeypatch.chdir(tmp_path)
    assert call(capfd, "validate").code == 0
    call(capfd, "report", "new", "--unit", "150100", "--period", "2022-Q2")
    assert Path("reports/2022-Q2/150100.yaml").is_file()
    assert call(capfd, "validate").code == 0


def test_a_plan_in_the_folder_is_named_relative_to_it(tmp_path: Path, capfd: Capture) -> None:
    shutil.copytree(EXAMPLE.parent, tmp_path / "plans")
    call(capfd, "init", tmp_path, "--plan", tmp_path / "plans/plan.yaml")
    document, _found = read_document(tmp_path / "workplan.yaml")
    assert document is not None
    workspace, found = shape(document, Workspace)
    assert (found, workspace and workspace.plan) == ([], "plans/plan.yaml")
    assert not (tmp_path / "plan.yaml").exists()


def test_a_plan_from_elsewhere_is_copied_with_its_units(
    tmp_path: Path, capfd: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    call(capfd, "init", tmp_path / "year", "--plan", EXAMPLE)
    monkeypatch.chdir(tmp_path / "year")
    assert Path("plan.yaml").read_bytes() == EXAMPLE.read_bytes()
    assert 'plan: "plan.yaml"' in Path("workplan.yaml").read_text("utf-8")
    assert call(capfd, "validate").code == 0
    tmp_path /= "year"
    schema = json.loads((tmp_path / "schemas" / "report.schema.json").read_text("utf-8"))
    assert schema["properties"]["plan"]["const"] == "example-2022"


def test_the_editor_finds_the_schemas(tmp_path: Path, capfd: Capture) -> None:
    call(capfd, "init", tmp_path)
    settings = json.loads((tmp_path / ".vscode" / "settings.json").read_text("utf-8"))
    for name in settings["yaml.schemas"]:
        assert (tmp_path / name).is_file()


def test_what_ci_runs_has_the_form_that_the_platforms_want(tmp_path: Path, capfd: Capture) -> None:
    pytest.importorskip("check_jsonschema", reason="check-jsonschema is not installed")
    call(capfd, "init", tmp_path)
    for name, schema in (
        (".github/workflows/workplan.yml", "vendor.github-workflows"),
        (".gitlab-ci.yml", "vendor.gitlab-ci"),
    ):
        command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, name]
        run = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)  # noqa: S603 - our own command line
        assert run.returncode == 0, run.stdout


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path, capfd: Capture) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    run = call(capfd, "init", tmp_path / "file")
    assert run.code == 2
    assert "cannot be written" in run.err


@pytest.mark.skipif(os.getuid() == 0, reason="root may write everywhere")
def test_a_folder_without_permission_is_said(tmp_path: Path, capfd: Capture) -> None:
    tmp_path.chmod(stat.S_IRUSR | stat.S_IXUSR)
    assert call(capfd, "init", tmp_path).code == 2


def test_a_plan_that_cannot_be_used_is_said_and_nothing_written(
    tmp_path: Path, capfd: Capture
) -> None:
    run = call(capfd, "init", tmp_path / "year", "--plan", tmp_path / "nowhere.yaml")
    assert run.code == 2
    assert not (tmp_path / "year").exists()
