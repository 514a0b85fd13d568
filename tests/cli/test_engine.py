"""Tests of --no-index and --jobs: what is read and how, never what is said."""

import os
import shutil
from pathlib import Path

import pytest

from calling import Left, call
from workplan_cli.assessment import kept_results
from workplan_cli.cli import engine, said_before
from workplan_cli.loading.files import example_folder
from workplan_cli.loading.index import keeper, shelf
from workplan_cli.loading.index.place import FOLDER, NAME

COMMANDS = (
    ("validate",),
    ("validate", "--format", "json"),
    ("status",),
    ("status", "--format", "json"),
    ("chase",),
    ("show", "9.8.2"),
    ("changes",),
    ("export", "json"),
    ("export", "csv", "--table", "reports"),
    ("export", "markdown"),
)


@pytest.fixture
def year(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The example year, where even a few files are kept in an index."""

    shutil.copytree(example_folder(), tmp_path / "year")
    monkeypatch.chdir(tmp_path / "year")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "user"))
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setattr(engine, "FEW", 1)
    return tmp_path / "year"


def answers(capfd: pytest.CaptureFixture[str], *options: str) -> list[Left]:
    return [call(capfd, *words, *options) for words in COMMANDS]


def test_every_command_says_the_same_with_and_without_an_index(
    year: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    plain = answers(capfd, "--no-index")
    assert not (year / FOLDER).exists()
    assert answers(capfd) == plain
    assert (year / FOLDER / NAME).exists()
    for file in year.rglob("*.yaml"):  # old enough to be known by their times
        os.utime(file, (1, 1))
    assert answers(capfd) == plain
    assert answers(capfd) == plain


@pytest.mark.parametrize(("room", "jobs"), [(0, 1), (40, 1), (40, 2)])
def test_every_command_says_the_same_where_entries_stay_in_the_index(
    year: Path,
    room: int,
    jobs: int,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plain = answers(capfd, "--no-index")
    options = ("--jobs", str(jobs))
    monkeypatch.setattr(kept_results, "_MUCH", 0)
    monkeypatch.setattr(keeper, "MANY", 1)
    monkeypatch.setattr(shelf, "_ROOM", room)
    assert answers(capfd, *options) == plain
    monkeypatch.setattr(said_before, "COMMANDS", ())  # so that it is not said from memory
    assert answers(capfd, *options) == plain


def test_an_option_of_reading_goes_with_commands_that_read_reports(
    capfd: pytest.CaptureFixture[str],
) -> None:
    left = call(capfd, "rules", "--no-index")
    assert left.code == 2
    assert "--no-index goes with commands that read reports" in left.err
    assert call(capfd, "status", "--jobs", "0").code == 2
    assert call(capfd, "--jobs=two", "status").code == 2
