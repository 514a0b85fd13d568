"""A report is submitted once its period is over."""

from workplan_cli.model.message import _
from workplan_cli.rules.report_context import ReportContext
from workplan_cli.rules.rule import Findings, Rule, finding

RULE = Rule(
    code="WP322",
    name="submitted-early",
    severity="warning",
    summary=_("A report was submitted before its period was over."),
    why=_("It counts as the state at the end of the period, which nobody knew yet."),
    fix=_("Correct the day, or send a revision when the period is over."),
    bad="""
period: 2022-Q2
submitted: 2022-06-20  # <-
""",
    good="""
period: 2022-Q2
submitted: 2022-07-05
""",
)


def check(context: ReportContext) -> Findings:
    """A day of submission within the period; one before it is no day of submission (WP413)."""
    period, submitted = context.report.period, context.report.submitted
    if submitted is not None and period.start <= submitted < period.end:
        what = _("submitted on {day}, and the period ends on {end}")
        yield finding(("submitted",), what, day=submitted, end=period.end)
