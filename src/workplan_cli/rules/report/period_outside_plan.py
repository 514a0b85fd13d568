"""A report is about a period of its plan."""

from workplan_cli.model.message import _
from workplan_cli.rules.report_context import ReportContext
from workplan_cli.rules.rule import Findings, Rule, finding

RULE = Rule(
    code="WP321",
    name="period-outside-plan",
    summary=_("A report is about a period that the plan does not cover."),
    why=_("Its figures would count for days on which the plan was not in force."),
    fix=_("Correct the period; most often the year is wrong."),
    bad="""
period: 2023-Q2  # <-
submitted: 2023-07-05
""",
    good="""
period: 2022-Q2
submitted: 2022-07-05
""",
)


def check(context: ReportContext) -> Findings:
    """A period that shares no day with the plan."""
    span = context.plan.period
    if context.report.period.end < span.start or context.report.period.start > span.end:
        what = _("the plan runs from {start} to {end}; {period} is outside")
        yield finding(
            ("period",), what, start=span.start, end=span.end, period=context.report.period.name
        )
