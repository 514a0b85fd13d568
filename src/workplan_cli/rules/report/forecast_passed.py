"""A forecast is about a day that is still to come."""

from collections.abc import Iterator

from workplan_cli.model.goal import STAGES
from workplan_cli.model.message import _, message
from workplan_cli.model.plan import Plan
from workplan_cli.model.report import Report
from workplan_cli.model.units import Units
from workplan_cli.rules.entries import known_entries
from workplan_cli.rules.rule import Finding, Rule

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
- target: 13.1.1
  stage: drafting
  forecast: 2022-05-31  # <-
""",
    good="""
period: 2022-Q2
submitted: 2022-07-05
entries:
- target: 13.1.1
  stage: drafting
  forecast: 2022-08-31
""",
)


def check(report: Report, plan: Plan, units: Units) -> Iterator[Finding]:
    """Every forecast before the report, of what is not said to be done."""
    del units
    written = report.submitted or report.period.end
    for index, entry, target in known_entries(report, plan):
        if entry.forecast is None or target.measure != "milestone":
            continue
        open_still = entry.done is None and (entry.stage is None or entry.stage in STAGES)
        if open_still and entry.forecast < written:
            yield Finding(
                ("entries", index, "forecast"),
                message(
                    _("forecast for {day}, which had passed by {written}"),
                    day=entry.forecast,
                    written=written,
                ),
            )
