"""A group's name is neither that of another group nor that of a unit."""

from workplan_cli.model.message import _
from workplan_cli.rules.plan_context import PlanContext
from workplan_cli.rules.rule import Findings, Rule, finding

RULE = Rule(
    code="WP245",
    name="repeated-group",
    summary=_("A group has the id of another group or of a unit."),
    why=_("Where a plan names it, nobody can say which is meant."),
    fix=_("Choose another id for the group."),
    bad="""
units:
- {id: "150100", name: Hohhot, kind: league}
groups:
- {id: leagues, name: Leagues, kinds: [league]}
- {id: leagues, name: Cities, kinds: [league]}  # <-
""",
    good="""
units:
- {id: "150100", name: Hohhot, kind: league}
groups:
- {id: leagues, name: Leagues, kinds: [league]}
- {id: cities, name: Cities, kinds: [league]}
""",
)


def check(context: PlanContext) -> Findings:
    """Every group whose id is taken."""
    taken = set(context.units.by_id)
    for index, group in enumerate(context.units.groups):
        if group.id in taken:
            what = _("{id} is taken already")
            yield finding(("groups", index, "id"), what, id=group.id, file="units")
        taken.add(group.id)
