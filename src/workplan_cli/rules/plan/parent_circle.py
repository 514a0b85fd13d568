"""No unit is above itself."""

from workplan_cli.model.message import _
from workplan_cli.rules.plan_context import PlanContext
from workplan_cli.rules.rule import Findings, Rule, finding

RULE = Rule(
    code="WP242",
    name="parent-circle",
    summary=_("Units are each other's parents."),
    why=_("Each one's figure would include the other's."),
    fix=_("Correct the parent of one of them."),
    bad="""
units:
- {id: "150100", name: Hohhot, kind: league, parent: "150102"}  # <-
- {id: "150102", name: Xincheng, kind: county, parent: "150100"}
""",
    good="""
units:
- {id: "150100", name: Hohhot, kind: league}
- {id: "150102", name: Xincheng, kind: county, parent: "150100"}
""",
)


def check(context: PlanContext) -> Findings:
    """Every circle, once: at the first of its units."""
    for index, way in context.circles("parent"):
        what = _("{unit} is above itself: {units}")
        yield finding(
            ("units", index, "parent"), what, unit=way[0], units=" → ".join(way), file="units"
        )
