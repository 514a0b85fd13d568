"""A share is given in percent: 95, and not 0.95."""

from collections.abc import Iterator

from workplan_cli.model.message import _, message
from workplan_cli.model.plan import Plan
from workplan_cli.model.report import Report
from workplan_cli.model.units import Units
from workplan_cli.rules.entries import known_entries
from workplan_cli.rules.rule import Finding, Rule

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


def check(report: Report, plan: Plan, units: Units) -> Iterator[Finding]:
    """Every percentage above 0 and up to 1, without part and whole beside it."""
    del units
    for index, entry, target in known_entries(report, plan):
        if target.measure != "share" or entry.value is None or entry.part is not None:
            continue
        if 0 < entry.value <= 1:
            yield Finding(
                ("entries", index, "value"),
                message(
                    _("{value} counts as {value} percent, not as {percent}"),
                    value=entry.value,
                    percent=100 * entry.value,
                ),
            )
