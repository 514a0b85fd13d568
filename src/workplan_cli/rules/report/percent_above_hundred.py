"""A share in percent is at most 100."""

from workplan_cli.model.message import _
from workplan_cli.model.number import digits
from workplan_cli.rules.report_context import ReportContext
from workplan_cli.rules.rule import Findings, Rule, finding

RULE = Rule(
    code="WP310",
    name="percent-above-hundred",
    summary=_("A share in percent is above 100."),
    why=_(
        "Nothing is more than all of it; often a number of things stands in place of a percentage."
    ),
    fix=_("Write the percentage; a number of things belongs in part, with whole beside it."),
    bad="""
entries:
- target: 13.5.3
  value: 120  # <-
""",
    good="""
entries:
- target: 13.5.3
  value: 95
""",
)

_ALL = 100


def check(context: ReportContext) -> Findings:
    """Every percentage above 100."""
    for route, value, _entry, target in context.filled("value"):
        if target.measure_facts.percent and value > _ALL and not target.may_exceed:
            yield finding(route, _("{value} percent is more than 100"), value=digits(value))
