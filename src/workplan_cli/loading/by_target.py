"""Work that is done target by target: kept from earlier runs, on all cores, or here and now.

What comes of it is text, with what it was worked out from as its key. Where any of that is
different, so is the key; and the text of one process can be read in another (D-399).
"""

import pickle
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache, partial
from hashlib import sha256
from itertools import repeat
from typing import Protocol, TypeVar

from workplan_cli import __version__
from workplan_cli.loading.index.known import DAMAGED
from workplan_cli.loading.index.tagged import CannotKeepError
from workplan_cli.model.report import EntriesElsewhere, Entry, LoadedReport

R = TypeVar("R")

_MUCH = 150_000
"""Entries to be gone through from which other processes pay."""


class Work(Protocol[R]):
    """Something that is done for targets one by one; goes to other processes as it is."""

    def __call__(self, target: str, /) -> R:
        """What comes of a target."""

    def key(self, target: str, /) -> str | None:
        """All that this follows from, in short; None where that is not known."""

    def entries(self, target: str, /) -> int:
        """How many entries have to be gone through."""

    def text(self, result: R, /) -> str:
        """What came of it.

        Raises:
            CannotKeepError: a value in it is of an unknown kind.
        """

    def result(self, target: str, text: str, /) -> R:
        """What that was the text of.

        Raises:
            ValueError, KeyError, TypeError, ArithmeticError, AttributeError: of nothing.
        """


class Each(Protocol):
    """Has work done for targets."""

    def __call__(self, work: Work[R], targets: Sequence[str], /) -> Sequence[R]:
        """What comes of them, in their order."""


def in_turn(work: Work[R], targets: Sequence[str], /) -> Sequence[R]:
    """One after the other, here and now."""
    return [work(target) for target in targets]


class Kept(Protocol):
    """Where texts are kept."""

    def result(self, target: str, key: str) -> str | None:
        """What was kept under a key."""

    def keep_results(self, found: Mapping[tuple[str, str], str]) -> None:
        """Keep texts by target and key."""


Deal = Callable[[Callable[[Sequence[str]], Sequence[str | None]], Sequence[str]],
                Iterable[str | None]]  # fmt: skip
"""Has something done with texts in other processes; None comes of one that got lost."""


def with_what_is_kept(
    work: Work[R],
    targets: Sequence[str],
    kept: Kept,
    deal: Deal | None,
    watched: Callable[[Sequence[str]], Iterable[str]] = iter,
) -> Sequence[R]:
    """The same where some of it may be known, and others can work for us.

    `watched` passes on what is left to be done, and shows how far we are.
    """
    found: dict[str, R] = {}
    left: dict[str, str | None] = {}
    for target in targets:
        key = work.key(target)
        known = _read(work, target, kept.result(target, key)) if key else None
        if known is None:
            left[target] = key
        else:
            found[target] = known
    texts: Iterable[str | None] = repeat(None, len(left))
    if deal and sum(map(work.entries, left)) > _MUCH:
        texts = deal(partial(done_there, pickle.dumps(work), __version__), list(left))
    new = {}
    for target, text in zip(watched(list(left)), texts, strict=True):
        key, result = left[target], _read(work, target, text)
        if result is None:
            result = work(target)
            text = _written(work, result) if key else None  # noqa: PLW2901 - of what there is now
        found[target] = result
        if key and text:
            new[target, key] = text
    if new:
        kept.keep_results(new)
    return [found[target] for target in targets]


def done_there(work: bytes, version: str, targets: Sequence[str]) -> list[str | None]:
    """What comes of targets, as texts; nothing where this is another version.

    Raises:
        OSError: a report is not in the index any more.
    """
    if version != __version__:
        return [None] * len(targets)
    here = _unpacked(work)
    return [_written(here, here(target)) for target in targets]


@lru_cache(maxsize=1)  # one hand of the same after the other
def _unpacked(work: bytes) -> Work[object]:
    found: Work[object] = pickle.loads(work)  # noqa: S301 - from the process that asks
    return found


def _read(work: Work[R], target: str, text: str | None) -> R | None:
    if text is None:
        return None
    try:
        return work.result(target, text)
    except DAMAGED:
        return None


def _written(work: Work[R], result: R) -> str | None:
    try:
        return work.text(result)
    except (CannotKeepError, KeyError):  # KeyError: made of an entry that is on another target
        return None


class FileMarks:
    """What is read of reports, in short; each is asked for once for each of its targets."""

    def __init__(self) -> None:
        self._known: dict[int, bytes | None] = {}

    def of(self, filed: LoadedReport, *more: object) -> bytes | None:
        """By its file, and by what was made of its head; None where it is in no index."""
        if id(filed) not in self._known:
            self._known[id(filed)] = _mark(filed, *more)
        return self._known[id(filed)]


def _mark(filed: LoadedReport, *more: object) -> bytes | None:
    report = filed.report
    entries: Sequence[Entry] = report.entries
    if not isinstance(entries, EntriesElsewhere):
        return None
    own = (entries.digest, filed.file, filed.opened, filed.compiled, filed.supposed, report.unit,
           report.period.name, report.submitted, report.revision, *more)  # fmt: skip
    return sha256(repr(own).encode(errors="surrogateescape")).digest()
