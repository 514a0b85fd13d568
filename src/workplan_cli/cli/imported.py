"""What a form or a table says, read and checked as the report that it becomes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from workplan_cli.cli.project import PlanInUse
from workplan_cli.cli.reports_so_far import newest_report, period_of_plan, reports_folder
from workplan_cli.cli.scope import unit_called
from workplan_cli.model.diagnostic import Diagnostic
from workplan_cli.model.message import Message, _, message

if TYPE_CHECKING:
    from workplan_cli.loading.report_table import TableReport
    from workplan_cli.loading.reports import LoadedReports
    from workplan_cli.loading.tables import TableSheet
    from workplan_cli.model.report import LoadedReport, Report


T = TypeVar("T")

_TOO_LITTLE = frozenset({"WP308", "WP324"})
"""Rules that find something missing in an entry."""


class Refused(Exception):  # noqa: N818 - nothing is wrong with the program
    """A file that no report can be made of: why, what is wrong in which place, what to know."""

    def __init__(
        self,
        why: Message | None = None,
        found: tuple[Diagnostic, ...] = (),
        remarks: tuple[Message, ...] = (),
    ) -> None:
        super().__init__(why)
        self.why, self.found, self.remarks = why, found, remarks


class Wanted(NamedTuple):
    """What the options say: unit and period, and whether a report that is there is revised."""

    unit: str | None
    period: str | None
    revise: bool = False


class Imported(NamedTuple):
    """A report, the file that it goes to, and the one that says the same or something else."""

    report: Report
    file: Path
    diagnostics: list[Diagnostic]
    remarks: tuple[Message, ...]
    """What was passed over, and what there is to know."""
    same_as: str | None = None
    differs_from: str | None = None


def imported(file: Path, wanted: Wanted, opened: PlanInUse, so_far: LoadedReports) -> Imported:
    """The report that a file holds, without what cannot be read, which is among the diagnostics.

    Raises:
        Refused: there is none in it.
        typer.Exit: it names a unit or a period that there is not; it has been said.
    """
    from workplan_cli.loading.paths import display_path
    from workplan_cli.loading.report_table import report_of
    from workplan_cli.loading.tables import above_table, properties, read_tables, tables_of
    from workplan_cli.rendering.report_form import words_of

    sheets = read_tables(file, display_path(file))
    if isinstance(sheets, Diagnostic):
        raise Refused(None, (sheets,))
    tables = _read(partial(tables_of, sheets), file)
    if not tables:
        why = _(
            "it has no headings such as “id” (编号) or “title” (目标任务), “this figure” (完成数)"
        )
        raise Refused(message(why))
    sheet, *not_read = tables
    above, made_for = above_table(sheet), properties(sheets)
    plan = opened.loaded.plan
    unit, period = _subject({**above, **made_for}, wanted, opened)
    _refuse_changed(above, unit, period, opened)
    _refuse_others(sheet, unit, period, opened)
    standing = newest_report(so_far.filed, unit, period)
    number = standing.report.revision + wanted.revise if standing else 1
    made = _read(partial(report_of, sheet, plan, unit, period, words_of(), number), file)
    if made.report is None:
        raise Refused(None, tuple(made.diagnostics))
    if not made.report.entries:
        wrong = any(one.severity == "error" for one in made.diagnostics)
        why = _("nothing of what is filled in can be read") if wrong else _("nothing is filled in")
        raise Refused(message(why), tuple(made.diagnostics), made.remarks)
    same = standing is not None and _content(standing.report) == _content(made.report)
    report = made.report
    if standing and same:  # it is no further revision
        report = report.model_copy(update={"revision": standing.report.revision})
    revises = wanted.revise and not same
    others = [one for one in so_far.filed if revises or one is not standing]
    return Imported(
        made.report,
        reports_folder(opened)
        / period
        / (f"{unit}-r{number}.yaml" if number > 1 else f"{unit}.yaml"),
        _read(partial(_checked, made, report, opened, others), file),
        (*_changed(made_for, opened), *made.remarks, *_not_read(not_read)),
        standing.file if standing and same else None,
        standing.file if standing and not same and not wanted.revise else None,
    )


def _changed(made_for: Mapping[str, str], opened: PlanInUse) -> Iterator[Message]:
    from workplan_cli.rendering.report_form import fingerprint

    now = fingerprint(opened.loaded.document.text)
    if made_for.get("fingerprint", now) != now:
        yield message(_("The plan has changed since this form was made."))


def _not_read(sheets: Sequence[TableSheet]) -> Iterator[Message]:
    if sheets:
        names = tuple(one.name for one in sheets)
        yield message(_("Sheets that are not read: {names}"), names=names)


def _read(step: Callable[[], T], file: Path) -> T:
    """What is made of a table.

    Raises:
        Refused: that takes too long, or an error of our own ends it.
    """
    from workplan_cli.loading.boundary import read_by
    from workplan_cli.loading.paths import display_path
    from workplan_cli.loading.read import not_checked

    found = read_by(step, lambda error: not_checked(display_path(file), error))
    if isinstance(found, Diagnostic):
        raise Refused(None, (found,))
    return found


def _subject(said: Mapping[str, str], wanted: Wanted, opened: PlanInUse) -> tuple[str, str]:
    """The unit and the period that a table is on: as it says itself, else as the options do."""
    plan = opened.loaded.plan
    if said.get("plan", plan.id) != plan.id:
        why = _("it is on plan {other}, not on {plan}: name that with --plan")
        raise Refused(message(why, other=said["plan"], plan=plan.id))
    units = [_unit(one, opened) for one in (said.get("unit"), wanted.unit) if one]
    periods = [_period(one, opened) for one in (said.get("period"), wanted.period) if one]
    if not units or not periods:
        why = _("it does not say whose report it is, or on which period: give --unit and --period")
        raise Refused(message(why))
    if len({*units}) > 1 or len({*periods}) > 1:
        why = _("it is the report of {unit} on {period}; the options name another")
        raise Refused(message(why, unit=units[0], period=periods[0]))
    return units[0], periods[0]


def _refuse_changed(above: Mapping[str, str], unit: str, period: str, opened: PlanInUse) -> None:
    """A form that was made for one unit and period, and above which another one is written."""
    written = above.get("unit", unit), above.get("period", period)
    if (_unit(written[0], opened), _period(written[1], opened)) != (unit, period):
        why = _(
            "it was made for {unit} on {period}, and has {written} above its table: make a form"
        )
        raise Refused(message(why, unit=unit, period=period, written=", ".join(written)))


def _refuse_others(sheet: TableSheet, unit: str, period: str, opened: PlanInUse) -> None:
    """A table with rows of several units or periods is no report (D-386)."""
    from workplan_cli.loading.days import period_meant
    from workplan_cli.loading.tables import beside_rows

    plan, units = opened.loaded.plan, opened.loaded.units
    for written, row in beside_rows(sheet, "unit").items():
        if units.called(written) in units.by_id.keys() - {unit}:
            why = _("row {row} is that of {other}, and the report that of {unit}: divide the table")
            name = units.by_id[unit].name
            raise Refused(message(why, row=row, other=written, unit=name))
    for written, row in beside_rows(sheet, "period").items():
        found = plan.period_called(written) or period_meant(written)
        if found and found.name != period:
            why = _("row {row} is on {other}, and the report on {period}: divide the table")
            raise Refused(message(why, row=row, other=written, period=period))


def _unit(name: str, opened: PlanInUse) -> str:
    """The id of a unit by id or name, also of `150100 Hohhot` as forms have it."""
    units = opened.loaded.units
    first = name.split(maxsplit=1)[0]
    return first if first in units.by_id else unit_called(name, units)


def _period(name: str, opened: PlanInUse) -> str:
    from workplan_cli.loading.days import period_meant

    plan = opened.loaded.plan
    found = plan.period_called(name) or period_meant(name)
    if found is None:
        raise Refused(message(_("{text} is no period: write 2022-Q2"), text=name))
    return period_of_plan(found, plan).name


def _content(report: Report) -> Report:
    return report.model_copy(update={"revision": 1})


def _checked(
    made: TableReport,
    report: Report,
    opened: PlanInUse,
    others: Sequence[LoadedReport],
) -> list[Diagnostic]:
    """What is wrong with the table beside other reports, by the rules that `validate` has."""
    from workplan_cli.loading.in_plan import filed_in_plan
    from workplan_cli.model.report import Entry
    from workplan_cli.model.report import LoadedReport as Filed
    from workplan_cli.rules.checking import check_history, check_report, in_order

    plan, units, document = opened.loaded.plan, opened.loaded.units, made.document
    # A row that cannot be read is no target that was left out.
    unread = (made.named & plan.by_id.keys()) - {one.target for one in report.entries}
    blank = [Entry(target=one) for one in sorted(unread)]
    whole = report.model_copy(update={"entries": (*report.entries, *blank)})
    ours = filed_in_plan(Filed(whole, document.file, ()), plan, units)
    wrong = {one.place.line for one in made.diagnostics if one.severity == "error"}
    found = check_report(document, report, plan, units)
    return in_order(
        [
            *made.diagnostics,
            # What a row says cannot be read: that it says too little is no second mistake.
            *(one for one in found if one.code not in _TOO_LITTLE or one.place.line not in wrong),
            *check_history([*others, ours], {document.file: document}, plan, units),
        ]
    )
