"""How files are read in this run: with the index or without it, on how many cores."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from workplan_cli.model.message import Message, _, message

if TYPE_CHECKING:
    from pathlib import Path

    from workplan_cli.loading.reader import Reader

FEW = 200
"""Files below which no index pays."""
MANY = 500
"""Files to be read from which more processes pay."""
READ_REPORTS = ("status", "show", "changes", "chase", "validate", "export", "verify", "report")
"""The commands that all this is for."""


@dataclass(frozen=True, slots=True)
class Engine:
    """What the command line says of it; no `jobs` are as many as there are cores."""

    index: bool = True
    jobs: int | None = None


_chosen = Engine(jobs=1)  # programs that import us may not bear to be imported by a worker


def choose(engine: Engine) -> None:
    """Settle it for this run."""
    global _chosen  # noqa: PLW0603 - one run reads in one way, settled before it begins
    _chosen = engine


def take(arguments: Sequence[str]) -> tuple[Engine, list[str]] | Message:
    """Options of reading may stand anywhere, like the language: they, and the other arguments."""
    rest: list[str] = []
    index, jobs = True, None
    given, named = iter(arguments), ""
    for argument in given:
        name, equals, value = argument.partition("=")
        if argument == "--":
            rest += [argument, *given]
        elif argument == "--no-index":
            index, named = False, argument
        elif name == "--jobs":
            named, text = name, value if equals else next(given, "")
            if not text.isdecimal() or int(text) < 1:
                return message(_("--jobs takes a number from 1 on; found {found}"), found=text)
            jobs = int(text)
        else:
            rest.append(argument)
    command = next((one for one in rest if not one.startswith("-")), None)
    if named and command and command not in READ_REPORTS:
        text = _("{option} goes with commands that read reports: {commands}")
        return message(text, option=named, commands=", ".join(READ_REPORTS))
    return Engine(index, jobs), rest


@contextmanager
def reading(files: int, workspace: Path | None, said: list[Message]) -> Iterator[Reader]:
    """What reads so many files; what there is to say about it afterwards is added to `said`.

    Args:
        files: how many there are.
        workspace: the folder of the workspace file; None where there is none.
        said: what went wrong with the index; the results are the same.
    """
    from workplan_cli.loading.reader import Reader

    with ExitStack() as ending:
        index = shards = None
        if _chosen.index and files >= FEW:
            from workplan_cli.loading.index.keeper import open_index

            index = open_index(workspace, said)
            if index:
                ending.callback(index.close)
        jobs = _chosen.jobs or _cores()
        if jobs > 1 and files >= MANY:
            from workplan_cli.loading.shards import Shards, processes

            shards = Shards(partial(processes, jobs), jobs, many=MANY)
            ending.callback(shards.close)
        yield Reader(index, shards)


def _cores() -> int:
    """The cores that this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
