"""Tests that what was said is said again only where nothing is different."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from calling import Left, call
from workplan_cli.cli import streams
from workplan_cli.loading import unchanged
from workplan_cli.loading.files import example_folder
from workplan_cli.loading.index.stamps import MARGIN, stamp_of
from workplan_cli.loading.looked_at import Kept, sum_of

PLAN, REPORT = Path("plan.yaml"), "reports/*/*.yaml"
ASKED = (
    ("status",),
    ("status", "--by", "unit"),
    ("status", "--format", "json"),
    ("chase",),
    ("show", "9.8.2"),
    ("changes",),
    ("outlook",),
    ("validate",),
    ("validate", "--format", "json", "reports/*", "plan.yaml"),
)


class Asking:
    """Runs commands, and knows how many of them were answered from the index."""

    def __init__(self, capfd: pytest.CaptureFixture[str]) -> None:
        self.capfd, self.again = capfd, 0

    def __call__(self, *words: str) -> Left:
        with _own_streams():
            return call(self.capfd, *words)


@contextmanager
def _own_streams() -> Iterator[None]:
    """Standard output and error as a process has them, under the test's capture."""
    before = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = (
        streams.output(open(number, "w", closefd=False))  # noqa: SIM115 - they stay open
        for number in (1, 2)
    )
    try:
        yield
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        sys.stdout, sys.stderr = before


@pytest.fixture
def asking(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Asking:
    """The example year, which nobody has asked about yet."""
    shutil.copytree(example_folder(), tmp_path / "year")
    monkeypatch.chdir(tmp_path / "year")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "user"))
    monkeypatch.delenv("CI", raising=False)
    found, say = Asking(capfd), streams.say_again

    def say_again(said: object) -> None:
        found.again += 1
        say(said)  # type: ignore[arg-type]

    monkeypatch.setattr(streams, "say_again", say_again)
    return found


@pytest.mark.parametrize("words", ASKED)
def test_what_was_said_is_said_again(words: tuple[str, ...], asking: Asking) -> None:
    plain = asking(*words, "--no-index")
    assert [asking(*words), asking(*words), asking(*words)] == [plain] * 3
    assert asking.again == 2


def test_the_list_of_targets_is_said_again_until_the_plan_changes(asking: Asking) -> None:
    first = asking("plan", "list")
    assert (asking("plan", "list"), asking.again) == (first, 1)
    _edit("plan.yaml", "title: ", "title: X")
    assert (asking("plan", "list"), asking.again) != (first, 1)
    assert asking.again == 1


def _edit(pattern: str, old: str, new: str) -> None:
    file = min(one for one in Path().glob(pattern) if old in one.read_text("utf-8"))
    file.write_text(file.read_text("utf-8").replace(old, new, 1), "utf-8")


def _another() -> None:
    file = min(Path().glob(REPORT))
    text = file.read_text("utf-8").replace("period: 2022-Q1", "period: 2022-Q2")
    file.with_name("another.yaml").write_text(text, "utf-8")


