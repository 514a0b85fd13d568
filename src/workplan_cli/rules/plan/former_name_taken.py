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
    """Every former id or name that is the id, the name or a former one of another.

    What a unit is called today comes before what others were called; two may have one name.
    """
    ids = {one.id: one.id for one in context.units.units}
    ids |= {group.id: group.id for group in context.units.groups}
    named: dict[str, list[str]] = {}
    for unit in context.units.units:
        for name in unit.name.texts:
            named.setdefault(name, []).append(unit.id)
    former: dict[str, str] = {}
    for index, unit in enumerate(context.units.units):
        for at, name in enumerate(unit.formerly):
            today = next((one for one in named.get(name, ()) if one != unit.id), None)
            owner = ids.get(name) or today or former.setdefault(name, unit.id)
            if owner != unit.id:
                what = _("{name} is {unit} as well")
                yield finding(
                    ("units", index, "formerly", at), what, name=name, unit=owner, file="units"
                )
