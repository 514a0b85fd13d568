"""`workplan show TARGET`: one target's arithmetic, from the published clause to the status."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from workplan_cli.cli import options
from workplan_cli.cli.output import put_page
from workplan_cli.cli.session import judged_on, use_project
from workplan_cli.cli.terminal import fail
from workplan_cli.cli.translation import translate
from workplan_cli.model.message import _

if TYPE_CHECKING:
    from workplan_cli.model.plan import Plan


def command(
    target: options.TargetName,
    reports: options.Reports = None,
    plan: options.PlanFile = None,
    as_of: options.AsOf = None,
    suppose: options.Suppose = None,
    everything: Annotated[
        bool, options.flag("--all", _("All periods, and every entry with notes and evidence."))
    ] = False,
    form: options.PageForm = "table",
    output: options.Output = options.STANDARD,
) -> None:
    """Explain one target."""
    project = use_project(plan, reports, suppose)
    from workplan_cli.assessment.history import history
    from workplan_cli.assessment.review import review
    from workplan_cli.loading.files import BUILTIN_PLAN, data_folder
    from workplan_cli.pages.show import PlanPlace, show_page
    from workplan_cli.rendering.as_json.show import as_object

    loaded = project.loaded
    target = target.removeprefix("§")  # as CSV has it (D-258)
    _known_target(target, loaded.plan)
    day = judged_on(as_of, loaded.plan, project.reports.filed)
    filed = project.reports.filed
    outcome = review(loaded.plan, loaded.units, filed, day, how=project.how)
    result = outcome.by_id[target]
    past = history(loaded.plan, loaded.units, filed, result.target, day, outcome.known_on)
    clause = loaded.document.place(_route(loaded.plan, target))
    builtin = data_folder() / BUILTIN_PLAN
    file = loaded.document.file
    file = BUILTIN_PLAN if Path(file).absolute() == builtin.absolute() else file
    place = PlanPlace(file, clause.line)
    put_page(
        lambda: show_page(outcome, result, past, place, everything=everything),
        lambda: as_object(outcome, result, past),
        form,
        output,
        project,
    )


def _known_target(target: str, plan: "Plan") -> None:
    if target in plan.by_id:
        return
    from workplan_cli.model.names import nearest

    inside = [one for one in plan.by_id if one.startswith(f"{target}.")]
    clause = target.rpartition(".")[0]
    beside = [one.id for one in plan.targets if one.source.clause == clause]
    near = nearest(target, plan.by_id)
    text = translate(_("the plan has no target {target}"), target=target)
    if inside:
        text += translate(_("; in it are: {names}"), names=tuple(inside))
    elif near:
        text += translate(_("; did you mean {names}?"), names=near)
    elif beside:
        text += translate(_("; in {clause} are: {names}"), clause=clause, names=tuple(beside))
    raise fail("{text}", text=text)


def _route(plan: "Plan", target: str) -> tuple[str | int, ...]:
    for number, section in enumerate(plan.sections):
        for index, task in enumerate(section.tasks):
            for position, one in enumerate(task.targets):
                if one.id == target:
                    return ("sections", number, "tasks", index, "targets", position)
    return ()
