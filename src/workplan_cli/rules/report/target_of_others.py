"""A unit reports on its own targets."""

from workplan_cli.model.message import _
from workplan_cli.model.units import Units
from workplan_cli.rules.report_context import ReportContext
from workplan_cli.rules.rule import Findings, Rule, finding

RULE = Rule(
    code="WP326",
    name="target-of-others",
    severity="warning",
    summary=_("A unit reports on a target of other units."),
    why=_(
        "Its entry is not counted. A unit may report for those below it, and on a part of what a "
        "unit above it adds up; a figure that stands by itself, or a stage that each unit has to "
        "reach, has no parts."
    ),
    fix=_("Check the target and the unit; if the unit is to report on it, say so in the plan."),
    bad="""
unit: "10126"
period: 2022-06
entries:
- target: 13.4.2  # <-
  value: 18
""",
    good="""
unit: "150102"
period: 2022-06
entries:
- target: 13.4.2
  value: 18
""",
)


def check(context: ReportContext) -> Findings:
    """Every entry that is not counted: neither the unit nor one below it reports on the target.

    One above does where figures below it are parts of its own; the same is asked where they are
    combined.
    """
    unit, units = context.report.unit, context.units
    if unit not in units.by_id:
        return
    for index, entry, target in context.known:
        related = (units.names_around if target.takes_parts else units.names_below)[unit]
        if related.isdisjoint((*target.reporters, *target.support)):
            yield finding(
                ("entries", index, "target"),
                _("unit {unit} does not report on target {target}; asked are: {reporters}"),
                unit=unit,
                target=entry.target,
                reporters=tuple(_named(name, units) for name in target.reporters),
            )


def _named(name: str, units: Units) -> object:
    unit = units.by_id.get(name)
    group = next((one for one in units.groups if one.id == name), None)
    return unit.name if unit else group.name if group else name
