"""What is built and tested is what we chose: versions with bounds, actions by their commits."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
WORKFLOWS = [*sorted((ROOT / ".github" / "workflows").glob("*.yml")), ROOT / "action.yml"]


@pytest.mark.parametrize("name", ["typer", "ruamel.yaml", "ruamel.yaml.clib"])
def test_a_package_whose_insides_we_use_has_an_upper_bound(name: str) -> None:
    [needed] = [one for one in PROJECT["dependencies"] if one.startswith(f"{name} ")]
    assert "<" in needed


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_actions_are_named_by_their_commit_and_leave_no_credentials(file: Path) -> None:
    text = file.read_text("utf-8")
    used = re.findall(r"uses: (\S+)", text)
    assert [one for one in used if not re.search(r"@[0-9a-f]{40}$", one)] == []
    assert text.count("actions/checkout@") == text.count("persist-credentials: false")


def test_the_versions_that_are_tested_are_written_down() -> None:
    pinned = (ROOT / "constraints.txt").read_text("utf-8")
    for one in PROJECT["dependencies"]:
        name = re.split(r"[ <>=~!;\[]", one)[0]
        assert re.search(rf"(?mi)^{re.escape(name)}==", pinned), name


def test_who_finds_a_hole_knows_where_to_say_so() -> None:
    assert "## How to report" in (ROOT / "SECURITY.md").read_text("utf-8")
    assert "SECURITY.md" in (ROOT / "README.md").read_text("utf-8")
