"""How long `workplan` takes to start, as a ratio to Python itself and to its own dependencies.

    python benchmarks/startup.py [ROUNDS]

All commands take turns in one run, so that a busy machine is busy for all of them; medians are
compared. Ratios of one run can be compared between machines; milliseconds cannot. What a command
has said before it says again: so each run has a variable of its own in its environment, apart from
those that are named so.
"""

import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from validate import environment

WORKPLAN = (str(Path(sys.executable).with_name("workplan")),)
COMMANDS: dict[str, Sequence[str]] = {
    "python -c pass": (sys.executable, "-c", "pass"),
    "import of the dependencies": (
        sys.executable,
        "-c",
        "import typer, pydantic, ruamel.yaml, rich.table, rich.console",
    ),
    "workplan --version": (*WORKPLAN, "--version"),
    "workplan --help": (*WORKPLAN, "--help"),
    "workplan status --help": (*WORKPLAN, "status", "--help"),
    "workplan status": (*WORKPLAN, "status"),
    "workplan status --format json": (*WORKPLAN, "status", "--format", "json"),
    "workplan plan list": (*WORKPLAN, "plan", "list"),
    "workplan status, again": (*WORKPLAN, "status"),
    "workplan plan list, again": (*WORKPLAN, "plan", "list"),
}
PASS, FLOOR = list(COMMANDS)[:2]


def seconds(command: Sequence[str], folder: str, number: int) -> float:
    """Time of the processor of one run, in an empty folder, its output thrown away."""
    own = {"WORKPLAN_LANG": "en", "XDG_CACHE_HOME": f"{folder}/cache", "RUN": str(number)}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        command,
        cwd=folder,
        env={**environment(), **own},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=True,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def main() -> None:
    """Time every command in turns, and print medians."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    taken: dict[str, list[float]] = {name: [] for name in COMMANDS}
    with tempfile.TemporaryDirectory() as folder:
        for command in COMMANDS.values():
            seconds(command, folder, 0)  # byte code is compiled, files are in memory
        for number in range(1, rounds + 1):
            for name, command in COMMANDS.items():
                again = name.endswith("again")
                taken[name].append(seconds(command, folder, 0 if again else number))
    medians = {name: statistics.median(times) for name, times in taken.items()}
    print(f"medians of {rounds} rounds; x pass, x dependencies")
    for name, median in medians.items():
        ratios = f"{median / medians[PASS]:6.2f} {median / medians[FLOOR]:6.2f}"
        print(f"{name:30} {median * 1e3:7.1f} ms {ratios}")


if __name__ == "__main__":
    main()
