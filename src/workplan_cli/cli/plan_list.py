"""`workplan plan list`: the targets, each with its goal in words."""

import importlib
from collections.abc import Sequence
from typing import Annotated

import typer

from workplan_cli.cli.options import (
    PlanFile,
    SectionOption,
    TaskOption,
    day_option,
    flag,
    format_option,
    option,
    parse_day,
    word_option,
)
from workplan_cli.cli.program import LocalCommand
from workplan_cli.cli.session import known_section, known_task, use_plan
from workplan_cli.cli.terminal import fail, screen
from workplan_cli.cli.translation import translate
from workplan_cli.cli.usage import did_you_mean
from workplan_cli.model.message import _
from workplan_cli.model.words import MEASURE_WORDS

app = typer.Typer(rich_markup_mode=None, add_completion=False)

FORMATS = {"table": "table", "json": "as_json", "csv": "as_csv"}
"""Names of formats, and the modules in `rendering/targets/` behind them."""
MEASURES = tuple(MEASURE_WORDS)
KINDS = (
    "document", "platform", "institution", "regulation", "selection", "publication", "event",
    "other",
)  # fmt: skip


@app.command(
    "list", cls=LocalCommand, help=translate(_("The targets, each with its goal in words"))
)
def list_targets(
    plan: PlanFile = None,
    section: SectionOption = None,
    task: TaskOption = None,
    measure: Annotated[
        str | None,
        word_option("--measure", MEASURES, _("Only targets of one measure."), show_default=False),
    ] = None,
    kind: Annotated[
        str | None,
        word_option("--kind", KINDS, _("Only milestones of one kind."), show_default=False),
    ] = None,
    due_before: Annotated[
        str | None, day_option("--due-before", _("Only targets due before this day."))
    ] = None,
    reported_by: Annotated[
        str | None,
        option(
            "--reported-by",
            _("NAME"),
            _("Only targets that this group or unit must report on."),
        ),
    ] = None,
    quantified: Annotated[
        bool, flag("--quantified", _("Only targets with a figure to reach."))
    ] = False,
    firm: Annotated[bool, flag("--firm", _("Without work that others do under guidance."))] = False,
    form: Annotated[str, format_option(FORMATS)] = "table",
) -> None:
    """List the targets that pass all filters."""
    loaded = use_plan(plan).loaded
    from workplan_cli.rendering.targets.listing import Filters, listing

    known_section(section, loaded.plan)
    known_task(task, loaded.plan)
    if reported_by is not None:
        _known(reported_by, [*loaded.units.members, *loaded.units.by_id])
    filters = Filters(
        section, task, measure, kind, parse_day(due_before), reported_by, quantified, firm
    )
    module = importlib.import_module(f"workplan_cli.rendering.targets.{FORMATS[form]}")
    listed = listing(loaded.plan, loaded.units, filters)
    typer.echo(module.render(listed, screen()), nl=False)


def _known(name: str, known: Sequence[str]) -> None:
    from workplan_cli.model.nearest import nearest

    if name in known:
        return
    near = nearest(name, known)
    text = translate(_("there is no group or unit {name}"), name=name)
    raise fail(did_you_mean(text, near))
