"""`workplan export FORMAT`: summaries for leaders, with their provenance."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from workplan_cli.cli import options, scope
from workplan_cli.cli.exits import EXIT_NOTHING, EXIT_USAGE
from workplan_cli.cli.output import (
    keep_what_was_edited,
    refuse_workbook_on_terminal,
    rendered,
    write_output,
)
from workplan_cli.cli.project import Project
from workplan_cli.cli.session import judged_on, use_project
from workplan_cli.cli.terminal import at_work, fail, screen
from workplan_cli.cli.translation import translate
from workplan_cli.model.export_words import CHARTS, FORMATS, ROWS
from workplan_cli.model.message import _

if TYPE_CHECKING:
    from workplan_cli.assessment.summary import Material, Summary
    from workplan_cli.rendering.screen import Screen


GOES_WITH = {
    "top": ("markdown", "html", "docx"),
    "since": ("markdown", "html", "docx"),
    "charts": ("markdown",),
    "table": ("csv",),
    "brief": ("markdown", "html", "docx"),
    "suppose": ("markdown", "html", "docx", "xlsx", "csv", "json"),
}
"""Options that not every format knows."""


def command(
    form: Annotated[str, options.word_argument(_("FORMAT"), FORMATS, "{names}")],
    reports: options.Reports = None,
    plan: options.PlanFile = None,
    as_of: options.AsOf = None,
    suppose: options.Suppose = None,
    output: options.Output = options.STANDARD,
    top: Annotated[
        int, options.top_option(_("How many targets each list of the briefing shows."))
    ] = 10,
    unit: scope.UnitNames = None,
    group: scope.GroupNames = None,
    section: scope.SectionNumbers = None,
    task: scope.TaskNumbers = None,
    target: scope.TargetNames = None,
    status: scope.StatusNames = None,
    since: Annotated[
        str | None,
        options.period_option(
            "--since",
            _("Also what moved since the end of a period; else what was newly met."),
        ),
    ] = None,
    charts: Annotated[
        str, options.word_option("--charts", CHARTS, _("Charts in Markdown."))
    ] = "unicode",
    table: Annotated[
        str, options.word_option("--table", ROWS, _("Which table CSV holds."))
    ] = "targets",
    brief: Annotated[
        bool, options.flag("--brief", _("One page, without the annex of all targets."))
    ] = False,
) -> None:
    """Write a summary."""
    given: dict[str, object] = {"top": top, "since": since, "charts": charts, "table": table}
    given |= {"brief": brief, "suppose": tuple(map(_portable, suppose or []))}
    _check_goes_with(form, given)
    project = use_project(plan, reports, suppose)
    from workplan_cli.assessment.summary import summarise
    from workplan_cli.model.provenance import Options

    day = judged_on(as_of, project.loaded.plan, project.reports.filed)
    limits = scope.scope_of(project.loaded, unit, group, section, task, target, status)
    moved_since = options.parse_period("--since", since, project.loaded.plan)
    if moved_since and moved_since.end >= day:
        raise fail(_("--since {period} is not over before {day}"), period=since, day=day)
    single = len(unit or ())
    given |= {"unit": limits.units[:single], "group": limits.units[single:]}
    given |= {"section": limits.sections, "task": limits.tasks, "target": limits.targets}
    given |= {"status": limits.statuses, "language": screen().language.code}
    given |= {"plan": plan and _portable(plan), "reports": list(map(_portable, reports or []))}
    with at_work(translate(_("Putting the summary together …"))):
        chosen = Options.model_validate(given)
        summary = summarise(
            material(project), day, next(one for one in FORMATS if one == form), chosen
        )
        if not summary.results:
            raise fail(_("no target is in all that was asked for"), code=EXIT_NOTHING)
        data = render(summary, screen())
    refuse_workbook_on_terminal(form, output)
    keep_what_was_edited(output)
    write_output(data, output)
    if project.incomplete:
        raise typer.Exit(EXIT_USAGE)


def material(project: Project) -> "Material":
    """What an export is made of, with names of files that are the same on every machine."""
    from workplan_cli.assessment.summary import Material
    from workplan_cli.loading.portable import portable

    filed, broken = portable(project.reports)
    return Material(
        project.loaded.plan,
        project.loaded.units,
        filed,
        broken,
        plan_errors={
            target: [replace(one, file=Path(one.file).name) for one in found]
            for target, found in project.plan_errors.items()
        },
        accepted=project.accepted,
        each=project.how.each,
    )


def _check_goes_with(form: str, given: Mapping[str, object]) -> None:
    """That no option is given which the format knows nothing of."""
    from workplan_cli.model.provenance import Options

    usual = Options(language="en")
    for name, formats in GOES_WITH.items():
        if form not in formats and given[name] != getattr(usual, name):
            text = _("--{option} goes with {formats}, not with {format}")
            raise fail(text, option=name, formats=formats, format=form)
    for name in ("top", "charts"):
        if given["brief"] and given[name] != getattr(usual, name):
            text = _("--{option} has no effect with --brief: one page shows what fits on it")
            raise fail(text, option=name)


def _portable(path: str | Path) -> str:
    """A file or folder as it can be given again, beside the same plan and reports elsewhere."""
    from workplan_cli.loading.paths import display_path

    name = Path(display_path(Path(path)))
    return name.name if name.is_absolute() else name.as_posix()


def render(summary: "Summary", screen: "Screen") -> bytes:
    """The export in its format; `verify` makes it again with this as well.

    Raises:
        typer.Exit: the format needs a package that is not there; it has been said.
    """
    from workplan_cli.pages.ledger import ledger, ledger_table
    from workplan_cli.pages.supposition import supposed

    match summary.provenance.format:
        case "markdown" | "docx" | "html" as form if summary.options.brief:
            from workplan_cli.pages.one_page import one_page

            return rendered(supposed(one_page(summary), summary.supposed), form, screen)
        case "markdown" | "docx" as form:
            from workplan_cli.pages.briefing import briefing

            return rendered(supposed(briefing(summary), summary.supposed), form, screen)
        case "html":
            from workplan_cli.pages.dashboard import dashboard

            return rendered(supposed(dashboard(summary), summary.supposed), "html", screen)
        case "xlsx":
            return rendered(supposed(ledger(summary), summary.supposed), "xlsx", screen)
        case "csv":
            from workplan_cli.rendering.forms.csv import BYTE_ORDER_MARK

            table = supposed(ledger_table(summary), summary.supposed)
            return BYTE_ORDER_MARK.encode() + rendered(table, "csv", screen)
        case "json":
            from workplan_cli.rendering.as_json.summary import as_text

            return as_text(summary).encode()
        case "stratml":
            from workplan_cli.rendering.stratml_report import as_text as as_xml

            return as_xml(summary, screen.language).encode()
