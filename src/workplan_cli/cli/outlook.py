"""`workplan outlook`: which goals will be missed at this pace."""

from typing import Annotated

from workplan_cli.cli import options, scope
from workplan_cli.cli.options import STANDARD, top_option
from workplan_cli.cli.output import put_page
from workplan_cli.cli.session import judged_on, use_project
from workplan_cli.model.message import _


def command(
    reports: options.Reports = None,
    plan: options.PlanFile = None,
    as_of: options.AsOf = None,
    suppose: options.Suppose = None,
    unit: scope.UnitNames = None,
    group: scope.GroupNames = None,
    section: scope.SectionNumbers = None,
    task: scope.TaskNumbers = None,
    target: scope.TargetNames = None,
    status: scope.StatusNames = None,
    top: Annotated[int, top_option(_("How many targets each list shows."))] = 12,
    form: options.PageForm = "table",
    output: options.Output = STANDARD,
) -> None:
    """Show where every target is heading."""
    project = use_project(plan, reports, suppose)
    from workplan_cli.assessment.part import review_part
    from workplan_cli.pages.outlook import outlook_page
    from workplan_cli.pages.status import Choice, chosen
    from workplan_cli.rendering.as_json.status import outlook_object

    loaded, filed = project.loaded, project.reports.filed
    limits = scope.scope_of(loaded, unit, group, section, task, target, status)
    day = judged_on(as_of, loaded.plan, filed)
    outcome = review_part(loaded.plan, loaded.units, filed, day, limits.units, how=project.how)
    choice = Choice(scope=limits, top=top)
    put_page(
        lambda: outlook_page(outcome, choice),
        lambda: outlook_object(outcome, chosen(outcome, choice)),
        form,
        output,
        project,
    )
