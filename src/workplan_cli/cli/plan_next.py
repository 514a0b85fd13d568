"""`workplan plan next`: next year's plan from this one, every target of it a draft."""

from pathlib import Path
from typing import Annotated

import typer

from workplan_cli.cli import options
from workplan_cli.cli.exits import EXIT_NOTHING, EXIT_USAGE
from workplan_cli.cli.options import STANDARD, option
from workplan_cli.cli.output import write_once, write_output
from workplan_cli.cli.session import judged_on, use_project
from workplan_cli.cli.terminal import fail, warn
from workplan_cli.cli.translation import language
from workplan_cli.model.message import _, counted


def command(
    reports: options.Reports = None,
    plan: options.PlanFile = None,
    as_of: options.AsOf = None,
    output: Annotated[
        Path,
        option(
            "--output -o",
            _("FILE"),
            _("The plan to be written, with the units beside it; - is standard output."),
            show_default=True,
        ),
    ] = STANDARD,
) -> None:
    """Write the plan, and the units beside it where they are not there yet."""
    project = use_project(plan, reports)
    from workplan_cli.assessment.next_plan import next_plan
    from workplan_cli.assessment.review import review
    from workplan_cli.rendering.new_plan import render_next

    loaded, filed = project.loaded, project.reports.filed
    day = judged_on(as_of, loaded.plan, filed)
    made = next_plan(review(loaded.plan, loaded.units, filed, day))
    if not made.carried:
        raise fail(_("everything in the plan is met or withdrawn: nothing goes on"), EXIT_NOTHING)
    if output != STANDARD:
        units = Path(loaded.units_document.file).read_bytes()
        write_once(units, output.parent / loaded.plan.units)  # where the plan will look for them
    write_output(render_next(made, day, language()).encode(), output, new=True)
    warn(
        counted(
            _("{count} draft target; “draft: true” goes when you agree."),
            _("{count} draft targets; “draft: true” goes when you agree."),
            len(made.carried),
        )
    )
    if project.incomplete:
        raise typer.Exit(EXIT_USAGE)
