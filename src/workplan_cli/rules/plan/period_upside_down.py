"""A plan ends after it has begun."""

from workplan_cli.model.message import _
from workplan_cli.rules.plan_context import PlanContext
from workplan_cli.rules.rule import Findings, Rule, finding

RULE = Rule(
    code="WP222",
    name="period-upside-down",
    summary=_("The plan ends before it begins."),
    why=_("Every expected share is counted from the first day to the last."),
    fix=_("Correct period: start is the first day, end the last."),
    bad="""
period: {start: 2022-12-31, end: 2022-01-01}  # <-
""",
    good="""
period: {start: 2022-01-01, end: 2022-12-31}
""",
)


def check(context: PlanContext) -> Findings:
    """A last day that is not behind the first."""
    span = context.plan.period
    if span.end <= span.start:
        yield finding(("period", "end"), _("from {start} to {end}"), start=span.start, end=span.end)
