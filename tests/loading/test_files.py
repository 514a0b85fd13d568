"""Finding reports, the workspace, the plan and its units."""

from pathlib import Path

import pytest

from workplan_cli.loading.files import (
    BUILTIN_PLAN,
    BUILTIN_REPORTS,
    data_folder,
    load_plan,
    load_workspace,
    nothing_there,
)
from workplan_cli.loading.paths import display_path, find_workspace
from workplan_cli.loading.report_files import find_reports
from workplan_cli.loading.reports import load_reports

PLAN = """\
format: workplan/plan@1
id: invented
title: An invented plan
period: {start: 2022-01-01, end: 2022-12-31}
units: lists/units.yaml
sections:
- {number: 1, title: One}
"""
UNITS = """\
format: workplan/units@1
id: invented
units:
- {id: a, name: League A, kind: league}
"""
REPORT = """\
format: workplan/report@1
plan: invented
unit: a
period: 2022-Q1
entries:
- target: 1.1.1
  value: 3
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def files(*names: str) -> None:
    for name in names:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text("x: 1\n", "utf-8")


def found(*names: str, folder: Path | None = None) -> list[str]:
    paths = find_reports(names, folder)
    assert paths.nowhere == ()
    return [path.as_posix() for path in paths.files]


def nowhere(*names: str) -> tuple[str, ...]:
    return find_reports(names).nowhere


@pytest.mark.usefixtures("here")
class TestFindReports:
    def test_a_file_is_itself_whatever_it_is_called(self) -> None:
        files("a.yaml", "b.txt", ".hidden.yaml", "workplan.yaml", "名称 1.yaml")
        names = ["b.txt", "a.yaml", ".hidden.yaml", "workplan.yaml", "名称 1.yaml"]
        assert found(*names) == names

    def test_a_folder_is_all_yaml_files_below_it_in_order(self) -> None:
        files("r/q2/b.yaml", "r/q2/a.yml", "r/q1/c.yaml", "r/z.yaml", "r/notes.md", "r/d.yaml.bak")
        assert found("r") == ["r/q1/c.yaml", "r/q2/a.yml", "r/q2/b.yaml", "r/z.yaml"]

    def test_hidden_files_and_folders_and_the_workspace_file_are_left_out_of_folders(self) -> None:
        files("r/a.yaml", "r/.b.yaml", "r/.git/c.yaml", "r/x/.d/e.yaml", "r/workplan.yaml")
        assert found("r") == ["r/a.yaml"]

    def test_a_folder_that_is_hidden_itself_may_be_named(self) -> None:
        files(".r/a.yaml")
        assert found(".r") == [".r/a.yaml"]

    def test_an_empty_folder_has_no_reports_and_is_there(self) -> None:
        Path("r").mkdir()
        assert found("r") == []

    def test_a_pattern_is_the_files_and_folders_that_it_matches(self) -> None:
        files("r/q1/a.yaml", "r/q2/a.yaml", "r/q2/b.yaml", "r/q3/c.yaml")
        assert found("r/q[12]/a.yaml") == ["r/q1/a.yaml", "r/q2/a.yaml"]
        assert found("r/*") == ["r/q1/a.yaml", "r/q2/a.yaml", "r/q2/b.yaml", "r/q3/c.yaml"]
        assert found("r/**/b.yaml") == ["r/q2/b.yaml"]

    def test_a_file_with_the_signs_of_a_pattern_in_its_name_is_a_file(self) -> None:
        files("r/a[1].yaml", "r/a1.yaml")
        assert found("r/a[1].yaml") == ["r/a[1].yaml"]

    def test_each_file_comes_once_where_it_came_first(self, here: Path) -> None:
        files("r/a.yaml", "r/b.yaml")
        assert found("r/b.yaml", "r", "./r/a.yaml", "r/../r/b.yaml", "r/*.yaml") == [
            "r/b.yaml",
            "r/a.yaml",
        ]
        assert found("r/a.yaml", str(here / "r/a.yaml")) == ["r/a.yaml"]

    def test_a_folder_that_links_lead_back_to_is_read_once(self) -> None:
        files("r/a.yaml")
        Path("r/loop").symlink_to(Path("r").absolute())
        Path("r/self").symlink_to("self")
        assert found("r") == ["r/a.yaml"]

    def test_a_linked_folder_is_read_under_the_name_of_the_link(self) -> None:
        files("r/a.yaml", "r/.kept/2022-Q1/b.yaml")
        Path("r/2022-Q1").symlink_to(Path("r/.kept/2022-Q1").absolute())
        assert found("r") == ["r/2022-Q1/b.yaml", "r/a.yaml"]

    def test_endings_of_windows_are_read_as_well(self) -> None:
        files("r/a.YAML", "r/b.YML", "r/c.yaml.txt", "r/d.txt")
        assert found("r") == ["r/a.YAML", "r/b.YML", "r/c.yaml.txt"]

    def test_a_link_to_a_file_is_a_file(self) -> None:
        files("r/b/elsewhere.yml")
        Path("r/a.yaml").symlink_to(Path("r/b/elsewhere.yml").absolute())
        assert found("r") == ["r/a.yaml", "r/b/elsewhere.yml"]

    def test_what_is_not_there_is_said_as_it_was_named(self) -> None:
        files("r/a.yaml")
        assert nowhere("none.yaml", "r", "none/", "x*.yaml", "r/a.yaml/b") == (
            "none.yaml",
            "none/",
            "x*.yaml",
            "r/a.yaml/b",
        )
        assert nothing_there("none/").code == "WP101"

    def test_a_dash_is_standard_input(self) -> None:
        files("r/a.yaml")
        assert found("-", "r", "-") == ["-", "r/a.yaml"]

    def test_names_may_be_relative_to_another_folder(self, here: Path) -> None:
        files("w/r/a.yaml")
        assert found("r", folder=here / "w") == [(here / "w/r/a.yaml").as_posix()]


def test_paths_below_here_are_shown_relative_and_others_whole(here: Path) -> None:
    assert display_path(here / "r/a.yaml") == "r/a.yaml"
    assert display_path(Path("r/a.yaml")) == "r/a.yaml"
    assert display_path(here.parent / "x.yaml") == (here.parent / "x.yaml").as_posix()
    assert display_path(Path(f"{here}2/x.yaml")) == f"{here.as_posix()}2/x.yaml"
    assert display_path(Path("-")) == "-"


def test_the_workspace_is_the_nearest_one_upward(here: Path) -> None:
    assert find_workspace(here) is None
    files("workplan.yaml", "a/b/c/x.yaml", "a/workplan.yaml")
    assert find_workspace(here / "a/b/c") == here / "a/workplan.yaml"
    assert find_workspace(here) == here / "workplan.yaml"


@pytest.mark.usefixtures("here")
def test_a_workspace_is_read_with_what_it_says() -> None:
    path = Path("workplan.yaml")
    path.write_text("format: workplan/workspace@1\nreports: [r, s/*.yaml]\nlanguage: zh\n", "utf-8")
    workspace, diagnostics = load_workspace(path)
    assert diagnostics == []
    assert workspace is not None
    assert (workspace.reports, workspace.language, workspace.plan) == (
        ("r", "s/*.yaml"),
        "zh",
        None,
    )
    path.write_text("format: workplan/workspace@1\nlanguage: fr\n", "utf-8")
    workspace, diagnostics = load_workspace(path)
    assert workspace is None
    assert [(one.code, one.file, one.place) for one in diagnostics] == [
        ("WP117", "workplan.yaml", (2, 11))
    ]


class TestLoadPlan:
    def test_the_units_file_is_relative_to_the_plan(self, here: Path) -> None:
        files("w/lists/units.yaml")
        Path("w/plan.yaml").write_text(PLAN, "utf-8")
        Path("w/lists/units.yaml").write_text(UNITS, "utf-8")
        loaded, diagnostics = load_plan(Path("w/plan.yaml"))
        assert diagnostics == []
        assert loaded is not None
        assert (loaded.plan.id, list(loaded.units.by_id)) == ("invented", ["a"])
        assert (loaded.document.file, loaded.units_document.file) == (
            "w/plan.yaml",
            "w/lists/units.yaml",
        )
        other, _found = load_plan(here / "w/plan.yaml", here / "w/lists/units.yaml")
        assert other is not None
        assert other.plan == loaded.plan

    @pytest.mark.usefixtures("here")
    def test_units_that_are_not_there_are_said_at_the_line_that_names_them(self) -> None:
        Path("plan.yaml").write_text(PLAN, "utf-8")
        loaded, diagnostics = load_plan(Path("plan.yaml"))
        assert loaded is None
        assert [(one.code, one.file, one.place) for one in diagnostics] == [
            ("WP101", "plan.yaml", (5, 8))
        ]

    @pytest.mark.usefixtures("here")
    def test_units_that_cannot_be_read_are_said_in_their_own_file(self) -> None:
        files("lists/units.yaml")
        Path("plan.yaml").write_text(PLAN, "utf-8")
        loaded, diagnostics = load_plan(Path("plan.yaml"))
        assert loaded is None
        assert {one.file for one in diagnostics} == {"lists/units.yaml"}

    @pytest.mark.usefixtures("here")
    def test_a_plan_that_is_not_there_is_said(self) -> None:
        loaded, diagnostics = load_plan(Path("none.yaml"))
        assert loaded is None
        assert [(one.code, one.file) for one in diagnostics] == [("WP101", "none.yaml")]


@pytest.mark.usefixtures("here")
def test_reports_are_read_and_those_that_cannot_be_are_counted() -> None:
    files("r/a.yaml", "r/b.yaml", "r/c.yaml")
    Path("r/a.yaml").write_text(REPORT, "utf-8")
    Path("r/b.yaml").write_text("a: [\n", "utf-8")
    reports = load_reports(find_reports(["r"]).files)
    assert (reports.files, reports.unreadable) == (3, 2)
    assert [filed.file for filed in reports.filed] == ["r/a.yaml"]
    assert reports.names == ["r/a.yaml"]
    assert {one.file for one in reports.diagnostics} == {"r/b.yaml", "r/c.yaml"}
    assert reports.filed[0].places == ((6, 3),)


def test_the_built_in_plan_and_reports_load_without_a_word() -> None:
    loaded, diagnostics = load_plan(data_folder() / BUILTIN_PLAN)
    assert diagnostics == []
    assert loaded is not None
    reports = load_reports(find_reports([str(data_folder() / BUILTIN_REPORTS)]).files)
    assert reports.diagnostics == []
    assert reports.files > 0
    assert {filed.report.plan for filed in reports.filed} == {loaded.plan.id}
