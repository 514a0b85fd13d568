"""No unit is merged into itself, however many are between."""

from collections.abc import Iterator

from workplan_cli.model.message import _, message
from workplan_cli.model.plan import Plan
from workplan_cli.model.units import Unit, Units
from workplan_cli.rules.rule import Finding, Rule

RULE = Rule(
    code="WP248",
    name="merged-in-a-circle",
    severity="error",
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


def check(plan: Plan, units: Units) -> Iterator[Finding]:
    """Every circle, once: at the first of its units."""
    del plan
    said: set[str] = set()
    for index, unit in enumerate(units.units):
        circle = _circle(unit, units)
        if circle and unit.id not in said:
            said |= set(circle)
            yield Finding(
                ("units", index, "merged_into"),
                message(
                    _("{unit} is merged into itself: {units}"),
                    unit=unit.id,
                    units=" → ".join((unit.id, *circle)),
                ),
                file="units",
            )


def _circle(unit: Unit, units: Units) -> tuple[str, ...]:
    """The way from a unit back to it; empty where it leads elsewhere."""
    way: list[str] = []
    current: Unit | None = unit
    while current and current.merged_into and current.merged_into not in way:
        way.append(current.merged_into)
        if current.merged_into == unit.id:
            return tuple(way)
        current = units.by_id.get(current.merged_into)
    return ()
