"""Tests that what is said with the index is what is said without it, whatever happens."""

import os
import shutil
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from building import FRAME, UNITS
from workplan_cli.assessment.doubts import Sources, doubts_on
from workplan_cli.assessment.target_results import Judge
from workplan_cli.loading import looked_at
from workplan_cli.loading.by_target import with_what_is_kept
from workplan_cli.loading.files import LoadedPlan, load_plan
from workplan_cli.loading.in_plan import filed_in_plan
from workplan_cli.loading.index import keeper, place
from workplan_cli.loading.index.keeper import open_index
from workplan_cli.loading.index.place import places
from workplan_cli.loading.reader import Reader
from workplan_cli.loading.report_files import find_reports
from workplan_cli.loading.reports import LoadedReports, load_reports
from workplan_cli.model.message import Message
from workplan_cli.model.outcome import TargetResult
from workplan_cli.model.report import LoadedReport
from workplan_cli.rules.validation import validate

T = TypeVar("T")
PLANS = [
    FRAME
    + "sections:\n- {number: 1, title: S, tasks: [{number: 13, title: T, targets: [{id: 13.4.2,"
    " source: {clause: '13.4'}, title: Things, measure: count, counted: things, goal: {at_least: "
    f"10}}, combine: sum, over_time: cumulative, reported_by: [{reporter}]}}]}}]}}\n"
    for reporter in ("leagues", "c")
]


def report(unit: str, period: str, entry: str, more: str = "") -> bytes:
    return (
        f"# Made up.\nformat: workplan/report@1\nplan: invented\nunit: {unit}\nperiod: {period}\n"
        f"{more}entries:\n- {{target: 13.4.2, {entry}}}\n"
    ).encode()


TEXTS = [
    report("a", "2022-Q1", "value: 3, note: as it was"),
    report("a", "2022-Q1", "value: 4, note: as it was"),
    report("b", "2022-Q1", "value: 5"),
    report("a", "2022-Q2", "value: 1"),
    report("a", "2022-Q2", "value: -7, note: x"),
    report("a", "2022-Q2", "value: many"),
    report("nobody", "2022-Q2", "value: 1"),
    report("b", "2022-Q2", "value: 9, vlaue: 9"),
    report("a", "2022-Q1", "value: 3", "revision: 2\nsubmitted: 2022-04-03\n"),
    report("a", "2022-Q1", "value: 3").replace(b"invented", b"another"),
    b"\xef\xbb\xbf" + report("b", "2022-Q2", "value: 2"),
    report("b", "2022-Q2", "note: 说明说明说明说明").decode().encode("gbk"),
    b"format: workplan/report@1\nunit: [",
    b"",
    b"format: workplan/units@1\nid: more\nunits: []\n",
]
NAMES = ["a-2022-Q1.yaml", "a-2022-Q2.yaml", "b.yaml", "sub/b-2022-Q2.yml", "sub/table.csv"]

OPERATION = st.one_of(
    st.tuples(st.just("write"), st.sampled_from(NAMES), st.integers(0, len(TEXTS) - 1)),
    st.tuples(st.just("keep times"), st.sampled_from(NAMES), st.integers(0, len(TEXTS) - 1)),
    st.tuples(st.just("touch"), st.sampled_from(NAMES), st.integers(-9, 9)),
    st.tuples(st.just("rename"), st.sampled_from(NAMES), st.sampled_from(NAMES)),
    st.tuples(st.just("delete"), st.sampled_from(NAMES)),
    st.tuples(st.just("link"), st.sampled_from(NAMES), st.sampled_from(NAMES)),
    st.tuples(st.just("plan"), st.integers(0, 1)),
    st.tuples(st.just("units"), st.sampled_from(["b", "b2"])),
    st.tuples(st.just("upgrade")),
    st.tuples(st.just("clock"), st.integers(-9, 9)),
    st.tuples(st.just("go to"), st.sampled_from([".", "reports"])),
    st.tuples(st.just("damage"), st.integers(0, 60_000)),
    st.tuples(st.just("older index")),
    st.tuples(st.just("lose index")),
    st.tuples(st.just("ci"), st.sampled_from(["", "true"])),
)


