"""How long `workplan validate` takes on 5,000 made-up reports, as ratios measured in one run.

One process, and no index: what every file costs that has not been read before.

python benchmarks/validate.py [--reports 5000] [--schema-reports 5000] [--rounds 3]

Cw is a process that walks the same folder, reads every file and has libyaml parse it to events
that nobody looks at: what no checker on this parser can beat. Only ratios count; both sides run
in turns, and the best of the rounds is taken, because a shared machine is noisy. The time of the
processor says more than the clock where other programs are running.
"""

import argparse
import itertools
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from workplan_cli.loading.files import data_folder, load_plan
from workplan_cli.model.units import Units

WORKPLAN = (sys.executable, "-m", "workplan_cli")
CHECK_JSONSCHEMA = Path(sys.executable).parent / "check-jsonschema"
MEASURES = ("count",) * 9 + ("share",) * 7 + ("limit",) * 2 + ("milestone", "activity")
"""Of the targets of the made-up plan; a report has an entry for each."""
GOALS = {
    "count": "      measure: count\n      counted: 所\n      goal: {at_least: 2000}\n"
    "      combine: sum\n      over_time: cumulative\n",
    "share": "      measure: share\n      goal: {at_least: 100}\n      combine: pooled\n"
    "      over_time: snapshot\n",
    "limit": "      measure: count\n      counted: 起\n      goal: {at_most: 0}\n"
    "      combine: sum\n      over_time: cumulative\n",
    "milestone": "      measure: milestone\n      goal: {done_when: issued}\n      combine: all\n",
    "activity": "      measure: activity\n",
}
FIGURES = {
    "count": "  value: {quarter}\n",
    "share": "  part: 2{quarter}\n  whole: 30\n",
    "limit": "  value: 0\n",
    "milestone": "  stage: drafting\n",
    "activity": "  activities:\n  - {{date: {day}, text: 编造的一次活动}}\n",
}
FLOOR = """
import os, sys
from _ruamel_yaml import CParser
for folder, _folders, files in os.walk(sys.argv[1]):
    for name in files:
        with open(os.path.join(folder, name), "rb") as file:
            CParser(file.read()).raw_parse()
"""


def main() -> None:
    """Write the reports, time all sides in turns, print the ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=5000)
    parser.add_argument("--schema-reports", type=int, default=5000, help="fewer take less time")
    parser.add_argument("--rounds", type=int, default=3)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        size = write_workspace(folder, chosen.reports)
        few = sorted((folder / "reports").rglob("*.yaml"))[
            :: max(1, chosen.reports // chosen.schema_reports)
        ]
        schema = folder / "report.schema.json"
        schema.write_bytes(run(*WORKPLAN, "schema", "report", "--plan", str(folder / "plan.yaml")))
        cold = ["--no-index", "--jobs", "1", "--format", "json"]
        validate = [*WORKPLAN, "validate", *cold, "--plan", str(folder / "plan.yaml")]
        by_schema = [str(CHECK_JSONSCHEMA), "--schemafile", str(schema)]
        floor, whole, part = best_of(
            chosen.rounds,
            [sys.executable, "-c", FLOOR, str(folder / "reports")],
            [*validate, str(folder / "reports")],
            [*validate, *map(str, few)],
        )
        (slow,) = best_of(1, [*by_schema, *map(str, few)])
    print(f"{chosen.reports} reports, {size // chosen.reports} bytes each")
    show("floor Cw (walk, read, libyaml)", floor, floor)
    show("workplan validate", whole, floor)
    print(f"{len(few)} of them")
    show("workplan validate", part, part)
    show("check-jsonschema with our schema", slow, part)


class Took(NamedTuple):
    """Seconds on the clock, and of the processor."""

    clock: float
    processor: float


def show(name: str, took: Took, unit: Took) -> None:
    """A line with times, and how many times those of another they are."""
    print(
        f"{name:34} {took.clock:6.2f} s = {took.clock / unit.clock:5.1f}"
        f"   processor {took.processor:6.2f} s = {took.processor / unit.processor:5.1f}"
    )


def best_of(rounds: int, *commands: Sequence[str]) -> list[Took]:
    """The least that each command took, all run in turns."""
    best = [Took(float("inf"), float("inf"))] * len(commands)
    for _round in range(rounds):
        for index, command in enumerate(commands):
            before = os.times()
            run(*command)
            after = os.times()
            spent = after.children_user + after.children_system
            spent -= before.children_user + before.children_system
            clock = after.elapsed - before.elapsed
            best[index] = Took(min(best[index].clock, clock), min(best[index].processor, spent))
    return best


def environment() -> dict[str, str]:
    """Ours, without what has each run compile us anew, beside libraries that are compiled."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def run(*command: str) -> bytes:
    """What a command prints; the benchmark ends where it finds something wrong."""
    done = subprocess.run(command, capture_output=True, check=False, env=environment())
    if done.returncode:
        print((done.stdout + done.stderr)[-2000:].decode("utf-8", "replace"), file=sys.stderr)
        sys.exit(f"code {done.returncode} from {command[:6]}")
    return done.stdout


