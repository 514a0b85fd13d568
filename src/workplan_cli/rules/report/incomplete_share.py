"""A part needs its whole, and a whole its part."""

from workplan_cli.model.message import _
from workplan_cli.rules.report_context import ReportContext
from workplan_cli.rules.rule import Findings, Rule, finding

RULE = Rule(
    code="WP308",
    name="incomplete-share",
    summary=_("An entry gives a part without its whole, or a whole without its part."),
    why=_("A share is one over the other; half of it says nothing."),
    fix=_("Give part and whole; or value in percent, if the whole is not known."),
    bad="""
entries:
- target: 13.5.3
  part: 45  # <-
""",
    good="""
entries:
- target: 13.5.3
  part: 45
  whole: 60
""",
)


def check(context: ReportContext) -> Findings:
    """Every half of a share."""
    for index, entry, _target in context.percentages:
        if (entry.part is None) == (entry.whole is None):
            continue
        given, absent = ("part", "whole") if entry.whole is None else ("whole", "part")
        what = _("{given} is given, and {absent} is not")
        yield finding(("entries", index, given), what, given=given, absent=absent)
