"""`workplan status`: gaps at a glance."""

from typing import Annotated

import typer

from workplan_cli.cli import options
from workplan_cli.cli.exits import EXIT_FINDINGS, EXIT_USAGE
from workplan_cli.cli.options import STANDARD, top_option, word_option
from workplan_cli.cli.pages import put_page
from workplan_cli.cli.program import COMMANDS, LocalCommand
from workplan_cli.cli.session import judged_on, known_task, known_unit, use_project
from workplan_cli.cli.translation import translate
from workplan_cli.model.message import _

app = typer.Typer(rich_markup_mode=None, add_completion=False)

GROUPINGS = ("section", "task", "unit", "target")


@app.command(cls=LocalCommand, help=translate(COMMANDS["status"]))
def status(
    reports: options.Reports = None,
    plan: options.PlanFile = None,
    as_of: options.AsOf = None,
    by: Annotated[
        str, word_option("--by", GROUPINGS, _("What the table has a row for."))
    ] = "section",
    only: options.OnlyStatuses = None,
    task: options.TaskOption = None,
    unit: options.UnitOption = None,
    top: Annotated[int, top_option(_("How many gaps are listed."))] = 12,
    form: options.PageForm = "table",
    fail_on: options.FailOnStatuses = None,
    output: options.Output = STANDARD,
) -> None:
    """Show how far the plan has got on a day."""
    project = use_project(plan, reports)
    from workplan_cli.assessment.review import review
    from workplan_cli.pages.status import Choice, chosen, status_page
    from workplan_cli.rendering.as_json.status import as_object

    loaded = project.loaded
    known_task(task, loaded.plan)
    unit = known_unit(unit, loaded.units)
    day = judged_on(as_of, loaded.plan, project.reports.filed)
    outcome = review(loaded.plan, loaded.units, project.reports.filed, day)
    choice = Choice(by, tuple(only or ()), task, unit, top)
    put_page(
        lambda: status_page(outcome, choice),
        lambda: as_object(outcome, chosen(outcome, choice)),
        form,
        output,
    )
    if project.incomplete:
        raise typer.Exit(EXIT_USAGE)
    if fail_on and any(result.status in fail_on for result in chosen(outcome, choice)):
        raise typer.Exit(EXIT_FINDINGS)
