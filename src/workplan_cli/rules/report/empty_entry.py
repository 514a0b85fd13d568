"""An entry says something: a figure, a stage, or a note."""

from workplan_cli.model.message import _
from workplan_cli.rules.report_context import ReportContext
from workplan_cli.rules.rule import Findings, Rule, finding

RULE = Rule(
    code="WP324",
    name="empty-entry",
    severity="warning",
    summary=_("An entry has no figure, no stage and no note."),
    why=_("It looks like a report on the target and is none: a blank is not zero."),
    fix=_("Fill it in; write value: 0 for none, no_figure: nothing_new where nothing is new."),
    bad="""
entries:
- target: 13.4.2  # <-
  value:
""",
    good="""
entries:
- target: 13.4.2
  value: 0
""",
)


def check(context: ReportContext) -> Findings:
    """Every entry that says nothing."""
    for index, entry, target in context.known:
        if not entry.says_something:
            what = _("the entry on target {target} says nothing")
            yield finding(("entries", index, "target"), what, target=target.id)