def write_workspace(folder: Path, count: int) -> int:
    """A made-up plan with so many reports on it that no rule objects to; their size in bytes."""
    shutil.copy(data_folder() / "units_nmg.yaml", folder)
    (folder / "plan.yaml").write_text("".join(plan_text()), "utf-8")
    loaded, found = load_plan(folder / "plan.yaml")
    if loaded is None:
        sys.exit(f"the made-up plan is wrong: {found}")
    size = 0
    for name, text in made_up(loaded.units, count):
        path = folder / "reports" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        size += path.write_bytes(text.encode())
    return size


def plan_text() -> Iterator[str]:
    """A plan with targets of every measure that every unit reports on."""
    yield "# Made up for a benchmark: no real plan.\n"
    yield "format: workplan/plan@1\nid: made-up\ntitle: 编造的要点\nunits: units_nmg.yaml\n"
    yield "period: {start: 2022-01-01, end: 2022-12-31}\n"
    yield "sections:\n- number: 1\n  title: 编造的部分\n  tasks:\n"
    yield "  - number: 1\n    title: 编造的任务\n    targets:\n"
    for number, measure in enumerate(MEASURES, start=1):
        yield f"    - id: 1.1.{number}\n      title: 编造的目标{number}\n"
        yield '      source: {clause: "1.1"}\n'
        yield GOALS[measure]
        yield "      reported_by: [department, leagues, counties, universities]\n"


def made_up(units: Units, count: int) -> Iterator[tuple[str, str]]:
    """File names with report texts: revisions of quarters of units, as many as are wanted."""
    parents = {unit.parent for unit in units.units}  # would have to report what is below them
    wanted = (
        (revision, quarter, unit.id)
        for revision in range(1, 1 + count)
        for quarter in range(1, 5)
        for unit in units.units
        if unit.id not in parents
    )
    for revision, quarter, unit in itertools.islice(wanted, count):
        name = f"2022-Q{quarter}/{unit}-{revision}.yaml"
        yield name, "".join(report_text(unit, quarter, revision))


def report_text(unit: str, quarter: int, revision: int) -> Iterator[str]:
    """One report: 20 entries with notes, half of them with evidence; 80 lines, 2.7 KB."""
    day = f"2022-{3 * quarter:02}-28"
    sent = f"{2022 + quarter // 4}-{3 * quarter % 12 + 1:02}-05"
    yield "# Made up for a benchmark: no real unit, no real figures.\n"
    yield f'format: workplan/report@1\nplan: made-up\nunit: "{unit}"\n'
    yield f"period: 2022-Q{quarter}\nsubmitted: {sent}\nrevision: {revision}\nentries:\n"
    for number, measure in enumerate(MEASURES, start=1):
        yield f"- target: 1.1.{number}\n"
        yield FIGURES[measure].format(quarter=quarter, day=day)
        if number % 3 == 0:
            yield f"  evidence:\n  - {{ref: 编造文件{quarter}{number:02}号, date: {day}}}\n"
        yield f"  note: 本条为性能测试编造，第{quarter}季度第{number}条，不代表任何单位的工作。\n"


if __name__ == "__main__":
    main()
