"""The ledger (台账): an overview for leaders, and targets, units, entries and duties as data."""

from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import partial
from typing import NamedTuple

from workplan_cli.assessment.highlights import classes
from workplan_cli.assessment.summary import Summary
from workplan_cli.model.message import _, message
from workplan_cli.model.outcome import Outcome, TargetResult
from workplan_cli.model.status import CLASS_LIGHTS, CLASS_WORDS, CLASSES, Class
from workplan_cli.pages import columns as of_targets
from workplan_cli.pages.blocks import (
    Cell,
    Column,
    Items,
    Page,
    PageSection,
    Paragraph,
    Sheet,
    Table,
    page,
    section,
    table,
)
from workplan_cli.pages.ledger_tables import chase, entries, units
from workplan_cli.pages.marks import of_status
from workplan_cli.pages.origin import AGAIN, command, origin
from workplan_cli.pages.owed import basis, owed
from workplan_cli.pages.phrases import Phrases
from workplan_cli.pages.values import Percent, Run, Said, run


def ledger(summary: Summary) -> Page:
    """The overview, and a sheet each of targets, units, entries and what is owed."""
    phrases = Phrases(summary)
    sheets = (
        Sheet("targets", _("Targets"), partial(targets, phrases), _PRINTED),
        Sheet("units", _("Units"), partial(units, summary)),
        entries(summary),
        Sheet("chase", _("Chase"), partial(chase, summary)),
    )
    return page(phrases.title(), _overview(phrases), sheets, summary.provenance)


def ledger_table(summary: Summary) -> Page:
    """The one table of the ledger that was asked for, of targets or of entries, as data."""
    phrases = Phrases(summary)
    if summary.options.table == "entries":
        return page(phrases.title(), (), [entries(summary)])
    sheet = Sheet("targets", _("Targets"), partial(targets, phrases), _PRINTED)
    return page(phrases.title(), (), [sheet])


def _overview(phrases: Phrases) -> Iterator[PageSection | None]:
    """What a leader reads on the first page."""
    summary = phrases.summary
    said = (phrases.opening(), *phrases.remarks(), *phrases.not_reporting())
    yield section(*map(Paragraph, said))
    if unreadable := phrases.unreadable():
        yield section(Items(unreadable), heading=phrases.unreadable_title())
    yield section(_by_section(summary))
    yield section(
        Items(owed(summary)), Paragraph(basis(summary)) if summary.outcome.submissions else None
    )
    again = (message(AGAIN), command(summary.provenance))
    yield section(Items((*origin(summary.provenance), again)))


class _Line(NamedTuple):
    """A section, or all of them, with how many targets there are and how many of each class."""

    title: Said
    targets: Said
    cells: dict[Class, Cell]


def _by_section(summary: Summary) -> Table:
    """The classes by section, with the total and its shares."""
    columns = [
        Column(_("Section"), "text", lambda line: line.title, 1, width=34),
        Column(_("targets"), "number", lambda line: line.targets),
        *(_of_class(key) for key in CLASSES),
    ]
    return table(columns, _lines(summary))


def _of_class(key: Class) -> Column:
    status = CLASS_LIGHTS[key]
    light = of_status(status) if status else None
    return Column(CLASS_WORDS[key], "number", lambda line: line.cells[key], light=light)


def _lines(summary: Summary) -> Iterator[_Line]:
    results = summary.results
    groups: list[tuple[Said, list[TargetResult]]] = [
        (
            run(one.number, one.title),
            [result for result in results if result.section.number == one.number],
        )
        for one in summary.outcome.plan.sections
    ]
    for title, members in (*groups, (message(_("Total")), list(results))):
        if members:
            counts: dict[Class, Cell] = {one.key: one.count for one in classes(members)}
            yield _Line(title, len(members), counts)
    shares: dict[Class, Cell] = {
        one.key: Percent(Fraction(one.share) / 100) for one in classes(results)
    }
    yield _Line(message(_("share")), None, shares)


class _Row(NamedTuple):
    """A target's result, with the phrases of the summary that it is part of."""

    phrases: Phrases
    result: TargetResult

    @property
    def outcome(self) -> Outcome:
        """The outcome that it is part of."""
        return self.phrases.summary.outcome


def _written(say: Callable[[Phrases, TargetResult], Said]) -> Callable[[_Row], Run]:
    """A cell as people read it, a dash for nothing; figures to compute with stand elsewhere."""
    return lambda row: run(say(row.phrases, row.result))


_TARGETS = (
    of_targets.ID,
    of_targets.TITLE,
    Column(_("goal"), "text", _written(Phrases.goal), 2, width=20),
    Column(_("reached"), "text", _written(Phrases.actual), width=14),
    of_targets.EXPECTED,
    of_targets.GAP,
    Column(_("status"), "mark", lambda row: of_status(row.result.status), width=16),
    of_targets.DUE,
    Column(_("Reports"), "text", lambda row: row.phrases.reporters(row.result), 2, width=20),
    of_targets.SECTION,
    of_targets.TASK,
    of_targets.CLAUSE,
    Column(_("measure"), "text", lambda row: message(row.result.target.measure_facts.word)),
    of_targets.ACTUAL,
    of_targets.BASELINE,
    of_targets.PROGRESS,
    of_targets.REMAINING,
    of_targets.STATUS_CODE,
    Column(_("pace needed"), "text", _written(Phrases.pace), 2, width=20),
    Column(_("silent units"), "number", lambda row: len(row.result.silent_units), width=10),
    Column(_("why"), "text", lambda row: row.phrases.why(row.result), 3, width=40),
)
_PRINTED = 9
"""Columns of the targets that go on paper: from the id to who reports."""


def targets(phrases: Phrases) -> Table:
    """One row a target in scope, in the order of the plan."""
    return table(_TARGETS, (_Row(phrases, result) for result in phrases.summary.results))
