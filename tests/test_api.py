"""The interface for notebooks: it reads what the commands read, and gives what they show."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from workplan_cli import api

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "leagues_2022"


def status_of(*words: str, folder: Path = EXAMPLE) -> dict[str, object]:
    command = [sys.executable, "-m", "workplan_cli", "status", "--format", "json", *words]
    run = subprocess.run(command, cwd=folder, capture_output=True, check=True)  # noqa: S603
    found: dict[str, object] = json.loads(run.stdout)
    return found


@pytest.mark.parametrize("day", ["2022-03-31", "2022-09-30", "2022-12-31"])
def test_rows_have_the_figures_of_the_command_line(day: str) -> None:
    shown = status_of("--as-of", day)["targets"]
    assert isinstance(shown, list)
    keys = ("id", "actual", "progress", "gap_points", "status", "settled", "due")
    rows = api.open_workspace(EXAMPLE).review(day).targets()
    assert [[row[key] for key in keys] for row in rows] == [
        [one[key] for key in keys] for one in shown
    ]
    assert [row["floor_status"] for row in rows] == [
        one["floor"] and one["floor"]["status"] for one in shown
    ]


def test_the_day_is_the_one_that_status_takes() -> None:
    review = api.open_workspace(EXAMPLE).review()
    assert review.outcome.as_of.isoformat() == status_of()["as_of"]


def test_without_a_workspace_the_built_in_plan_is_opened(tmp_path: Path) -> None:
    opened = api.open_workspace(tmp_path)
    assert opened.notes == ["No reports given: using the public record that comes with the tool."]
    assert len(opened.review().targets()) > 200


def test_all_rows_of_a_table_have_the_same_columns() -> None:
    review = api.open_workspace(EXAMPLE).review("2022-09-30")
    for rows in (review.targets(), review.entries(), review.units()):
        assert len({tuple(row) for row in rows}) == 1
    early = api.open_workspace(EXAMPLE).review("2022-02-15").targets()  # nothing is known yet
    assert tuple(early[0]) == tuple(review.targets()[0])
    assert early[0]["floor_status"] is early[0]["highest_actual"] is None
    assert {row["target"] for row in review.entries()} <= {row["id"] for row in review.targets()}


def test_counted_entries_of_a_sum_add_up_to_the_figure() -> None:
    review = api.open_workspace(EXAMPLE).review("2022-12-31")
    rows = [row for row in review.entries() if row["target"] == "15.5.2" and row["counted"]]
    newest = {row["unit"]: row["value"] or 0 for row in sorted(rows, key=lambda row: row["period"])}
    actual = next(row["actual"] for row in review.targets() if row["id"] == "15.5.2")
    assert sum(newest.values()) == actual


def test_what_cannot_be_opened_says_why(tmp_path: Path) -> None:
    with pytest.raises(api.CannotOpenError, match=r"there is no such file; the plan cannot be"):
        api.open_workspace(plan=tmp_path / "plan.yaml")


def test_importing_it_changes_nothing_in_the_process() -> None:
    script = """
import decimal, gc, locale, os, signal, sys, warnings

def state():
    return (
        gc.get_threshold(), gc.isenabled(), dict(os.environ), sys.stdout, sys.stderr,
        sys.excepthook, sys.getrecursionlimit(), repr(decimal.getcontext()), list(sys.path),
        locale.setlocale(locale.LC_ALL), signal.getsignal(signal.SIGINT), os.getcwd(),
    )

before, filters = state(), list(warnings.filters)
from workplan_cli import api
assert (state(), warnings.filters) == (before, filters)
api.open_workspace().review().targets()
assert state() == before
"""
    subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=True)  # noqa: S603


def test_the_examples_of_its_page_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    for page in ("docs/notebooks.md", "docs/notebooks.zh-CN.md"):
        blocks = re.findall(r"```python\n(.*?)```", (ROOT / page).read_text("utf-8"), re.DOTALL)
        assert blocks, page
        names: dict[str, object] = {}
        for block in blocks:
            exec(compile(block, page, "exec"), names)  # noqa: S102 - our own page
