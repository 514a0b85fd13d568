"""A group has members."""

from workplan_cli.model.message import _
from workplan_cli.rules.plan_context import PlanContext
from workplan_cli.rules.rule import Findings, Rule, finding

RULE = Rule(
    code="WP243",
    name="empty-group",
    summary=_("A group has no member."),
    why=_("What such a group has to report, nobody reports."),
    fix=_("Correct kinds: or units: of the group; they name kinds and ids of units above."),
    bad="""
units:
- {id: "150100", name: Hohhot, kind: league}
groups:
- {id: leagues, name: Leagues, kinds: [leagues]}  # <-
""",
    good="""
units:
- {id: "150100", name: Hohhot, kind: league}
groups:
- {id: leagues, name: Leagues, kinds: [league]}
""",
)


def check(context: PlanContext) -> Findings:
    """Every group that no unit belongs to."""
    for index, group in enumerate(context.units.groups):
        if not context.units.members[group.id]:
            what = _("group {group} has no member")
            yield finding(("groups", index, "id"), what, group=group.id, file="units")
