"""Entries of many reports, left in the index until somebody asks for them (D-375)."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import TypeVar, overload

from workplan_cli.loading.index.known import DAMAGED, GoneError, Known, UnusableError
from workplan_cli.loading.index.store import Store
from workplan_cli.model.diagnostic import Place
from workplan_cli.model.report import EntriesElsewhere, Entry, LoadedReport

T = TypeVar("T")
Again = Callable[[], LoadedReport]
"""Reads the file of a report, in case the index has it no more."""
Placed = tuple[Entry, Place]

_ROOM = 30_000
"""Entries that are in memory at once, as long as those on one target are not more."""


class Shelf:
    """Brings entries: all on one target at once, as a review asks for them, or a report's."""

    def __init__(self, store: Store, give_up: Callable[[], None]) -> None:
        """Keep an index, and what takes it away where it turns out to be damaged."""
        self._store, self._give_up = store, give_up
        self._on_target: dict[str, dict[tuple[int, int], Placed]] = {}
        self._last: tuple[int, LoadedReport] | None = None

    def filed(self, known: Known, name: str, again: Again) -> LoadedReport:
        """A report whose entries stay where they are.

        Raises:
            GoneError, UnusableError, sqlite3.Error: the index does not have it.
        """
        report, says_something, targets = self._store.head(known)
        own = _Kept(self, known, name, again, says_something, targets)
        return LoadedReport(report.model_copy(update={"entries": own}), name, _KeptPlaces(own))

    def placed(self, file: int, position: int, target: str) -> Placed | None:
        """One entry with its place; None where the index has it no more."""
        found = self._on_target.get(target)
        if found is None:
            found = self._bring(target)
        return found.get((file, position))

    def _bring(self, target: str) -> dict[tuple[int, int], Placed]:
        """The entries on one target; the oldest ones are let go where there are too many."""
        found = self._attempt(lambda: self._store.on_target(target)) or {}
        held = len(found) + sum(map(len, self._on_target.values()))
        while self._on_target and held > _ROOM:
            held -= len(self._on_target.pop(next(iter(self._on_target))))
        self._on_target[target] = found
        return found

    def whole(self, known: Known, name: str) -> LoadedReport | None:
        """A report with all of its entries; None where the index has it no more."""
        if self._last is None or self._last[0] != known.id:
            found = self._attempt(lambda: self._store.filed(known, name))
            if found is None:
                return None
            self._last = known.id, found
        return self._last[1]

    def _attempt(self, step: Callable[[], T]) -> T | None:
        """What the index says; one that is damaged is made anew by the next run."""
        try:
            return step()
        except (GoneError, sqlite3.OperationalError):
            return None
        except (sqlite3.Error, UnusableError, *DAMAGED):
            self._give_up()
            return None

    def __del__(self) -> None:
        """Let go of the file with the last report that is in it."""
        with suppress(sqlite3.Error):
            self._store.close()


class _Kept(EntriesElsewhere):
    """The entries of one report."""

    __slots__ = ("_again", "_here", "_known", "_name", "_shelf", "says_something", "targets")

    def __init__(
        self,
        shelf: Shelf,
        known: Known,
        name: str,
        again: Again,
        says_something: bool,
        targets: tuple[str, ...],
    ) -> None:
        self._shelf, self._known, self._name, self._again = shelf, known, name, again
        self.says_something, self.targets = says_something, targets
        self._here: LoadedReport | None = None

    def __len__(self) -> int:
        return len(self.targets)

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.whole().report.entries)

    @overload
    def __getitem__(self, position: int) -> Entry: ...
    @overload
    def __getitem__(self, position: slice) -> Sequence[Entry]: ...
    def __getitem__(self, position: int | slice) -> Entry | Sequence[Entry]:
        if isinstance(position, slice):
            return self.whole().report.entries[position]
        return self.placed(position)[0]

    def placed(self, position: int) -> Placed:
        """One entry with its place."""
        target = self.targets[position]  # IndexError where there are not so many
        at = position % len(self.targets)
        found = self._shelf.placed(self._known.id, at, target) if self._here is None else None
        if found is None:
            whole = self.whole()
            found = whole.report.entries[at], whole.places[at]
        return found

    def whole(self) -> LoadedReport:
        """The report with all of its entries.

        Raises:
            OSError: the index has it no more, and the file holds another one by now.
        """
        found = self._here or self._shelf.whole(self._known, self._name)
        if found is None:
            found = self._here = self._again()
        if found.targets != self.targets:
            raise OSError(self._name)
        return found


class _KeptPlaces(Sequence[Place]):
    """Where these entries stand."""

    __slots__ = ("_own",)

    def __init__(self, own: _Kept) -> None:
        self._own = own

    def __len__(self) -> int:
        return len(self._own)

    def __iter__(self) -> Iterator[Place]:
        return iter(self._own.whole().places)

    @overload
    def __getitem__(self, position: int) -> Place: ...
    @overload
    def __getitem__(self, position: slice) -> Sequence[Place]: ...
    def __getitem__(self, position: int | slice) -> Place | Sequence[Place]:
        if isinstance(position, slice):
            return self._own.whole().places[position]
        return self._own.placed(position)[1]
