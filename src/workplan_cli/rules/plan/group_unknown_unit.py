"""A group names units and kinds that exist."""

from workplan_cli.model.message import _, message
from workplan_cli.model.names import did_you_mean
from workplan_cli.model.units import Group
from workplan_cli.rules.plan_context import PlanContext
from workplan_cli.rules.rule import Finding, Findings, Rule

RULE = Rule(
    code="WP244",
    name="group-unknown-unit",
    summary=_("A group names a unit or a kind that does not exist."),
    why=_("The unit that was meant is not asked for its reports."),
    fix=_("Correct the name, or add the unit to the file."),
    bad="""
units:
- {id: "150100", name: Hohhot, kind: league}
groups:
- {id: pilots, name: Pilots, units: ["150100", "150200"]}  # <-
""",
    good="""
units:
- {id: "150100", name: Hohhot, kind: league}
- {id: "150200", name: Baotou, kind: league}
groups:
- {id: pilots, name: Pilots, units: ["150100", "150200"]}
""",
)


def check(context: PlanContext) -> Findings:
    """Every such name, unless the group has no member at all."""
    kinds = {unit.kind for unit in context.units.units}
    for index, group in enumerate(context.units.groups):
        if context.units.members[group.id]:
            yield from _unknown(index, group, {"kinds": kinds, "units": set(context.units.by_id)})


def _unknown(index: int, group: Group, known: dict[str, set[str]]) -> Findings:
    for key, names in (("kinds", group.kinds), ("units", group.units)):
        for position, name in enumerate(names):
            if name in known[key]:
                continue
            fix = did_you_mean(name, sorted(known[key]))
            what = (
                message(_("no unit is of kind {name}"), name=name)
                if key == "kinds"
                else message(_("there is no unit {unit}"), unit=name)
            )
            yield Finding(("groups", index, key, position), what, fix, file="units")
