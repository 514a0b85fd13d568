"""Results of targets as text: kept in the index for the next run, and sent between processes.

What they were worked out from is in their key. Where any of it is different, so is the key.
"""

import pickle
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache, partial
from hashlib import sha256
from itertools import repeat
from typing import Any, Protocol

from workplan_cli import __version__
from workplan_cli.assessment.result_text import result_of, text_of
from workplan_cli.assessment.target_results import Judge
from workplan_cli.loading.index.known import DAMAGED
from workplan_cli.loading.index.tagged import CannotKeepError
from workplan_cli.model.outcome import TargetResult
from workplan_cli.model.reading import Reading
from workplan_cli.model.report import EntriesElsewhere
from workplan_cli.model.target import Target


class Kept(Protocol):
    """Where results are kept."""

    def result(self, target: str, key: str) -> str | None:
        """What was kept under a key."""

    def keep_results(self, found: Mapping[tuple[str, str], str]) -> None:
        """Keep texts by target and key."""


Deal = Callable[[Callable[[Sequence[str]], Sequence[str | None]], Sequence[str]],
                Iterable[str | None]]  # fmt: skip
"""Has something done with texts in other processes; None comes of one that got lost."""

_MUCH = 150_000
"""Entries to be gone through from which other processes pay."""


def with_what_is_kept(judge: Judge, kept: Kept, deal: Deal | None) -> Sequence[TargetResult]:
    """The results of all targets; those of which nothing is known are judged, and kept."""
    keys = _Keys(judge)
    found: dict[str, TargetResult] = {}
    left: dict[str, str | None] = {}
    for target in judge.plan.targets:
        key = keys.of(target)
        known = _known(judge, target, kept.result(target.id, key)) if key else None
        if known:
            found[target.id] = known
        else:
            left[target.id] = key
    texts: Iterable[str | None] = repeat(None, len(left))
    if deal and sum(len(judge.entries.get(one, ())) for one in left) > _MUCH:
        texts = deal(partial(judged_there, pickle.dumps(judge), __version__), list(left))
    new = {}
    for (name, key), text in zip(left.items(), texts, strict=True):
        target = judge.plan.by_id[name]
        known = _known(judge, target, text)
        found[name] = known or judge(target)
        if key and (said := text if known else _text_if_any(found[name])):
            new[name, key] = said
    if new:
        kept.keep_results(new)
    return tuple(found[target.id] for target in judge.plan.targets)


def judged_there(judge: bytes, version: str, targets: Sequence[str]) -> list[str | None]:
    """Results of targets as texts; nothing of them where this is another version.

    Raises:
        OSError: a report is not in the index any more.
    """
    if version != __version__:
        return [None] * len(targets)
    here = _unpacked(judge)
    return [_text_if_any(here(here.plan.by_id[target])) for target in targets]


@lru_cache(maxsize=1)  # one after the other is asked for the same day
def _unpacked(judge: bytes) -> Judge:
    found: Judge = pickle.loads(judge)  # noqa: S301 - from the process that asks
    return found


class _Keys:
    """Of each target all that its result follows from, as one text; None where it is not known."""

    def __init__(self, judge: Judge) -> None:
        self._judge = judge
        self._of_report: dict[int, bytes | None] = {}
        rest = judge.finish.follows_from
        common = (judge.plan.model_dump_json(), judge.units.model_dump_json(), judge.date, rest)
        self._common = None if rest is None else sha256(repr(common).encode()).digest()

    def of(self, target: Target) -> str | None:
        """The key of a target: who reported what on it, and on the one that it keeps in step with.

        By the files in which that is written, and not by what of them is at hand.
        """
        if self._common is None:
            return None
        found = sha256(self._common + target.id.encode())
        goal = target.goal_on(self._judge.date)[0]
        for name in dict.fromkeys((target.id, goal.in_step_with if goal else None)):
            for reading in self._judge.entries.get(name or "", ()):
                mark = self._mark(reading)
                if mark is None:
                    return None
                found.update(mark)
                found.update(b"-" if reading.superseded else b"+")
        return found.hexdigest()

    def _mark(self, reading: Reading) -> bytes | None:
        at = id(reading.filed)
        if at not in self._of_report:
            self._of_report[at] = _mark_of(reading)
        return self._of_report[at]


def _mark_of(reading: Reading) -> bytes | None:
    filed, report = reading.filed, reading.filed.report
    entries: Sequence[Any] = report.entries
    if not isinstance(entries, EntriesElsewhere):
        return None
    own = (entries.digest, filed.file, filed.opened, filed.compiled, filed.supposed, report.unit,
           report.period.name, report.submitted, report.revision, reading.until)  # fmt: skip
    return sha256(repr(own).encode(errors="surrogateescape")).digest()


def _known(judge: Judge, target: Target, text: str | None) -> TargetResult | None:
    """The result that a text is of; None where it is none."""
    if text is None:
        return None
    try:
        return result_of(judge, target, text)
    except DAMAGED:
        return None


def _text_if_any(result: TargetResult) -> str | None:
    try:
        return text_of(result)
    except (CannotKeepError, KeyError):  # KeyError: made of an entry that is on another target
        return None
