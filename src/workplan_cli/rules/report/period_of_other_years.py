"""A report names its period as the years of its plan do."""

from workplan_cli.model.message import _, first_few
from workplan_cli.rules.report_context import ReportContext
from workplan_cli.rules.rule import Findings, Rule, finding

RULE = Rule(
    code="WP329",
    name="period-of-other-years",
    summary=_("A report names a period of years that begin in another month than the plan's."),
    why=_("The first quarter of a financial year is not that of a calendar year."),
    fix=_("Write the period as the plan's years have it (year_starts: in the plan)."),
    bad="""
period: 2022-23-Q1  # <-
""",
    good="""
period: 2022-Q2
""",
)


def check(context: ReportContext) -> Findings:
    """A period that the plan does not call so."""
    name = context.report.period.name
    if context.plan.period_called(name) is None:
        rhythm = [one.name for one in context.plan.rhythm]
        what = _("{period} is no period of this plan; its periods are: {names}")
        yield finding(("period",), what, period=name, names=first_few(rhythm))
