"""What is counted is never below zero."""

from workplan_cli.model.measure import FIGURES
from workplan_cli.model.message import _
from workplan_cli.model.number import digits
from workplan_cli.rules.report_context import ReportContext
from workplan_cli.rules.rule import Findings, Rule, finding

RULE = Rule(
    code="WP304",
    name="negative-value",
    summary=_("A figure is below zero."),
    why=_("A figure counts something; a correction belongs in the figure that it corrects."),
    fix=_("Write the corrected total."),
    bad="""
entries:
- target: 13.4.2
  value: -2  # <-
""",
    good="""
entries:
- target: 13.4.2
  value: 16
""",
)


def check(context: ReportContext) -> Findings:
    """Every figure below zero; a rate of change may be, so its measure is left out."""
    for field in (*FIGURES, "under_way"):
        for route, figure, _entry, target in context.filled(field):
            if figure < 0 and target.measure_facts.never_negative:
                what = _("{field} is {figure}, below zero")
                yield finding(route, what, field=field, figure=digits(figure))
