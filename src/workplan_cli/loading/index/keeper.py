"""The index of one run: opened if it can be, asked for files, told of what was read."""

import os
import sqlite3
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from functools import cached_property, partial
from pathlib import Path
from typing import TypeVar

from workplan_cli.loading.index import place
from workplan_cli.loading.index.known import DAMAGED, GoneError, Known, UnusableError
from workplan_cli.loading.index.record import Record
from workplan_cli.loading.index.shelf import Shelf
from workplan_cli.loading.index.stamps import Stamp, stamp_of
from workplan_cli.loading.index.store import Store
from workplan_cli.loading.index.tagged import CannotKeepError
from workplan_cli.loading.looked_at import note_read
from workplan_cli.loading.read import digest_of
from workplan_cli.model.message import Message, _, message
from workplan_cli.model.report import LoadedReport

T = TypeVar("T")

_BATCH = 1_000
"""Files that are written in one transaction."""
MANY = 6_000
"""Files from which the entries of reports stay in the index, and out of memory."""


class Index:
    """What is known of files from earlier runs, and what this run adds.

    Nothing that goes wrong here ends a run: the index is left out from then on, and `said` is
    told why. `moment` is when the run began, in nanoseconds by the clock of the index's disk.
    """

    def __init__(
        self, store: Store, file: Path, moment: int, said: list[Message], *, by_content: bool
    ) -> None:
        self._file = file
        self._store: Store | None = store
        self._moment = moment
        self._by_content = by_content
        self._checked: dict[str, dict[int, tuple[int, int]]] = {}
        self._new: list[tuple[str, Stamp, int, Record, Callable[[], LoadedReport]]] = []
        self._shelf: Shelf | None = None
        self._same: list[tuple[Known, Stamp, int]] = []
        self._met: set[str] = set()
        self.said = said

    def find(
        self,
        path: str,
        name: str,
        against_of: Callable[[str], str],
        again: Callable[[], LoadedReport],
    ) -> Record | None:
        """What is known of a file that is as it was; None where it has to be read.

        Args:
            path: the file.
            name: what diagnostics call it.
            against_of: by the id of the plan that it names, what it has to have been checked
                against.
            again: reads it, in case another run takes it out of the index meanwhile.
        """
        self._met.add(path)
        known = self._known.get(path)
        if known is None:
            return None
        against = against_of(known.plan)
        if against not in self._checked:
            self._checked[against] = self._attempt(lambda store: store.checked(against)) or {}
        findings = self._checked[against].get(known.id)
        if findings is None or (name != known.name and (findings[0] or known.kind != "report")):
            return None
        if not self._is_same(path, known):
            return None
        record = self._attempt(lambda store: store.record(known, name, against, findings))
        if record is None:
            return None
        note_read(int(known.stamp.device), int(known.stamp.inode))
        if not record.is_report:
            return record

        def filed() -> LoadedReport:
            return self._attempt(lambda store: self._filed(store, known, name, again)) or again()

        return record.loaded_by(filed)

    @cached_property
    def _known(self) -> Mapping[str, Known]:
        """What is known of all files: only asked for where there are files to be read."""
        return self._attempt(Store.known) or {}

    @property
    def sets_aside(self) -> bool:
        """Whether reports stay in the index, and bring their entries when they are asked for."""
        return self._shelf is not None

    def expect(self, files: int) -> None:
        """Be told how many files there are."""
        if files >= MANY and self._store is not None and self._shelf is None:
            self._shelf = Shelf(self._store, partial(_delete, self._file))

    def _filed(
        self, store: Store, known: Known, name: str, again: Callable[[], LoadedReport]
    ) -> LoadedReport:
        return self._shelf.filed(known, name, again) if self._shelf else store.filed(known, name)

    def _is_same(self, path: str, known: Known) -> bool:
        """Whether a file is the one that was read: by its stamp if that is enough, or by content.

        A file that was changed while it was read, or in the tick of the clock after that, may have
        the stamp of before: one whose times are not older than its reading is hashed, as git does.
        """
        stamp = stamp_of(path)
        if stamp is None:
            return False
        if stamp == known.stamp and not self._by_content and stamp.settled_before(known.read_ns):
            return True
        if digest_of(path) != known.digest:
            return False
        if stamp != known.stamp or not self._by_content:
            self._same.append((known, stamp, self._moment))
        return True

    def keep(
        self, path: str, stamp: Stamp, record: Record, again: Callable[[], LoadedReport]
    ) -> None:
        """Keep what was read of a file; the stamp was taken before, `again` reads it once more."""
        if self._store is None or not record.digest:
            return
        self._new.append((path, stamp, self._moment, record, again))
        if len(self._new) >= _BATCH:
            self.write()

    def write(self) -> None:
        """Write what was read so far."""
        new, self._new = self._new, []
        written = (
            self._attempt(lambda store: store.write([one[:4] for one in new])) if new else None
        )
        for (_path, _stamp, _moment, record, again), known in zip(new, written or (), strict=False):
            if self._shelf and known and record.is_report:
                filed = self._attempt(
                    partial(self._filed, known=known, name=record.name, again=again)
                )
                if filed:
                    record.set_aside(filed)

    def keep_text(self, key: str, text: str) -> None:
        """Keep a text as the answer to a question."""
        self._attempt(lambda store: store.keep_text(key, self._moment, text))

    def result(self, target: str, key: str) -> str | None:
        """What a target came to in an earlier run, by what that follows from."""
        return self._attempt(lambda store: store.result(target, key))

    def keep_results(self, found: Mapping[tuple[str, str], str]) -> None:
        """Keep what targets came to, by target and key."""
        self._attempt(lambda store: store.keep_results(self._moment, found))

    def close(self) -> None:
        """Write what is new, drop files that are not there any more, let go of the file."""
        self.write()
        if self._same:
            self._attempt(lambda store: store.restamp(self._same))
        gone = [
            known
            for path, known in (self._known.items() if self._met else ())
            if path not in self._met and not os.path.lexists(path)
        ]
        if gone:
            self._attempt(lambda store: store.forget(gone))
        if self._shelf is None:  # else it goes with the last report that is in it
            self._attempt(Store.close)
        self._store = self._shelf = None

    def _attempt(self, step: Callable[[Store], T]) -> T | None:
        """What the store says; None where it has nothing to say, or cannot be used any more."""
        if self._store is None:
            return None
        try:
            return step(self._store)
        except (GoneError, CannotKeepError):
            return None
        except (sqlite3.Error, OSError, UnusableError, *DAMAGED) as error:
            with suppress(sqlite3.Error):
                self._store.close()
            self._store = None
            if not isinstance(error, sqlite3.OperationalError | OSError):
                _delete(self._file)
            self.said.append(
                message(_("The index is left out from here on: {reason}"), reason=str(error))
            )
            return None


