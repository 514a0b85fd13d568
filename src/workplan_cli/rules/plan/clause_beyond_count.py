"""No clause has a number beyond the count of its task."""

from workplan_cli.model.ids import is_numbered
from workplan_cli.model.message import _, counted
from workplan_cli.rules.plan_context import PlanContext, clause_of, clauses_of, targets_of
from workplan_cli.rules.rule import Finding, Findings, Rule

RULE = Rule(
    code="WP206",
    name="clause-beyond-count",
    summary=_("A clause has a number beyond the count of its task."),
    why=_("The clause does not exist in the published text, or the count is wrong."),
    fix=_("Correct the clause, or clauses: of the task."),
    bad="""
clauses: 1
targets:
- id: 13.1.1
- id: 13.2.1
  source: {clause: "13.2"}  # <-
""",
    good="""
clauses: 2
targets:
- id: 13.1.1
- id: 13.2.1
  source: {clause: "13.2"}
""",
)


def check(context: PlanContext) -> Findings:
    """Every clause, of a target or a context entry, behind the last one of its task."""
    for route, task in context.tasks():
        if task.clauses is None:
            continue
        in_ids = (
            ((*at, "id"), clause)
            for at, target in targets_of(route, task)
            if target.source.clause is None and (clause := clause_of(target))
        )
        for at, clause in (*clauses_of(route, task), *in_ids):
            first, _dot, number = clause.partition(".")
            if is_numbered(clause, 2) and first == str(task.number) and int(number) > task.clauses:
                yield Finding(
                    at,
                    counted(
                        _("clause {clause}, but task {task} has {count} clause"),
                        _("clause {clause}, but task {task} has {count} clauses"),
                        task.clauses,
                        clause=clause,
                        task=task.number,
                    ),
                )
