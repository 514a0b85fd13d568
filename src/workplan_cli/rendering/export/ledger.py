"""The tables of the ledger (台账): targets, units, entries, chase, with typed cells."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Literal

from workplan_cli.assessment.owing import LEVELS, Debt, own_verdict_of
from workplan_cli.model.message import _
from workplan_cli.model.outcome import Reading, TargetResult, UnitResult
from workplan_cli.model.report import Evidence
from workplan_cli.model.status import Status
from workplan_cli.model.words import STAGE_WORDS
from workplan_cli.rendering.chase.view import LEVEL_SIGNS, LEVEL_WORDS, TURN_WORDS
from workplan_cli.rendering.export.content import debts
from workplan_cli.rendering.export.wording import Wording
from workplan_cli.rendering.language import exact
from workplan_cli.rendering.one_line import one_line

Kind = Literal["text", "number", "percent", "points", "date", "status", "level", "link"]
Cell = str | int | Decimal | date | None
"""Text has been made one line; a percentage is a share of one."""


_OWN: tuple[tuple[str, tuple[str, ...]], ...] = (
    (_("met"), ("met",)),
    (_("on course"), ("ahead", "on_track")),
    (_("slipping"), ("slipping",)),
    (_("late"), ("behind", "overdue")),
)
"""How a unit's own parts stand, where it has an own goal or is the only one."""
_PRINTED = 9
"""Columns of the targets that go on paper: from the id to who reports."""
_PRINTED_OF_ENTRIES = 14
"""Columns of the entries that go on paper: from the id to the note."""


@dataclass(frozen=True, slots=True)
class Column:
    """Heading, what the cells are, and a width in characters (a wide one counts two)."""

    heading: str
    kind: Kind
    width: int


