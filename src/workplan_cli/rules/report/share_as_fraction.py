"""A share is given in percent: 95, and not 0.95."""

from workplan_cli.model.message import _
from workplan_cli.model.number import digits
from workplan_cli.rules.report_context import ReportContext
from workplan_cli.rules.rule import Findings, Rule, finding

RULE = Rule(
    code="WP312",
    name="share-as-fraction",
    severity="warning",
    summary=_("A share seems to be a fraction of one instead of a percentage."),
    why=_("0.95 counts as less than one percent."),
    fix=_("Write the percentage; for a share as small as that, write part and whole."),
    bad="""
entries:
- target: 13.5.3
  value: 0.95  # <-
""",
    good="""
entries:
- target: 13.5.3
  value: 95
""",
)


def check(context: ReportContext) -> Findings:
    """Every percentage above 0 and up to 1, without part and whole beside it."""
    for route, value, entry, target in context.filled("value"):
        if target.measure_facts.percent and entry.part is None and 0 < value <= 1:
            what = _("{value} counts as {value} percent, not as {percent}")
            yield finding(route, what, value=digits(value), percent=digits(100 * value))
