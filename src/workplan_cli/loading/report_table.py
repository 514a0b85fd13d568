"""Makes a report of a table: its headings are found, and each row becomes an entry."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from workplan_cli.loading.column_names import DAYS, FIGURES, READ_ONLY
from workplan_cli.loading.document import Document
from workplan_cli.loading.place_tree import PlaceTree, Where
from workplan_cli.loading.shape import what_fits
from workplan_cli.loading.table_cells import (
    clean_text,
    day_in,
    figure_in,
    is_total,
    names_in,
    says_something,
)
from workplan_cli.loading.tables import TableSheet, heads_of
from workplan_cli.loading.validation_errors import hints_of
from workplan_cli.loading.workbook import cell_text
from workplan_cli.model.diagnostic import START, Diagnostic, Place
from workplan_cli.model.message import Message, _, counted, first_few, message
from workplan_cli.model.names import name_key
from workplan_cli.model.plan import Plan
from workplan_cli.model.report import Report
from workplan_cli.model.target import Target


@dataclass
class TableReport:
    """What a table says, and what of it is not understood."""

    document: Document
    report: Report | None
    diagnostics: list[Diagnostic]
    unread: tuple[str, ...]
    """Headings of columns that are not read."""
    totals: tuple[Message, ...]
    """Rows that add up others."""
    hidden: tuple[str, ...]
    """Rows that nobody sees and that were read, by their numbers."""
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
    heads = heads_of(sheet)
    columns, first = (heads.columns, heads.first) if heads else ({}, len(sheet.rows))
    rows = _Rows(sheet, columns, plan, words)
    entries = _merge(rows.read(first))
    head: dict[str, tuple[Any, Place]] = {
        "format": ("workplan/report@1", START),
        "plan": (plan.id, START),
        "unit": (unit, START),
        "period": (period, START),
    }
    if heads and "submitted" in heads.above:
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
        [*rows.left_out, *rows.idle_rates(), *found],
        tuple(heads.unread if heads else ()),
        tuple(rows.totals),
        tuple(rows.hidden),
        frozenset(entry["target"][0] for entry in entries),
    )


_Cells = dict[str, Any]
"""An entry: its keys with value and place, lists of such for evidence and activities."""


@dataclass
class _Rows:
    """Reads the rows of a table."""

    sheet: TableSheet
    columns: dict[int, str]
    plan: Plan
    words: Mapping[str, str]
    left_out: list[Diagnostic] = field(default_factory=list)
    totals: list[Message] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    rates: list[Place] = field(default_factory=list)
    """Completion rates that stand beside a figure."""

    def read(self, first: int) -> Iterator[_Cells]:
        """An entry for each row that says something."""
        titles: dict[str, list[str]] = {}
        for target in self.plan.targets:
            for text in {name_key(text) for text in target.title.texts}:
                titles.setdefault(text, []).append(target.id)
        for row in range(first, len(self.sheet.rows)):
            cells = {
                name: (cell, Place(row + 1, column + 1))
                for column, name in self.columns.items()
                if name not in READ_ONLY and says_something(cell := self.sheet.cell(row, column))
            }
            named = self._named(row)
            if not cells:
                continue
            identifier = self._target(named, titles)
            if identifier not in self.plan.by_id and self._adds_up(row, named):
                continue
            if identifier is None:
                self._unknown(named, next(iter(cells.values()))[1])
                continue
            entry = self._entry(identifier, named, cells)
            if len(entry) > 1:
                if row in self.sheet.hidden:
                    self.hidden.append(str(row + 1))
                yield entry

    def _named(self, row: int) -> dict[str, tuple[str, Place]]:
        """What a row says its target is."""
        found = {}
        for column, name in self.columns.items():
            text = cell_text(self.sheet.spread(row, column)).strip()
            if name in {"target", "number", "title"} and text:
                found[name] = (text, Place(row + 1, column + 1))
        return found

    def _target(
        self, named: Mapping[str, tuple[str, Place]], titles: Mapping[str, list[str]]
    ) -> str | None:
        """The id that a row gives, or the only target that has its title."""
        by_number = named.get("target") or named.get("number")
        written = name_key(by_number[0]).upper() if by_number else ""
        ids = {one.upper(): one for one in self.plan.by_id}
        if written in ids:
            return ids[written]
        same = titles.get(name_key(named["title"][0]), []) if "title" in named else []
        if len(same) == 1:
            return same[0]
        return named["target"][0] if "target" in named else None

    def _adds_up(self, row: int, named: Mapping[str, tuple[str, Place]]) -> bool:
        """Whether a row is called a sum, where it has no name in any cell; such rows are noted."""
        texts = [text for text, _place in named.values()] or map(cell_text, self.sheet.rows[row])
        name = next(filter(is_total, texts), None)
        if name:
            self.totals.append(message(_("row {row} ({name})"), row=row + 1, name=name.strip()))
        return name is not None

    def _unknown(self, named: Mapping[str, tuple[str, Place]], first: Place) -> None:
        text, place = named.get("title") or next(iter(named.values()), ("", first))
        what = message(
            _("no target of the plan has the title “{title}”, or several have"), title=text
        )
        self.left_out.append(
            Diagnostic(
                "WP302",
                self.sheet.file,
                place,
                what if text else message(_("this row does not say which target it is about")),
                message(
                    _("Give the target's id in a column headed “id” (编号); the row is left out.")
                ),
            )
        )

    def _entry(
        self,
        identifier: str,
        named: Mapping[str, tuple[str, Place]],
        cells: Mapping[str, tuple[object, Place]],
    ) -> _Cells:
        target = self.plan.by_id.get(identifier)
        at = next(iter(named.values()))[1]
        entry: _Cells = {"target": (identifier, at)}
        for name, (cell, place) in cells.items():
            value = None if name == "rate" else self._value(name, cell, target)
            if value is None:
                continue
            key, _dot, inside = name.partition(".")
            if inside:
                entry.setdefault(key, [{}])[0][inside] = (value, place)
            else:
                entry[key] = (value, place)
        if "rate" in cells:
            self._rate(entry, target, *cells["rate"])
        return entry

    def _rate(self, entry: _Cells, target: Target | None, cell: object, place: Place) -> None:
        """A completion rate is the figure of a share; of anything else it is none (D-214)."""
        if "value" in entry:
            self.rates.append(place)
        elif target and target.measure_facts.percent:
            entry["value"] = (figure_in(cell, target), place)
        elif target:
            self.left_out.append(
                Diagnostic(
                    "WP306",
                    self.sheet.file,
                    place,
                    message(
                        _("a completion rate is no figure of target {target}"), target=target.id
                    ),
                    message(_("Give what has been reached in a column “this figure” (完成数).")),
                    "warning",
                )
            )

    def idle_rates(self) -> Iterator[Diagnostic]:
        """One warning on the completion rates that are not read, as there is a figure (D-214)."""
        if self.rates:
            yield Diagnostic(
                "WP306",
                self.sheet.file,
                self.rates[0],
                counted(
                    _("a completion rate beside a figure is not read (row {rows})"),
                    _("completion rates beside a figure are not read (rows {rows})"),
                    len(self.rates),
                    rows=first_few(tuple(str(place.line) for place in self.rates)),
                ),
                message(_("Check that the figures say what has been reached.")),
                "warning",
            )

    def _value(self, name: str, cell: object, target: Target | None) -> object:
        if name in FIGURES:
            return figure_in(cell, target)
        if name in DAYS:
            return day_in(cell)
        text = clean_text(cell).strip()
        if name in {"stage", "no_figure"}:
            return self.words.get(name_key(text), text)
        return names_in(clean_text(cell)) if name == "items" else text


def _merge(entries: Iterable[_Cells]) -> list[_Cells]:
    """A further row of a target that only adds evidence or activities belongs to the first."""
    found: list[_Cells] = []
    first: dict[str, _Cells] = {}
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


def _plain(entry: _Cells) -> dict[str, Any]:
    return {
        key: [_plain(one) for one in value] if isinstance(value, list) else value[0]
        for key, value in entry.items()
    }


def _where(entry: _Cells) -> Where:
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
