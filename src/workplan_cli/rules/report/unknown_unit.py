"""A report comes from a unit of the units file."""

from workplan_cli.model.message import Message, _, message
from workplan_cli.model.names import nearest
from workplan_cli.model.units import Units
from workplan_cli.rules.report_context import ReportContext
from workplan_cli.rules.rule import Findings, Rule, finding

RULE = Rule(
    code="WP301",
    name="unknown-unit",
    summary=_("The unit of a report is not in the units file."),
    why=_("Nobody can say what the unit had to report, and its figures count for nothing."),
    fix=_("Write the unit's id as the units file has it."),
    bad="""
unit: "150199"  # <-
""",
    good="""
unit: "150102"
""",
)


def check(context: ReportContext) -> Findings:
    """A unit that nobody knows."""
    unit, units = context.report.unit, context.units
    if unit in units.members:
        what = _("{unit} is a group of units; a report is from one unit")
        yield finding(("unit",), what, unit=unit)
    elif unit not in units.by_id:
        yield finding(("unit",), _("there is no unit {unit}"), unit=unit, fix=_meant(unit, units))


def _meant(written: str, units: Units) -> Message | None:
    named = units.called(written)
    if named is not None:
        return message(_('Write its id: "{id}".'), id=named)
    near = nearest(written, units.by_id)
    if near is None:
        return None
    return message(_("Did you mean {id} ({name})?"), id=near, name=units.by_id[near].name)
