"""A report is not submitted before its period, nor alone a whole period after its day."""

from workplan_cli.loading.in_plan import is_before, stray_days
from workplan_cli.model.message import _
from workplan_cli.rules.plan_context import PlanContext
from workplan_cli.rules.report_history import ReportHistory
from workplan_cli.rules.rule import Findings, Rule, finding

RULE = Rule(
    code="WP413",
    name="submitted-far-away",
    summary=_(
        "A day of submission lies before the period, or is a year or more behind it and the only "
        "one so late."
    ),
    why=_(
        "It is most likely a slip in the year. Until it is corrected the day is taken as not "
        "known: it makes no report late, and none count before its period is over."
    ),
    fix=_("Correct the year."),
    bad="""
period: 2022-Q1
submitted: 2023-04-05  # <-
entries:
- {target: 13.4.2, value: 1}
---
period: 2022-Q2
submitted: 2022-07-05
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


def check(history: ReportHistory, context: PlanContext) -> Findings:
    """Every report whose day decides nothing for that reason."""
    for filed in stray_days(history.filed, context.plan):
        report = filed.report
        told = (
            _("submitted on {day}; {period} begins on {start}: most likely a slip in the year")
            if is_before(report)
            else _("submitted on {day}; {period} was due on {due}: most likely a slip in the year")
        )
        yield finding(
            ("submitted",),
            told,
            day=report.submitted,
            period=report.period.name,
            start=report.period.start,
            due=context.plan.report_due(report.period),
            file=filed.file,
        )
