"""Every clause of a task has a target, or a reason why it has none."""

from workplan_cli.model.message import _
from workplan_cli.rules.plan_context import PlanContext, clauses_of
from workplan_cli.rules.rule import Findings, Rule, finding

RULE = Rule(
    code="WP205",
    name="clause-missing",
    summary=_("A clause has neither a target nor an entry under context:."),
    why=_("What a plan leaves out, nobody is held to; a clause that only explains says so."),
    fix=_("Add its targets, or an entry under context: with the reason."),
    bad="""
clauses: 2  # <-
targets:
- id: 13.1.1
""",
    good="""
clauses: 2
targets:
- id: 13.1.1
context:
- clause: "13.2"
  reason: {zh: 说明背景, en: explains the background}
""",
)


def check(context: PlanContext) -> Findings:
    """Every clause that its task counts and has no entry for; a task without a count makes none."""
    for route, task in context.tasks():
        cited = {clause for _at, clause in clauses_of(route, task)}
        cited |= {target.id.rpartition(".")[0] for target in task.targets}
        for number in range(1, (task.clauses or 0) + 1):
            clause = f"{task.number}.{number}"
            if clause not in cited:
                yield finding((*route, "clauses"), _("nothing on clause {clause}"), clause=clause)
