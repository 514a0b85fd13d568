"""An id names one target: reports and figures hang on it."""

from workplan_cli.model.message import _
from workplan_cli.rules.plan_context import PlanContext
from workplan_cli.rules.rule import Findings, Rule, finding

RULE = Rule(
    code="WP201",
    name="duplicate-target",
    summary=_("Two targets have the same id."),
    why=_("A report names a target by its id; with two of them nobody can say which is meant."),
    fix=_("Give the second one the next free number of its clause."),
    bad="""
targets:
- id: 13.4.1
- id: 13.4.1  # <-
""",
    good="""
targets:
- id: 13.4.1
- id: 13.4.2
""",
)


def check(context: PlanContext) -> Findings:
    """Every target whose id stands above already."""
    seen: set[str] = set()
    for route, target in context.targets():
        if target.id in seen:
            yield finding((*route, "id"), _("id {id} is given twice"), id=target.id)
        seen.add(target.id)
