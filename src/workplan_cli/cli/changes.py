"""`workplan changes`: what moved between two periods."""

from typing import TYPE_CHECKING, Annotated

from workplan_cli.cli import options, scope
from workplan_cli.cli.exits import EXIT_NOTHING
from workplan_cli.cli.options import STANDARD, parse_period, period_option
from workplan_cli.cli.output import put_page
from workplan_cli.cli.session import nothing_reported, use_project
from workplan_cli.cli.terminal import fail
from workplan_cli.model.message import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workplan_cli.model.period import Period
    from workplan_cli.model.plan import Plan
    from workplan_cli.model.report import LoadedReport


def command(
    reports: options.Reports = None,
    plan: options.PlanFile = None,
    earlier: Annotated[
        str | None,
        period_option(
            "--from",
            _("The earlier period; else the newest reported one before the later."),
        ),
    ] = None,
    later: Annotated[
        str | None,
        period_option("--to", _("The later period; else the newest reported one.")),
    ] = None,
    unit: scope.UnitNames = None,
    group: scope.GroupNames = None,
    section: scope.SectionNumbers = None,
    task: scope.TaskNumbers = None,
    target: scope.TargetNames = None,
    status: scope.StatusNames = None,
    form: options.PageForm = "table",
    output: options.Output = STANDARD,
) -> None:
    """Show what moved between two periods."""
    project = use_project(plan, reports)
    from workplan_cli.assessment.changes import changes as compare
    from workplan_cli.pages.changes import changes_page
    from workplan_cli.rendering.as_json.changes import as_object

    loaded, filed = project.loaded, project.reports.filed
    first, last = _periods(
        loaded.plan,
        filed,
        parse_period("--from", earlier, loaded.plan),
        parse_period("--to", later, loaded.plan),
    )
    limits = scope.scope_of(loaded, unit, group, section, task, target, status)
    found = compare(loaded.plan, loaded.units, filed, first, last, limits, project.how)
    put_page(lambda: changes_page(found), lambda: as_object(found), form, output, project)


def _periods(
    plan: "Plan", filed: "Sequence[LoadedReport]", earlier: "Period | None", later: "Period | None"
) -> "tuple[Period, Period]":
    """The two periods, those that were not named by what has been reported."""
    from workplan_cli.assessment.changes import newest_periods, period_before

    reported = newest_periods(plan, filed)
    if later is None and reported:
        later = reported[0]
    if earlier is None and later is not None:
        earlier = period_before(later, reported)
    if later is None:
        raise nothing_reported(filed)
    if earlier is None:
        raise fail(
            _("no period before {later} has been reported: nothing to compare"),
            code=EXIT_NOTHING,
            later=later.name,
        )
    if earlier.end >= later.end:
        raise fail(
            _("{earlier} does not end before {later}: give the earlier period with --from"),
            earlier=earlier.name,
            later=later.name,
        )
    return earlier, later
