"""Entries of many reports, left in the index until somebody asks for them (D-375)."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar, overload

from workplan_cli.loading.index.entry_rows import report_with
from workplan_cli.loading.index.known import DAMAGED, GoneError, Known, UnusableError
from workplan_cli.loading.index.store import Store
from workplan_cli.model.diagnostic import Place
from workplan_cli.model.report import EntriesElsewhere, Entry, LoadedReport

T = TypeVar("T")
Again = Callable[[], LoadedReport]
"""Reads the file of a report, in case the index has it no more."""
Placed = tuple[Entry, Place]

_ROOM = 15_000
"""Entries that are in memory at once by target, and by report, as long as one has not more."""
_IN_A_ROW = 50
"""Entries on one target that are asked for one after the other before all on it are brought."""


class Shelf:
    """Brings entries: a report's, or all on a target where one after the other is asked for.

    A review goes target by target; who asks what each unit owes, unit by unit (D-390).
    """

    def __init__(self, store: Store, give_up: Callable[[], None]) -> None:
        """Keep an index, and what takes it away where it turns out to be damaged."""
        self._store, self._give_up = store, give_up
        self.at_hand: dict[str, dict[tuple[int, int], Placed]] = {}
        """By target, by file and position, the entries that are in memory."""
        self._reports: dict[int, LoadedReport] = {}
        self._held = 0
        self._asked, self._in_a_row = "", 0

    def filed(self, known: Known, name: str, again: Again) -> LoadedReport:
        """A report whose entries stay where they are.

        Raises:
            GoneError, UnusableError, sqlite3.Error: the index does not have it.
        """
        head, targets = self._store.head(known)
        own = _Kept(self, known, name, again, bool(head.filled), targets)
        return LoadedReport(report_with(head, own), name, _KeptPlaces(own))

    def placed(self, known: Known, name: str, position: int, target: str) -> Placed | None:
        """One entry with its place; None where the index has it no more."""
        if target in self.at_hand:
            return self.at_hand[target].get((known.id, position))
        if target != self._asked:
            self._asked, self._in_a_row = target, 0
        if known.id not in self._reports:
            self._in_a_row += 1
            if self._in_a_row > _IN_A_ROW:
                return self.bring(target).get((known.id, position))
        found = self.whole(known, name)
        return (found.report.entries[position], found.places[position]) if found else None

    def bring(self, target: str) -> dict[tuple[int, int], Placed]:
        """The entries on one target; the oldest ones are let go where there are too many."""
        found = self._attempt(lambda: self._store.on_target(target)) or {}
        held = len(found) + sum(map(len, self.at_hand.values()))
        while self.at_hand and held > _ROOM:
            held -= len(self.at_hand.pop(next(iter(self.at_hand))))
        self.at_hand[target] = found
        return found

    def whole(self, known: Known, name: str) -> LoadedReport | None:
        """A report with all of its entries; None where the index has it no more."""
        found = self._reports.get(known.id)
        if found is None:
            found = self._attempt(lambda: self._store.filed(known, name))
            if found is None:
                return None
            while self._reports and self._held + known.entries > _ROOM:
                self._held -= len(self._reports.pop(next(iter(self._reports))).places)
            self._reports[known.id] = found
            self._held += known.entries
        return found

    def _attempt(self, step: Callable[[], T]) -> T | None:
        """What the index says; one that is damaged is made anew by the next run."""
        try:
            return step()
        except (GoneError, sqlite3.OperationalError):
            return None
        except (sqlite3.Error, UnusableError, *DAMAGED):
            self._give_up()
            return None

    def __reduce__(self) -> tuple[Any, ...]:
        """In another process the index is opened again."""
        return _opened_again, (self._store.file, self._store.about)

    def __del__(self) -> None:
        """Let go of the file with the last report that is in it."""
        with suppress(sqlite3.Error):
            self._store.close()


def _opened_again(file: Path, about: Mapping[str, str]) -> Shelf:
    return Shelf(Store(file, about), lambda: None)


def _not_here() -> LoadedReport:
    """Another process knows no other way to a report than the index.

    Raises:
        OSError: always.
    """
    raise OSError


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

    @property
    def digest(self) -> str:
        """The SHA-256 of the file."""
        return self._known.digest

    def expect(self, target: str) -> None:
        """Have the entries on a target brought, of all reports that are in the index."""
        if target not in self._shelf.at_hand:
            self._shelf.bring(target)

    def __reduce__(self) -> tuple[Any, ...]:
        known = (self._shelf, self._known, self._name, _not_here)
        return _Kept, (*known, self.says_something, self.targets)

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
        try:  # millions of times: nothing is called where nothing has to be
            return self._shelf.at_hand[self.targets[position]][self._known.id, position][0]
        except KeyError:
            return self.placed(position)[0]

    def placed(self, position: int) -> Placed:
        """One entry with its place."""
        target = self.targets[position]  # IndexError where there are not so many
        at = position % len(self.targets)
        found = None
        if self._here is None:
            found = self._shelf.placed(self._known, self._name, at, target)
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

    def __reduce__(self) -> tuple[Any, ...]:
        return _KeptPlaces, (self._own,)

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
