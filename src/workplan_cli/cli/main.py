"""The entry point: answers `--version` at once, and runs one command.

A command's module is imported when it is called, so that `--help` and completion of command
names need neither the models nor the plan.
"""

import gc
import io
import os
import sys

from workplan_cli import __version__

TYPE_CHECKING = False  # from typing, which costs more than all the rest of `--version`
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

    from _typeshed import ReadableBuffer

FEW_COLLECTIONS = 1_000_000
"""Objects between two searches for garbage; nearly all that a run makes lives to its end."""


def main(arguments: "Sequence[str] | None" = None) -> None:
    """Run `workplan` and exit with its code."""
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    if sys.stdout is sys.__stdout__:  # not where a test has put something in its place
        # What would have gone to a closed standard output is not lost without a word.
        sys.stdout = _output(sys.stdout)
        sys.stderr = _output(sys.stderr, closed=os.O_WRONLY)
    if arguments == ["--version"]:
        sys.stdout.write(f"workplan {__version__}\n")
        sys.exit(0)
    gc.set_threshold(FEW_COLLECTIONS)
    # Plug-ins of pydantic would be looked for in every package that is installed here.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")
    try:
        from workplan_cli.cli.program import run

        code = run(arguments)
    except KeyboardInterrupt:
        from workplan_cli.cli.exits import EXIT_INTERRUPTED

        code = EXIT_INTERRUPTED
    gc.freeze()  # the process ends, and with it everything: no last search for garbage
    sys.exit(code)


class _Descriptor(io.FileIO):
    """A stream whose reader may leave early, as in `workplan status | head -1`.

    The rest goes nowhere, quietly, and the exit code stays that of the command. Any other
    failure, such as a full disk, is raised once and not again when the process ends.
    """

    broken = False

    def write(self, data: "ReadableBuffer", /) -> int:
        if not self.broken:
            try:
                return super().write(data)
            except BrokenPipeError:
                self.broken = True
            except OSError:
                self.broken = True
                raise
        return memoryview(data).nbytes


def _output(stream: "TextIO | None", closed: int = os.O_RDONLY) -> "TextIO":
    """The same stream, patient with its reader: in UTF-8, unless PYTHONIOENCODING has a wish.

    Where whoever started us has closed it, an empty device opened as `closed` stands in.
    The console of Windows keeps its own writer: it shows every character, whatever its code page.
    """
    terminal = stream is not None and stream.isatty()
    if sys.platform == "win32" and stream is not None and terminal:
        return stream
    number = os.open(os.devnull, closed) if stream is None else stream.fileno()
    encoding, _colon, errors = os.environ.get("PYTHONIOENCODING", "").partition(":")
    return io.TextIOWrapper(
        io.BufferedWriter(_Descriptor(number, "w", closefd=False)),
        encoding=encoding or "utf-8",
        errors=errors or "replace",
        line_buffering=terminal,
    )
