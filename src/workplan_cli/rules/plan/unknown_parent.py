"""A unit's parent is a unit too."""

from collections.abc import Iterator

from workplan_cli.model.message import _
from workplan_cli.model.plan import Plan
from workplan_cli.model.units import Units
from workplan_cli.rules.rule import Finding, Rule
from workplan_cli.rules.walk import unknown_units

RULE = Rule(
    code="WP241",
    name="unknown-parent",
    severity="error",
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


def check(_plan: Plan, units: Units) -> Iterator[Finding]:
    """Every parent that is no unit."""
    for route, what, fix in unknown_units(units, "parent"):
        yield Finding(route, what, fix, file="units")
