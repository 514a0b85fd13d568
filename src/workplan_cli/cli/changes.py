"""`workplan changes`: what moved between two periods."""

from typing import TYPE_CHECKING, Annotated

import typer

from workplan_cli.cli.complete import words
from workplan_cli.cli.main import EXIT_NOTHING, EXIT_USAGE
from workplan_cli.cli.output import STANDARD, Output
from workplan_cli.cli.pages import put_page
from workplan_cli.cli.program import COMMANDS, LocalCommand
from workplan_cli.cli.project import (
    PlanFile,
    Reports,
    fail,
    one_of,
    open_project,
    warn_unreadable,
)
from workplan_cli.cli.speech import say
from workplan_cli.model.message import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workplan_cli.model.period import Period
    from workplan_cli.model.plan import Plan
    from workplan_cli.model.report import Filed

app = typer.Typer(rich_markup_mode=None, add_completion=False)

FORMATS = ("table", "markdown", "html", "xlsx", "csv", "json")


@app.command(cls=LocalCommand, help=say(COMMANDS["changes"]))
def changes(
    reports: Reports = None,
    plan: PlanFile = None,
    earlier: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar=say(_("PERIOD")),
            help=say(_("The earlier period; else the newest reported one before the later.")),
            show_default=False,
        ),
    ] = None,
    later: Annotated[
        str | None,
        typer.Option(
            "--to",
            metavar=say(_("PERIOD")),
            help=say(_("The later period; else the newest reported one.")),
            show_default=False,
        ),
    ] = None,
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
    """Show what moved between two periods."""
    project = open_project(plan, reports or [])
    unreadable = warn_unreadable(project)
    from workplan_cli.assessment.changes import changes as compare
    from workplan_cli.pages.changes import changes_page
    from workplan_cli.rendering.as_json.changes import as_object

    loaded, filed = project.loaded, project.reports.filed
    first, last = _periods(loaded.plan, filed, _period("--from", earlier), _period("--to", later))
    found = compare(loaded.plan, loaded.units, filed, first, last)
    put_page(changes_page(found), lambda: as_object(found), form, output)
    if unreadable:
        raise typer.Exit(EXIT_USAGE)


def _period(option: str, text: str | None) -> "Period | None":
    from workplan_cli.model.period import parse_period

    period = parse_period(text) if text is not None else None
    if text is not None and period is None:
        raise fail(
            say(
                _("{option} takes 2022-06, 2022-Q2, 2022-H1 or 2022; found {text}"),
                option=option,
                text=text,
            )
        )
    return period


def _periods(
    plan: "Plan", filed: "Sequence[Filed]", earlier: "Period | None", later: "Period | None"
) -> "tuple[Period, Period]":
    """The two periods, those that were not named by what has been reported."""
    from workplan_cli.assessment.changes import newest_periods, period_before

    reported = newest_periods(plan, filed)
    if later is None and reported:
        later = reported[0]
    if earlier is None and later is not None:
        earlier = period_before(later, reported)
    if later is None:
        raise fail(say(_("no report could be read")))
    if earlier is None:
        raise fail(
            say(
                _("no period before {later} has been reported: nothing to compare"),
                later=later.name,
            ),
            EXIT_NOTHING,
        )
    if earlier.end >= later.end:
        raise fail(
            say(
                _("{earlier} does not end before {later}: give the earlier period with --from"),
                earlier=earlier.name,
                later=later.name,
            )
        )
    return earlier, later
