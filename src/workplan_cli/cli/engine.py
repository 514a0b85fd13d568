"""How files are read in this run: with the index or without it, on how many cores."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

import typer

from workplan_cli.cli import streams
from workplan_cli.cli.progress import with_progress
from workplan_cli.cli.translation import translate
from workplan_cli.model.message import Message, _, message

if TYPE_CHECKING:
    from concurrent.futures import Executor
    from pathlib import Path

    from workplan_cli.loading.by_target import Work
    from workplan_cli.loading.reader import Reader

R = TypeVar("R")

FEW = 200
"""Files below which no index pays."""
MANY = 500
"""Files to be read from which more processes pay."""
READ_REPORTS = (
    "status", "show", "changes", "chase", "outlook", "validate", "export", "verify", "report",
)  # fmt: skip
"""The commands that all this is for."""


def no_index_option() -> Any:
    """Help knows it; it is taken out of the command line before, like the language."""
    text = _("Read every file, and keep nothing of it for the next run.")
    return typer.Option(False, "--no-index", help=translate(text))


def jobs_option() -> Any:
    """The same for the number of processes."""
    text = _("Processes that read many files; else one for each core.")
    return typer.Option(None, "--jobs", metavar=translate(_("COUNT")), help=translate(text))


def cluster_option() -> Any:
    """The same for a cluster."""
    text = _("The scheduler of a Dask cluster whose workers read many files.")
    return typer.Option(None, "--cluster", metavar=translate(_("ADDRESS")), help=translate(text))


@dataclass(frozen=True, slots=True)
class Engine:
    """What the command line says of it; no `jobs` are as many as there are cores."""

    index: bool = True
    jobs: int | None = None
    cluster: str | None = None


_chosen = Engine(jobs=1)  # programs that import us may not bear to be imported by a worker


def choose(engine: Engine) -> None:
    """Settle it for this run."""
    global _chosen  # noqa: PLW0603 - one run reads in one way, settled before it begins
    _chosen = engine


def take(arguments: Sequence[str]) -> tuple[Engine, list[str]] | Message:
    """Options of reading may stand anywhere, like the language: they, and the other arguments."""
    rest: list[str] = []
    index, jobs, cluster = True, None, None
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
        elif name == "--cluster":
            named, cluster = name, value if equals else next(given, "")
            if not cluster:
                return message(_("--cluster needs the address of a Dask scheduler"))
        else:
            rest.append(argument)
    command = next((one for one in rest if not one.startswith("-")), None)
    if named and command and command not in READ_REPORTS:
        text = _("{option} goes with commands that read reports: {commands}")
        return message(text, option=named, commands=READ_REPORTS)
    return Engine(index, jobs, cluster), rest


@contextmanager
def reading(files: int, workspace: Path | None, said: list[Message]) -> Iterator[Reader]:
    """What reads so many files; what there is to say about it afterwards is added to `said`.

    Args:
        files: how many there are.
        workspace: the folder of the workspace file; None where there is none.
        said: what went wrong with the index; the results are the same.
    """
    from workplan_cli.loading.reader import Reader

    before = len(said)
    with ExitStack() as ending:
        index = shards = None
        if _chosen.index and files >= FEW:
            from workplan_cli.loading.index.keeper import open_index
            from workplan_cli.loading.index.place import places

            index = open_index(places(workspace), said)
            if index:
                ending.callback(index.close)
        jobs = _chosen.jobs or _cores()
        if files >= MANY and (jobs > 1 or _chosen.cluster):
            from workplan_cli.loading.shards import Shards, processes

            begin = (
                partial(_cluster, _chosen.cluster) if _chosen.cluster else partial(processes, jobs)
            )
            shards = Shards(begin, jobs, many=MANY, near=not _chosen.cluster)
            ending.push(lambda error, *_more: shards.close(at_once=error is not None))
        yield Reader(index, shards, with_progress)
    if len(said) > before:
        streams.forget()


def each(files: int, workspace: Path | None, work: Work[R], targets: Sequence[str]) -> Sequence[R]:
    """What comes of work on targets, for which so many files were read."""
    with reading(files, workspace, []) as reader:
        return reader.each(work, targets)


def _cluster(address: str) -> Executor:
    """The workers of a cluster.

    Raises:
        typer.Exit: the package is not there, or nobody answers; it has been said.
    """
    from workplan_cli.cli.terminal import fail
    from workplan_cli.loading.shards import cluster

    try:
        return cluster(address)
    except ModuleNotFoundError:
        raise fail(_("--cluster needs distributed: pip install 'workplan-cli[cluster]'")) from None
    except (OSError, ValueError) as error:
        raise fail(_("no cluster at {address}: {reason}"), address=address, reason=error) from None


def _cores() -> int:
    """The cores that this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
