"""`workplan verify FILE`: does an exported summary still say what the reports say?"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from workplan_cli.cli.exits import EXIT_FINDINGS
from workplan_cli.cli.options import PlanFile, Reports, argument, format_option
from workplan_cli.cli.output import put_page
from workplan_cli.cli.project import Project
from workplan_cli.cli.session import use_project
from workplan_cli.cli.terminal import at_work, fail, needs, screen, warn_diagnostics
from workplan_cli.cli.translation import translate
from workplan_cli.model.message import Message, _, message

if TYPE_CHECKING:
    from workplan_cli.assessment.summary import Summary
    from workplan_cli.assessment.verification import Comparison
    from workplan_cli.loading.exported import Exported
    from workplan_cli.model.provenance import Provenance

FORMATS = ("table", "json")


def command(
    file: Annotated[
        Path,
        argument(_("FILE"), _("A file that export wrote: Markdown, HTML, Word, xlsx or JSON.")),
    ],
    reports: Reports = None,
    plan: PlanFile = None,
    form: Annotated[str, format_option(FORMATS)] = "table",
) -> None:
    """Compare an exported summary with the plan and the reports at hand."""
    _refuse_second(reports or ())
    exported = _read(file)
    if exported.provenance is None:
        _put_newer(file, exported.layout, form)
        raise typer.Exit(EXIT_FINDINGS)
    project = use_project(plan, reports)
    from workplan_cli.pages.verify import verify_page
    from workplan_cli.rendering.as_json.summary import verify_object

    then = exported.provenance
    checked = _check(exported, then, project)
    put_page(
        lambda: verify_page(then, checked),
        lambda: verify_object(checked, screen().language),
        form,
    )
    if checked.differs:
        raise typer.Exit(EXIT_FINDINGS)


def _refuse_second(reports: Sequence[str]) -> None:
    """An export among what is named as reports was meant to be checked as well."""
    from workplan_cli.loading.exported import parse_exported
    from workplan_cli.loading.read import read_bytes
    from workplan_cli.loading.report_files import SUFFIXES
    from workplan_cli.model.diagnostic import Diagnostic

    for name in reports:
        if name.lower().endswith(SUFFIXES) or not Path(name).is_file():
            continue
        data = read_bytes(Path(name), name)
        if not isinstance(data, Diagnostic) and parse_exported(data, name)[0]:
            raise fail(
                _("{file} is an exported summary, and no report: check one file at a time"),
                file=name,
            )


def _put_newer(file: Path, layout: int, form: str) -> None:
    from workplan_cli.pages.verify import newer_page
    from workplan_cli.rendering.as_json.summary import newer_object

    put_page(lambda: newer_page(str(file), layout), lambda: newer_object(layout), form)


def _read(file: Path) -> "Exported":
    from workplan_cli.loading.exported import parse_exported
    from workplan_cli.loading.read import read_bytes
    from workplan_cli.model.diagnostic import Diagnostic

    data = read_bytes(file, str(file))
    if isinstance(data, Diagnostic):
        warn_diagnostics([data])
        raise fail(translate(_("the file cannot be checked")))
    try:
        exported, found = parse_exported(data, str(file))
    except ModuleNotFoundError as error:
        raise needs(error) from None
    if exported is None:
        warn_diagnostics(found)
        raise fail(_("the file cannot be checked"))
    return exported


def _check(exported: "Exported", then: "Provenance", project: Project) -> "Comparison":
    from workplan_cli.assessment.verification import Comparison, contents_changed, unfit
    from workplan_cli.model.provenance import plan_content, units_content

    if then.options.suppose:
        why = message(_("it rests on suppositions, and nobody can say that it is true: {files}"),
                      files=then.options.suppose)  # fmt: skip
        return Comparison((*_by_hand(exported), why))
    plan, units = project.loaded.plan, project.loaded.units
    if then.plan.id == plan.id and (wrong := tuple(unfit(then, plan, units))):
        changed = contents_changed(then, plan_content(plan), units_content(units))
        return Comparison((*_by_hand(exported), *wrong), tuple(changed))
    return _check_anew(exported, then, project)


def _check_anew(exported: "Exported", then: "Provenance", project: Project) -> "Comparison":
    """The file against what the plan and the reports give now."""
    from workplan_cli.assessment.summary import summarise
    from workplan_cli.assessment.verification import (
        Comparison,
        far_away,
        figures_changed,
        inputs_changed,
    )
    from workplan_cli.cli.export import material

    plan = project.loaded.plan
    with at_work(translate(_("Putting the summary together …"))):
        summary = summarise(material(project), then.as_of, then.format, then.options)
    now = summary.provenance
    titles = {target.id: target.title for target in plan.targets}
    inputs = tuple(inputs_changed(then, now, project.loaded.units))
    same_plan = then.plan.id == now.plan.id
    figures = tuple(figures_changed(then.figures, now.figures, titles)) if same_plan else ()
    checked = _compared(exported, then, summary, Comparison(inputs=inputs, figures=figures))
    far = far_away(then, plan) if same_plan and checked.differs else None
    return Comparison((*_by_hand(exported), far)) if far else checked


def _by_hand(exported: "Exported") -> tuple[Message, ...]:
    wrong = message(_("it was changed after it had been written"))
    return () if exported.intact else (wrong,)


def _compared(
    exported: "Exported", then: "Provenance", summary: "Summary", checked: "Comparison"
) -> "Comparison":
    """What is wrong with the file, and where, if what it was made of is still the same."""
    from workplan_cli.assessment.verification import edits
    from workplan_cli.model.provenance import LAYOUT

    checked = replace(checked, laid_out_anew=exported.laid_out_anew)
    another_version = then.tool != summary.provenance.tool or exported.layout != LAYOUT
    another_plan = then.plan.id != summary.provenance.plan.id
    named = checked.inputs and (checked.figures or another_plan)
    if named or (another_version and (checked.inputs or exported.intact)):
        # Another version may have other words; the seal says that nobody changed the file.
        by_hand = _by_hand(exported)
        return replace(checked, file_itself=by_hand, wording_compared=not another_version)
    anew = _made_anew(then, summary)
    found = tuple(edits(exported.lines, anew.lines if anew else ()))
    if checked.inputs:  # no figure is another one: the lines say what is
        return replace(checked, file_itself=_by_hand(exported), edits=found)
    if anew and exported.values and exported.values == anew.values:
        return replace(checked, laid_out_anew=exported.laid_out_anew or not exported.intact)
    if exported.intact and found:
        another_way = message(_("this version would write it in another way"))
        return replace(checked, file_itself=(another_way,), edits=found)
    return replace(checked, file_itself=_by_hand(exported), edits=found)


def _made_anew(then: "Provenance", summary: "Summary") -> "Exported | None":
    """The file as it would be written now, with the options and the language of the file."""
    from workplan_cli.cli.export import render
    from workplan_cli.loading.exported import parse_exported
    from workplan_cli.rendering.language import Language

    anew = replace(summary, tool=then.tool)
    data = render(anew, replace(screen(), language=Language(then.options.language)))
    return parse_exported(data, "")[0]
