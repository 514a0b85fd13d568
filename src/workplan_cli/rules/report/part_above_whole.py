"""A part is never more than its whole."""

from workplan_cli.model.message import _
from workplan_cli.model.number import digits
from workplan_cli.rules.report_context import ReportContext
from workplan_cli.rules.rule import Findings, Rule, finding

RULE = Rule(
    code="WP309",
    name="part-above-whole",
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


def check(context: ReportContext) -> Findings:
    """Every part above its whole; figures below zero have a rule of their own."""
    for index, entry, target in context.percentages:
        if entry.part is None or entry.whole is None or target.may_exceed:
            continue
        if entry.part > entry.whole >= 0:
            what = _("part {part} is more than whole {whole}")
            yield finding(
                ("entries", index, "part"), what, part=digits(entry.part), whole=digits(entry.whole)
            )
