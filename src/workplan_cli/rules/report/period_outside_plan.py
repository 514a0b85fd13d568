"""A report is about a period of its plan."""

from collections.abc import Iterator

from workplan_cli.model.message import _, message
from workplan_cli.rules.report_context import ReportContext
from workplan_cli.rules.rule import Finding, Rule

RULE = Rule(
    code="WP321",
    name="period-outside-plan",
    severity="error",
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


def check(context: ReportContext) -> Iterator[Finding]:
    """A period that shares no day with the plan."""
    span = context.plan.period
    if context.report.period.end < span.start or context.report.period.start > span.end:
        yield Finding(
            ("period",),
            message(
                _("the plan runs from {start} to {end}; {period} is outside"),
                start=span.start,
                end=span.end,
                period=context.report.period.name,
            ),
        )
