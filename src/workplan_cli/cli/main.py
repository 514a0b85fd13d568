"""The entry point: answers `--version` at once, finds the language, and runs one command.

A command's module is imported when it is called, so that `--help` and completion of command
names need neither the models nor the plan.
"""

import sys
from collections.abc import Sequence

from workplan_cli import __version__

EXIT_FINDINGS = 1
EXIT_USAGE = 2
EXIT_NOTHING = 3


def main(arguments: Sequence[str] | None = None) -> None:
    """Run `workplan` and leave with its exit code."""
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    if arguments == ["--version"]:
        sys.stdout.write(f"workplan {__version__}\n")
        sys.exit(0)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
    from workplan_cli.cli.program import run

    sys.exit(run(arguments))
