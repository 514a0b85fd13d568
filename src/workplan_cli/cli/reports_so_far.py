"""The reports folder: where it is, and what has been reported in it so far."""

from __future__ import annotations

import glob
from pathlib import Path
from typing import TYPE_CHECKING

from workplan_cli.cli.project import PlanInUse
from workplan_cli.cli.terminal import fail
from workplan_cli.model.message import _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workplan_cli.loading.reports import LoadedReports
    from workplan_cli.model.period import Period
    from workplan_cli.model.plan import Plan
    from workplan_cli.model.report import Entry, LoadedReport


def reports_folder(opened: PlanInUse) -> Path:
    """The workspace's reports folder; `reports` in this folder where there is none."""
    listed = (opened.workspace.reports if opened.workspace else None) or "reports"
    first = listed if isinstance(listed, str) else listed[0]
    if opened.place is None or glob.has_magic(first):
        return Path("reports")
    return opened.place.parent / first


def reports_so_far(opened: PlanInUse) -> LoadedReports:
    """Reports on the plan that can be read in the reports folder; none where there is no folder."""
    from workplan_cli.loading.in_plan import filed_in_plan
    from workplan_cli.loading.report_files import find_reports
    from workplan_cli.loading.reports import load_reports

    folder = reports_folder(opened)
    read = load_reports(find_reports([str(folder)]).files if folder.is_dir() else ())
    plan, units = opened.loaded.plan, opened.loaded.units
    read.filed = [
        filed_in_plan(one, plan, units) for one in read.filed if one.report.plan == plan.id
    ]
    return read


def period_of_plan(period: Period | None, plan: Plan) -> Period:
    """A period of the plan.

    Raises:
        typer.Exit: it is none; it has been said.
    """
    if period is None or period.start < plan.period.start or period.end > plan.period.end:
        raise fail(
            _("{period} is not in the time of the plan; its periods are: {names}"),
            period=period and period.name,
            names=tuple(one.name for one in plan.rhythm),
        )
    return period


def newest_report(filed: Iterable[LoadedReport], unit: str, period: str) -> LoadedReport | None:
    """The report of a unit on a period that stands."""
    from workplan_cli.model.report import in_force

    return in_force(filed).get((unit, period))


def last_entries(filed: Iterable[LoadedReport], unit: str, period: Period) -> dict[str, Entry]:
    """By target what a unit said last before a period."""
    from workplan_cli.model.report import in_force

    before = [
        one
        for (name, _period), one in in_force(filed).items()
        if name == unit and one.report.period.end < period.end
    ]
    before.sort(key=lambda one: one.report.period.order)
    return {entry.target: entry for one in before for entry in one.report.entries}
