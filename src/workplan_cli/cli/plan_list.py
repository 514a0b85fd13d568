"""`workplan plan list`: the targets, each with its goal in words."""

from collections.abc import Sequence
from typing import Annotated

import typer

from workplan_cli.cli.options import (
    STANDARD,
    Output,
    PageForm,
    PlanFile,
    SectionOption,
    TaskOption,
    day_option,
    flag,
    option,
    parse_day,
    word_option,
)
from workplan_cli.cli.pages import put_page
from workplan_cli.cli.program import LocalCommand
from workplan_cli.cli.session import known_section, known_task, use_plan
from workplan_cli.cli.terminal import fail
from workplan_cli.cli.translation import translate
from workplan_cli.cli.usage import did_you_mean
from workplan_cli.model.measure import MEASURES
from workplan_cli.model.message import _
from workplan_cli.model.milestone import KINDS

app = typer.Typer(rich_markup_mode=None, add_completion=False)


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
    form: PageForm = "table",
    output: Output = STANDARD,
) -> None:
    """List the targets that pass all filters."""
    loaded = use_plan(plan).loaded
    from workplan_cli.assessment.listing import Filters, listing
    from workplan_cli.pages.targets import targets_page
    from workplan_cli.rendering.as_json.targets import as_object

    known_section(section, loaded.plan)
    known_task(task, loaded.plan)
    if reported_by is not None:
        reported_by = loaded.units.called(reported_by) or reported_by
        _known(reported_by, [*loaded.units.members, *loaded.units.by_id])
    filters = Filters(
        section, task, measure, kind, parse_day(due_before), reported_by, quantified, firm
    )
    listed = listing(loaded.plan, loaded.units, filters)
    put_page(lambda: targets_page(listed), lambda: as_object(listed), form, output)


def _known(name: str, known: Sequence[str]) -> None:
    from workplan_cli.model.nearest import nearest

    if name in known:
        return
    near = nearest(name, known)
    text = translate(_("there is no group or unit {name}"), name=name)
    raise fail(did_you_mean(text, near))
