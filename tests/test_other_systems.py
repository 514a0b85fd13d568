"""What differs on Windows and macOS, played here as far as that is honest."""

import io
import os
import sys
from pathlib import Path

import pytest

from building import plan, units
from workplan_cli.cli import streams
from workplan_cli.loading.inside import below, is_device
from workplan_cli.loading.paths import find_workspace
from workplan_cli.loading.writing import write_new, write_whole
from workplan_cli.rules.plan import unit_no_file_name
from workplan_cli.rules.plan_context import PlanContext

UNITS_ALIKE = """
format: workplan/units@1
id: u
title: {zh: 单位, en: Units}
units:
- {id: A1, name: {zh: 甲, en: A}, kind: league}
- {id: a1, name: {zh: 乙, en: B}, kind: league}
- {id: Nul, name: {zh: 丙, en: C}, kind: league}
- {id: A2, name: {zh: 丁, en: D}, kind: league}
"""
WORKSPACE = "format: workplan/workspace@1\nplan: plan.yaml\n"


@pytest.fixture
def windows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No owners, no folders that can be opened, and the platform's name."""
    assert tmp_path.is_dir()  # made before

    opened = os.open

    def no_folders(path: str, *arguments: int) -> int:
        if Path(path).is_dir():
            raise PermissionError(13, "Permission denied")
        return opened(path, *arguments)

    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.delattr(os, "chown")
    monkeypatch.delattr(os, "geteuid")
    monkeypatch.setattr(os, "open", no_folders)


@pytest.mark.usefixtures("windows")
def test_a_file_is_replaced_where_there_are_no_owners(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"old")
    write_whole(file, b"new")
    write_new(tmp_path / "another", b"new")
    assert [one.read_bytes() for one in sorted(tmp_path.iterdir())] == [b"new", b"new"]


def test_a_file_that_another_program_has_open_stays_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"old")

    def in_use(_self: Path, _target: Path) -> Path:
        raise PermissionError(13, "The process cannot access the file")

    monkeypatch.setattr(Path, "replace", in_use)
    with pytest.raises(PermissionError):
        write_whole(file, b"new")
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("file", b"old")]


def test_a_file_system_without_hard_links_gets_new_files_as_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none_here(_self: Path, _target: Path) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(Path, "hardlink_to", none_here)
    write_new(tmp_path / "file", b"one")
    with pytest.raises(FileExistsError):
        write_new(tmp_path / "file", b"two")
    assert [one.name for one in tmp_path.iterdir()] == ["file"]


@pytest.mark.usefixtures("windows")
def test_the_workspace_above_is_found_where_nobody_owns_files(tmp_path: Path) -> None:
    (tmp_path / "workplan.yaml").write_text(WORKSPACE, "utf-8")
    (tmp_path / "reports").mkdir()
    assert find_workspace(tmp_path / "reports") == tmp_path / "workplan.yaml"


@pytest.mark.parametrize(
    "name",
    [
        "C:/reports",
        r"C:\reports",
        "C:plan.yaml",
        r"\\server\share\plan.yaml",
        r"\plan.yaml",
        "con",
        "NUL.yaml",
        "reports/aux",
        r"reports\com1.yaml",
        "lpt9 .txt",
    ],
)
def test_no_drive_no_server_and_no_device_lies_below_a_folder(tmp_path: Path, name: str) -> None:
    assert below(tmp_path, name) is None


@pytest.mark.parametrize("name", ["console", "com0", "com10", "reports/con-2022.yaml", "nullable"])
def test_names_that_only_begin_like_a_device_are_names(tmp_path: Path, name: str) -> None:
    assert not is_device(name)
    assert below(tmp_path, name) == tmp_path / name


def test_units_whose_reports_would_be_one_file_elsewhere_are_an_error() -> None:
    who = units(UNITS_ALIKE)
    found = list(unit_no_file_name.check(PlanContext(plan("measure: activity"), who)))
    assert [one.route for one in found] == [("units", 1, "id"), ("units", 2, "id")]


def test_the_console_of_windows_keeps_its_own_writer(monkeypatch: pytest.MonkeyPatch) -> None:
    class Console(io.StringIO):
        def isatty(self) -> bool:
            return True

    console = Console()
    monkeypatch.setattr(sys, "platform", "win32")
    assert streams.output(console) is console
