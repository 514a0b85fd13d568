"""Things that are counted whole are reported whole."""

from collections.abc import Iterator
from decimal import Decimal

from workplan_cli.model.message import _, message
from workplan_cli.model.number import digits
from workplan_cli.rules.report_context import ReportContext
from workplan_cli.rules.rule import Finding, Rule

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


def check(context: ReportContext) -> Iterator[Finding]:
    """Every count with decimals; money, kilowatts and tonnes are amounts."""
    for field in ("value", "under_way"):
        for index, entry, target in context.giving(field):
            value: Decimal | None = getattr(entry, field)
            if value is None or target is None or not target.measure_facts.whole_things:
                continue
            if value != value.to_integral_value():
                yield Finding(
                    ("entries", index, field),
                    message(_("{value} is no number of whole things"), value=digits(value)),
                )
