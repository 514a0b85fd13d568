"""Files read in other processes, shard by shard, by any `concurrent.futures.Executor`."""

import gc
import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future
from pathlib import Path

from workplan_cli.loading.reader import Done, Named, Work, worked

SHARD = 200
"""Files that go to a process at once: a fraction of a second of work."""
_AHEAD = 2
"""Shards for each process that are begun before the first of them is asked for."""


class Shards:
    """Workers of an executor; what it loses is done again here."""

    def __init__(self, begin: Callable[[], Executor], size: int, *, many: int) -> None:
        """Keep how to begin.

        Args:
            begin: starts the executor; only called where there is enough to do.
            size: how many processes it has.
            many: files below which it is not worth it.
        """
        self._begin, self._size, self._many = begin, size, many
        self._executor: Executor | None = None

    def results(self, work: Work, files: Sequence[Named]) -> Callable[[Path], Done | None]:
        """Begin to work on files; gives what came of one of them, None where that is not known."""
        if len(files) < self._many:
            return lambda _path: None
        self._executor = self._executor or self._begin()
        return _Results(self._executor, work, files, _AHEAD * self._size + 1).take

    def close(self) -> None:
        """End the processes, after what they are just doing."""
        if self._executor:
            self._executor.shutdown(wait=False, cancel_futures=True)


class _Results:
    """What comes of shards, in the order in which it is asked for."""

    def __init__(self, executor: Executor, work: Work, files: Sequence[Named], ahead: int) -> None:
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
        try:
            self._running.append((shard, self._executor.submit(worked, self._work, shard)))
        except (BrokenExecutor, RuntimeError):  # lost, or shut down
            self._running.append((shard, None))

    def take(self, path: Path) -> Done | None:
        """What came of a file; None where nobody was asked to read it."""
        while path in self._left and self._running:
            shard, future = self._running.popleft()
            for (done, _name), result in zip(shard, self._of(shard, future), strict=True):
                self._left.discard(done)
                self._ready[done] = result
            self._submit()
        return self._ready.pop(path, None)

    def _of(self, shard: Sequence[Named], future: Future[list[Done]] | None) -> list[Done]:
        try:
            return future.result() if future else worked(self._work, shard)
        except (BrokenExecutor, OSError):  # a process that was lost, or killed for its memory
            return worked(self._work, shard)


def processes(count: int) -> Executor:
    """So many processes on this machine."""
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    return ProcessPoolExecutor(count, get_context("spawn"), initializer=_prepare)


def _prepare() -> None:
    """A worker is ended by its parent, and makes no circles that would have to be looked for."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()