@dataclass(frozen=True, slots=True)
class Table:
    """Columns, and rows with a cell for each of them; only the first columns go on paper."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    printed: int


def targets(words: Wording) -> Table:
    """One row a target in scope, in the order of the plan."""
    columns: tuple[tuple[str, Kind, int], ...] = (
        (_("target"), "text", 10),
        (_("title"), "text", 40),
        (_("goal"), "text", 20),
        (_("reached"), "text", 14),
        (_("expected"), "percent", 11),
        (_("gap in points"), "points", 11),
        (_("status"), "status", 16),
        (_("due"), "date", 12),
        (_("Reports"), "text", 20),
        (_("section"), "number", 8),
        (_("task"), "number", 8),
        (_("clause"), "text", 8),
        (_("measure"), "text", 12),
        (_("actual"), "number", 11),
        (_("baseline"), "number", 11),
        (_("progress"), "percent", 11),
        (_("remaining"), "number", 11),
        (_("status code"), "text", 12),
        (_("pace needed"), "text", 20),
        (_("silent units"), "number", 10),
        (_("why"), "text", 40),
    )
    made = _table(words, columns, (_target(words, one) for one in words.summary.results))
    return replace(made, printed=_PRINTED)


def _target(words: Wording, result: TargetResult) -> Iterator[Cell]:
    verdict, target = result.verdict, result.target
    yield target.id
    yield target.title.in_language(words.language.code)
    yield words.goal(result)
    yield words.actual(result)
    yield exact(result.expected)
    yield exact(verdict.gap)
    yield words.light(result.status)
    yield result.due
    yield words.reporters(result)
    yield result.section.number
    yield result.task.number
    yield target.source.clause
    yield words.say(target.measure_facts.word)
    yield exact(verdict.actual)
    yield exact(result.baseline)
    yield exact(verdict.progress)
    yield exact(verdict.remaining)
    yield result.status
    yield words.pace(result)
    yield len(result.silent_units)
    yield words.why(result)


def entries(words: Wording) -> Table:
    """One row an entry that was known on the day, also those that a later one replaced."""
    columns: tuple[tuple[str, Kind, int], ...] = (
        (_("target"), "text", 10),
        (_("title"), "text", 32),
        (_("unit"), "text", 16),
        (_("period"), "text", 10),
        (_("counted"), "text", 9),
        (_("value"), "number", 11),
        (_("part"), "number", 9),
        (_("whole"), "number", 9),
        (_("items"), "text", 16),
        (_("stage"), "text", 12),
        (_("done"), "date", 11),
        (_("reason"), "text", 24),
        (_("next step"), "text", 24),
        (_("note"), "text", 24),
        (_("evidence"), "text", 30),
        (_("link"), "link", 30),
        (_("unit code"), "text", 10),
        (_("revision"), "number", 9),
        (_("submitted"), "date", 12),
        (_("baseline"), "number", 10),
        (_("forecast"), "date", 12),
        (_("activities"), "text", 40),
    )
    wanted = words.summary.options.unit
    made = _table(
        words,
        columns,
        (
            _entry(words, result, reading)
            for result in words.summary.results
            for reading in result.readings
            if wanted in {None, reading.unit}
        ),
    )
    return replace(made, printed=_PRINTED_OF_ENTRIES)


def _entry(words: Wording, result: TargetResult, reading: Reading) -> Iterator[Cell]:
    entry, say, code = reading.entry, words.say, words.language.code
    texts = [
        text.in_language(code) if text else None for text in (entry.reason, entry.next, entry.note)
    ]
    yield result.target.id
    yield result.target.title.in_language(code)
    yield words.unit(reading.unit)
    yield reading.period.name
    yield say(_("yes")) if _is_counted(result, reading) else say(_("no"))
    yield entry.value
    yield entry.part
    yield entry.whole
    yield None if entry.items is None else words.language.join(list(entry.items))
    yield say(STAGE_WORDS[entry.stage]) if entry.stage else None
    yield entry.done
    yield from texts
    yield "; ".join(
        " ".join(part for part in (backing(one, code), one.url) if part) for one in entry.evidence
    )
    yield next((one.url for one in entry.evidence if is_link(one.url)), None)
    yield reading.unit
    yield reading.revision
    yield reading.submitted
    yield entry.baseline
    yield entry.forecast
    yield "; ".join(f"{one.date} {one.text.in_language(code)}" for one in entry.activities)


def _is_counted(result: TargetResult, reading: Reading) -> bool:
    return any(
        part.use == "counted" and part.holding is not None and reading in part.holding.readings
        for part in result.units
    )


def backing(evidence: Evidence, code: str) -> str:
    """One piece of evidence in words, without its address: number, title, file, day."""
    title = evidence.title.in_language(code) if evidence.title else None
    day = evidence.date.isoformat() if evidence.date else None
    return " ".join(part for part in (evidence.ref, title, evidence.file, day) if part)


def is_link(url: str | None) -> bool:
    """Whether an address may become a link: web pages only, no scripts and no files."""
    return url is not None and url.lower().startswith(("https://", "http://"))


def units(words: Wording) -> Table:
    """One row a unit that must report on a target in scope, in the order of the units file."""
    columns: tuple[tuple[str, Kind, int], ...] = (
        (_("unit code"), "text", 10),
        (_("unit"), "text", 30),
        (_("targets to report on"), "number", 12),
        (_("reported for the period"), "number", 12),
        (_("silent for the period"), "number", 12),
        *((word, "number", 10) for word, _statuses in _OWN),
        (_("reports missing"), "number", 10),
        (_("days late"), "number", 10),
    )
    return _table(words, columns, (_unit(words, debt) for debt in debts(words.summary)))


def _unit(words: Wording, debt: Debt) -> Iterator[Cell]:
    parts = [
        (result, part)
        for result in words.summary.results
        for part in result.units
        if part.unit == debt.unit and part.must_report
    ]
    silent = sum(part.silent for _result, part in parts)
    yield debt.unit
    yield words.unit(debt.unit)
    yield len(parts)
    yield len(parts) - silent
    yield silent
    own = [_own_status(result, part) for result, part in parts]
    for _word, statuses in _OWN:
        yield sum(status in statuses for status in own)
    yield len(debt.never_came)
    yield debt.days_late


def _own_status(result: TargetResult, part: UnitResult) -> Status | None:
    """How a unit's own part stands, as `status --by unit` counts it.

    What is met stays met; of any other figure that is carried over nothing can be told.
    """
    verdict = own_verdict_of(result, part)
    if verdict is None or (part.silent and verdict.status != "met"):
        return None
    return verdict.status


def chase(words: Wording) -> Table:
    """One row a matter that a unit owes, the units most pressing first."""
    columns: tuple[tuple[str, Kind, int], ...] = (
        (_("level"), "level", 11),
        (_("unit code"), "text", 10),
        (_("unit"), "text", 30),
        (_("matter"), "text", 24),
        (_("period"), "text", 10),
        (_("due"), "date", 12),
        (_("days late"), "number", 10),
        (_("target"), "text", 10),
        (_("title"), "text", 40),
        (_("status"), "status", 16),
    )
    owed = sorted(debts(words.summary), key=lambda debt: LEVELS.index(debt.level))
    return _table(
        words,
        columns,
        (
            (
                f"{LEVEL_SIGNS[debt.level][0]} {words.say(LEVEL_WORDS[debt.level])}",
                debt.unit,
                words.unit(debt.unit),
                *matter,
            )
            for debt in owed
            for matter in _matters(words, debt)
        ),
    )


def _matters(words: Wording, debt: Debt) -> Iterator[tuple[Cell, ...]]:
    """Matter, period, due day, days late, and the target with its title and status."""
    say, none = words.say, (None, None, None)
    late = [debt.came_late] if debt.came_late else []
    for turn in (*debt.never_came, *late):
        yield say(TURN_WORDS[turn.state]), turn.period.name, turn.due, turn.days, *none
    if debt.open:
        yield say(TURN_WORDS["open"]), debt.open.period.name, debt.open.due, None, *none
    for result in debt.entries:
        yield say(_("left out of the report")), None, None, None, *_of(words, result)
    for result, reading in debt.unbacked:
        yield say(_("without evidence")), reading.period.name, None, None, *_of(words, result)
    for lag in debt.lags:
        target = lag.result.target
        title = target.title.in_language(words.language.code)
        status = words.light(lag.verdict.status)
        yield say(_("behind schedule")), None, lag.result.due, None, target.id, title, status


def _of(words: Wording, result: TargetResult) -> tuple[str, str, str]:
    title = result.target.title.in_language(words.language.code)
    return result.target.id, title, words.light(result.status)


def _table(
    words: Wording,
    columns: Sequence[tuple[str, Kind, int]],
    rows: Iterable[Iterable[Cell]],
) -> Table:
    return Table(
        tuple(Column(words.say(heading), kind, width) for heading, kind, width in columns),
        tuple(tuple(_tidy(cell) for cell in row) for row in rows),
        len(columns),
    )


def _tidy(cell: Cell) -> Cell:
    return one_line(cell) or None if isinstance(cell, str) else cell
