"""A report says on which day it was submitted, where the others do."""

from workplan_cli.model.message import _, message
from workplan_cli.model.period import due_day
from workplan_cli.rules.plan_context import PlanContext
from workplan_cli.rules.report_history import ReportHistory
from workplan_cli.rules.rule import Findings, Rule, finding

RULE = Rule(
    code="WP412",
    name="submitted-not-given",
    severity="warning",
    summary=_("A report does not say when it was submitted, and others do."),
    why=_("Nobody can tell whether it came in time."),
    fix=_("Add the day, such as “submitted: 2022-07-05”."),
    bad="""
period: 2022-Q1
submitted: 2022-04-05
entries:
- {target: 13.4.2, value: 1}
---
period: 2022-Q2  # <-
entries:
- {target: 13.4.2, value: 2}
""",
    good="""
period: 2022-Q1
submitted: 2022-04-05
entries:
- {target: 13.4.2, value: 1}
---
period: 2022-Q2
submitted: 2022-07-05
entries:
- {target: 13.4.2, value: 2}
""",
)

_SOON = 5
"""Days after the period, of the day that is shown as an example."""


def check(history: ReportHistory, _context: PlanContext) -> Findings:
    """Every report without a day; a plan on which nobody gives one does not ask for it."""
    if any(one.report.submitted for one in history.filed):
        for filed in history.filed:
            if filed.report.submitted is None and filed.says_something:
                day = due_day(filed.report.period, _SOON)
                fix = message(_("Add the day, such as “submitted: {day}”."), day=day)
                what = _("the day of submission is not given")
                yield finding(("period",), what, fix=fix, file=filed.file)
