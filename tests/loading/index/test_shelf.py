"""Tests that entries are brought few times, whichever way somebody goes through them."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from workplan_cli.loading.index import shelf
from workplan_cli.loading.index.keeper import open_index
from workplan_cli.loading.index.place import places
from workplan_cli.loading.index.store import Store
from workplan_cli.loading.reader import Reader
from workplan_cli.loading.reports import load_reports
from workplan_cli.model.report import LoadedReport

TARGETS = [f"1.1.{number}" for number in range(1, 9)]
UNITS, PERIODS = [f"u{number}" for number in range(6)], ["2022-Q1", "2022-Q2"]
Brought = dict[str, int]


@pytest.fixture
def filed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[LoadedReport]:
    """Two reports of each of six units, with an entry on each of eight targets, in the index."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr("workplan_cli.loading.index.keeper.MANY", 1)
    monkeypatch.setattr(shelf, "_ROOM", 2 * len(TARGETS))  # what one unit has reported
    monkeypatch.setattr(shelf, "_IN_A_ROW", 3)
    files = []
    for unit in UNITS:
        for period in PERIODS:
            file = tmp_path / f"{unit}-{period}.yaml"
            entries = "".join(f"- {{target: {one}, value: 1}}\n" for one in TARGETS)
            head = "# Made up.\nformat: workplan/report@1\nplan: invented\n"
            file.write_text(f"{head}unit: {unit}\nperiod: {period}\nentries:\n{entries}")
            files.append(file)
    index = open_index(places(tmp_path), [])
    assert index is not None
    loaded = load_reports(files, reader=Reader(index)).filed
    index.close()
    return loaded


@pytest.fixture
def brought(monkeypatch: pytest.MonkeyPatch) -> Mapping[str, int]:
    """How often the index is asked for a whole report, and for all entries on a target."""
    count = {"filed": 0, "on_target": 0}

    def counted(name: str) -> None:
        own = getattr(Store, name)

        def asked(*given: object) -> object:
            count[name] += 1
            return own(*given)

        monkeypatch.setattr(Store, name, asked)

    counted("filed")
    counted("on_target")
    return count


def test_unit_by_unit_each_report_is_brought_once(
    filed: list[LoadedReport], brought: Brought
) -> None:
    for unit in UNITS:
        own = [one for one in filed if one.report.unit == unit]
        for at in range(len(TARGETS)):
            assert [one.report.entries[at].value for one in own] == [1, 1]
    assert brought == {"filed": len(UNITS) * len(PERIODS), "on_target": 0}


def test_target_by_target_all_on_a_target_are_brought_after_a_few(
    filed: list[LoadedReport], brought: Brought
) -> None:
    for _twice in range(2):
        for at, target in enumerate(TARGETS):
            assert [one.report.entries[at].target for one in filed] == [target] * len(filed)
    assert brought["on_target"] == 2 * len(TARGETS)
    assert brought["filed"] <= 3 * 2 * len(TARGETS)


def test_a_single_report_brings_nothing_else(filed: list[LoadedReport], brought: Brought) -> None:
    assert [one.target for one in filed[3].report.entries] == TARGETS
    assert filed[3].places[2].line == 9
    assert brought == {"filed": 1, "on_target": 0}
