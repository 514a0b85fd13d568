"""Reads report files: out of the index, in other processes, or here; the results are the same."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from workplan_cli import __version__
from workplan_cli.loading.by_target import Work, in_turn, with_what_is_kept
from workplan_cli.loading.index.record import Record
from workplan_cli.loading.index.stamps import Stamp, stamp_of
from workplan_cli.loading.paths import absolute
from workplan_cli.model.report import LoadedReport

if TYPE_CHECKING:
    from workplan_cli.loading.index.keeper import Index

R = TypeVar("R")

Named = tuple[Path, str]
"""A file, and what diagnostics call it."""
FileWork = Callable[[Path, str], Record | None]
"""Reads a file; None where it is not its business. Goes to other processes as it is."""
Done = tuple[Stamp | None, Record | None]
"""What came of a file, with its stamp from before it was read."""


class Workers(Protocol):
    """Other processes that work for this one."""

    near: bool
    """Whether they are on this machine, and can open the index."""

    def results(self, work: FileWork, files: Sequence[Named]) -> "Callable[[Path], Done | None]":
        """Begin to work on files; gives what came of one of them, None where that is not known."""

    def deal(
        self, work: Callable[[Sequence[str]], Sequence[str | None]], given: Sequence[str]
    ) -> Iterable[str | None]:
        """What comes of each of the texts given, in their order; None of those that got lost."""


def worked(work: FileWork, files: Sequence[Named], version: str) -> list[Done]:
    """The files of a shard one after the other; nothing of them where this is another version.

    What cannot be read here may be there for whoever asks, who then reads it.
    """
    if version != __version__:
        return [(None, None)] * len(files)
    return [_worked(work, path, name) for path, name in files]


def _worked(work: FileWork, path: Path, name: str) -> Done:
    stamp = stamp_of(path)
    record = work(path, name)
    return (stamp, record) if record and record.digest else (None, None)


class Reader:
    """Reads the files of one run, each once."""

    def __init__(
        self,
        index: "Index | None" = None,
        workers: Workers | None = None,
        watched: Callable[[Sequence[str]], Iterable[str]] = iter,
    ) -> None:
        """Keep what may know files, who else may read, and what shows how far work is."""
        self._index = index
        self._watched = watched
        self._workers = workers
        self._known: dict[Path, Record] = {}
        self._elsewhere: Callable[[Path], Done | None] = lambda _path: None
        self._work: FileWork | None = None
        self._against_of: Callable[[str], str] = str

    def begin(
        self, files: Sequence[Named], work: FileWork, against_of: Callable[[str], str]
    ) -> None:
        """Look which files are known, and have the others read where there are workers.

        Args:
            files: in the order in which they will be asked for.
            work: reads one of them.
            against_of: by the id of a plan, what a report on it has to have been checked against;
                asked again for each file when it is its turn.
        """
        self._work, self._against_of = work, against_of
        if self._index:
            self._index.expect(len(files))
            found = ((path, self._find(path, name)) for path, name in files if str(path) != "-")
            self._known = {path: record for path, record in found if record}
        if self._workers:
            left = [one for one in files if one[0] not in self._known and str(one[0]) != "-"]
            self._elsewhere = self._workers.results(work, left)

    def record(self, path: Path, name: str, here: FileWork) -> Record | None:
        """What is in a file: as it is known, as a worker read it, else read here and now."""
        record = self._known.pop(path, None)
        if record and self._fits(record):
            return record
        stamp, record = self._elsewhere(path) or (None, None)
        if record is None or not self._fits(record):
            stamp = stamp_of(path) if self._index else None
            record = here(path, name)
        if self._index and stamp and record:
            self._index.keep(absolute(path), stamp, record, partial(self._again, path, name))
        return record

    @property
    def sets_aside(self) -> bool:
        """Whether entries of reports stay in the index until they are asked for."""
        return self._index is not None and self._index.sets_aside

    def each(self, work: Work[R], targets: Sequence[str], /) -> Sequence[R]:
        """What comes of work on targets: some of it may be known, or done by others."""
        if self._index is None:
            return in_turn(work, targets)
        deal = self._workers.deal if self._workers and self._workers.near else None
        return with_what_is_kept(work, targets, self._index, deal, self._watched)

    def finish(self) -> None:
        """All has been read: what is to be in the index is there from now on."""
        if self._index:
            self._index.write()

    def _fits(self, record: Record) -> bool:
        return record.against == self._against_of(record.plan)

    def _find(self, path: Path, name: str) -> Record | None:
        if self._index is None:
            return None
        again = partial(self._again, path, name)
        return self._index.find(absolute(path), name, self._against_of, again)

    def _again(self, path: Path, name: str) -> LoadedReport:
        """A report whose rows another run has just taken out of the index.

        Raises:
            OSError: there is none in the file any more.
        """
        record = self._work(path, name) if self._work else None
        if record is None or not record.is_report:
            raise OSError(name)
        return record.filed
