"""A unit's parent is a unit too."""

from collections.abc import Iterator

from workplan_cli.model.message import _, message
from workplan_cli.model.nearest import nearest
from workplan_cli.model.plan import Plan
from workplan_cli.model.units import Units
from workplan_cli.rules.rule import Finding, Rule

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
    for index, unit in enumerate(units.units):
        if unit.parent is not None and unit.parent not in units.by_id:
            near = nearest(unit.parent, [one for one in units.by_id if one != unit.id])
            yield Finding(
                ("units", index, "parent"),
                message(_("there is no unit {unit}"), unit=unit.parent),
                message(_("Did you mean {name}?"), name=near) if near else None,
                file="units",
            )
