"""A forecast is about a day that is still to come."""

from workplan_cli.model.message import _
from workplan_cli.rules.report_context import ReportContext
from workplan_cli.rules.rule import Findings, Rule, finding

RULE = Rule(
    code="WP320",
    name="forecast-passed",
    severity="warning",
    summary=_("The forecast day had passed when the report was written."),
    why=_("Either the thing is done and nobody said so, or nobody knows when it will be."),
    fix=_("Give the day when it was done, or a new forecast."),
    bad="""
period: 2022-Q2
submitted: 2022-07-05
entries:
- target: 12.3.3
  stage: drafting
  forecast: 2022-05-31  # <-
""",
    good="""
period: 2022-Q2
submitted: 2022-07-05
entries:
- target: 12.3.3
  stage: drafting
  forecast: 2022-08-31
""",
)


def check(context: ReportContext) -> Findings:
    """Every forecast before the report, of what is not said to be done."""
    written = context.sent or context.report.period.end
    for route, day, entry, target in context.filled("forecast"):
        done = entry.says_done(context.done_word(target))
        if target.measure_facts.by_stage and not done and day < written:
            what = _("forecast for {day}, which had passed by {written}")
            yield finding(route, what, day=day, written=written)
