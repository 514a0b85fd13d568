"""How far a run is, on standard error: a bar, how many files a second, how long it will take."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from time import monotonic

PATIENCE = 1.0
"""Seconds in which nobody wonders."""
_EVERY = 20
"""Files after which the clock is looked at."""


def with_progress(files: Sequence[Path]) -> Iterable[Path]:
    """The files one after the other; on a terminal with a bar, once they take over a second."""
    return _watched(files) if sys.stderr.isatty() else files


def _watched(files: Sequence[Path]) -> Iterator[Path]:
    begin, waiting = monotonic(), iter(files)
    for number, file in enumerate(waiting):
        yield file
        if number % _EVERY == 0 and monotonic() - begin > PATIENCE:
            yield from _with_bar(waiting, number + 1, len(files), begin)


def _with_bar(files: Iterator[Path], done: int, count: int, begin: float) -> Iterator[Path]:
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    # Not sys.stderr, which notes what is said: what passes is nothing to say again.
    console = Console(file=sys.__stderr__)
    columns = (
        BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]:.0f}/s"),
        TimeRemainingColumn(),
    )  # fmt: skip
    with Progress(*columns, console=console, transient=True) as shown:
        task = shown.add_task("", total=count, completed=done, rate=0)
        for number, file in enumerate(files, done + 1):
            yield file
            if number % _EVERY == 0:
                rate = number / (monotonic() - begin)
                shown.update(task, completed=number, rate=rate)
