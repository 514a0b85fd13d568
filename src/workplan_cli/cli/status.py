"""`workplan status`: gaps at a glance."""

from typing import Annotated

import typer

from workplan_cli.cli.complete import words
from workplan_cli.cli.main import EXIT_FINDINGS, EXIT_USAGE
from workplan_cli.cli.output import STANDARD, Output
from workplan_cli.cli.pages import put_page
from workplan_cli.cli.program import COMMANDS, LocalCommand
from workplan_cli.cli.project import (
    AsOf,
    PlanFile,
    Reports,
    fail,
    known_unit,
    one_of,
    open_project,
    parse_day,
    warn_unreadable,
)
from workplan_cli.cli.speech import say
from workplan_cli.model.message import _
from workplan_cli.model.status import STATUSES

app = typer.Typer(rich_markup_mode=None, add_completion=False)

FORMATS = ("table", "markdown", "html", "xlsx", "csv", "json")
GROUPINGS = ("section", "task", "unit", "target")


@app.command(cls=LocalCommand, help=say(COMMANDS["status"]))
def status(
    reports: Reports = None,
    plan: PlanFile = None,
    as_of: AsOf = None,
    by: Annotated[
        str,
        typer.Option(
            "--by",
            metavar="|".join(GROUPINGS),
            help=say(_("What the table has a row for.")),
            callback=lambda value: one_of(GROUPINGS, value),
            autocompletion=words(*GROUPINGS),
        ),
    ] = "section",
    only: Annotated[
        list[str] | None,
        typer.Option(
            "--only",
            metavar=say(_("STATUS")),
            help=say(_("Only targets of this status; may be given several times.")),
            callback=lambda value: [one_of(STATUSES, name) for name in value or []],
            autocompletion=words(*STATUSES),
            show_default=False,
        ),
    ] = None,
    task: Annotated[
        int | None,
        typer.Option(
            "--task", metavar=say(_("NUMBER")), help=say(_("Only one task.")), show_default=False
        ),
    ] = None,
    unit: Annotated[
        str | None,
        typer.Option(
            "--unit",
            metavar=say(_("UNIT")),
            help=say(_("Only targets of one unit.")),
            show_default=False,
        ),
    ] = None,
    top: Annotated[
        int,
        typer.Option(
            "--top", metavar=say(_("COUNT")), min=0, help=say(_("How many gaps are listed."))
        ),
    ] = 12,
    form: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="|".join(FORMATS),
            help=say(_("The form of the output.")),
            callback=lambda value: one_of(FORMATS, value),
            autocompletion=words(*FORMATS),
        ),
    ] = "table",
    fail_on: Annotated[
        list[str] | None,
        typer.Option(
            "--fail-on",
            metavar=say(_("STATUS")),
            help=say(
                _("Leave with code 1 if a target has this status; may be given several times.")
            ),
            callback=lambda value: [one_of(STATUSES, name) for name in value or []],
            autocompletion=words(*STATUSES),
            show_default=False,
        ),
    ] = None,
    output: Output = STANDARD,
) -> None:
    """Show how far the plan has got on a day."""
    project = open_project(plan, reports or [])
    unreadable = warn_unreadable(project)
    from workplan_cli.assessment.review import newest_day, review
    from workplan_cli.pages.status import Choice, chosen, status_page
    from workplan_cli.rendering.as_json.status import as_object

    loaded = project.loaded
    numbers = [one.number for section in loaded.plan.sections for one in section.tasks]
    if task is not None and task not in numbers:
        raise fail(say(_("the plan has no task {task}"), task=task))
    if unit is not None:
        known_unit(unit, loaded.units.by_id)
    day = parse_day(as_of) or newest_day(project.reports.filed)
    if day is None:
        raise fail(say(_("no report could be read")))
    outcome = review(loaded.plan, loaded.units, project.reports.filed, day)
    choice = Choice(by, tuple(only or ()), task, unit, top)
    put_page(
        status_page(outcome, choice),
        lambda: as_object(outcome, chosen(outcome, choice)),
        form,
        output,
    )
    if unreadable:
        raise typer.Exit(EXIT_USAGE)
    if fail_on and any(result.status in fail_on for result in chosen(outcome, choice)):
        raise typer.Exit(EXIT_FINDINGS)
