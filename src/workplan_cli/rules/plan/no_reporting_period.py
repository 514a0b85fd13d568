"""At least one reporting period lies within the plan."""

from workplan_cli.model.diagnostic import Route
from workplan_cli.model.message import _, message
from workplan_cli.model.target import Target
from workplan_cli.rules.plan_context import PlanContext
from workplan_cli.rules.rule import Findings, Rule, finding

RULE = Rule(
    code="WP223",
    name="no-reporting-period",
    summary=_("No reporting period lies within the plan."),
    why=_("Nobody would ever owe a report, so nobody would ever be late with one."),
    fix=_(
        "Choose a shorter reporting period (every:), or correct the plan's period or year_starts:."
    ),
    bad="""
period: {start: 2022-03-01, end: 2022-12-31}
reporting: {every: year}  # <-
""",
    good="""
period: {start: 2022-03-01, end: 2022-12-31}
reporting: {every: quarter}
""",
)


def check(context: PlanContext) -> Findings:
    """A plan that is shorter than what its reports, or those on a target, are on."""
    span = context.plan.period
    places: list[tuple[Route, Target | None]] = [((), None)]
    places += [(route, target) for route, target in context.targets() if target.reporting]
    for route, target in places:
        if span.start < span.end and not context.plan.rhythm_of(target):
            yield finding(
                (*route, "reporting", "every"),
                _("no whole {every} between {start} and {end}"),
                every=message(_EVERY[context.plan.reporting_of(target).every]),
                start=span.start,
                end=span.end,
            )


_EVERY: dict[str, str] = {
    "month": _("month"),
    "quarter": _("quarter"),
    "half": _("half-year"),
    "year": _("year"),
}
