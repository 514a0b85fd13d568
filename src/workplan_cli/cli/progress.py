"""How far a run is, on standard error: a bar, how many files or targets a second, and its end."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from time import monotonic
from typing import TypeVar

T = TypeVar("T")

PATIENCE = 1.0
"""Seconds in which nobody wonders."""
_OFTEN = 0.1
"""Seconds between two looks at the bar."""


def with_progress(files: Sequence[T]) -> Iterable[T]:
    """Files or targets one after the other; on a terminal with a bar, after over a second."""
    return _watched(files) if sys.stderr.isatty() else files


def _watched(files: Sequence[T]) -> Iterator[T]:
    begin, waiting = monotonic(), iter(files)
    for number, file in enumerate(waiting):
        yield file
        if monotonic() - begin > PATIENCE:
            yield from _with_bar(waiting, number + 1, len(files), begin)


def _with_bar(files: Iterator[T], done: int, count: int, begin: float) -> Iterator[T]:
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
        BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]:.1f}/s"),
        TimeRemainingColumn(),
    )  # fmt: skip
    with Progress(*columns, console=console, transient=True) as shown:
        task, looked = shown.add_task("", total=count, completed=done, rate=0), begin
        for number, file in enumerate(files, done + 1):
            yield file
            if (now := monotonic()) - looked > _OFTEN:
                looked = now
                shown.update(task, completed=number, rate=number / (now - begin))
