"""The ledger (台账): an overview for leaders, and targets, units, entries and duties as data."""

from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import partial

from workplan_cli.assessment.highlights import classes
from workplan_cli.assessment.summary import Summary
from workplan_cli.model.message import _, message
from workplan_cli.model.outcome import TargetResult
from workplan_cli.pages import blocks
from workplan_cli.pages import columns as of_targets
from workplan_cli.pages.blocks import Column, Page, PageSection, Sheet, page, section, table
from workplan_cli.pages.ledger_tables import chase, entries, units
from workplan_cli.pages.marks import of_result
from workplan_cli.pages.phrases import Phrases
from workplan_cli.pages.summaries import (
    AGAIN,
    SectionLine,
    command,
    headline,
    origin,
    owed,
    section_columns,
    section_lines,
    total_line,
)
from workplan_cli.pages.unit_rows import reporters_of
from workplan_cli.pages.values import Percent, Run, Said, run


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
    yield section(*headline(phrases), *map(blocks.Paragraph, said))
    if unreadable := phrases.unreadable():
        yield section(blocks.Items(unreadable), heading=phrases.unreadable_title())
    yield section(table(section_columns(34, 12), _lines(summary)))
    yield section(blocks.Items(owed(summary)))
    again = (message(AGAIN), command(summary.provenance))
    yield section(blocks.Items((*origin(summary.provenance), again)))


def _lines(summary: Summary) -> Iterator[SectionLine]:
    """The sections, the total and its shares."""
    yield from section_lines(summary)
    if summary.results:
        yield total_line(summary)
    counts = classes(summary.results)
    total = sum(counts.values()) - counts["apart"]
    shares: dict[str, Percent | None] = {
        key: Percent(Fraction(count, total or 1)) for key, count in counts.items()
    }
    shares["apart"] = None
    yield SectionLine(message(_("share of those that can be met")), None, shares)


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
        of_targets.SECTION,
        of_targets.TASK,
        of_targets.CLAUSE,
        Column(_("measure"), "text", lambda row: message(row.result.target.measure_facts.word)),
        of_targets.ACTUAL,
        of_targets.BASELINE,
        of_targets.PROGRESS,
        of_targets.REMAINING,
        *of_targets.HIGHEST,
        of_targets.STATUS_CODE,
        *of_targets.OUTLOOK,
        Column(_("silent units"), "number", lambda row: len(row.result.silent_units), width=10,
               name="silent_unit_count"),
        Column(_("why"), "text", lambda row: phrases.why(row.result), 3, width=40),
        of_targets.DOUBTS,
    )  # fmt: skip


_PRINTED = 9
"""Columns of the targets that go on paper: from the id to who reports."""


def targets(phrases: Phrases) -> Sheet:
    """One row a target in scope, in the order of the plan."""
    outcome, results = phrases.summary.outcome, phrases.summary.results
    make = partial(of_targets.targets, outcome, results, _columns(phrases))
    return Sheet("targets", _("Targets"), make, _PRINTED)
