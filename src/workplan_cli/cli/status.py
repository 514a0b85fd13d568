"""`workplan status`: gaps at a glance."""

from typing import Annotated

import typer

from workplan_cli.cli import options, scope
from workplan_cli.cli.exits import EXIT_FINDINGS
from workplan_cli.cli.options import STANDARD, top_option, word_option
from workplan_cli.cli.output import put_page
from workplan_cli.cli.session import judged_on, use_project
from workplan_cli.cli.terminal import fail
from workplan_cli.model.message import _
from workplan_cli.model.status import COURSES
from workplan_cli.rendering.forms import FORMS

GROUPINGS = ("section", "task", "unit", "target")
PAGES = tuple(name for name in FORMS if name != "csv")
"""Forms in which a table can have other rows than one a target."""


def command(
    reports: options.Reports = None,
    plan: options.PlanFile = None,
    as_of: options.AsOf = None,
    suppose: options.Suppose = None,
    by: Annotated[
        str | None, word_option("--by", GROUPINGS, _("What the table has a row for."))
    ] = None,
    unit: scope.UnitNames = None,
    group: scope.GroupNames = None,
    section: scope.SectionNumbers = None,
    task: scope.TaskNumbers = None,
    target: scope.TargetNames = None,
    status: scope.StatusNames = None,
    at_pace: Annotated[
        str | None,
        word_option(
            "--at-pace", COURSES, _("Only targets that are heading there: see workplan outlook.")
        ),
    ] = None,
    top: Annotated[int, top_option(_("How many gaps are listed."))] = 12,
    form: options.PageForm = "table",
    fail_on: options.FailOnStatuses = None,
    output: options.Output = STANDARD,
) -> None:
    """Show how far the plan has got on a day."""
    if by is not None and form in {"csv", "json"}:
        raise fail(_("--by goes with {formats}, not with {format}"), formats=PAGES, format=form)
    project = use_project(plan, reports, suppose)
    from workplan_cli.assessment.part import review_part
    from workplan_cli.pages.status import Choice, chosen, status_page
    from workplan_cli.rendering.as_json.status import as_object

    loaded, filed = project.loaded, project.reports.filed
    limits = scope.scope_of(loaded, unit, group, section, task, target, status)
    day = judged_on(as_of, loaded.plan, filed)
    outcome = review_part(loaded.plan, loaded.units, filed, day, limits.units, how=project.how)
    heading = next((one for one in COURSES if one == at_pace), None)
    choice = Choice(by, limits, top, heading)
    put_page(
        lambda: status_page(outcome, choice),
        lambda: as_object(outcome, chosen(outcome, choice)),
        form,
        output,
        project,
    )
    if fail_on and any(result.status in fail_on for result in chosen(outcome, choice)):
        raise typer.Exit(EXIT_FINDINGS)
