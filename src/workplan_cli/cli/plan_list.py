"""`workplan plan list`: the targets, each with its goal in words."""

from typing import Annotated

from workplan_cli.cli import options, scope
from workplan_cli.cli.options import STANDARD, day_option, flag, parse_day, word_option
from workplan_cli.cli.output import put_page
from workplan_cli.cli.session import use_plan
from workplan_cli.model.measure import MEASURES
from workplan_cli.model.message import _
from workplan_cli.model.milestone import KINDS


def command(
    plan: options.PlanFile = None,
    unit: scope.UnitNames = None,
    group: scope.GroupNames = None,
    section: scope.SectionNumbers = None,
    task: scope.TaskNumbers = None,
    target: scope.TargetNames = None,
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
    quantified: Annotated[
        bool, flag("--quantified", _("Only targets with a figure to reach."))
    ] = False,
    firm: Annotated[bool, flag("--firm", _("Without work that others do under guidance."))] = False,
    form: options.PageForm = "table",
    output: options.Output = STANDARD,
) -> None:
    """List the targets that pass all filters."""
    loaded = use_plan(plan).loaded
    from workplan_cli.assessment.listing import Filters, listing
    from workplan_cli.pages.targets import targets_page
    from workplan_cli.rendering.as_json.targets import as_object

    limits = scope.scope_of(loaded, unit, group, section, task, target)
    filters = Filters(limits, measure, kind, parse_day(due_before), quantified, firm)
    listed = listing(loaded.plan, loaded.units, filters)
    put_page(lambda: targets_page(listed), lambda: as_object(listed), form, output)
