"""`workplan init`: a folder that works at once."""

import hashlib
import json
import os
import shlex
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from calling import call
from workplan_cli.cli.main import main
from workplan_cli.loading.files import data_folder, load_plan
from workplan_cli.loading.yaml import load_yaml
from workplan_cli.model.measure import MEASURES

FILES = [
    ".github/CODEOWNERS",
    ".github/workflows/workplan.yml",
    ".gitignore",
    ".gitlab-ci.yml",
    ".pre-commit-config.yaml",
    ".vscode/extensions.json",
    ".vscode/settings.json",
    "CLERKS.md",
    "plan.yaml",
    "reports/.gitkeep",
    "schemas/plan.schema.json",
    "schemas/report.schema.json",
    "schemas/units.schema.json",
    "schemas/workspace.schema.json",
    "units.yaml",
    "workplan.yaml",
]
RECORD = ".workplan-init.json"
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
    assert sorted(contents(tmp_path / "year")) == sorted([*FILES, RECORD])
    assert sorted(run.out.splitlines()) == [f"written: {tmp_path}/year/{name}" for name in FILES]


def test_the_command_that_it_ends_with_writes_the_first_report(
    tmp_path: Path, capfd: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = call(capfd, "init", tmp_path / "year").err.splitlines()
    assert said[0] == f"Next, in {tmp_path}/year:"
    begin = said[-1].removeprefix("The first report: workplan ").split()
    monkeypatch.chdir(tmp_path / "year")
    assert call(capfd, *begin).code == 0
    assert [file.name for file in (tmp_path / "year" / "reports").rglob("*.yaml")] == ["11.yaml"]


def test_clerks_are_told_the_periods_of_their_plan(tmp_path: Path, capfd: Capture) -> None:
    plan = Path(__file__).parents[1] / "plans" / "nhs_2025_26" / "plan.yaml"
    call(capfd, "init", tmp_path, "--plan", plan)
    page = (tmp_path / "CLERKS.md").read_text("utf-8")
    assert "`2025-26-Q1`" in page
    assert "2022" not in page


def test_what_somebody_has_changed_is_left_alone(tmp_path: Path, capfd: Capture) -> None:
    call(capfd, "init", tmp_path)
    (tmp_path / "workplan.yaml").write_text(
        "format: workplan/workspace@1\nplan: plan.yaml\n# mine\n", "utf-8"
    )
    (tmp_path / "CLERKS.md").write_text("mine", "utf-8")
    before = contents(tmp_path)
    run = call(capfd, "init", tmp_path)
    assert contents(tmp_path) == before
    assert f"left as it is, with changes of your own: {tmp_path}/CLERKS.md" in run.out
    assert f"as it is written now: {tmp_path}/.gitlab-ci.yml" in run.out


def test_what_an_earlier_version_wrote_and_nobody_changed_is_renewed(
    tmp_path: Path, capfd: Capture
) -> None:
    call(capfd, "init", tmp_path)
    record = tmp_path / RECORD
    old = b"# what an earlier version wrote\n"
    (tmp_path / ".gitlab-ci.yml").write_bytes(old.replace(b"\n", b"\r\n"))
    written = json.loads(record.read_text("utf-8"))
    written["files"][".gitlab-ci.yml"] = hashlib.sha256(old).hexdigest()
    record.write_text(json.dumps(written), "utf-8")
    run = call(capfd, "init", tmp_path)
    assert f"renewed: {tmp_path}/.gitlab-ci.yml" in run.out
    assert "workplan validate" in (tmp_path / ".gitlab-ci.yml").read_text("utf-8")


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_folder_validates_as_it_is(
    tmp_path: Path, capfd: Capture, monkeypatch: pytest.MonkeyPatch, lang: str
) -> None:
    call(capfd, "init", tmp_path, lang=lang)
    monkeypatch.chdir(tmp_path)
    assert "0 errors, 0 warnings" in call(capfd, "plan", "validate", lang="en").out
    for unit in ("10", "11", "12"):
        call(capfd, "report", "new", "--unit", unit, "--period", "2022-Q2")
        assert Path(f"reports/2022-Q2/{unit}.yaml").is_file()
    assert call(capfd, "validate").code == 0


def test_the_small_plan_has_a_target_of_each_measure(tmp_path: Path, capfd: Capture) -> None:
    for lang in ("en", "zh"):
        call(capfd, "init", tmp_path / lang, lang=lang)
        loaded = load_plan(tmp_path / lang / "plan.yaml")[0]
        assert loaded is not None
        assert [target.measure for target in loaded.plan.targets] == list(MEASURES)


def test_a_plan_is_copied_with_its_units(
    tmp_path: Path, capfd: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    call(capfd, "init", tmp_path / "year", "--plan", EXAMPLE)
    monkeypatch.chdir(tmp_path / "year")
    assert Path("plan.yaml").read_bytes() == EXAMPLE.read_bytes()
    assert "plan: plan.yaml" in Path("workplan.yaml").read_text("utf-8")
    assert call(capfd, "validate").code == 0
    schema = json.loads(Path("schemas/report.schema.json").read_text("utf-8"))
    assert schema["properties"]["plan"]["const"] == "example-2022"


def test_the_built_in_plan_is_copied_by_its_id(tmp_path: Path, capfd: Capture) -> None:
    call(capfd, "init", tmp_path, "--plan", "nmg-education-2022")
    assert (tmp_path / "plan.yaml").read_bytes() == (data_folder() / "plan_2022.yaml").read_bytes()
    assert (tmp_path / "units_nmg.yaml").is_file()


def test_hook_and_ci_find_the_one_mistake_of_the_repository(
    tmp_path: Path, capfd: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Green as it is written; red at the line of the one report that is broken."""
    call(capfd, "init", tmp_path)
    monkeypatch.chdir(tmp_path)
    for unit in ("10", "11", "12"):
        call(capfd, "report", "new", "--unit", unit, "--period", "2022-Q2")
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-q", "-m", "the year")
    assert call(capfd, "validate", "--format", "github").code == 0
    report = Path("reports/2022-Q2/11.yaml")
    report.write_text(
        report.read_text("utf-8").replace("value:  #", "value: about 12 #", 1), "utf-8"
    )
    for command in ci_commands(Path(".github/workflows/workplan.yml")):
        words = [word.replace("origin/$GITHUB_BASE_REF", "main") for word in command]
        run = call(capfd, *words[1:])
        errors = [line for line in run.out.splitlines() if line.startswith("::error ")]
        assert run.code == 1, words
        assert [error.split(",")[0] for error in errors] == ["::error file=reports/2022-Q2/11.yaml"]


def git(folder: Path, *words: str) -> None:
    names = ("-c", "user.name=tests", "-c", "user.email=tests@example.invalid")
    subprocess.run(["git", *names, *words], cwd=folder, check=True, capture_output=True)  # noqa: S603, S607


def ci_commands(workflow: Path) -> list[list[str]]:
    """What the steps of the workflow run of ours."""
    value = load_yaml(workflow.read_text("utf-8")).value
    runs = [step["run"] for step in value["jobs"]["validate"]["steps"] if "run" in step]
    return [shlex.split(line) for line in runs if line.startswith("workplan ")]


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


def test_a_plan_that_is_there_is_the_plan(tmp_path: Path, capfd: Capture) -> None:
    folder = tmp_path / "own"
    folder.mkdir()
    for name in ("plan.yaml", "units.yaml"):
        (folder / name).write_bytes((EXAMPLE.parent / name).read_bytes())
    before = contents(folder)
    run = call(capfd, "init", folder)
    assert {name: contents(folder)[name] for name in before} == before
    assert "with changes of your own" not in run.out
    assert "编造一区" not in (folder / "CLERKS.md").read_text("utf-8")
    assert load_plan(EXAMPLE)[0].plan.id in (  # type: ignore[union-attr]
        folder / "schemas/report.schema.json"
    ).read_text("utf-8")


def test_a_later_run_speaks_the_language_of_the_workspace(
    tmp_path: Path, capfd: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    call(capfd, "init", tmp_path, lang="zh")
    before = contents(tmp_path)
    with pytest.raises(SystemExit):
        main(["init", str(tmp_path)])
    assert "已是最新" in capfd.readouterr().out
    assert contents(tmp_path) == before
