"""How the cost of each command grows with entries, units, silent units, targets, periods, names.

    python benchmarks/growth.py [--commands status,chase] [--sizes units,names] [--limit 1.25]

Each size alone is doubled three times, the others stay as they are. Cost is time of the processor
of one command in a copy of a process that has imported everything. The exponent is that of the last
two doublings: 1 is in proportion, 2 is the square. What is above the limit is measured again twice,
as a busy machine only ever makes things slower; the script ends with code 1 where it stays above.

The data are the worst that rules and pages know: units below units that all report, entries
without notes, running totals that fall, names counted once, units that are not heard from any
more. All of it is made up.
"""

import argparse
import calendar
import io
import math
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import redirect_stderr, redirect_stdout, suppress
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from workplan_cli.cli.main import main

COMMANDS: dict[str, Sequence[str]] = {
    "validate": ("validate", "--format", "json"),
    "status": ("status",),
    "status --by unit": ("status", "--by", "unit"),
    "status json": ("status", "--format", "json"),
    "chase": ("chase",),
    "show": ("show", "1.1.1"),
    "changes": ("changes", "--from", "2022-01", "--to", "2022-02"),
    "outlook": ("outlook",),
    **{
        f"export {form}": ("export", form)
        for form in ("markdown", "html", "xlsx", "csv", "json", "docx")
    },
}
DOUBLINGS = 3
"""How often each size is doubled."""
BUSY = 3
"""How often a command is measured whose exponent is above the limit."""
FINDINGS = 1
"""The exit code where something is wrong with the reports: they are meant to be like that."""


@dataclass(frozen=True)
class Size:
    """How much of everything there is: entries of each report, names of each entry with names."""

    units: int = 60
    silent: int = 0
    targets: int = 8
    entries: int = 8
    periods: int = 3
    names: int = 2
    flat: bool = False
    """All units directly below one, instead of three below each."""


SIZES: dict[str, Sequence[Size]] = {
    "entries": [Size(entries=8 << n, targets=8 << n) for n in range(DOUBLINGS + 1)],
    "units": [Size(units=200 << n, periods=2, targets=6) for n in range(DOUBLINGS + 1)],
    "flat": [Size(units=200 << n, periods=2, targets=6, flat=True) for n in range(DOUBLINGS + 1)],
    "silent": [Size(units=20, silent=400 << n) for n in range(DOUBLINGS + 1)],
    "targets": [Size(targets=100 << n) for n in range(DOUBLINGS + 1)],
    "periods": [Size(periods=3 << n) for n in range(DOUBLINGS + 1)],
    "names": [Size(units=30, names=20 << n) for n in range(DOUBLINGS + 1)],
}
NOTHING = Size(units=1, targets=1, entries=1, periods=2, names=1)
TOTAL = "      over_time: cumulative\n"
NOW = "      over_time: snapshot\n"
MEASURES = (
    f"count\n      counted: 所\n      goal: {{at_least: 2000}}\n      combine: distinct\n{TOTAL}",
    f"count\n      counted: 所\n      goal: {{at_least: 2000}}\n      combine: sum\n{TOTAL}",
    f"share\n      goal: {{at_least: 100}}\n      combine: pooled\n{NOW}",
    f"count\n      counted: 起\n      goal: {{at_most: 0}}\n      combine: sum\n{TOTAL}",
    f"count\n      counted: 场\n      goal: {{at_least: 2}}\n      combine: all\n{TOTAL}",
    "milestone\n      goal: {done_when: issued}\n      combine: all\n",
)
"""What the targets are in turn."""


