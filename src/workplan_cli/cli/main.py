"""The entry point: answers `--version` at once, and runs one command.

A command's module is imported when it is called, so that `--help` and completion of command
names need neither the models nor the plan.
"""

import gc
import os
import sys

from workplan_cli import __version__
from workplan_cli.cli.streams import output

TYPE_CHECKING = False  # from typing, which costs more than all the rest of `--version`
if TYPE_CHECKING:
    from collections.abc import Sequence

FEW_COLLECTIONS = 1_000_000
"""Objects between two searches for garbage; nearly all that a run makes lives to its end."""


def main(arguments: "Sequence[str] | None" = None) -> None:
    """Run `workplan` and exit with its code."""
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    if sys.stdout is sys.__stdout__:  # not where a test has put something in its place
        # What would have gone to a closed standard output is not lost without a word.
        sys.stdout = output(sys.stdout)
        sys.stderr = output(sys.stderr, closed=os.O_WRONLY)
    if arguments == ["--version"]:
        try:
            sys.stdout.write(f"workplan {__version__}\n")
            sys.stdout.flush()
        except OSError:
            sys.exit(2)
        sys.exit(0)
    gc.set_threshold(FEW_COLLECTIONS)
    # Plug-ins of pydantic would be looked for in every package that is installed here.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")
    try:
        from workplan_cli.cli import said_before

        try:
            code = said_before.say_again(arguments)
        except said_before.NotTakenError as error:
            from workplan_cli.cli.program import refused

            code = refused(error)
        if code is None:
            from workplan_cli.cli.program import run

            code = run(arguments)
    except KeyboardInterrupt:
        from workplan_cli.cli.exits import EXIT_INTERRUPTED

        code = EXIT_INTERRUPTED
    gc.freeze()  # the process ends, and with it everything: no last search for garbage
    sys.exit(code)
