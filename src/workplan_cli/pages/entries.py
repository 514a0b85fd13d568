"""The columns that tables of entries have, and what an entry says in a few words."""

from typing import NamedTuple

from workplan_cli.model.message import _, counted, message
from workplan_cli.model.outcome import Outcome, TargetResult
from workplan_cli.model.reading import Reading
from workplan_cli.model.report import NO_FIGURE, Entry, Evidence
from workplan_cli.model.target import Target
from workplan_cli.pages.blocks import Column, Table, table
from workplan_cli.pages.goals import stage_in_words
from workplan_cli.pages.unit_rows import unit_name
from workplan_cli.pages.values import Quote, Run, Said, run


class EntryRow(NamedTuple):
    """An entry that bears on a target, with the target's result and the outcome."""

    outcome: Outcome
    result: TargetResult
    reading: Reading

    @property
    def entry(self) -> Entry:
        """What the report says."""
        return self.reading.entry

    @property
    def counted(self) -> Said:
        """Whether the target's figure is made of it."""
        return message(_("yes") if self.result.counts(self.reading) else _("no"))


def figure_of(result: TargetResult, reading: Reading) -> Said:
    """What the entry of a reading says."""
    return figure_in_words(result.target, reading.entry)


def figure_in_words(target: Target, entry: Entry) -> Said:
    """What an entry says: its figure, stage or names, as it was written."""
    measure = target.measure_facts
    if measure.by_stage:
        return _stage(target, entry)
    if measure.continuing:
        return _activities(entry)
    if entry.part is not None and entry.whole:
        return run(entry.part, entry.whole, between=" / ")
    if entry.value is not None:
        return run(entry.value, "%", between="") if measure.percent else entry.value
    if entry.items:
        return counted(_("{count} name"), _("{count} names"), len(entry.items))
    return message(NO_FIGURE[entry.no_figure].word) if entry.no_figure else None


def _stage(target: Target, entry: Entry) -> Said:
    stage = stage_in_words(target, entry.stage) if entry.stage else None
    if entry.done:
        return run(stage or message(_("done")), entry.done)
    if entry.forecast:
        forecast = message(_("forecast {day}"), day=entry.forecast)
        return (stage, forecast) if stage else forecast
    return stage


def _activities(entry: Entry) -> Said:
    if entry.activities:
        return counted(_("{count} activity"), _("{count} activities"), len(entry.activities))
    return message(_("note")) if entry.note else None


def backing(evidence: Evidence) -> Run:
    """One piece of evidence in words, without its address: number, title, file, day."""
    parts = (evidence.ref, evidence.title, evidence.file, evidence.date)
    return run(*(part for part in parts if part))


def statement(entry: Entry) -> list[Said]:
    """Why a target is behind and what comes next, in the words of the report."""
    said = ((_("Reason: {text}"), entry.reason), (_("Next: {text}"), entry.next))
    return [message(template, text=Quote(text)) for template, text in said if text]


def is_link(url: str | None) -> bool:
    """Whether an address may become a link: web pages only, no scripts and no files."""
    return url is not None and url.lower().startswith(("https://", "http://"))


UNIT_CODE = Column(_("unit code"), "id", lambda row: row.reading.unit, width=10, name="unit")
UNIT = Column(_("unit"), "text", lambda row: unit_name(row.outcome, row.reading.unit), 1, width=16,
              name="unit_name")  # fmt: skip
PERIOD = Column(_("period"), "id", lambda row: row.reading.period.name, width=10)
REVISION = Column(_("revision"), "number", lambda row: row.reading.revision, width=9)
SUBMITTED = Column(_("submitted"), "date", lambda row: row.reading.submitted)
COUNTED = Column(_("counted"), "text", lambda row: row.counted, width=9)
SAID = (
    Column(_("value"), "number", lambda row: row.entry.value, width=11),
    Column(_("part"), "number", lambda row: row.entry.part, width=9),
    Column(_("whole"), "number", lambda row: row.entry.whole, width=9),
    Column(_("items"), "text", lambda row: row.entry.items, 1, width=16),
    Column(_("stage"), "text", lambda row: row.entry.stage and stage_in_words(
        row.result.target, row.entry.stage)),
    Column(_("done"), "date", lambda row: row.entry.done, width=11),
)  # fmt: skip
"""What an entry says, by key."""
FORECAST = Column(_("forecast"), "date", lambda row: row.entry.forecast)

COLUMNS = (
    UNIT_CODE,
    UNIT,
    PERIOD,
    REVISION,
    SUBMITTED,
    Column(_("figure"), "text", lambda row: figure_of(row.result, row.reading), width=16),
    COUNTED,
    *SAID,
    FORECAST,
    Column(_("file"), "text", lambda row: row.reading.file, 1, width=30),
    Column(_("line"), "number", lambda row: row.reading.place.line, width=6),
)
"""Who said what, and in which line of which file."""


def of_target(outcome: Outcome, result: TargetResult) -> Table:
    """A row an entry that bears on the target, also those that a later one replaced."""
    return table(COLUMNS, (EntryRow(outcome, result, reading) for reading in result.readings))