@dataclass
class World:
    """A workspace to which things happen."""

    top: Path
    patch: pytest.MonkeyPatch
    version: int = 0
    older: bytes = b""
    said: list[Message] = field(default_factory=list)

    def begin(self) -> None:
        self.happen("upgrade")
        (self.top / "reports" / "sub").mkdir(parents=True)
        (self.top / "plan.yaml").write_text(PLANS[0], encoding="utf-8")
        (self.top / "units.yaml").write_text(UNITS, encoding="utf-8")
        for name, text in zip(NAMES, (TEXTS[0], TEXTS[3], TEXTS[2]), strict=False):
            (self.top / "reports" / name).write_bytes(text)

    def happen(self, what: str, *values: object) -> None:
        if what in {"write", "keep times", "touch", "rename", "delete", "link"}:
            self._to_file(what, self.top / "reports" / str(values[0]), *values[1:])
        elif what == "plan":
            (self.top / "plan.yaml").write_text(PLANS[int(str(values[0]))], encoding="utf-8")
        elif what == "units":
            text = UNITS.replace("id: b,", f"id: {values[0]},")
            (self.top / "units.yaml").write_text(text, encoding="utf-8")
        elif what == "upgrade":
            self.version += 1
            self.patch.setattr(place, "tool", lambda now=f"{self.version}": now)
        elif what == "clock":
            ahead = int(str(values[0])) * 10**9
            real = time.time
            self.patch.setattr(time, "time_ns", lambda: int(real() * 10**9) + ahead)
        elif what == "go to":
            self.patch.chdir(self.top / str(values[0]))
        elif what == "ci":
            self.patch.setenv("CI", str(values[0]))
        else:
            self._to_index(what, *values)

    def _to_file(self, what: str, file: Path, *values: object) -> None:
        if what == "write":
            file.unlink(missing_ok=True) if file.is_symlink() else None
            file.write_bytes(TEXTS[int(str(values[0]))])
        elif not file.exists():
            file.unlink(missing_ok=True)
        elif what == "keep times":
            status = file.stat()
            file.write_bytes(TEXTS[int(str(values[0]))])
            os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
        elif what == "touch":
            moment = time.time() + int(str(values[0])) * 1_000
            os.utime(file, (moment, moment))
        elif what == "rename":
            file.replace(self.top / "reports" / str(values[0]))
        elif what == "delete":
            file.unlink()
        elif self.top / "reports" / str(values[0]) != file:
            file.unlink()
            file.symlink_to(self.top / "reports" / str(values[0]))

    @property
    def index(self) -> Path:
        return self.top / place.FOLDER / place.NAME

    def _to_index(self, what: str, *values: object) -> None:
        if what == "lose index":
            shutil.rmtree(self.index.parent, ignore_errors=True)
        elif not self.index.exists():
            return
        elif what == "older index":  # put back in place, under the number of its file
            before, self.older = self.older, self.index.read_bytes()
            if before:
                self.index.write_bytes(before)
        else:
            at, size = int(str(values[0])), self.index.stat().st_size
            with self.index.open("r+b") as file:
                file.seek(at % size)
                file.write(b"\xff" * 40)

    def compare(self) -> None:
        """Reading and checking say the same twice with the index as without it."""
        table = self.top / "reports" / "sub" / "table.csv"
        named = [str(table)] if table.exists() else []
        found = find_reports([*named, str(self.top / "reports")])
        loaded = load_plan(self.top / "plan.yaml")[0]
        files = [self.top / "plan.yaml", self.top / "units.yaml", *found.files]
        some, others = found.files[::2], found.files[1::2]
        looked_at.begin()
        plain = load_reports(found.files)
        were_read = [*map(looked_at.was_read, found.files)]
        checked, part = validate(files, loaded), validate(some, loaded, others)
        for _round in "12":
            looked_at.begin()
            again = self.through(lambda reader: load_reports(found.files, (), reader))
            again.filed = [in_memory(one) for one in again.filed]  # the index is closed by now
            assert again == plain
            assert [*map(looked_at.was_read, found.files)] == were_read
            assert self.through(lambda reader: validate(files, loaded, (), "-", reader)) == checked
            assert self.through(lambda reader: validate(some, loaded, others, "-", reader)) == part
            if loaded:
                assert self.judged(found.files, loaded) == [judge_of(loaded, plain)("13.4.2")]

    def judged(self, files: Sequence[Path], loaded: LoadedPlan) -> Sequence[TargetResult]:
        """What targets come to, with what the index knows of that."""
        reports = self.through(lambda reader: load_reports(files, (), reader))
        index = open_index(places(self.top), self.said)
        assert index is not None, self.said
        try:
            return with_what_is_kept(judge_of(loaded, reports), ["13.4.2"], index, None)
        finally:
            index.close()

    def through(self, step: Callable[[Reader], T]) -> T:
        index = open_index(places(self.top), self.said)
        assert index is not None, self.said
        try:
            return step(Reader(index))
        finally:
            index.close()


def judge_of(loaded: LoadedPlan, reports: LoadedReports) -> Judge:
    """All that what targets come to follows from."""
    plan, units = loaded.plan, loaded.units
    mine = [filed_in_plan(one, plan, units) for one in reports.filed]
    doubts = partial(doubts_on, plan, units, Sources(mine))
    return Judge(plan, units, mine, date(2022, 12, 31), doubts)


def in_memory(filed: LoadedReport) -> LoadedReport:
    """A report with the entries that are asked for one after the other, the last one first."""
    assert len(filed.report.entries) == len(filed.targets)
    backwards = range(len(filed.targets) - 1, -1, -1)
    entries = [filed.report.entries[position] for position in backwards]
    places = tuple([filed.places[position] for position in backwards][::-1])
    assert entries[::-1] == list(filed.report.entries)
    report = filed.report.model_copy(update={"entries": tuple(entries[::-1])})
    return replace(filed, report=report, places=places)


@pytest.mark.parametrize("many", [keeper.MANY, 1])  # in memory, or in the index
@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@example(operations=[("keep times", NAMES[0], 1)])
@example(operations=[("damage", 3401)])
@example(operations=[("write", NAMES[4], 4), ("go to", "reports"), ("go to", ".")])
@example(operations=[("older index",), ("write", NAMES[2], 12), ("older index",)])
@example(operations=[("write", NAMES[1], 4), ("plan", 1), ("units", "b2"), ("upgrade",)])
@given(operations=st.lists(OPERATION, min_size=1, max_size=6))
def test_answers_with_and_without_the_index_are_the_same_whatever_happens(
    operations: list[tuple[object, ...]],
    many: int,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keeper, "MANY", many)
        world = World(tmp_path_factory.mktemp("world"), patch)
        patch.chdir(world.top)
        patch.setenv("XDG_CACHE_HOME", str(world.top / "user"))
        patch.setenv("LOCALAPPDATA", str(world.top / "user"))
        patch.delenv("CI", raising=False)
        world.begin()
        world.compare()
        for what, *values in operations:
            world.happen(str(what), *values)
            world.compare()
