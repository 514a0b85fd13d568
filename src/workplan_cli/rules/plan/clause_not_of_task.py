"""A task holds targets of its own clauses."""

from workplan_cli.model.ids import is_numbered
from workplan_cli.model.message import _
from workplan_cli.rules.plan_context import PlanContext, targets_of
from workplan_cli.rules.rule import Findings, Rule, finding

RULE = Rule(
    code="WP203",
    name="clause-not-of-task",
    summary=_("A task holds a target or a clause of another task."),
    why=_("Figures are added up by task; a target in the wrong one is counted there."),
    fix=_("Move it to the task whose number it begins with, or correct the number."),
    bad="""
targets:
- id: 13.4.1
- id: 14.1.1  # <-
""",
    good="""
targets:
- id: 13.4.1
- id: 13.4.2
""",
)


def check(context: PlanContext) -> Findings:
    """Every target and context entry whose number begins with that of another task."""
    for route, task in context.tasks():
        cited = [((*at, "id"), target.id) for at, target in targets_of(route, task)]
        cited += [
            ((*route, "context", index, "clause"), one.clause)
            for index, one in enumerate(task.context)
        ]
        for at, id_ in cited:
            numbered = is_numbered(id_, 3) or is_numbered(id_, 2)
            if numbered and id_.partition(".")[0] != str(task.number):
                yield finding(at, _("{id} stands in task {task}"), id=id_, task=task.number)
