"""Makes a report of a table: its headings are found, and each row becomes an entry."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from workplan_cli.loading.document import Document
from workplan_cli.loading.place_tree import PlaceTree, Where
from workplan_cli.loading.shape import what_fits
from workplan_cli.loading.table_cells import day_in
from workplan_cli.loading.table_rows import TableEntry, TableRows
from workplan_cli.loading.tables import TableHeads, TableSheet, heads_of
from workplan_cli.loading.validation_errors import hints_of
from workplan_cli.loading.workbook import column_name
from workplan_cli.model.diagnostic import START, Diagnostic, Place
from workplan_cli.model.message import Message, _, message
from workplan_cli.model.plan import Plan
from workplan_cli.model.report import Report


@dataclass
class TableReport:
    """What a table says, and what of it is not understood."""

    document: Document
    report: Report | None
    diagnostics: list[Diagnostic]
    remarks: tuple[Message, ...]
    """What was passed over, and what was read that nobody sees."""
    named: frozenset[str]
    """The ids of rows that say something, also where it cannot be read."""


def report_of(
    sheet: TableSheet, plan: Plan, unit: str, period: str, words: Mapping[str, str], revision: int
) -> TableReport:
    """The report that a table holds, without what cannot be read, which is among the diagnostics.

    Args:
        sheet: one that has a table.
        plan: the plan that it reports on.
        unit: the id of the unit.
        period: the name of the period.
        words: stages and reasons by what they are called in either language.
        revision: 1, or which one of the report it is.
    """
    heads = heads_of(sheet) or TableHeads({}, len(sheet.rows), [])
    rows = TableRows(sheet, heads, plan, words, _is_first(plan, period))
    entries = _merge(rows.read())
    rows.warn_of_columns()
    head: dict[str, tuple[Any, Place]] = {
        "format": ("workplan/report@1", START),
        "plan": (plan.id, START),
        "unit": (unit, START),
        "period": (period, START),
    }
    if "submitted" in heads.above:
        written, place = heads.above["submitted"]
        head["submitted"] = (day_in(written), place)
    if revision > 1:
        head["revision"] = (revision, START)
    value = {key: one for key, (one, _at) in head.items()}
    where: dict[str, Where] = {key: _mark(place) for key, (_one, place) in head.items()}
    value["entries"] = [_plain(entry) for entry in entries]
    where["entries"] = (_zero(START), _zero(START), [_where(entry) for entry in entries])
    document = Document(sheet.file, "", value, PlaceTree((_zero(START), None, where)))
    report, found = what_fits(document, hints_of(document, plan))
    return TableReport(
        document,
        report,
        [*rows.left_out, *found],
        tuple(_remarks(rows)),
        frozenset({*(entry["target"][0] for entry in entries), *rows.refused}),
    )


def _is_first(plan: Plan, period: str) -> bool:
    """Whether a period is the plan's first: its figure is also the total so far."""
    found = plan.period_called(period)
    return found is not None and found.start <= plan.period.start


def _remarks(rows: TableRows) -> Iterator[Message]:
    sheet, heads = rows.sheet, rows.heads
    unseen = (column_name(one) for one in sorted(sheet.hidden_columns & heads.columns.keys()))
    said = (
        (_("Columns that are not read: {names}"), heads.unread),
        (_("Rows of totals that are left out: {names}"), rows.totals),
        (_("Hidden rows that were read: {names}"), rows.hidden),
        (_("Hidden columns that were read: {names}"), unseen),
        (_("Cells with comments, which are not read: {names}"), sheet.comments),
    )
    for template, names in said:
        if found := tuple(names):
            yield message(template, names=found)


def _merge(entries: Iterable[TableEntry]) -> list[TableEntry]:
    """A further row of a target that only adds evidence or activities belongs to the first."""
    found: list[TableEntry] = []
    first: dict[str, TableEntry] = {}
    for entry in entries:
        name = entry["target"][0]
        more = {key: value for key, value in entry.items() if key != "target"}
        if name in first and all(isinstance(value, list) for value in more.values()):
            for key, value in more.items():
                first[name].setdefault(key, []).extend(value)
            continue
        first.setdefault(name, entry)
        found.append(entry)
    return found


def _plain(entry: TableEntry) -> dict[str, Any]:
    return {
        key: [_plain(one) for one in value] if isinstance(value, list) else value[0]
        for key, value in entry.items()
    }


def _where(entry: TableEntry) -> Where:
    inside: dict[str, Where] = {}
    for key, value in entry.items():
        if isinstance(value, list):
            parts = [_where(one) for one in value]
            inside[key] = (parts[0][0], parts[0][0], parts)
        else:
            inside[key] = _mark(value[1])
    first = next(iter(inside.values()))[0]
    return (first, None, inside)


def _mark(place: Place) -> Where:
    return (_zero(place), _zero(place), None)


def _zero(place: Place) -> Place:
    """As parsers count."""
    return Place(place.line - 1, place.column - 1)
