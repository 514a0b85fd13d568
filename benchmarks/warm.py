"""What a run costs that finds nothing changed, and a first one, against looking at the files.

python benchmarks/warm.py [--reports 5000] [--rounds 3]

The floor is a Python process that walks the folder and asks for the status of every file. Cold is
a run without an index to read from, which writes one; warm is the next one; `one changed` is one
after a single report was edited. All sides take turns in one run; only ratios count. The most
memory that a command took at once is that of its largest process.
"""

import argparse
import os
import resource
import shutil
import sys
import tempfile
from pathlib import Path

from validate import FLOOR, WORKPLAN, Took, best_of, show, write_workspace

SCAN = """
import os, sys
waiting = [sys.argv[1]]
while waiting:
    for entry in os.scandir(waiting.pop()):
        waiting.append(entry.path) if entry.is_dir() else entry.stat()
"""
WORKSPACE = "format: workplan/workspace@1\nplan: plan.yaml\nreports: reports\n"
OLD = 1_640_995_200
"""A time of files that no clock of a run is near: 2022."""


def main() -> None:
    """Write the reports, time all sides, print the ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=5000)
    parser.add_argument("--rounds", type=int, default=3)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ.update(XDG_CACHE_HOME=str(folder / "user"), CI="")
        write_workspace(folder, chosen.reports)
        (folder / "workplan.yaml").write_text(WORKSPACE, encoding="utf-8")
        os.chdir(folder)
        compare(folder, chosen.rounds)


def compare(folder: Path, rounds: int) -> None:
    """Print what each command takes: without an index, making one, and with it."""
    reports = str(folder / "reports")
    scan = [sys.executable, "-c", SCAN, reports]
    parser = [sys.executable, "-c", FLOOR, reports]
    for command in ("validate --format json", "status"):
        words = [*WORKPLAN, *command.split()]
        floor, plain, pool = best_of(
            1, parser, [*words, "--no-index", "--jobs", "1"], [*words, "--no-index"]
        )
        shutil.rmtree(folder / ".workplan", ignore_errors=True)
        (cold,) = best_of(1, [*words, "--jobs", "1"])
        best_of(1, words)  # hashes the files that were younger than the index
        looked, warm = best_of(rounds, scan, words)
        changed = one_changed(folder, words, rounds)
        print(f"{command}: as many times as walking, reading and libyaml")
        show("no index, one process", plain, floor)
        show("no index, all cores", pool, floor)
        show("making the index, one process", cold, floor)
        print("and as many times as scandir and stat")
        show("nothing changed", warm, looked)
        show("one file changed", changed, looked)
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"most memory of a process: {most:.0f} MiB")


def one_changed(folder: Path, words: list[str], rounds: int) -> Took:
    """The least of some runs, each after one report has been edited."""
    file = min((folder / "reports").rglob("*.yaml"))
    least = Took(float("inf"), float("inf"))
    for number in range(rounds):
        file.write_text(file.read_text(encoding="utf-8") + f"# {number}\n", encoding="utf-8")
        (took,) = best_of(1, words)
        least = Took(min(least.clock, took.clock), min(least.processor, took.processor))
    return least


if __name__ == "__main__":
    main()
