"""`workplan plan list`: the targets, each with its goal in words."""

from collections.abc import Sequence
from typing import Annotated

import typer

from workplan_cli.cli.complete import words
from workplan_cli.cli.output import STANDARD, Output
from workplan_cli.cli.pages import put_page
from workplan_cli.cli.program import LocalCommand
from workplan_cli.cli.project import PlanFile, fail, one_of, open_plan, parse_day
from workplan_cli.cli.speech import say
from workplan_cli.model.measure import MEASURES
from workplan_cli.model.message import _
from workplan_cli.model.milestone import KINDS

app = typer.Typer(rich_markup_mode=None, add_completion=False)

FORMATS = ("table", "markdown", "html", "xlsx", "csv", "json")


@app.command("list", cls=LocalCommand, help=say(_("The targets, each with its goal in words")))
def list_targets(
    plan: PlanFile = None,
    section: Annotated[
        int | None,
        typer.Option(
            "--section",
            metavar=say(_("NUMBER")),
            help=say(_("Only one section.")),
            show_default=False,
        ),
    ] = None,
    task: Annotated[
        int | None,
        typer.Option(
            "--task", metavar=say(_("NUMBER")), help=say(_("Only one task.")), show_default=False
        ),
    ] = None,
    measure: Annotated[
        str | None,
        typer.Option(
            "--measure",
            metavar="|".join(MEASURES),
            help=say(_("Only targets of one measure.")),
            callback=lambda value: one_of(MEASURES, value),
            autocompletion=words(*MEASURES),
            show_default=False,
        ),
    ] = None,
    kind: Annotated[
        str | None,
        typer.Option(
            "--kind",
            metavar="|".join(KINDS),
            help=say(_("Only milestones of one kind.")),
            callback=lambda value: one_of(KINDS, value),
            autocompletion=words(*KINDS),
            show_default=False,
        ),
    ] = None,
    due_before: Annotated[
        str | None,
        typer.Option(
            "--due-before",
            metavar=say(_("DAY")),
            help=say(_("Only targets due before this day.")),
            callback=lambda value: parse_day(value) and value,
            show_default=False,
        ),
    ] = None,
    reported_by: Annotated[
        str | None,
        typer.Option(
            "--reported-by",
            metavar=say(_("NAME")),
            help=say(_("Only targets that this group or unit must report on.")),
            show_default=False,
        ),
    ] = None,
    quantified: Annotated[
        bool, typer.Option("--quantified", help=say(_("Only targets with a figure to reach.")))
    ] = False,
    firm: Annotated[
        bool,
        typer.Option("--firm", help=say(_("Without work that others do under guidance."))),
    ] = False,
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
    output: Output = STANDARD,
) -> None:
    """List the targets that pass all filters."""
    loaded = open_plan(plan)[0]
    from workplan_cli.assessment.listing import Filters, listing
    from workplan_cli.pages.targets import targets_page
    from workplan_cli.rendering.as_json.targets import as_object

    sections = loaded.plan.sections
    if section is not None and section not in {one.number for one in sections}:
        raise fail(say(_("the plan has no section {section}"), section=section))
    if task is not None and task not in {task.number for one in sections for task in one.tasks}:
        raise fail(say(_("the plan has no task {task}"), task=task))
    if reported_by is not None:
        _known(reported_by, [*loaded.units.members, *loaded.units.by_id])
    filters = Filters(
        section, task, measure, kind, parse_day(due_before), reported_by, quantified, firm
    )
    listed = listing(loaded.plan, loaded.units, filters)
    put_page(targets_page(listed), lambda: as_object(listed), form, output)


def _known(name: str, known: Sequence[str]) -> None:
    from workplan_cli.model.nearest import nearest

    if name in known:
        return
    near = nearest(name, known)
    text = say(_("there is no group or unit {name}"), name=name)
    raise fail(text + (say(_("; did you mean {names}?"), names=near) if near else ""))
