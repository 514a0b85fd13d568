"""Tests that files read in other processes are the same, in the same order, whatever is lost."""

import time
from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from multiprocessing import active_children
from pathlib import Path
from typing import Any

import pytest

from building import FRAME, UNITS
from workplan_cli import __version__
from workplan_cli.loading import shards
from workplan_cli.loading.files import load_plan
from workplan_cli.loading.reader import Reader, worked
from workplan_cli.loading.reports import OnlyRead, load_reports
from workplan_cli.rules.validation import validate

PLAN = (
    FRAME + "sections:\n- {number: 1, title: S, tasks: [{number: 13, title: T, targets: [{id: "
    "13.4.2, source: {clause: '13.4'}, title: Things, measure: count, counted: things, "
    "goal: {at_least: 10}, combine: sum, over_time: cumulative, reported_by: [leagues]}]}]}\n"
)


class Losing(ThreadPoolExecutor):
    """Loses every second shard, then does not begin any more."""

    begun = 0

    def submit(self, fn: Callable[..., Any], /, *args: Any, **more: Any) -> Future[Any]:
        self.begun += 1
        if self.begun > 4:
            raise BrokenProcessPool
        if self.begun % 2:
            return super().submit(fn, *args, **more)
        lost: Future[Any] = Future()
        lost.set_exception(BrokenProcessPool())
        return lost


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    monkeypatch.setattr(shards, "SHARD", 3)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    (tmp_path / "units.yaml").write_text(UNITS, encoding="utf-8")
    found = []
    for number in range(22):
        unit, period = "abcx"[number % 4], f"2022-{number % 12 + 1:02}"
        value = "many" if number % 7 == 3 else number
        file = tmp_path / f"{number:02}.yaml"
        file.write_text(
            f"# Made up.\nformat: workplan/report@1\nplan: invented\nunit: {unit}\n"
            f"period: {period}\nentries:\n- {{target: 13.4.2, value: {value}}}\n",
            encoding="utf-8",
        )
        found.append(file)
    found[5].write_bytes(b"\xff\xfe")
    found[9].unlink()
    return [found[0], tmp_path / "units.yaml", *found[1:12], tmp_path / "plan.yaml", *found[12:]]


@pytest.mark.parametrize(
    "begin", [partial(shards.processes, 2), partial(ThreadPoolExecutor, 2), partial(Losing, 2)]
)
def test_what_other_processes_read_is_what_this_one_reads(
    files: list[Path], begin: Callable[[], Executor]
) -> None:
    loaded = load_plan(Path("plan.yaml"))[0]
    workers = shards.Shards(begin, 2, many=1)
    assert load_reports(files, (), Reader(None, workers)) == load_reports(files)
    assert validate(files, loaded, (), "-", Reader(None, workers)) == validate(files, loaded)
    # a plan that is met on the way
    assert validate(files, None, (), "-", Reader(None, workers)) == validate(files, None)
    workers.close()


def test_few_files_begin_no_process(files: list[Path]) -> None:
    def begin() -> Executor:
        raise AssertionError

    workers = shards.Shards(begin, 2, many=100)
    assert load_reports(files, (), Reader(None, workers)) == load_reports(files)
    workers.close()


def long(_path: Path, _name: str) -> None:
    time.sleep(60)


def test_processes_are_ended_in_the_middle_of_their_work(files: list[Path]) -> None:
    workers = shards.Shards(partial(shards.processes, 2), 2, many=1)
    workers.results(long, [(path, path.name) for path in files])
    workers.close(at_once=True)
    until = time.monotonic() + 20
    while active_children() and time.monotonic() < until:
        time.sleep(0.05)
    assert active_children() == []


def test_what_a_worker_does_not_see_or_reads_in_another_version_is_read_here(
    files: list[Path],
) -> None:
    assert worked(OnlyRead(), [(Path("nowhere.yaml"), "x")], __version__) == [(None, None)]
    assert worked(OnlyRead(), [(files[0], "x")], "0.0.0") == [(None, None)]


def test_the_workers_of_a_cluster_read_the_same(
    files: list[Path],
    tmp_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    distributed = pytest.importorskip("distributed", reason="the extra cluster is not installed")
    loaded = load_plan(Path("plan.yaml"))[0]
    files = [Path(one.name) for one in files]  # the workers are in another folder
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    with distributed.LocalCluster(2, processes=True, dashboard_address=None) as local:
        monkeypatch.chdir(tmp_path)
        workers = shards.Shards(partial(shards.cluster, local.scheduler_address), 2, many=1)
        reader = Reader(None, workers)
        assert load_reports(files, (), reader) == load_reports(files)
        assert validate(files, loaded, (), "-", reader) == validate(files, loaded)
        workers.close()
