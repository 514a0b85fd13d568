"""A unit is merged into a unit."""

from workplan_cli.model.message import _
from workplan_cli.rules.plan_context import PlanContext
from workplan_cli.rules.rule import Findings, Rule

RULE = Rule(
    code="WP247",
    name="unknown-merged-into",
    summary=_("The unit that took another over is not in the units file."),
    why=_("What the merged unit had reached would be in no figure any more."),
    fix=_("Correct the id, or add the unit to the file."),
    bad="""
units:
- {id: "150100", name: Hohhot, kind: league}
- {id: "150102", name: Xincheng, kind: county, until: 2022-06-30, merged_into: "150103"}  # <-
""",
    good="""
units:
- {id: "150102", name: Xincheng, kind: county, until: 2022-06-30, merged_into: "150103"}
- {id: "150103", name: Huimin, kind: county}
""",
)


def check(context: PlanContext) -> Findings:
    """Every unit that is merged into none."""
    yield from context.unknown_units("merged_into")
