"""No unit is merged into itself, however many are between."""

from workplan_cli.model.message import _
from workplan_cli.rules.plan_context import PlanContext
from workplan_cli.rules.rule import Findings, Rule, finding

RULE = Rule(
    code="WP248",
    name="merged-in-a-circle",
    summary=_("Units are merged into each other."),
    why=_("In the end none of them is left, and what they had reached would be in no figure."),
    fix=_("Delete merged_into: of the unit that goes on."),
    bad="""
units:
- {id: "150102", name: Xincheng, kind: county, until: 2022-06-30, merged_into: "150103"}  # <-
- {id: "150103", name: Huimin, kind: county, until: 2022-06-30, merged_into: "150102"}
""",
    good="""
units:
- {id: "150102", name: Xincheng, kind: county, until: 2022-06-30, merged_into: "150103"}
- {id: "150103", name: Huimin, kind: county}
""",
)


def check(context: PlanContext) -> Findings:
    """Every circle, once: at the first of its units."""
    for index, way in context.circles("merged_into"):
        what = _("{unit} is merged into itself: {units}")
        yield finding(
            ("units", index, "merged_into"), what, unit=way[0], units=" → ".join(way), file="units"
        )
