"""The contracts on imports in `pyproject.toml` notice what they forbid."""

import itertools
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LAYERS = ("model", "loading", "rules", "assessment", "pages", "rendering", "cli")


def _broken(folder: Path) -> str:
    """What the linter says of a copy of the source, in which something was planted."""
    done = subprocess.run(  # noqa: S603 - our own command
        [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"],
        cwd=folder,
        env={"PYTHONPATH": str(folder / "src")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, done.stdout + done.stderr
    return done.stdout


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    shutil.copytree(
        ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__", "locale")
    )
    return tmp_path


def test_a_layer_may_not_import_from_the_one_to_its_right(copy: Path) -> None:
    package = copy / "src" / "workplan_cli"
    for left, right in itertools.pairwise(LAYERS):
        (package / left / "planted.py").write_text(f"import workplan_cli.{right}.planted\n")
    (package / LAYERS[-1] / "planted.py").write_text("")
    said = " ".join(_broken(copy).split())
    for left, right in itertools.pairwise(LAYERS):
        assert f"workplan_cli.{left} is not allowed to import workplan_cli.{right}" in said


def test_two_files_of_the_command_line_may_not_import_each_other(copy: Path) -> None:
    file = copy / "src" / "workplan_cli" / "cli" / "exits.py"
    planted = "def planted() -> None:\n    import workplan_cli.cli.main\n"
    file.write_text(file.read_text("utf-8") + planted, "utf-8")
    assert "no circles, so that every file can be read on its own BROKEN" in _broken(copy)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("rules.report.negative_value", "rules.report.unknown_target"),
        ("rules.history.submitted_late", "rules.report.unknown_target"),
        ("rendering.diagnostics.gitlab", "rendering.diagnostics.sarif"),
        ("rendering.forms.csv", "rendering.forms.xlsx"),
    ],
)
def test_a_rule_or_a_format_may_not_import_another(copy: Path, one: str, other: str) -> None:
    file = copy / "src" / "workplan_cli" / f"{one.replace('.', '/')}.py"
    file.write_text(f"{file.read_text('utf-8')}\nimport workplan_cli.{other}\n", "utf-8")
    said = " ".join(_broken(copy).split())
    assert f"workplan_cli.{one} is not allowed to import workplan_cli.{other}" in said


def test_nothing_private_of_the_command_line_library_is_imported() -> None:
    private = re.compile(r"(?:from|import) (?:typer|click)\S*\._|from typer\S* import _")
    sources = (ROOT / "src").rglob("*.py")
    assert [file for file in sources if private.search(file.read_text("utf-8"))] == []