def open_index(folders: Iterable[Path], said: list[Message]) -> Index | None:
    """The index in the first of the folders that can have one; None where there can be none.

    One that is damaged, or that another version or somebody else made, is made anew. What there is
    to say about it is added to `said`.
    """
    reason: Exception | None = None
    about: dict[str, str] | None = None
    for folder in folders:
        try:
            file = place.prepare(folder)
            about = about or {"tool": place.tool()}
            return _opened(file, about, said)
        except (OSError, sqlite3.Error, UnusableError, *DAMAGED) as error:
            reason = reason or error
    said.append(message(_("No index is used: {reason}"), reason=str(reason)))
    return None


def _opened(file: Path, about: Mapping[str, str], said: list[Message]) -> Index:
    for anew in (False, True):
        file.touch()
        try:
            store = Store(file, {**about, "seal": place.seal(file)})
        except (sqlite3.DatabaseError, UnusableError, *DAMAGED) as error:
            if anew or isinstance(error, sqlite3.OperationalError):  # locked, full, read-only
                raise
            _delete(file)
            made_anew = _(
                "The index is damaged or was not made here by this version: it is made anew."
            )
            said.append(message(made_anew))
            continue
        moment = min(time.time_ns(), file.stat().st_mtime_ns)
        return Index(store, file, moment, said, by_content=place.by_content())
    raise UnusableError


def _delete(file: Path) -> None:
    """Take away what is damaged; the next run makes it anew."""
    with suppress(OSError):
        for end in ("", "-wal", "-shm"):
            file.with_name(file.name + end).unlink(missing_ok=True)
