"""A plan of whole years from another month than January says in which month its years begin."""

from datetime import timedelta

from workplan_cli.model.message import _, message
from workplan_cli.rules.plan_context import PlanContext
from workplan_cli.rules.rule import Findings, Rule, finding

RULE = Rule(
    code="WP253",
    name="year-starts-not-given",
    severity="warning",
    summary=_("The plan is of whole years that do not begin in January, and does not say so."),
    why=_(
        "Its periods are then named by calendar years: its first quarter is 2025-Q2, and 2025-26 "
        "is no year that can be reported on."
    ),
    fix=_("Add year_starts: with the number of the month; year_starts: 1 if that is wanted."),
    bad="""
period: {start: 2022-04-01, end: 2023-03-31}  # <-
""",
    good="""
period: {start: 2022-04-01, end: 2023-03-31}
year_starts: 4
""",
)


def check(context: PlanContext) -> Findings:
    """A plan from the first day of a month to the day before that month begins again."""
    start, after = context.plan.period.start, context.plan.period.end + timedelta(days=1)
    whole = start.day == after.day == 1 and start.month == after.month != 1 and start < after
    if whole and "year_starts" not in context.plan.model_fields_set:
        yield finding(
            ("period",),
            _("{start} to {end} are whole years, and years are taken to begin in January"),
            start=start,
            end=context.plan.period.end,
            fix=message(_("Add “year_starts: {month}”."), month=start.month),
        )
