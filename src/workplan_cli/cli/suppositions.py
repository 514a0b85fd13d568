"""`--suppose FILE`: reports that are not real, and count in one run only."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import typer

from workplan_cli.cli.exits import EXIT_USAGE
from workplan_cli.cli.project import Project
from workplan_cli.cli.terminal import fail, warn_diagnostics
from workplan_cli.model.message import _

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from workplan_cli.model.report import LoadedReport


def with_suppositions(project: Project, files: Sequence[Path]) -> Project:
    """The project with these reports as the newest revisions, marked as supposed (D-300).

    Raises:
        typer.Exit: one cannot be read, or does not fit the plan; it has been said.
    """
    from workplan_cli.loading.in_plan import filed_in_plan
    from workplan_cli.loading.reports import load_reports
    from workplan_cli.rules.checker import OfOnePlan, plan_and_units

    read = load_reports(files, reads=OfOnePlan(plan_and_units(project.loaded)))
    if read.unreadable:
        warn_diagnostics([one for one in read.diagnostics if one.severity == "error"])
        raise typer.Exit(EXIT_USAGE)
    plan, units = project.loaded.plan, project.loaded.units
    made = []
    for filed in read.filed:
        if filed.report.plan != plan.id:
            raise fail(
                _("{file} is on the plan {other}, not on {plan}"),
                file=filed.file,
                other=filed.report.plan,
                plan=plan.id,
            )
        made.append(_supposed(filed_in_plan(filed, plan, units), project))
    loaded = project.reports
    return project._replace(
        reports=replace(loaded, filed=[*loaded.filed, *made], names=[*loaded.names, *read.names])
    )


def _supposed(filed: LoadedReport, project: Project) -> LoadedReport:
    """It stands instead of every report of its unit on its period."""
    report, plan = filed.report, project.loaded.plan
    if report.unit not in project.loaded.units.by_id:
        raise fail(_("{file}: there is no unit {unit}"), file=filed.file, unit=report.unit)
    for entry in report.entries:
        if entry.target not in plan.by_id:
            text = _("{file}: the plan has no target {target}")
            raise fail(text, file=filed.file, target=entry.target)
    others = [one.report.revision for one in project.reports.filed if one.subject == filed.subject]
    revision = max([report.revision, *(one + 1 for one in others)])
    return replace(filed, report=report.model_copy(update={"revision": revision}), supposed=True)
