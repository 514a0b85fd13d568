"""`workplan export FORMAT`: summaries for leaders, with their provenance."""

import datetime as dt
import importlib
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from workplan_cli.cli.complete import words
from workplan_cli.cli.main import EXIT_NOTHING, EXIT_USAGE
from workplan_cli.cli.output import STANDARD, Output, put_out
from workplan_cli.cli.pages import rendered
from workplan_cli.cli.program import COMMANDS, LocalCommand
from workplan_cli.cli.project import (
    AsOf,
    PlanFile,
    Project,
    Reports,
    at_work,
    fail,
    known_unit,
    needs,
    one_of,
    open_project,
    parse_day,
    screen,
    warn_unreadable,
)
from workplan_cli.cli.speech import say
from workplan_cli.model.export_words import CHARTS, FORMATS, ROWS, Format
from workplan_cli.model.message import _

if TYPE_CHECKING:
    from workplan_cli.assessment.summary import Material, Summary
    from workplan_cli.rendering.screen import Screen

app = typer.Typer(rich_markup_mode=None, add_completion=False)

GOES_WITH = {
    "top": ("markdown", "html"),
    "since": ("markdown", "html"),
    "charts": ("markdown",),
    "table": ("csv",),
}
"""Options that not every format knows."""


@app.command(cls=LocalCommand, help=say(COMMANDS["export"]))
def export(
    form: Annotated[
        str,
        typer.Argument(
            metavar=say(_("FORMAT")),
            help="|".join(FORMATS),
            callback=lambda value: one_of(FORMATS, value),
            autocompletion=words(*FORMATS),
        ),
    ],
    reports: Reports = None,
    plan: PlanFile = None,
    as_of: AsOf = None,
    output: Output = STANDARD,
    top: Annotated[
        int,
        typer.Option(
            "--top",
            metavar=say(_("COUNT")),
            min=0,
            help=say(_("How many targets each list of the briefing shows.")),
        ),
    ] = 10,
    section: Annotated[
        int | None,
        typer.Option(
            "--section",
            metavar=say(_("NUMBER")),
            help=say(_("Only one section.")),
            show_default=False,
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
    since: Annotated[
        str | None,
        typer.Option(
            "--since",
            metavar=say(_("PERIOD")),
            help=say(_("Also what moved since the end of a period; else what was newly met.")),
            show_default=False,
        ),
    ] = None,
    charts: Annotated[
        str,
        typer.Option(
            "--charts",
            metavar="|".join(CHARTS),
            help=say(_("Charts in Markdown.")),
            callback=lambda value: one_of(CHARTS, value),
            autocompletion=words(*CHARTS),
        ),
    ] = "unicode",
    table: Annotated[
        str,
        typer.Option(
            "--table",
            metavar="|".join(ROWS),
            help=say(_("Which table CSV holds.")),
            callback=lambda value: one_of(ROWS, value),
            autocompletion=words(*ROWS),
        ),
    ] = "targets",
) -> None:
    """Write a summary."""
    options: dict[str, object] = {"top": top, "since": since, "charts": charts, "table": table}
    _check_goes_with(form, options)
    project = open_project(plan, reports or [])
    unreadable = warn_unreadable(project)
    from workplan_cli.assessment.review import newest_day
    from workplan_cli.assessment.summary import summarise
    from workplan_cli.model.provenance import Options

    day = parse_day(as_of) or newest_day(project.reports.filed)
    if day is None:
        raise fail(say(_("no report could be read")))
    _check(project, day, section, unit, since)
    options |= {"section": section, "unit": unit, "language": screen().language.code}
    options |= {"plan": plan and _portable(plan), "reports": list(map(_portable, reports or []))}
    with at_work(say(_("Putting the summary together …"))):
        chosen = Options.model_validate(options)
        summary = summarise(material(project), day, _known(form), chosen)
        if not summary.results:
            raise fail(
                say(_("no target is in this section and reported on by this unit")), EXIT_NOTHING
            )
        data = render(summary, screen())
    if output == STANDARD and form == "xlsx" and sys.stdout.isatty():
        raise fail(say(_("a workbook is no text: name a file with -o")))
    put_out(data, output)
    if unreadable:
        raise typer.Exit(EXIT_USAGE)


def material(project: Project) -> "Material":
    """What an export is made of, with names of files that are the same on every machine."""
    from workplan_cli.assessment.summary import Material
    from workplan_cli.loading.portable import portable

    filed, broken = portable(project.reports)
    return Material(project.loaded.plan, project.loaded.units, filed, broken)


def render(summary: "Summary", screen: "Screen") -> bytes:
    """The export as bytes.

    Raises:
        typer.Exit: the format needs a package that is not there; it has been said.
    """
    name = summary.provenance.format
    if name == "html":
        from workplan_cli.pages.dashboard import dashboard

        return rendered(dashboard(summary), name, screen)
    if name == "markdown":
        from workplan_cli.pages.briefing import briefing

        return rendered(briefing(summary), name, screen)
    try:
        module = importlib.import_module(f"workplan_cli.rendering.export.{name}")
    except ModuleNotFoundError as error:
        if name != "xlsx":
            raise
        raise needs(error) from None
    made: str | bytes = module.render(summary, screen)
    return made.encode() if isinstance(made, str) else made


def _known(form: str) -> Format:
    """A format by its name, which is that of a module in `rendering/export/`."""
    return next(one for one in FORMATS if one == form)


def _check_goes_with(form: str, options: Mapping[str, object]) -> None:
    """That no option is given which the format knows nothing of."""
    from workplan_cli.model.provenance import Options

    usual = Options(language="en")
    for name, formats in GOES_WITH.items():
        if form not in formats and options[name] != getattr(usual, name):
            text = _("--{option} goes with {formats}, not with {format}")
            raise fail(say(text, option=name, formats=formats, format=form))


def _portable(path: str | Path) -> str:
    """A file or folder as it can be given again, beside the same plan and reports elsewhere."""
    from workplan_cli.loading.files import shown

    name = Path(shown(Path(path)))
    return name.name if name.is_absolute() else name.as_posix()


def _check(
    project: Project, day: dt.date, section: int | None, unit: str | None, since: str | None
) -> None:
    from workplan_cli.model.period import parse_period

    numbers = [one.number for one in project.loaded.plan.sections]
    if section is not None and section not in numbers:
        raise fail(say(_("the plan has no section {section}"), section=section))
    if unit is not None:
        known_unit(unit, project.loaded.units.by_id)
    if since is None:
        return
    period = parse_period(since)
    if period is None:
        raise fail(
            say(_("--since takes 2022-06, 2022-Q2, 2022-H1 or 2022; found {text}"), text=since)
        )
    if period.end >= day:
        raise fail(say(_("--since {period} is not over before {day}"), period=period.name, day=day))
