"""A unit has its id for itself."""

from workplan_cli.model.message import _
from workplan_cli.rules.plan_context import PlanContext
from workplan_cli.rules.rule import Findings, Rule, finding

RULE = Rule(
    code="WP240",
    name="duplicate-unit",
    summary=_("Two units have the same id."),
    why=_("A report names its unit by the id; of two, only one would be counted."),
    fix=_("Give each unit its own code."),
    bad="""
units:
- {id: "150100", name: Hohhot, kind: league}
- {id: "150100", name: Baotou, kind: league}  # <-
""",
    good="""
units:
- {id: "150100", name: Hohhot, kind: league}
- {id: "150200", name: Baotou, kind: league}
""",
)


def check(context: PlanContext) -> Findings:
    """Every unit whose id stands above already."""
    seen: set[str] = set()
    for index, unit in enumerate(context.units.units):
        if unit.id in seen:
            what = _("unit {unit} is listed already")
            yield finding(("units", index, "id"), what, unit=unit.id, file="units")
        seen.add(unit.id)
