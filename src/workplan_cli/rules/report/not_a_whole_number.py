"""Things that are counted whole are reported whole."""

from workplan_cli.model.message import _
from workplan_cli.model.number import digits
from workplan_cli.rules.report_context import ReportContext
from workplan_cli.rules.rule import Findings, Rule, finding

RULE = Rule(
    code="WP313",
    name="not-a-whole-number",
    severity="warning",
    summary=_("A count of whole things has decimals."),
    why=_("There is no half kindergarten; often the figure is an average, or is in 万."),
    fix=_("Write the number of things."),
    bad="""
entries:
- target: 13.4.2
  value: 18.5  # <-
""",
    good="""
entries:
- target: 13.4.2
  value: 18
""",
)


def check(context: ReportContext) -> Findings:
    """Every count with decimals; money, kilowatts and tonnes are amounts."""
    for field in ("value", "under_way"):
        for route, value, _entry, target in context.filled(field):
            if target.measure_facts.whole_things and value != value.to_integral_value():
                yield finding(route, _("{value} is no number of whole things"), value=digits(value))
