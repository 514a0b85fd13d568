"""How long `workplan validate` takes on 5,000 made-up reports, as ratios measured in one run.

python benchmarks/validate.py [--reports 5000] [--schema-reports 200] [--rounds 3]

Cw is a process that walks the same folder, reads every file and has libyaml parse it to events
that nobody looks at: what no checker on this parser can beat. Only ratios count; both sides run
in turns, and the best of the rounds is taken, because a shared machine is noisy.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from workplan_cli.loading.files import BUILTIN_PLAN, data_folder, load_plan
from workplan_cli.model.plan import Plan, Target
from workplan_cli.model.report import Report
from workplan_cli.model.units import Units

ENTRIES = 20
"""Entries of a report; with their notes and evidence they make about 80 lines and 2.7 KB."""
FLOOR = """
import os, sys
from _ruamel_yaml import CParser
for folder, _folders, files in os.walk(sys.argv[1]):
    for name in files:
        with open(os.path.join(folder, name), "rb") as file:
            CParser(file.read()).raw_parse()
"""


def main() -> None:
    """Write the reports, time both sides in turns, print the ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=5000)
    parser.add_argument("--schema-reports", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=3)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        size = write_reports(folder / "reports", chosen.reports)
        few = folder / "few"
        write_reports(few, chosen.schema_reports)
        schema = folder / "report.schema.json"
        schema.write_text(json.dumps(Report.model_json_schema()), "utf-8")
        validate = [sys.executable, "-m", "workplan_cli", "validate", "--format", "json"]
        by_schema = ["check-jsonschema", "--schemafile", str(schema)]
        timed = best_of(
            chosen.rounds,
            [sys.executable, "-c", FLOOR, str(folder / "reports")],
            [*validate, str(folder / "reports")],
            [*validate, str(few)],
        )
        slow = best_of(1, [*by_schema, *map(str, sorted(few.rglob("*.yaml")))])[0]
    floor, whole, part = timed
    print(f"{chosen.reports} reports, {size / chosen.reports:.0f} bytes each")
    print(f"floor (Cw: walk, read, libyaml)   {floor:7.2f} s")
    print(f"workplan validate                 {whole:7.2f} s   {whole / floor:5.1f} Cw   "
          f"{chosen.reports / whole:.0f} files/s")  # fmt: skip
    print(f"{chosen.schema_reports} of them")
    print(f"workplan validate                 {part:7.2f} s")
    print(f"check-jsonschema with our schema  {slow:7.2f} s   {slow / part:5.1f} x slower")


def best_of(rounds: int, *commands: Sequence[str]) -> list[float]:
    """The shortest time of each command in seconds, all run in turns."""
    best = [float("inf")] * len(commands)
    for _round in range(rounds):
        for index, command in enumerate(commands):
            start = time.perf_counter()
            done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
            took = time.perf_counter() - start
            if done.returncode:
                print(done.stdout[-2000:], done.stderr[-2000:], file=sys.stderr)
                sys.exit(f"code {done.returncode} from {command[:6]}")
            best[index] = min(best[index], took)
    return best


def write_reports(folder: Path, count: int) -> int:
    """Made-up reports on the built-in plan that no rule objects to; their size in bytes."""
    loaded, _found = load_plan(data_folder() / BUILTIN_PLAN)
    assert loaded is not None  # noqa: S101 - the plan that comes with the tool
    size = 0
    for name, text in made_up(loaded.plan, loaded.units, count):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        size += path.write_bytes(text.encode())
    return size


def made_up(plan: Plan, units: Units, count: int) -> Iterator[tuple[str, str]]:
    """File names with report texts: revisions of quarters of units, as many as are wanted."""
    reported = {unit.id: _targets_of(unit.id, plan, units) for unit in units.units}
    written = 0
    for revision in range(1, 1 + count):
        for quarter in range(1, 5):
            for unit, targets in reported.items():
                if written == count:
                    return
                written += 1
                name = f"2022-Q{quarter}/{unit}-{revision}.yaml"
                yield name, "".join(_report(unit, quarter, revision, targets))


def _targets_of(unit: str, plan: Plan, units: Units) -> list[Target]:
    mine = [one for one in plan.targets if unit in units.expand(one.reported_by)]
    figures = [one for one in mine if one.measure in {"count", "share", "limit"}]
    return (figures + [one for one in mine if one not in figures])[:ENTRIES]


def _report(unit: str, quarter: int, revision: int, targets: Sequence[Target]) -> Iterator[str]:
    day = f"2022-{3 * quarter:02}-28"
    yield "# Made up for a benchmark: no real unit, no real figures.\n"
    yield f'format: workplan/report@1\nplan: nmg-education-2022\nunit: "{unit}"\n'
    yield f"period: 2022-Q{quarter}\nsubmitted: {day}\nrevision: {revision}\nentries:\n"
    for number, target in enumerate(targets):
        yield f"- target: {target.id}\n"
        yield _figure(target, quarter, day)
        if number % 2:
            yield f"  evidence:\n  - {{ref: 编造文件第{number}号, date: {day}}}\n"
        yield f"  note: 本条目为性能测试编造，第{number}条，不代表任何单位的真实工作。\n"


def _figure(target: Target, quarter: int, day: str) -> str:
    if target.measure == "count":
        return f"  value: {quarter}\n"
    if target.measure == "share":
        return f"  part: {20 * quarter}\n  whole: 100\n"
    if target.measure == "limit":
        return "  value: 0\n"
    if target.measure == "change":
        return f"  value: {50 + quarter}.5\n  baseline: 50\n"
    if target.measure == "milestone":
        return "  stage: drafting\n"
    return f"  activities:\n  - {{date: {day}, text: 编造的一次活动}}\n"


if __name__ == "__main__":
    main()
