"""The ledger (台账): an overview for leaders, and targets, units, entries and duties as data."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from fractions import Fraction
from functools import partial
from typing import NamedTuple

from workplan_cli.assessment.duties import LEVELS, Duties, own_rating_of
from workplan_cli.assessment.highlights import classes, duties_in_scope
from workplan_cli.assessment.punctuality import Part, has_answered, has_time, not_heard, parts_asked
from workplan_cli.assessment.summary import Summary
from workplan_cli.model.message import _, message
from workplan_cli.model.outcome import Outcome, Submission, TargetResult, UnitResult
from workplan_cli.model.status import COLUMN_WORDS, Status, statuses_in
from workplan_cli.model.status import Column as Group
from workplan_cli.model.target import Target
from workplan_cli.pages import blocks, summaries
from workplan_cli.pages import columns as of_targets
from workplan_cli.pages import entries as of_entries
from workplan_cli.pages.blocks import Column, Page, PageSection, Sheet, Table, page, section, table
from workplan_cli.pages.marks import of_level, of_promptness, of_result, of_status
from workplan_cli.pages.phrases import Phrases
from workplan_cli.pages.unit_rows import reporters_of, unit_name
from workplan_cli.pages.values import Percent, Quote, Run, Said, run


def ledger(summary: Summary) -> Page:
    """The overview, and a sheet each of targets, units, entries and what is owed."""
    phrases = Phrases(summary)
    sheets = (
        targets(phrases),
        Sheet("units", _("Units"), partial(units, summary)),
        entries(summary),
        Sheet("chase", _("Chase"), partial(chase, summary)),
    )
    return page(phrases.title(), _overview(phrases), sheets, summary.provenance)


def ledger_table(summary: Summary) -> Page:
    """The one table of the ledger that was asked for, of targets or of entries, as data."""
    phrases = Phrases(summary)
    sheet = entries(summary) if summary.options.table == "entries" else targets(phrases)
    return page(phrases.title(), (), [sheet])


def _overview(phrases: Phrases) -> Iterator[PageSection | None]:
    """What a leader reads on the first page."""
    summary = phrases.summary
    said = (*phrases.remarks(), *phrases.not_reporting())
    yield section(*summaries.headline(phrases), *said)
    if unreadable := phrases.unreadable():
        yield section(blocks.Items(unreadable), heading=phrases.unreadable_title())
    yield section(table(summaries.section_columns(34, 12), _lines(summary)))
    yield section(blocks.Items(summaries.owed(summary)))
    again = (message(summaries.AGAIN), summaries.command(summary.provenance))
    yield section(blocks.Items((*summaries.origin(summary.provenance), again)))


def _lines(summary: Summary) -> Iterator[summaries.SectionLine]:
    """The sections, the total and its shares."""
    yield from summaries.section_lines(summary)
    if summary.results:
        yield summaries.total_line(summary)
    counts = classes(summary.results)
    total = sum(counts.values()) - counts["apart"]
    shares: dict[str, Percent | None] = {
        key: Percent(Fraction(count, total or 1)) for key, count in counts.items()
    }
    shares["apart"] = None
    yield summaries.SectionLine(message(_("share of those that can be met")), None, shares)


def _columns(phrases: Phrases) -> tuple[Column, ...]:
    def written(say: Callable[[TargetResult], Said]) -> Callable[[of_targets.TargetRow], Run]:
        """A cell as people read it, a dash for nothing; figures to compute with stand elsewhere."""
        return lambda row: run(say(row.result))

    return (
        of_targets.ID,
        of_targets.TITLE,
        Column(_("goal"), "text", written(phrases.goal), 2, width=20),
        Column(_("reached"), "text", written(phrases.actual), width=14),
        of_targets.EXPECTED,
        of_targets.GAP,
        Column(_("status"), "mark", lambda row: of_result(row.result), width=16,
               name="status_word"),
        of_targets.DUE,
        Column(_("Reports"), "text", lambda row: reporters_of(row.outcome, row.result), 2, width=20,
               name="reported_by"),
        *of_targets.PLACE,
        Column(_("measure"), "text", lambda row: message(row.result.target.measure_facts.word)),
        of_targets.ACTUAL,
        of_targets.BASELINE,
        of_targets.PROGRESS,
        of_targets.REMAINING,
        *of_targets.HIGHEST,
        of_targets.STATUS_CODE,
        of_targets.AT_LEAST,
        *of_targets.OUTLOOK,
        Column(_("silent units"), "number", lambda row: len(not_heard(row.outcome, row.result)),
               width=10, name="silent_unit_count"),
        Column(_("why"), "text", lambda row: phrases.why(row.result), 3, width=40),
        of_targets.DOUBTS,
    )  # fmt: skip


_TARGETS_PRINTED = 9
"""Columns of the targets that go on paper: from the id to who reports."""


def targets(phrases: Phrases) -> Sheet:
    """One row a target in scope, in the order of the plan."""
    outcome, results = phrases.summary.outcome, phrases.summary.results
    make = partial(of_targets.targets, outcome, results, _columns(phrases))
    return Sheet("targets", _("Targets"), make, _TARGETS_PRINTED)


def _evidence(row: of_entries.EntryRow) -> Run:
    """What backs an entry, with addresses."""
    named = (run(*of_entries.backing(one).parts, *filter(None, [one.url]))
             for one in row.entry.evidence)  # fmt: skip
    return run(*named, between="; ")


def _quoted(heading: str, name: str) -> Column:
    def cell(row: of_entries.EntryRow) -> Said:
        text = getattr(row.entry, name)
        return Quote(text) if text else None

    return Column(heading, "text", cell, 2, width=24, name=name)


_ENTRIES = (
    of_targets.ID._replace(name="target"),
    of_targets.TITLE._replace(width=32),
    of_entries.UNIT,
    of_entries.PERIOD,
    of_entries.COUNTED,
    *of_entries.SAID,
    _quoted(_("reason"), "reason"),
    _quoted(_("next step"), "next"),
    _quoted(_("note"), "note"),
    Column(_("evidence"), "text", _evidence, 2, width=30),
    Column(_("link"), "link", lambda row: next(
        (one.url for one in row.entry.evidence if of_entries.is_link(one.url)), None), 2, width=30),
    of_entries.UNIT_CODE,
    of_entries.REVISION,
    of_entries.SUBMITTED,
    Column(_("baseline"), "number", lambda row: row.entry.baseline, width=10),
    of_entries.FORECAST,
    Column(_("activities"), "text", lambda row: run(
        *(run(one.date, one.text) for one in row.entry.activities), between="; "), 2, width=40),
)  # fmt: skip
_ENTRIES_PRINTED = 14
"""Columns of the entries that go on paper: from the id to the note."""


def entries(summary: Summary) -> Sheet:
    """One row an entry that was known on the day, also those that a later one replaced."""
    rows = [
        of_entries.EntryRow(summary.outcome, result, reading)
        for result in summary.results
        for reading in result.readings
    ]
    return Sheet("entries", _("Entries"), lambda: table(_ENTRIES, rows), _ENTRIES_PRINTED)


class _Unit(NamedTuple):
    """What a unit owes, and its part in the targets that it must report on."""

    outcome: Outcome
    duties: Duties
    parts: Sequence[Part]

    def reported(self) -> int:
        """Targets of which it said how it stands, or why there is no figure."""
        return sum(self._has_told(*part) for part in self.parts)

    def silent(self) -> int:
        """Targets of which it said nothing for the newest period, and has no time left."""
        return sum(
            not self._has_told(result, part) and not has_time(self.outcome, result)
            for result, part in self.parts
        )

    def _has_told(self, result: TargetResult, part: UnitResult) -> bool:
        return not part.silent or has_answered(self.outcome, result, part.unit)


def _own_status(result: TargetResult, part: UnitResult) -> Status | None:
    """How a unit's own part stands, as `status --by unit` counts it.

    What is met stays met; of any other figure that is carried over nothing can be told.
    """
    rating = own_rating_of(result, part)
    if rating is None or (part.silent and rating.status != "met"):
        return None
    return rating.status


def _standing(group: Group) -> Column:
    """Own parts that stand like this, where the unit has an own goal or is the only one."""
    return Column(COLUMN_WORDS[group], "number", lambda row: sum(
        _own_status(*part) in statuses_in(group) for part in row.parts), width=10)  # fmt: skip


_UNIT_CODE = of_entries.UNIT_CODE._replace(cell=lambda row: row.duties.unit)
_UNIT = of_entries.UNIT._replace(cell=lambda row: unit_name(row.outcome, row.duties.unit), width=30)
_UNITS = (
    _UNIT_CODE,
    _UNIT,
    Column(_("targets to report on"), "number", lambda row: len(row.parts)),
    Column(_("reported for the period"), "number", _Unit.reported),
    Column(_("silent for the period"), "number", _Unit.silent),
    *(_standing(group) for group in ("met", "on_course", "slipping", "late")),
    Column(_("reports missing"), "number", lambda row: len(row.duties.never_came), width=10),
    Column(_("days late"), "number", lambda row: row.duties.days_late, width=10),
)


def units(summary: Summary) -> Table:
    """One row a unit that must report on a target in scope, in the order of the units file."""
    found = duties_in_scope(summary)
    parts = parts_asked((duties.unit for duties in found), summary.results)
    rows = (_Unit(summary.outcome, duties, parts[duties.unit]) for duties in found)
    return table(_UNITS, rows)


class _Matter(NamedTuple):
    """One thing that a unit owes: a report, or something on a target."""

    outcome: Outcome
    duties: Duties
    what: Said
    period: str | None = None
    due: date | None = None
    days: int | None = None
    target: Target | None = None
    status: Status | None = None


_CHASE = (
    Column(_("light"), "mark", lambda row: of_level(row.duties.level), width=11),
    _UNIT_CODE,
    _UNIT,
    Column(_("matter"), "text", lambda row: row.what, width=24),
    of_entries.PERIOD._replace(cell=lambda row: row.period),
    of_targets.DUE._replace(cell=lambda row: row.due),
    Column(_("days late"), "number", lambda row: row.days, width=10),
    of_targets.ID._replace(cell=lambda row: row.target and row.target.id, name="target"),
    of_targets.TITLE._replace(cell=lambda row: row.target and row.target.title),
    Column(_("status"), "mark", lambda row: row.status and of_status(row.status), width=16),
)


def chase(summary: Summary) -> Table:
    """One row a matter that a unit owes, the units most pressing first."""
    found = sorted(duties_in_scope(summary), key=lambda duties: LEVELS.index(duties.level))
    return table(_CHASE, (one for duties in found for one in _matters(summary.outcome, duties)))


def _matters(outcome: Outcome, duties: Duties) -> Iterator[_Matter]:
    """Reports that are missing, late or to come; then what is owed on targets."""
    late = [duties.came_late] if duties.came_late else []
    for submission in (*duties.to_do_again, *duties.never_came, *late):
        yield _of_turn(outcome, duties, submission, submission.days)
    if duties.open:
        yield _of_turn(outcome, duties, duties.open, None)
    for one in duties.entries:
        what = message(_("left out of the report"))
        yield _Matter(outcome, duties, what, target=one.target, status=one.status)
    for one, _doubt in duties.wrong:
        what = message(_("to correct"))
        yield _Matter(outcome, duties, what, target=one.target, status=one.status)
    for one, reading in duties.unbacked:
        what, period = message(_("without evidence")), reading.period.name
        yield _Matter(outcome, duties, what, period, target=one.target, status=one.status)
    for lag in duties.lags:
        what, result, status = message(_("behind schedule")), lag.result, lag.rating.status
        yield _Matter(outcome, duties, what, due=result.due, target=result.target, status=status)


def _of_turn(outcome: Outcome, duties: Duties, submission: Submission, days: int | None) -> _Matter:
    what = of_promptness(submission.state).words
    return _Matter(outcome, duties, what, submission.period.name, submission.due, days)
