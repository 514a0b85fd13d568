"""A target's id begins with the number of its clause."""

from workplan_cli.model.ids import is_numbered
from workplan_cli.model.message import _
from workplan_cli.rules.plan_context import PlanContext
from workplan_cli.rules.rule import Findings, Rule, finding

RULE = Rule(
    code="WP202",
    name="id-not-of-clause",
    summary=_("A target's id does not begin with the number of its clause."),
    why=_("13.4.2 is the second target of clause 13.4; readers find the clause by the id."),
    fix=_("Correct the clause, or the id if it was never reported on."),
    bad="""
targets:
- id: 13.4.2
  source: {clause: "13.5"}  # <-
""",
    good="""
targets:
- id: 13.4.2
  source: {clause: "13.4"}
""",
)


def check(context: PlanContext) -> Findings:
    """Every target that cites another clause than its id does, where both are numbers (D-148)."""
    for route, target in context.targets():
        of_id = target.id.rpartition(".")[0]
        numbered = is_numbered(target.id, 3) and is_numbered(target.source.clause, 2)
        if numbered and target.source.clause != of_id:
            yield finding(
                (*route, "source", "clause"),
                _("clause {clause}, but the id {id} is of clause {of_id}"),
                clause=target.source.clause,
                id=target.id,
                of_id=of_id,
            )
