"""What a report tells falls into its period, and what is done into the plan's time."""

from workplan_cli.model.message import _
from workplan_cli.rules.report_context import ReportContext
from workplan_cli.rules.rule import Findings, Rule, finding

RULE = Rule(
    code="WP319",
    name="date-before-period",
    severity="warning",
    summary=_("An activity lies before the period, or something was done before the plan began."),
    why=_("Most often the year is wrong; otherwise it belongs in an earlier report."),
    fix=_("Correct the day, or report it for the period in which it was."),
    bad="""
period: 2022-Q2
entries:
- target: 13.1.2
  activities:
  - {date: 2021-05-12, text: 召开推进会}  # <-
""",
    good="""
period: 2022-Q2
entries:
- target: 13.1.2
  activities:
  - {date: 2022-05-12, text: 召开推进会}
""",
)


def check(context: ReportContext) -> Findings:
    """Activities before the period, and milestones done before the plan."""
    begins = context.plan.period.start
    for route, done, _entry, target in context.filled("done"):
        if target.measure_facts.by_stage and done < begins:
            what = _("{day} is before the plan, which begins on {start}")
            yield finding(route, what, day=done, start=begins)
    begins = context.report.period.start
    for route, activities, _entry, _target in context.filled("activities"):
        for position, activity in enumerate(activities):
            if activity.date < begins:
                what = _("{day} is before the period, which begins on {start}")
                yield finding((*route, position, "date"), what, day=activity.date, start=begins)
