"""A unit reports on periods in which it is there."""

from workplan_cli.model.message import _
from workplan_cli.rules.report_context import ReportContext
from workplan_cli.rules.rule import Findings, Rule, finding

RULE = Rule(
    code="WP328",
    name="unit-not-there",
    summary=_("A report is on a period in which its unit was not there."),
    why=_("Its figures would count beside those of the units that were."),
    fix=_("Correct the unit or the period, or from: and until: in the units file."),
    bad="""
units:
- {id: "150102", name: Xincheng, kind: county, until: 2022-06-30}
---
unit: "150102"
period: 2022-Q3  # <-
""",
    good="""
units:
- {id: "150102", name: Xincheng, kind: county, until: 2022-06-30}
---
unit: "150102"
period: 2022-Q2
""",
)


def check(context: ReportContext) -> Findings:
    """A period that ends before the unit's first day or begins after its last."""
    unit, period = context.units.by_id.get(context.report.unit), context.report.period
    if unit is None:
        return
    if unit.start is not None and period.end < unit.start:
        yield finding(("period",), _("{unit} is there from {day}"), unit=unit.name, day=unit.start)
    if unit.until is not None and period.start > unit.until:
        what = _("{unit} was there until {day}")
        yield finding(("period",), what, unit=unit.name, day=unit.until)
