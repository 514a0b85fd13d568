"""What a unit was called before is not what another is called."""

from workplan_cli.model.message import _
from workplan_cli.rules.plan_context import PlanContext
from workplan_cli.rules.rule import Findings, Rule, finding

RULE = Rule(
    code="WP249",
    name="former-name-taken",
    summary=_("A former id or name of a unit is also another's."),
    why=_("A report under it could be from either."),
    fix=_("Delete it from formerly:, and have the reports name the id of today."),
    bad="""
units:
- {id: "150102", name: Xincheng, kind: county}
- {id: "150103", name: Huimin, kind: county, formerly: ["150102"]}  # <-
""",
    good="""
units:
- {id: "150102", name: Xincheng, kind: county}
- {id: "150103", name: Huimin, kind: county, formerly: ["150104"]}
""",
)


def check(context: PlanContext) -> Findings:
    """Every former id or name that an id, or another unit's former one, is the same as."""
    owners = {name: unit.id for unit in context.units.units for name in (unit.id,)}
    owners |= {group.id: group.id for group in context.units.groups}
    for index, unit in enumerate(context.units.units):
        for at, name in enumerate(unit.formerly):
            owner = owners.setdefault(name, unit.id)
            if owner != unit.id:
                what = _("{name} is {unit} as well")
                yield finding(
                    ("units", index, "formerly", at), what, name=name, unit=owner, file="units"
                )
