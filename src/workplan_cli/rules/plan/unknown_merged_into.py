"""A unit is merged into a unit."""

from collections.abc import Iterator

from workplan_cli.model.message import _, message
from workplan_cli.model.nearest import nearest
from workplan_cli.model.plan import Plan
from workplan_cli.model.units import Units
from workplan_cli.rules.rule import Finding, Rule

RULE = Rule(
    code="WP247",
    name="unknown-merged-into",
    severity="error",
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


def check(_plan: Plan, units: Units) -> Iterator[Finding]:
    """Every unit that is merged into none."""
    for index, unit in enumerate(units.units):
        if unit.merged_into is not None and unit.merged_into not in units.by_id:
            near = nearest(unit.merged_into, [one for one in units.by_id if one != unit.id])
            yield Finding(
                ("units", index, "merged_into"),
                message(_("there is no unit {unit}"), unit=unit.merged_into),
                message(_("Did you mean {name}?"), name=near) if near else None,
                file="units",
            )
