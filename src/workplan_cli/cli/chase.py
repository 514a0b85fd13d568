"""`workplan chase`: who owes what, how late, and the wording to send."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from workplan_cli.cli.complete import words
from workplan_cli.cli.main import EXIT_NOTHING, EXIT_USAGE
from workplan_cli.cli.output import STANDARD, Output, put_out
from workplan_cli.cli.pages import put_page, rendered
from workplan_cli.cli.program import COMMANDS, LocalCommand
from workplan_cli.cli.project import (
    PlanFile,
    Project,
    Reports,
    fail,
    known_unit,
    one_of,
    open_project,
    parse_day,
    screen,
    talk,
    warn_unreadable,
)
from workplan_cli.cli.speech import say
from workplan_cli.model.message import _

if TYPE_CHECKING:
    from workplan_cli.assessment.owing import Chase

app = typer.Typer(rich_markup_mode=None, add_completion=False)

FORMATS = ("table", "markdown", "html", "xlsx", "csv", "json")
NOTICES = {"催办": "reminder", "通报": "circular", "reminder": "reminder", "circular": "circular"}
"""Names of notices, and the modules in `pages/` behind them."""


@app.command(cls=LocalCommand, help=say(COMMANDS["chase"]))
def chase(
    reports: Reports = None,
    plan: PlanFile = None,
    as_of: Annotated[
        str | None,
        typer.Option(
            "--as-of",
            metavar=say(_("DAY")),
            help=say(_("The day to judge on; else the day on which the newest report came.")),
            show_default=False,
            callback=lambda value: parse_day(value) and value,
        ),
    ] = None,
    unit: Annotated[
        str | None,
        typer.Option(
            "--unit",
            metavar=say(_("UNIT")),
            help=say(_("Only one unit, and everything that it owes.")),
            show_default=False,
        ),
    ] = None,
    notice: Annotated[
        str | None,
        typer.Option(
            "--notice",
            metavar=say(_("reminder|circular")),
            help=say(_("Markdown text to send: a reminder to each unit, or a circular to all.")),
            callback=lambda value: one_of(tuple(NOTICES), value),
            autocompletion=words(*NOTICES),
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
    """Show who owes what on a day."""
    project = open_project(plan, reports or [])
    if project.builtin_reports:
        raise fail(
            say(_("the public record was submitted by nobody: name the reports of your units")),
            EXIT_NOTHING,
        )
    unreadable = warn_unreadable(project)
    name = NOTICES[notice] if notice else None
    if unit is not None:
        known_unit(unit, project.loaded.units.by_id)
        if name == "circular":
            raise fail(say(_("a circular is about all units: leave out --unit")))
    found = _chase(project, as_of, unit, for_circular=name == "circular")
    if name is None:
        from workplan_cli.pages.chase import chase_page
        from workplan_cli.rendering.as_json.chase import as_object

        put_page(chase_page(found), lambda: as_object(found), form, output)
    else:
        _put_notice(found, name, output)
    if unreadable:
        raise typer.Exit(EXIT_USAGE)


def _put_notice(found: "Chase", name: str, output: Path) -> None:
    """A circular, or reminders with a rule between two; says where there is nothing to send."""
    from workplan_cli.pages.circular import circular
    from workplan_cli.pages.reminder import reminders

    pages = circular(found) if name == "circular" else reminders(found)
    if pages:
        put_out(b"\n---\n\n".join(rendered(one, "markdown", screen()) for one in pages), output)
    elif found.single:
        talk(say(_("Nothing is owed: there is no reminder to send.")))
    elif name == "circular":
        talk(say(_("There is no period yet for which the reports of all are due: no circular.")))
    else:
        talk(say(_("Nobody owes anything: there is no notice to send.")))


def _chase(project: Project, as_of: str | None, unit: str | None, *, for_circular: bool) -> "Chase":
    """What the units owe, by the reports that had come in on the day.

    A circular is about one period: what came in about a later one, for which others still have
    time, is left out of it.
    """
    from workplan_cli.assessment.owing import Chase, owing, owing_then, settled_period
    from workplan_cli.assessment.punctuality import last_heard, received_on
    from workplan_cli.assessment.review import review

    loaded, filed = project.loaded, project.reports.filed
    day = parse_day(as_of) or last_heard(filed)
    if day is None:
        raise fail(say(_("no report could be read")))
    received = received_on(filed, day)
    outcome = review(loaded.plan, loaded.units, received, day)
    progress = outcome
    if outcome.period is not None:
        progress = review(loaded.plan, loaded.units, received, outcome.period.end)
    debts = owing(outcome, progress)
    settled = settled_period(debts)
    if for_circular and settled is not None and settled != outcome.period:
        until = [one for one in received if one.report.period.end <= settled.end]
        progress = review(loaded.plan, loaded.units, until, settled.end)
        debts = owing_then(debts, progress)
    if unit is not None:
        debts = tuple(debt for debt in debts if debt.unit == unit)
    if not debts:
        raise fail(say(_("{unit} does not have to report"), unit=unit), EXIT_NOTHING)
    return Chase(outcome, debts, progress.as_of, single=unit is not None)