CHANGES: dict[str, Callable[[], object]] = {
    "a figure": lambda: _edit(REPORT, "value: ", "value: 1"),
    "a comment": lambda: _edit(REPORT, "\n", "\n# 1\n"),
    "a report gone": lambda: min(Path().glob(REPORT)).unlink(),
    "a report more": _another,
    "a report renamed": lambda: min(Path().glob(REPORT)).rename("reports/renamed.yaml"),
    "a report that is none": lambda: _edit(REPORT, "format:", "formatt:"),
    "a title of the plan": lambda: _edit("plan.yaml", "title:", "issuer: Made up\ntitle:"),
    "a unit": lambda: _edit("units.yaml", "name:", "name: X"),
    "the workspace": lambda: _edit("workplan.yaml", "plan:", "thresholds: {slipping: 5}\nplan:"),
    "a link out of the folder": lambda: Path("reports/out.yaml").symlink_to("/dev/null"),
    "a plan beside it": lambda: Path("plan.yaml").rename("plan2.yaml"),
    "a repository": lambda: Path(".git").mkdir(),
    "a workspace further up": lambda: Path("workplan.yaml").rename("../workplan.yaml"),
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_changes_is_seen(change: str, asking: Asking) -> None:
    for _round in range(2):
        asking("status", "--format", "json")
    before = asking.again
    CHANGES[change]()
    changed = asking("status", "--format", "json")
    assert asking.again == before == 1
    assert changed == asking("status", "--format", "json", "--no-index")


def _out(name: str) -> None:
    """A file goes to where no file of the workspace may be, and a link takes its place."""
    outside = Path("../outside.yaml")
    Path(name).rename(outside)
    Path(name).symlink_to(outside)


def _link() -> None:
    Path("reports/2022-Q1/zz.yaml").unlink()
    Path("reports/2022-Q1/zz.yaml").symlink_to("150100.yaml")


BETWEEN: dict[str, tuple[tuple[str, ...], Callable[[], object], Callable[[], object]]] = {
    "a plan that is mended": (
        ("status",),
        lambda: _edit("plan.yaml", "format:", "format: ["),
        lambda: _edit("plan.yaml", "format: [", "format:"),
    ),
    "units that come": (
        ("status",),
        lambda: Path("units.yaml").rename("u"),
        lambda: Path("u").rename("units.yaml"),
    ),
    "units that lead out": (("status",), lambda: None, lambda: _out("units.yaml")),
    "a plan that leads out": (("plan", "list"), lambda: None, lambda: _out("plan.yaml")),
    "a copy that is a link": (
        ("validate",),
        lambda: shutil.copy("reports/2022-Q1/150100.yaml", "reports/2022-Q1/zz.yaml"),
        _link,
    ),
    "an empty folder that goes": (
        ("status", "reports", "nothing"),
        lambda: Path("nothing").mkdir(),
        lambda: Path("nothing").rmdir(),
    ),
    "a table beside the reports": (
        ("status",),
        lambda: None,
        lambda: Path("reports/2022-Q1/form.xlsx").touch(),
    ),
    "a table beside the reports that goes": (
        ("validate",),
        lambda: Path("reports/late.csv").touch(),
        lambda: Path("reports/late.csv").unlink(),
    ),
    "a file that was in the way": (
        ("status", "-o", "out.txt"),
        lambda: shutil.copy("plan.yaml", "out.txt"),
        lambda: Path("out.txt").unlink(),
    ),
}


@pytest.mark.parametrize("case", BETWEEN)
def test_what_was_refused_or_is_elsewhere_is_looked_at_again(case: str, asking: Asking) -> None:
    words, before, after = BETWEEN[case]
    before()
    first = asking(*words)
    after()
    assert (asking(*words) != first, asking.again) == (True, 0)


def test_another_width_language_or_option_is_another_question(
    asking: Asking, monkeypatch: pytest.MonkeyPatch
) -> None:
    wide = asking("status")
    monkeypatch.setenv("COLUMNS", "60")
    assert asking("status") != wide
    assert asking("status", "--top", "3") != asking("status")
    assert asking.again == 1  # the last one


def test_a_run_that_writes_or_supposes_is_not_said_again(
    asking: Asking, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "summary.md")
    for _round in range(2):
        asking("validate", "--format", "github")
        asking("validate", "--diff")
        asking("validate", "--changed", "main")
        asking("status", "--format", "json", "-o", "out.json")
        asking("status", "--suppose", str(min(Path().glob(REPORT))))
        asking("export", "csv")
    assert asking.again == 0
    assert Path("out.json").is_file()


def test_files_that_were_not_touched_are_not_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = tmp_path / "a.yaml"
    report.write_text("unit: A", "utf-8")
    stamp = stamp_of(report)
    assert stamp is not None
    path, long_after = str(report), max(stamp.mtime_ns, stamp.ctime_ns) + 2 * MARGIN
    as_it_was = {path: "made up, and so never read"}
    real = {path: os.path.realpath(path)}
    looked_at: Kept = ([([path], None, None, [])], real, sum_of(as_it_was, as_it_was), {})
    monkeypatch.setattr(unchanged, "_FEW", 0)

    def is_unchanged(moment: int) -> bool:
        known = {path: (path, *stamp, moment, as_it_was[path])}
        return unchanged.is_unchanged(looked_at, lambda: known)

    assert is_unchanged(long_after)
    assert not is_unchanged(stamp.mtime_ns)  # it may have been changed in the same moment
    report.write_text("unit: B", "utf-8")
    assert not is_unchanged(long_after)
