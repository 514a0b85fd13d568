"""A part is never more than its whole."""

from collections.abc import Iterator

from workplan_cli.model.message import _, message
from workplan_cli.model.plan import Plan
from workplan_cli.model.report import Report
from workplan_cli.model.units import Units
from workplan_cli.rules.entries import known_entries
from workplan_cli.rules.rule import Finding, Rule

RULE = Rule(
    code="WP309",
    name="part-above-whole",
    severity="error",
    summary=_("A part is more than its whole."),
    why=_("A share above 100 % hides what is missing elsewhere."),
    fix=_("Check both figures: whole counts everything, part what is done of it."),
    bad="""
entries:
- target: 13.5.3
  part: 61  # <-
  whole: 60
""",
    good="""
entries:
- target: 13.5.3
  part: 60
  whole: 60
""",
)


def check(report: Report, plan: Plan, units: Units) -> Iterator[Finding]:
    """Every part above its whole; figures below zero have a rule of their own."""
    del units
    for index, entry, target in known_entries(report, plan):
        if target.measure != "share" or entry.part is None or entry.whole is None:
            continue
        if entry.part > entry.whole >= 0:
            yield Finding(
                ("entries", index, "part"),
                message(
                    _("part {part} is more than whole {whole}"),
                    part=entry.part,
                    whole=entry.whole,
                ),
            )
