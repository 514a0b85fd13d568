"""Files read in other processes, shard by shard, by any `concurrent.futures.Executor`."""

import gc
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import contextmanager, suppress
from itertools import repeat
from multiprocessing import active_children, get_context
from pathlib import Path
from typing import TypeVar

from workplan_cli import __version__
from workplan_cli.loading.paths import absolute
from workplan_cli.loading.reader import Done, FileWork, Named, worked

T = TypeVar("T")
R = TypeVar("R")

SHARD = 200
"""Files that go to a process at once: a fraction of a second of work."""
_AHEAD = 2
"""Shards for each process that are begun before the first of them is asked for."""
_HANDS = 4
"""Hands for each process of what is dealt out."""


class Shards:
    """Workers of an executor; what it loses is done again here."""

    def __init__(
        self, begin: Callable[[], Executor], size: int, *, many: int, near: bool = True
    ) -> None:
        """Keep how to begin.

        Args:
            begin: starts the executor; only called where there is enough to do.
            size: how many processes it has.
            many: files below which it is not worth it.
            near: whether they are on this machine.
        """
        self.near = near
        self._begin, self._size, self._many = begin, size, many
        self._executor: Executor | None = None
        self._begun: list[_Results] = []

    def results(self, work: FileWork, files: Sequence[Named]) -> Callable[[Path], Done | None]:
        """Begin to work on files; gives what came of one of them, None where that is not known."""
        if len(files) < self._many:
            return lambda _path: None
        self._executor = self._executor or self._begin()
        self._begun.append(_Results(self._executor, work, files, _AHEAD * self._size + 1))
        return self._begun[-1].take

    def deal(
        self, work: Callable[[Sequence[T]], Sequence[R | None]], given: Sequence[T]
    ) -> Iterator[R | None]:
        """What comes of each of the things given, in their order; None of those that got lost.

        Each process gets several hands of them: nobody knows before how long one takes.
        """
        self._executor = self._executor or self._begin()
        hands = min(len(given), _HANDS * self._size)
        with _undisturbed():
            futures = [self._executor.submit(work, given[at::hands]) for at in range(hands)]
        done = [_of_hand(future, len(given)) for future in futures]
        for at in range(len(given)):
            yield next(done[at % hands])

    def close(self, *, at_once: bool = False) -> None:
        """End the processes after what they are just doing, or in the middle of it."""
        if self._executor is None:
            return
        ours = active_children() if at_once else []
        if not ours:  # a pool whose processes are lost gives up what waits; cancelling is too much
            for one in self._begun:
                one.cancel()
        self._executor.shutdown(wait=False)
        for process in ours:
            process.terminate()


class _Results:
    """What comes of shards, in the order in which it is asked for."""

    def __init__(
        self, executor: Executor, work: FileWork, files: Sequence[Named], ahead: int
    ) -> None:
        self._executor, self._work = executor, work
        self._left = {path for path, _name in files}
        self._ready: dict[Path, Done] = {}
        self._waiting: Iterator[Sequence[Named]] = (
            files[at : at + SHARD] for at in range(0, len(files), SHARD)
        )
        self._running: deque[tuple[Sequence[Named], Future[list[Done]] | None]] = deque()
        for _number in range(ahead):
            self._submit()

    def _submit(self) -> None:
        shard = next(self._waiting, None)
        if shard is None:
            return
        future = None
        with _undisturbed(), suppress(BrokenExecutor, RuntimeError):  # lost, or shut down
            away = [(Path(absolute(path)), name) for path, name in shard]
            future = self._executor.submit(worked, self._work, away, __version__)
        self._running.append((shard, future))

    def take(self, path: Path) -> Done | None:
        """What came of a file; None where nobody was asked to read it."""
        while path in self._left and self._running:
            shard, future = self._running.popleft()
            for (done, _name), result in zip(shard, self._of(shard, future), strict=True):
                self._left.discard(done)
                self._ready[done] = result
            self._submit()
        return self._ready.pop(path, None)

    def cancel(self) -> None:
        """Begin nothing more."""
        for _shard, future in self._running:
            if future:
                future.cancel()

    def _of(self, shard: Sequence[Named], future: Future[list[Done]] | None) -> list[Done]:
        try:
            return future.result() if future else self._here(shard)
        except (BrokenExecutor, OSError):  # a process that was lost, or killed for its memory
            return self._here(shard)

    def _here(self, shard: Sequence[Named]) -> list[Done]:
        return worked(self._work, shard, __version__)


def _of_hand(future: Future[Sequence[R | None]], most: int) -> Iterator[R | None]:
    try:
        yield from future.result()
    except (BrokenExecutor, OSError):
        yield from repeat(None, most)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Processes that begin in here never hear of Ctrl-C: it is for us to end them."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def processes(count: int) -> Executor:
    """So many processes on this machine."""
    from concurrent.futures import ProcessPoolExecutor

    return ProcessPoolExecutor(count, get_context("spawn"), initializer=_prepare)


def cluster(address: str) -> Executor:
    """The workers of a Dask cluster that is running; they see the same files under the same names.

    Raises:
        ModuleNotFoundError: the extra `cluster` is not installed.
        OSError: nobody answers there.
    """
    from distributed import Client

    client = Client(address, timeout="10s", set_as_default=False)
    executor: Executor = client.get_executor(pure=False, retries=2)
    return executor


def _prepare() -> None:
    """A worker makes no circles that would have to be looked for."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()
