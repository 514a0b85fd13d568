"""A clause either sets targets or only explains."""

from workplan_cli.model.message import _
from workplan_cli.rules.plan_context import PlanContext, clause_of
from workplan_cli.rules.rule import Findings, Rule, finding

RULE = Rule(
    code="WP207",
    name="target-and-context",
    summary=_("A clause has targets and a reason why it has none, or two reasons."),
    why=_("Counts of covered clauses would hold it twice."),
    fix=_("Keep the targets or the entry under context:, not both."),
    bad="""
targets:
- id: 13.1.1
context:
- clause: "13.1"  # <-
  reason: {zh: 说明背景, en: explains the background}
""",
    good="""
targets:
- id: 13.1.1
context:
- clause: "13.2"
  reason: {zh: 说明背景, en: explains the background}
""",
)


def check(context: PlanContext) -> Findings:
    """Every context entry on a clause that has been dealt with already."""
    for route, task in context.tasks():
        seen = {clause_of(target) for target in task.targets}
        for index, one in enumerate(task.context):
            if one.clause in seen:
                what = _("clause {clause} has an entry already")
                yield finding((*route, "context", index, "clause"), what, clause=one.clause)
            seen.add(one.clause)
