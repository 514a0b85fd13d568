"""`workplan verify FILE`: does an exported summary still say what the reports say?"""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from workplan_cli.cli.main import EXIT_FINDINGS
from workplan_cli.cli.program import COMMANDS, LocalCommand
from workplan_cli.cli.project import (
    PlanFile,
    Reports,
    at_work,
    fail,
    needs,
    open_project,
    screen,
    tell_diagnostics,
    warn_unreadable,
)
from workplan_cli.cli.speech import say
from workplan_cli.model.message import Message, _, message

if TYPE_CHECKING:
    from workplan_cli.assessment.summary import Summary
    from workplan_cli.assessment.verification import Edit
    from workplan_cli.loading.exported import Exported
    from workplan_cli.model.provenance import Provenance

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(cls=LocalCommand, help=say(COMMANDS["verify"]))
def verify(
    file: Annotated[
        Path,
        typer.Argument(
            metavar=say(_("FILE")),
            help=say(_("A file that export wrote: Markdown, HTML, xlsx or JSON.")),
        ),
    ],
    reports: Reports = None,
    plan: PlanFile = None,
) -> None:
    """Compare an exported summary with the plan and the reports at hand."""
    exported = _read(file)
    if exported.provenance is None:
        typer.echo(
            say(
                _("{file} has layout {layout}, which a newer workplan wrote; check it with that"),
                file=file,
                layout=exported.layout,
            )
        )
        raise typer.Exit(EXIT_FINDINGS)
    project = open_project(plan, reports or [])
    warn_unreadable(project)
    from workplan_cli.assessment.summary import summarise
    from workplan_cli.assessment.verification import figures_changed, inputs_changed
    from workplan_cli.cli.export import material
    from workplan_cli.rendering.verification import render

    then = exported.provenance
    with at_work(say(_("Putting the summary together …"))):
        summary = summarise(material(project), then.as_of, then.format, then.options)
    now = summary.provenance
    titles = {target.id: target.title for target in project.loaded.plan.targets}
    inputs = list(inputs_changed(then, now))
    figures = []
    if then.plan.id == now.plan.id:
        figures = list(figures_changed(then.figures, now.figures, titles))
    file_itself = _changed(exported, then, summary, same_inputs=not inputs)
    typer.echo(
        render(then, inputs, figures, file_itself.messages, file_itself.edits, screen()), nl=False
    )
    if inputs or figures or file_itself.messages:
        raise typer.Exit(EXIT_FINDINGS)


def _read(file: Path) -> "Exported":
    from workplan_cli.loading.exported import parse_exported

    try:
        data = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
        exported, found = parse_exported(data, str(file))
    except OSError as error:
        raise fail(
            say(_("{file} cannot be read: {reason}"), file=file, reason=error.strerror)
        ) from None
    except ModuleNotFoundError as error:
        raise needs(error) from None
    if exported is None:
        tell_diagnostics(found)
        raise fail(say(_("the file cannot be checked")))
    return exported


@dataclass(frozen=True, slots=True)
class _FileItself:
    messages: tuple[Message, ...]
    edits: tuple["Edit", ...] = ()


def _changed(
    exported: "Exported", then: "Provenance", summary: "Summary", *, same_inputs: bool
) -> _FileItself:
    """What is wrong with the file, and where, if what it was made of is still the same."""
    from workplan_cli.model.provenance import LAYOUT

    by_hand = message(_("it was changed after it had been written"))
    another_version = then.tool != summary.provenance.tool or exported.layout != LAYOUT
    if not same_inputs or (another_version and exported.intact):
        # Another version may have other words; the seal says that nobody changed the file.
        return _FileItself(() if exported.intact else (by_hand,))
    edits = _edits(exported, then, summary)
    if exported.intact and edits:
        return _FileItself((message(_("this version would write it in another way")),), edits)
    return _FileItself(() if exported.intact else (by_hand,), edits)


def _edits(exported: "Exported", then: "Provenance", summary: "Summary") -> tuple["Edit", ...]:
    """The file against one made anew, with the options and the language of the file."""
    from dataclasses import replace

    from workplan_cli.assessment.verification import edits
    from workplan_cli.cli.export import render
    from workplan_cli.loading.exported import parse_lines
    from workplan_cli.rendering.language import Language

    same_tool = summary.provenance.model_copy(update={"tool": then.tool})
    anew = replace(summary, provenance=same_tool)
    data = render(anew, replace(screen(), language=Language(then.options.language)))
    return tuple(edits(exported.lines, parse_lines(data)))
