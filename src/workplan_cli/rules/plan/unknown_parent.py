"""A unit's parent is a unit too."""

from workplan_cli.model.message import _
from workplan_cli.rules.plan_context import PlanContext
from workplan_cli.rules.rule import Findings, Rule

RULE = Rule(
    code="WP241",
    name="unknown-parent",
    summary=_("A unit's parent is not in the units file."),
    why=_("A parent's figure includes its children's; without the tie both would be added."),
    fix=_("Correct the parent, or add it to the file."),
    bad="""
units:
- {id: "150100", name: Hohhot, kind: league}
- {id: "150102", name: Xincheng, kind: county, parent: "150200"}  # <-
""",
    good="""
units:
- {id: "150100", name: Hohhot, kind: league}
- {id: "150102", name: Xincheng, kind: county, parent: "150100"}
""",
)


def check(context: PlanContext) -> Findings:
    """Every parent that is no unit."""
    yield from context.unknown_units("parent")
