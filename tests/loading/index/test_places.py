"""Tests of an index that is foreign, damaged, locked or not to be written: a word, no harm."""

import shutil
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest

from workplan_cli.loading.index import glance, keeper, place
from workplan_cli.loading.index.keeper import open_index
from workplan_cli.loading.index.place import places
from workplan_cli.loading.index.stamps import Stamp
from workplan_cli.loading.reader import Reader
from workplan_cli.loading.reports import LoadedReports, load_reports
from workplan_cli.model.message import Message

TEXT = (
    "# Made up.\nformat: workplan/report@1\nplan: invented\nunit: a\nperiod: 2022-Q1\n"
    "entries:\n- {target: 13.4.2, value: 3}\n"
)


@pytest.fixture
def top(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "user"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "user"))
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setattr(place, "tool", lambda: "this version")
    (tmp_path / "a.yaml").write_text(TEXT, encoding="utf-8")
    return tmp_path


def read(top: Path, said: list[Message] | None = None) -> LoadedReports:
    index = open_index(places(top), [] if said is None else said)
    try:
        return load_reports([top / "a.yaml"], (), Reader(index))
    finally:
        if index:
            index.close()


def words(said: list[Message]) -> str:
    return " ".join(one.template for one in said)


def index_of(top: Path) -> Path:
    return top / place.FOLDER / place.NAME


def rows(top: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(index_of(top))) as database, database:
        return database.execute(query).fetchall()


def forge(file: Path) -> None:
    """Let an index claim another figure, with every sum right."""
    with closing(sqlite3.connect(file)) as database, database:
        database.execute("UPDATE entry SET value = 999")
        database.execute("UPDATE about SET value = value WHERE key = 'seal'")


def test_git_leaves_the_index_alone(top: Path) -> None:
    read(top)
    assert (top / place.FOLDER / ".gitignore").read_text().splitlines()[-1] == "*"
    assert rows(top, "SELECT name, kind, unit, period, entries FROM file") == [
        ("a.yaml", "report", "a", "2022-Q1", 1)
    ]


