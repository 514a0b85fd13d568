"""How long `workplan status` takes on a year: 13 units, 12 months, 60 entries a report.

python benchmarks/year.py [--rounds 5]

The unit is a process in which the safe loader of ruamel.yaml (its C part) parses the same bytes
and nothing else. Both are whole processes, run in turns; the best of the rounds is taken, because
a shared machine is noisy, and only ratios count. Below the parts are timed inside one process.
Everything in the reports is made up.
"""

import argparse
import cProfile
import pstats
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from validate import FIGURES, GOALS, MEASURES, WORKPLAN, best_of, show

from workplan_cli.assessment.review import review
from workplan_cli.loading.files import data_folder, load_plan
from workplan_cli.loading.report_files import find_reports
from workplan_cli.loading.reports import load_reports

ENTRIES = 60
SAFE_LOADER = """
import sys
from pathlib import Path
from ruamel.yaml import YAML
for path in sorted(Path(sys.argv[1]).rglob("*.yaml")):
    YAML(typ="safe").load(path.read_bytes())
"""


def main() -> None:
    """Write a year of reports, time all sides in turns, print the ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--profile", action="store_true", help="where review spends its time")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        size = write_year(folder)
        plan = ["--plan", str(folder / "plan.yaml")]
        parse, status = best_of(
            chosen.rounds,
            [sys.executable, "-c", SAFE_LOADER, str(folder / "reports")],
            [*WORKPLAN, "status", *plan, str(folder / "reports")],
        )
        print(f"13 units x 12 months x {ENTRIES} entries, {size / 1e6:.1f} MB")
        show("safe loader of ruamel.yaml", parse, parse)
        show("workplan status", status, parse)
        print("parts, in one process (processor):")
        for part, took in parts(folder, profile=chosen.profile):
            print(f"  {part:32} {took:6.3f} s = {took / parse.processor:5.2f}")


def parts(folder: Path, *, profile: bool) -> Iterator[tuple[str, float]]:
    """Seconds of the processor for reading the reports and for the review of them."""
    loaded, _found = load_plan(folder / "plan.yaml")
    if loaded is None:
        sys.exit("the made-up plan is wrong")
    began = time.process_time()
    filed = load_reports(find_reports([str(folder / "reports")]).files).filed
    yield "reading the reports", time.process_time() - began
    plan, units = loaded.plan, loaded.units
    began = time.process_time()
    review(plan, units, filed, plan.period.end)
    yield "review", time.process_time() - began
    if profile:
        with cProfile.Profile() as measured:
            review(plan, units, filed, plan.period.end)
        pstats.Stats(measured).sort_stats("tottime").print_stats(20)


def write_year(folder: Path) -> int:
    """A plan of 60 targets that the department and the leagues report on, and a year of reports."""
    shutil.copy(data_folder() / "units_nmg.yaml", folder)
    (folder / "plan.yaml").write_text("".join(plan_text()), "utf-8")
    loaded, found = load_plan(folder / "plan.yaml")
    if loaded is None:
        sys.exit(f"the made-up plan is wrong: {found}")
    size = 0
    for unit in loaded.units.expand(("department", "leagues")):
        for month in range(1, 13):
            path = folder / "reports" / f"2022-{month:02}" / f"{unit}.yaml"
            path.parent.mkdir(parents=True, exist_ok=True)
            size += path.write_bytes("".join(report_text(unit, month)).encode())
    return size


def plan_text() -> Iterator[str]:
    """A plan with targets of every measure, reported on every month."""
    yield "# Made up for a benchmark: no real plan.\n"
    yield "format: workplan/plan@1\nid: made-up\ntitle: 编造的要点\nunits: units_nmg.yaml\n"
    yield "period: {start: 2022-01-01, end: 2022-12-31}\nreporting: {every: month}\n"
    yield "sections:\n- number: 1\n  title: 编造的部分\n  tasks:\n"
    yield "  - number: 1\n    title: 编造的任务\n    targets:\n"
    for number in range(1, ENTRIES + 1):
        measure = MEASURES[number % len(MEASURES)]
        yield f"    - id: 1.1.{number}\n      title: 编造的目标{number}\n"
        yield '      source: {clause: "1.1"}\n'
        yield GOALS[measure]
        yield "      reported_by: [department, leagues]\n"


def report_text(unit: str, month: int) -> Iterator[str]:
    """One report: 60 entries with notes, a third of them with evidence."""
    day = date(2022, month, 28)
    yield "# Made up for a benchmark: no real unit, no real figures.\n"
    yield f'format: workplan/report@1\nplan: made-up\nunit: "{unit}"\n'
    yield f"period: 2022-{month:02}\nsubmitted: {day + timedelta(days=8)}\nentries:\n"
    for number in range(1, ENTRIES + 1):
        measure = MEASURES[number % len(MEASURES)]
        yield f"- target: 1.1.{number}\n"
        yield FIGURES[measure].format(quarter=(month + 2) // 3, day=day)
        if number % 3 == 0:
            yield f"  evidence:\n  - {{ref: 编造文件{month:02}{number:02}号, date: {day}}}\n"
        yield f"  note: 本条为性能测试编造，第{month}月第{number}条，不代表任何单位的工作。\n"


if __name__ == "__main__":
    main()
