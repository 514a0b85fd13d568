"""Tests that what was said is said again only where nothing is different."""

import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from calling import Left, call
from workplan_cli.cli import engine, streams
from workplan_cli.loading.files import example_folder

PLAN, REPORT = Path("plan.yaml"), "reports/*/*.yaml"
ASKED = (
    ("status",),
    ("status", "--by", "unit"),
    ("status", "--format", "json"),
    ("chase",),
    ("show", "9.8.2"),
    ("changes",),
    ("outlook",),
    ("show", "nothing.at.all"),
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
    """The example year, where even a few files are kept in an index."""
    shutil.copytree(example_folder(), tmp_path / "year")
    monkeypatch.chdir(tmp_path / "year")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "user"))
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setattr(engine, "FEW", 1)
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


def test_another_width_language_or_option_is_another_question(
    asking: Asking, monkeypatch: pytest.MonkeyPatch
) -> None:
    wide = asking("status")
    monkeypatch.setenv("COLUMNS", "60")
    assert asking("status") != wide
    assert asking("status", "--top", "3") != asking("status")
    assert asking.again == 1  # the last one


def test_a_run_that_writes_or_supposes_is_not_said_again(asking: Asking) -> None:
    for _round in range(2):
        asking("status", "--format", "json", "-o", "out.json")
        asking("status", "--suppose", str(min(Path().glob(REPORT))))
        asking("export", "csv")
    assert asking.again == 0
    assert Path("out.json").is_file()