def test_an_index_that_was_copied_or_came_with_a_repository_is_not_believed(
    top: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    read(top)
    clone = tmp_path_factory.mktemp("clone")
    shutil.copytree(top, clone, dirs_exist_ok=True)
    forge(index_of(clone))
    said: list[Message] = []
    found = read(clone, said)
    assert str(found.filed[0].report.entries[0].value) == "3"
    assert "was not made here" in words(said)
    said.clear()
    read(clone, said)
    assert said == []


def test_a_figure_that_changed_on_the_disk_is_not_believed(top: Path) -> None:
    read(top)
    forge(index_of(top))
    said: list[Message] = []
    assert str(read(top, said).filed[0].report.entries[0].value) == "3"
    assert "left out" in words(said)
    said.clear()
    assert str(read(top, said).filed[0].report.entries[0].value) == "3"
    assert said == []  # made anew


def test_a_figure_that_changed_on_the_disk_is_read_again_where_entries_stay_in_the_index(
    top: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeper, "MANY", 1)
    read(top)
    forge(index_of(top))
    found = read(top).filed[0]
    assert found.targets == ("13.4.2",)
    assert str(found.report.entries[0].value) == "3"
    assert found.places[0] == (7, 3)
    read(top)  # made anew
    assert rows(top, "SELECT value FROM entry") == [(3,)]


def test_a_report_that_left_the_index_while_it_was_in_use_is_read_again(
    top: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeper, "MANY", 1)
    read(top)
    found = read(top).filed[0]
    rows(top, "DELETE FROM entry")
    assert [str(one.value) for one in found.report.entries] == ["3"]
    assert str(found.report.entries[0].value) == "3"


def test_a_report_that_left_the_index_and_has_other_entries_by_now_ends_the_run(
    top: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeper, "MANY", 1)
    read(top)
    found = read(top).filed[0]
    rows(top, "DELETE FROM entry")
    (top / "a.yaml").write_text(TEXT.replace("13.4.2", "13.4.3"), encoding="utf-8")
    with pytest.raises(OSError, match=r"a\.yaml"):
        list(found.report.entries)


@pytest.mark.parametrize("data", [b"", b"no database at all, but longer than a header" * 9])
def test_what_is_no_index_is_made_one(top: Path, data: bytes) -> None:
    (top / place.FOLDER).mkdir()
    index_of(top).write_bytes(data)
    said: list[Message] = []
    assert len(read(top, said).filed) == 1
    assert bool(said) == bool(data)
    assert rows(top, "SELECT count(*) FROM file") == [(1,)]


def test_a_view_that_never_ends_is_not_asked(top: Path) -> None:
    index_of(top).parent.mkdir()
    view = (
        "CREATE VIEW about AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) "
        "SELECT x AS key, x AS value FROM n"
    )
    with closing(sqlite3.connect(index_of(top))) as database, database:
        database.execute(view)
    said: list[Message] = []
    assert glance.answer(top, "a question") is None
    assert len(read(top, said).filed) == 1
    assert "made anew" in words(said)


def test_an_index_of_another_version_is_made_anew_and_that_is_said(
    top: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read(top)
    monkeypatch.setattr(place, "tool", lambda: "the next version")
    said: list[Message] = []
    read(top, said)
    assert len(said) == 1
    assert rows(top, "SELECT value FROM about WHERE key = 'tool'") == [("the next version",)]


def test_where_the_workspace_takes_no_index_the_folder_of_the_user_does(top: Path) -> None:
    (top / place.FOLDER).write_text("a file is in the way", encoding="utf-8")
    said: list[Message] = []
    assert len(read(top, said).filed) == 1
    assert said == []
    assert list(place.user_folder().glob(f"*/{place.NAME}"))


def test_without_any_place_files_are_read_and_it_is_said_once(
    top: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (top / place.FOLDER).write_text("a file is in the way", encoding="utf-8")
    blocked = top / "blocked"
    blocked.write_text("", encoding="utf-8")
    monkeypatch.setattr(place, "user_folder", lambda: blocked / "inside")
    said: list[Message] = []
    assert len(read(top, said).filed) == 1
    assert len(said) == 1


def test_a_run_that_cannot_write_for_another_one_goes_on_without(
    top: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workplan_cli.loading.index.database._PATIENCE", 0.01)
    read(top)
    (top / "a.yaml").write_text(TEXT.replace("value: 3", "value: 4"), encoding="utf-8")
    other = sqlite3.connect(index_of(top), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    said: list[Message] = []
    assert str(read(top, said).filed[0].report.entries[0].value) == "4"
    assert len(said) == 1
    other.execute("ROLLBACK")
    other.close()
    assert str(read(top).filed[0].report.entries[0].value) == "4"


def test_a_report_that_another_run_takes_out_meanwhile_is_read_again(top: Path) -> None:
    read(top)
    index = open_index(places(top), [])
    assert index is not None
    reader = Reader(index)
    reader.begin([(top / "a.yaml", "a.yaml")], lambda *_: None, lambda _plan: "")
    with closing(sqlite3.connect(index_of(top))) as other, other:
        for table in ("file", "entry", "checked"):
            other.execute(f"DELETE FROM {table}")  # noqa: S608
    index.close()
    assert len(read(top).filed) == 1


def test_files_that_are_gone_leave_the_index(top: Path) -> None:
    (top / "b.yaml").write_text(TEXT, encoding="utf-8")
    index = open_index(places(top), [])
    assert index is not None
    load_reports([top / "a.yaml", top / "b.yaml"], (), Reader(index))
    index.close()
    (top / "b.yaml").unlink()
    read(top)
    assert rows(top, "SELECT name FROM file") == [("a.yaml",)]


@pytest.mark.parametrize(("age", "figure"), [(0, "4"), (3600, "3")])
def test_a_stamp_is_trusted_only_where_a_change_behind_it_would_show(
    top: Path, monkeypatch: pytest.MonkeyPatch, age: int, figure: str
) -> None:
    moment = time.time_ns() - age * 10**9
    stamp = Stamp(len(TEXT), moment, moment, "1", "1")
    for module in ("loading.reader", "loading.index.keeper"):
        monkeypatch.setattr(f"workplan_cli.{module}.stamp_of", lambda _path: stamp)
    read(top)
    (top / "a.yaml").write_text(TEXT.replace("value: 3", "value: 4"), encoding="utf-8")
    assert str(read(top).filed[0].report.entries[0].value) == figure


def test_in_ci_no_stamp_is_trusted(top: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    test_a_stamp_is_trusted_only_where_a_change_behind_it_would_show(top, monkeypatch, 3600, "4")
