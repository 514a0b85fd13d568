"""A report has one entry for each target."""

from workplan_cli.model.message import _
from workplan_cli.rules.report_context import ReportContext
from workplan_cli.rules.rule import Findings, Rule, finding

RULE = Rule(
    code="WP305",
    name="second-entry",
    summary=_("A report has two entries for one target."),
    why=_("They may contradict each other, and only one of them can count."),
    fix=_("Put everything into one entry."),
    bad="""
entries:
- target: 13.4.2
  value: 12
- target: 13.4.2  # <-
  value: 6
""",
    good="""
entries:
- target: 13.4.2
  value: 18
""",
)


def check(context: ReportContext) -> Findings:
    """Every entry for a target that has one above."""
    if len(context.targets) == len(context.report.entries):
        return
    seen: set[str] = set()
    for index, entry in enumerate(context.report.entries):
        if entry.target in seen:
            what = _("target {target} has an entry above already")
            yield finding(("entries", index, "target"), what, target=entry.target)
        seen.add(entry.target)
