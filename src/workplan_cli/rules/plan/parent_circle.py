"""No unit is above itself."""

from collections.abc import Iterator

from workplan_cli.model.message import _, message
from workplan_cli.model.plan import Plan
from workplan_cli.model.units import Unit, Units
from workplan_cli.rules.rule import Finding, Rule

RULE = Rule(
    code="WP242",
    name="parent-circle",
    severity="error",
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


def check(plan: Plan, units: Units) -> Iterator[Finding]:
    """Every circle, once: at the first of its units."""
    del plan
    said: set[str] = set()
    for index, unit in enumerate(units.units):
        circle = _circle(unit, units)
        if circle and unit.id not in said:
            said |= set(circle)
            yield Finding(
                ("units", index, "parent"),
                message(
                    _("{unit} is above itself: {units}"),
                    unit=unit.id,
                    units=" → ".join((unit.id, *circle)),
                ),
                file="units",
            )


def _circle(unit: Unit, units: Units) -> tuple[str, ...]:
    """The way up from a unit back to it; empty where it leads elsewhere."""
    way: list[str] = []
    current: Unit | None = unit
    while current and current.parent and current.parent not in way:
        way.append(current.parent)
        if current.parent == unit.id:
            return tuple(way)
        current = units.by_id.get(current.parent)
    return ()
