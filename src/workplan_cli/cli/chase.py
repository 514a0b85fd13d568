"""`workplan chase`: who owes what, how late, and the wording to send."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from workplan_cli.cli import options, scope
from workplan_cli.cli.exits import EXIT_NOTHING, EXIT_USAGE
from workplan_cli.cli.options import STANDARD, day_option, parse_day, word_option
from workplan_cli.cli.output import put_page, refuse_workbook_on_terminal, rendered, write_output
from workplan_cli.cli.project import Project
from workplan_cli.cli.session import judged_on, use_project
from workplan_cli.cli.terminal import fail, screen, warn
from workplan_cli.cli.translation import translate
from workplan_cli.model.message import _

if TYPE_CHECKING:
    from workplan_cli.assessment.duties import Chase
    from workplan_cli.assessment.scope import Scope


NOTICES = {"催办": "reminder", "通报": "circular", "reminder": "reminder", "circular": "circular"}
"""Names of notices, and the modules in `pages/` behind them."""
NOTICE_FORMS = {"table": "md", "markdown": "md", "html": "html", "docx": "docx"}
"""The forms that notices have, and how their files end; a terminal shows Markdown."""


def command(
    reports: options.Reports = None,
    plan: options.PlanFile = None,
    as_of: Annotated[
        str | None,
        day_option(
            "--as-of", _("The day of the question; else that on which the newest report came.")
        ),
    ] = None,
    unit: scope.UnitNames = None,
    group: scope.GroupNames = None,
    section: scope.SectionNumbers = None,
    task: scope.TaskNumbers = None,
    target: scope.TargetNames = None,
    status: scope.StatusNames = None,
    notice: Annotated[
        str | None,
        word_option(
            "--notice",
            NOTICES,
            _(
                "A paper to send (Markdown, HTML, Word): a reminder to each unit, or a circular "
                "to all."
            ),
            metavar=translate(_("reminder|circular")),
            show_default=False,
        ),
    ] = None,
    form: options.PageForm = "table",
    output: options.Output = STANDARD,
) -> None:
    """Show who owes what on a day."""
    project = use_project(plan, reports)
    if project.builtin_reports:
        raise fail(
            _("the public record was submitted by nobody: name the reports of your units"),
            code=EXIT_NOTHING,
        )
    name = NOTICES[notice] if notice else None
    limits = scope.scope_of(project.loaded, unit, group, section, task, target, status)
    if unit and name == "circular":
        raise fail(_("a circular is about all units: leave out --unit"))
    if name is not None and form not in NOTICE_FORMS:
        raise fail(_("{option} goes with {formats}, not with {format}"), option="--notice",
                   formats="markdown, html, docx", format=form)  # fmt: skip
    found = _chase(project, as_of, limits, for_circular=name == "circular")
    nobodys = [*project.unplaced, *_in_place_of_missing(project, found)]
    if name is not None and nobodys:
        _refuse_notice(nobodys)
    if name is None:
        from workplan_cli.pages.chase import chase_page
        from workplan_cli.rendering.as_json.chase import as_object

        put_page(lambda: chase_page(found), lambda: as_object(found), form, output)
        for file in nobodys[len(project.unplaced) :]:
            _say_nobodys(file)
    else:
        _put_notice(found, name, form, output)
    if project.incomplete:
        raise typer.Exit(EXIT_USAGE)


def _refuse_notice(unplaced: Sequence[str]) -> NoReturn:
    """What is said of people rests on every file: one that is nobody's may be anybody's."""
    for file in unplaced:
        _say_nobodys(file)
    raise fail(_("no notice is written before these files are corrected or taken away"))


def _say_nobodys(file: str) -> None:
    warn(_("{file}: nobody can tell whose report this is, or on what period"), file=file)


def _in_place_of_missing(project: Project, found: "Chase") -> list[str]:
    """Files in the place of a report that is missing, with the head of another one."""
    from workplan_cli.loading.report_head import in_place_of_missing

    missing = {(one.unit, gone.period.name) for one in found.all_duties for gone in one.never_came}
    loaded = project.loaded
    return list(in_place_of_missing(project.reports.filed, missing, loaded.plan, loaded.units))


def _put_notice(found: "Chase", name: str, form: str, output: Path) -> None:
    """A circular, or reminders with a rule between two; says where there is nothing to send."""
    from workplan_cli.pages.circular import circular
    from workplan_cli.pages.reminder import reminders

    pages = circular(found) if name == "circular" else reminders(found)
    ending = NOTICE_FORMS[form]
    refuse_workbook_on_terminal(form, output)
    if pages:
        texts = [rendered(one, "markdown" if ending == "md" else form, screen()) for one in pages]
        if name == "reminder" and output.is_dir():
            _put_in_folder(found, texts, output, ending)
        elif len(texts) == 1 or ending == "md":
            write_output(b"\n---\n\n".join(texts), output)
        else:
            raise fail(_("{count} reminders are as many files: name a folder that is there with "
                         "-o, or one unit with --unit"), count=len(texts))  # fmt: skip
    elif found.single:
        warn(_("Nothing is owed: there is no reminder to send."))
    elif name == "circular":
        warn(_("There is no period yet for which the reports of all are due: no circular."))
    else:
        warn(_("Nobody owes anything: there is no notice to send."))


def _put_in_folder(found: "Chase", texts: Sequence[bytes], folder: Path, ending: str) -> None:
    """One file a unit, named by its id and its name."""
    from workplan_cli.pages.reminder import to_remind
    from workplan_cli.pages.unit_rows import unit_name

    for duties, text in zip(to_remind(found), texts, strict=True):
        name = screen().language.write(unit_name(found.outcome, duties.unit))
        write_output(text, folder / _file_name(duties.unit, name, ending))


def _file_name(unit: str, name: str, ending: str) -> str:
    """A name that every system takes: letters, digits, dots and hyphens, of a length that fits."""
    safe = re.sub(r"[^\w.-]+", "_", f"{unit}-{name}").strip("._")
    return f"{safe[:60]}.{ending}"


def _chase(project: Project, as_of: str | None, limits: "Scope", *, for_circular: bool) -> "Chase":
    """What the units owe, by the reports that had come in on the day."""
    from workplan_cli.assessment.duties import Chase, chased, duties_of
    from workplan_cli.assessment.part import members_of
    from workplan_cli.assessment.timeline import known_until

    loaded, filed = project.loaded, project.reports.filed
    day = parse_day(as_of) or known_until(filed, judged_on(None, loaded.plan, filed))
    outcome = chased(
        loaded.plan, loaded.units, filed, day, for_circular=for_circular, how=project.how
    )
    all_duties = duties_of(outcome)
    if limits.units:
        members = members_of(loaded.units, limits.units)
        all_duties = tuple(duties for duties in all_duties if duties.unit in members)
    if not all_duties:
        raise fail(_("{unit} does not have to report"), code=EXIT_NOTHING, unit=limits.units)
    all_duties = tuple(duties.within(limits) for duties in all_duties)
    single = len(all_duties) == 1 and bool(limits.units)
    return Chase(outcome, all_duties, single)