def compare() -> None:
    """Write the data, time the commands, print the exponents."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--commands", default=",".join(COMMANDS))
    parser.add_argument("--sizes", default=",".join(SIZES))
    parser.add_argument("--limit", type=float, default=1.25)
    chosen = parser.parse_args()
    commands, sizes = chosen.commands.split(","), chosen.sizes.split(",")
    with tempfile.TemporaryDirectory() as name:
        os.environ.update(XDG_CACHE_HOME=name, WORKPLAN_LANG="en")
        folder = Path(name)
        import_all(commands, write(folder / "nothing", NOTHING))
        too_fast = 0
        for size in sizes:
            folders = [write(folder / f"{size}-{n}", one) for n, one in enumerate(SIZES[size])]
            for command in commands:
                too_fast += not show(size, command, folders, chosen.limit)
    sys.exit(1 if too_fast else 0)


def show(size: str, command: str, folders: Sequence[Path], limit: float) -> bool:
    """Time a command on growing data and print how it grows; whether that is within the limit."""
    costs = [math.inf] * len(folders)
    grows = math.inf
    for _round in range(BUSY):
        costs = [min(old, cost(command, one)) for old, one in zip(costs, folders, strict=True)]
        grows = exponent(costs)
        if grows <= limit:
            break
    times = " ".join(f"{one:6.2f}" for one in costs)
    verdict = "" if grows <= limit else f"  more than {limit}"
    print(f"{size:8} {command:17} {times}  exponent {grows:5.2f}{verdict}", flush=True)
    return grows <= limit


def exponent(costs: Sequence[float]) -> float:
    """Of the growth in the last two doublings."""
    return math.log2(costs[-1] / costs[-3]) / 2


def cost(command: str, folder: Path) -> float:
    """Seconds of the processor that a command takes on all that is in a folder, once it is loaded.

    It runs in a copy of this process, which has imported everything.
    """
    words = [*COMMANDS[command], "--no-index", "--jobs", "1"]
    child = os.fork()
    if not child:
        os.chdir(folder)
        for stream, name in ((1, "out"), (2, "said")):
            os.dup2(os.open(name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), stream)
        try:
            main(words)
        except SystemExit as end:
            sys.stdout.flush()
            os._exit(int(end.code or 0))
        os._exit(1)
    _child, status, used = os.wait4(child, 0)
    if os.waitstatus_to_exitcode(status) not in {0, FINDINGS}:
        sys.exit(f"{status} from {words}: {(folder / 'said').read_text('utf-8')[-2000:]}")
    return used.ru_utime + used.ru_stime


def import_all(commands: Sequence[str], folder: Path) -> None:
    """Have the commands import what they need, on next to nothing."""
    os.chdir(folder)
    for command in commands:
        with suppress(SystemExit), redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
            main(COMMANDS[command])


def write(folder: Path, size: Size) -> Path:
    """A workspace of so much of everything."""
    folder.mkdir()
    texts = {
        "workplan.yaml": "format: workplan/workspace@1\nplan: plan.yaml\nreports: reports\n",
        "units.yaml": "".join(units_text(size)),
        "plan.yaml": "".join(plan_text(size)),
        **dict(reports(size)),
    }
    for name, text in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def units_text(size: Size) -> Iterator[str]:
    """Units below units, three below each; those that are silent stand beside those that report."""
    yield "# Made up for a benchmark: no real units.\n"
    yield "format: workplan/units@1\nid: made-up-units\ntitle: 编造的单位\nunits:\n"
    for number in range(size.units + size.silent):
        above = 1000 if size.flat else 1000 + (number - 1) // 3
        parent = f', parent: "{above}"' if number else ""
        yield f'- {{id: "{1000 + number}", name: 编造校{number}号, kind: school{parent}}}\n'
    yield "groups:\n- {id: schools, name: 编造的学校, kinds: [school]}\n"


def plan_text(size: Size) -> Iterator[str]:
    """A plan of targets of all kinds, in tasks of ten, that every unit reports on."""
    yield "# Made up for a benchmark: no real plan.\n"
    yield "format: workplan/plan@1\nid: made-up\ntitle: 编造的要点\nunits: units.yaml\n"
    yield "period: {start: 2022-01-01, end: 2023-12-31}\nreporting: {every: month}\n"
    yield "sections:\n- number: 1\n  title: 编造的部分\n  tasks:\n"
    for number in range(size.targets):
        task, place = divmod(number, 10)
        if not place:
            yield f"  - number: {task + 1}\n    title: 编造的任务{task + 1}\n    targets:\n"
        kind = number % len(MEASURES)
        yield f"    - id: 1.{task + 1}.{place + 1}\n      title: 编造的目标{number}\n"
        yield f'      source: {{clause: "1.{task + 1}"}}\n'
        yield f"      measure: {MEASURES[kind]}      reported_by: [schools]\n"


def reports(size: Size) -> Iterator[tuple[str, str]]:
    """By name the report of each unit that reports on each month."""
    for period in range(size.periods):
        year, month = 2022 + period // 12, period % 12 + 1
        day = date(year, month, calendar.monthrange(year, month)[1]) + timedelta(days=5)
        for unit in range(size.units):
            head = (
                "# Made up for a benchmark: no real unit, no real figures.\n"
                f'format: workplan/report@1\nplan: made-up\nunit: "{1000 + unit}"\n'
                f"period: {year}-{month:02}\nsubmitted: {day}\nentries:\n"
            )
            entries = (
                entry(size, unit, period, number)
                for number in range(min(size.entries, size.targets))
            )
            yield f"reports/{year}-{month:02}/{1000 + unit}.yaml", head + "".join(entries)


def entry(size: Size, unit: int, period: int, number: int) -> str:
    """An entry of one month; every other one says nothing about its figure."""
    stem = unit * 7919 + period
    names = ", ".join(f"编造学校{(stem + at * 31) % 99991}甲乙" for at in range(size.names))
    figures = (
        f"  items: [{names}]\n",
        f"  value: {stem % 17 + period}\n",
        f"  part: {20 + period}\n  whole: {30 + unit % 7}\n",
        f"  value: {stem % 3}\n",
        f"  value: {period}\n",
        "  stage: drafting\n",
    )
    target = f"- target: 1.{number // 10 + 1}.{number % 10 + 1}\n"
    note = f"  note: 本条为性能测试编造，第{stem}条。\n" if number % 2 else ""
    return target + figures[number % len(figures)] + note


if __name__ == "__main__":
    compare()
