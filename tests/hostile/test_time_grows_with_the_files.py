"""Four times the units, periods or names take about four times as long, and not sixteen times."""

import time
from pathlib import Path

import pytest

from calling import call

Capture = pytest.CaptureFixture[str]
PLAN = """\
format: workplan/plan@1
id: big
title: made up
period: {start: 2000-01-01, end: 2049-12-31}
reporting: {every: month, due_days: 10}
units: units.yaml
sections:
- number: 1
  title: s
  tasks:
  - number: 1
    title: t
    targets:
    - {id: 1.1.1, title: t, source: {clause: "1.1"}, measure: count, counted: schools, \
goal: {at_least: 120}, combine: distinct, over_time: cumulative, reported_by: [g]}
"""


def workspace(units: int, periods: int, names: int) -> None:
    """A report of every unit on every period, each with so many names."""
    Path("plan.yaml").write_text(PLAN, "utf-8")
    listed = "".join(f'- {{id: "{one}", name: U{one}, kind: k}}\n' for one in range(units))
    Path("units.yaml").write_text(
        f"format: workplan/units@1\nid: u\nunits:\n{listed}"
        "groups:\n- {id: g, name: g, kinds: [k]}\n"
    )
    Path("workplan.yaml").write_text(
        "format: workplan/workspace@1\nplan: plan.yaml\nreports: reports\n"
    )
    for number in range(periods):
        period = f"{2000 + number // 12}-{number % 12 + 1:02d}"
        Path("reports", period).mkdir(parents=True)
        for unit in range(units):
            items = ", ".join(f"school {unit} {one}" for one in range(names))
            Path("reports", period, f"{unit}.yaml").write_text(
                f'format: workplan/report@1\nplan: big\nunit: "{unit}"\nperiod: {period}\n'
                f"entries:\n- {{target: 1.1.1, items: [{items}]}}\n"
            )


def seconds(capfd: Capture, folder: Path, words: str, sizes: tuple[int, int, int]) -> float:
    folder.mkdir()
    with pytest.MonkeyPatch.context() as patched:
        patched.chdir(folder)
        workspace(*sizes)
        best = 99.0
        for _time in range(2):
            start = time.process_time()
            left = call(capfd, *words.split(), "--no-index")
            best = min(best, time.process_time() - start)
            assert left.code in {0, 1}, left.err
    return best


@pytest.mark.parametrize(
    "words", ["status", "status --by unit", "chase", "validate", "export json"]
)
@pytest.mark.parametrize(
    ("few", "many"),
    [((40, 1, 1), (160, 1, 1)), ((2, 30, 1), (2, 120, 1)), ((2, 1, 400), (2, 1, 1600))],
    ids=["units", "periods", "names"],
)
def test_a_command_is_linear(
    capfd: Capture,
    tmp_path: Path,
    words: str,
    few: tuple[int, int, int],
    many: tuple[int, int, int],
) -> None:
    ratios = []
    for attempt in range(3):  # other programs disturb what is measured
        less = seconds(capfd, tmp_path / f"{attempt} few", words, few)
        more = seconds(capfd, tmp_path / f"{attempt} many", words, many)
        ratios.append(more / max(less, 0.02))
        if ratios[-1] < 9:
            return
    pytest.fail(f"{ratios}")
