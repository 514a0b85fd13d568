"""Reads the rows of a table as entries: what each cell says, and what cannot be told of it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Any

from workplan_cli.loading.column_names import (
    DAYS,
    FIGURES,
    READ_ONLY,
    TEXTS,
    VALUES,
    in_brackets,
)
from workplan_cli.loading.table_cells import (
    clean_text,
    day_in,
    figure_in,
    is_total,
    names_in,
    says_something,
)
from workplan_cli.loading.tables import TableHeads, TableSheet
from workplan_cli.loading.workbook import cell_text
from workplan_cli.model.diagnostic import Diagnostic, Place, Severity
from workplan_cli.model.message import Message, _, counted, first_few, message
from workplan_cli.model.names import name_key
from workplan_cli.model.plan import Plan
from workplan_cli.model.target import Target

TableEntry = dict[str, Any]
"""An entry: its keys with value and place, lists of such for evidence and activities."""
_Named = Mapping[str, tuple[str, Place]]
"""What a row says its target is, by column."""
_Given = dict[str, tuple[object, Place]]
"""What a row says, by column."""
_THOUSANDS = re.compile(r"[0-9]{1,3};[0-9]{3}(?:\.[0-9]{1,20})?")
"""Two cells of a CSV file that were one number: 1,200."""
_SAY_FIGURES = {*VALUES, "part", "items", "rate"}
"""Columns of which one is enough to see that a table gives figures apart from notes."""
_APART = _("this row has more cells than there are headings, and a number may be in two of them")
_TWO = _("the id is that of target {id}, and the title beside it that of target {other}")
_MERGED = _("one figure, merged over rows {rows}, for several targets")
_ALONE = (
    _("a figure alone in a column of notes is not read as one (row {rows})"),
    _("figures alone in a column of notes are not read as such (rows {rows})"),
)
_IDLE = (
    _("a completion rate beside a figure is not read (row {rows})"),
    _("completion rates beside a figure are not read (rows {rows})"),
)


@dataclass
class TableRows:
    """Reads the rows of a table; `is_first`: the period is the first one of the plan."""

    sheet: TableSheet
    heads: TableHeads
    plan: Plan
    words: Mapping[str, str]
    is_first: bool
    left_out: list[Diagnostic] = field(default_factory=list)
    refused: set[str] = field(default_factory=set)
    """Ids of targets of which something is among what is left out."""
    totals: list[Message] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    _rates: list[Place] = field(default_factory=list)
    """Completion rates that stand beside a figure."""
    _alone: list[Place] = field(default_factory=list)
    """Figures that stand alone where notes are read."""

    def read(self) -> Iterator[TableEntry]:
        """An entry for each row that says something."""
        for row in range(self.heads.first, len(self.sheet.rows)):
            given: _Given = {
                name: (cell, Place(row + 1, column + 1))
                for column, name in self.heads.columns.items()
                if name not in READ_ONLY and says_something(cell := self._cell(row, column, name))
            }
            if given and not self._is_apart(row):
                yield from self._entries(row, given)

    def _entries(self, row: int, given: _Given) -> Iterator[TableEntry]:
        named = self._named(row)
        identifier = self._target(named)
        if identifier not in self.plan.by_id and self._adds_up(row, named):
            return
        if identifier is None:
            self._unknown(named, next(iter(given.values()))[1])
            return
        if self._is_of_two(identifier, named):
            return
        given = self._without_merged(row, identifier, given)
        entry = self._entry(identifier, named, given, self._measured(row))
        if len(entry) > 1:
            if row in self.sheet.hidden:
                self.hidden.append(str(row + 1))
            yield entry

    def _cell(self, row: int, column: int, name: str) -> object:
        """What a cell says; words also where it goes on from the row above."""
        top, left = self.sheet.merged.get((row, column), (row, column))
        goes_on = name in TEXTS and left == column and top >= self.heads.first
        return self.sheet.cell(top if goes_on else row, column)

    def _named(self, row: int) -> dict[str, tuple[str, Place]]:
        """What a row says its target is."""
        found = {}
        for column, name in self.heads.columns.items():
            text = cell_text(self.sheet.spread(row, column)).strip()
            if name in {"target", "number", "title"} and text:
                found[name] = (text, Place(row + 1, column + 1))
        return found

    def _target(self, named: _Named) -> str | None:
        """The id that a row gives, or the only target that has its title."""
        same = self._with_title(named)
        written = named.get("target")
        if written is None and len(same) == 1:
            return same[0]  # a number may only count the rows
        written = written or named.get("number")
        found = self._ids.get(name_key(written[0]).removeprefix("§").upper()) if written else None
        if found or len(same) != 1:
            return found or (named["target"][0] if "target" in named else None)
        return same[0]

    def _with_title(self, named: _Named) -> list[str]:
        return self._titles.get(name_key(named["title"][0]), []) if "title" in named else []

    @cached_property
    def _ids(self) -> dict[str, str]:
        return {one.upper(): one for one in self.plan.by_id}

    @cached_property
    def _titles(self) -> dict[str, list[str]]:
        """By title the ids of the targets that have it."""
        titles: dict[str, list[str]] = {}
        for target in self.plan.targets:
            for text in {name_key(text) for text in target.title.texts}:
                titles.setdefault(text, []).append(target.id)
        return titles

    def _adds_up(self, row: int, named: _Named) -> bool:
        """Whether a row is called a sum, where it has no name in any cell; such rows are noted."""
        texts = [text for text, _place in named.values()] or map(cell_text, self.sheet.rows[row])
        name = next(filter(is_total, texts), None)
        if name:
            self.totals.append(message(_("row {row} ({name})"), row=row + 1, name=name.strip()))
        return name is not None

    def _unknown(self, named: _Named, first: Place) -> None:
        text, place = named.get("title") or next(iter(named.values()), ("", first))
        what = message(
            _("no target of the plan has the title “{title}”, or several have"), title=text
        )
        fix = _("Give the target's id in a column headed “id” (编号); the row is left out.")
        nothing = message(_("this row does not say which target it is about"))
        self._leave_out("WP302", place, what if text else nothing, message(fix))

    def _is_apart(self, row: int) -> bool:
        """Whether a comma in a number has parted a row of a CSV file; it is left out then."""
        cells = [cell_text(cell).strip() for cell in self.sheet.rows[row]]
        if self.sheet.name or not any(cells[len(self.sheet.rows[self.heads.first - 1]) :]):
            return False
        for at, pair in enumerate(pairwise(cells)):
            if _THOUSANDS.fullmatch(";".join(pair)):
                fix = _("Put a number or a text with a comma in quotation marks: “1,200”.")
                self._leave_out("WP116", Place(row + 1, at + 1), message(_APART), message(fix))
                return True
        return False

    def _is_of_two(self, identifier: str, named: _Named) -> bool:
        """Whether id and title are those of two targets; Excel makes 1.1 of the id 1.10."""
        same = self._with_title(named)
        if not same or identifier in same or identifier not in self.plan.by_id:
            return False
        what = message(_TWO, id=identifier, other=same[0])
        fix = message(_("Correct the one or the other; the row is left out."))
        self._leave_out("WP302", named.get("target", named["title"])[1], what, fix)
        self.refused.update((identifier, *same))
        return True

    def _without_merged(self, row: int, identifier: str, given: _Given) -> _Given:
        """What a row says, but for figures whose cells are merged with those of other targets."""
        kept = {}
        for name, (cell, place) in given.items():
            rows = self._rows_of_merged.get((row, place.column - 1), [])
            others = {self._target(self._named(one)) for one in rows} - {identifier}
            if not others or name in TEXTS:
                kept[name] = (cell, place)
                continue
            span = f"{row + 1}–{max(rows) + 1}"
            fix = message(_("Give each target a figure of its own; it is left out."))
            self._leave_out("WP306", place, message(_MERGED, rows=span), fix)
            self.refused.update(one for one in (identifier, *others) if one)
        return kept

    @cached_property
    def _rows_of_merged(self) -> dict[tuple[int, int], list[int]]:
        """By the first row and the column of what is merged, its further rows."""
        found: dict[tuple[int, int], list[int]] = {}
        for (row, column), (top, left) in self.sheet.merged.items():
            if row > top and column == left:
                found.setdefault((top, left), []).append(row)
        return found

    def _measured(self, row: int) -> str:
        """What the figures of a row are counted in, where a column of the table says it."""
        said = (cell_text(self.sheet.spread(row, one)).strip() for one in self.heads.measured)
        return next(filter(None, said), "")

    def _entry(self, identifier: str, named: _Named, given: _Given, measured: str) -> TableEntry:
        target = self.plan.by_id.get(identifier)
        at = next(iter(named.values()))[1]
        entry: TableEntry = {"target": (identifier, at)}
        for name, (cell, place) in self._with_one_value(target, given).items():
            unit = measured or in_brackets(self.heads.headings.get(place.column - 1, ""))
            value = None if name == "rate" else self._value(name, cell, target, unit)
            if value is None:
                continue
            key, _dot, inside = name.partition(".")
            if inside:
                entry.setdefault(key, [{}])[0][inside] = (value, place)
            else:
                entry[key] = (value, place)
        if "rate" in given:
            self._rate(entry, target, *given["rate"])
        if "note" in entry and not _SAY_FIGURES.intersection(self.heads.columns.values()):
            figure = figure_in(given["note"][0], target)
            if not isinstance(figure, str):
                self._alone.append(given["note"][1])
        return entry

    def _with_one_value(self, target: Target | None, given: _Given) -> _Given:
        """With the one figure that the target asks for: the total so far, or this period only."""
        found = {name: cell for name, cell in given.items() if name not in VALUES}
        facts = target.over_time_facts if target else None
        own = "this_period" if facts and (facts.adds_up or facts.averages) else "so_far"
        other = "so_far" if own == "this_period" else "this_period"
        for name in (own, "value", *([other] if self.is_first or target is None else ())):
            if name in given:
                return {"value": given[name], **found}
        if other in given and target:
            self._other_figure(target, own, given[other][1])
        return found

    def _other_figure(self, target: Target, own: str, place: Place) -> None:
        what = _("target {target} asks for the total so far, and the column has this period only")
        fix = _("Give it in a column “total so far” (累计完成).")
        if own == "this_period":
            what = _("target {target} asks for this period only, and the column has the total")
            fix = _("Give it in a column “this period only” (本期完成).")
        self._leave_out("WP306", place, message(what, target=target.id), message(fix))
        self.refused.add(target.id)

    def _rate(self, entry: TableEntry, target: Target | None, cell: object, place: Place) -> None:
        """A completion rate is the figure of a share; of anything else it is none (D-214)."""
        if "value" in entry:
            self._rates.append(place)
        elif target and target.measure_facts.percent:
            entry["value"] = (figure_in(cell, target), place)
        elif target:
            what = message(_("a completion rate is no figure of target {target}"), target=target.id)
            fix = message(_("Give what has been reached in a column “this figure” (完成数)."))
            self._leave_out("WP306", place, what, fix, "warning")

    def _value(self, name: str, cell: object, target: Target | None, unit: str) -> object:
        if name in FIGURES:
            # Of a share, part and whole are numbers of things.
            percent = False if name in {"part", "whole", "under_way"} else None
            return figure_in(cell, target, unit, percent=percent)
        if name in DAYS:
            return day_in(cell)
        text = clean_text(cell).strip()
        if name in {"stage", "no_figure"}:
            return self.words.get(name_key(text), text)
        return names_in(clean_text(cell)) if name == "items" else text

    def _leave_out(
        self, code: str, place: Place, what: Message, fix: Message, severity: Severity = "error"
    ) -> None:
        self.left_out.append(Diagnostic(code, self.sheet.file, place, what, fix, severity))

    def warn_of_columns(self) -> None:
        """One warning each on rates and on figures in notes that are not read (D-214)."""
        fixes = (
            message(_("Check that the figures say what has been reached.")),
            message(_("Call the column “this figure” (完成数), if it holds figures.")),
        )
        for places, words, fix in zip(
            (self._rates, self._alone), (_IDLE, _ALONE), fixes, strict=True
        ):
            if places:
                rows = first_few(tuple(str(place.line) for place in places))
                what = counted(*words, len(places), rows=rows)
                self._leave_out("WP306", places[0], what, fix, "warning")
