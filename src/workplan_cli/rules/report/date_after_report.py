"""A report tells what has happened, up to the end of its period."""

from collections.abc import Iterator
from datetime import date

from workplan_cli.model.diagnostic import Route
from workplan_cli.model.message import _
from workplan_cli.rules.report_context import ReportContext
from workplan_cli.rules.rule import Finding, Findings, Rule, finding

RULE = Rule(
    code="WP318",
    name="date-after-report",
    summary=_("A day lies in the future of the report."),
    why=_("A report describes its own period; a plan for later is a forecast."),
    fix=_("Correct the day; what is yet to come goes into forecast or next."),
    bad="""
period: 2022-Q2
submitted: 2022-07-05
entries:
- target: 12.3.3
  stage: revised
  done: 2022-09-30  # <-
  evidence:
  - {ref: 某教发〔2022〕1号}
""",
    good="""
period: 2022-Q2
submitted: 2022-07-05
entries:
- target: 12.3.3
  stage: approved
  forecast: 2022-09-30
""",
)


def check(context: ReportContext) -> Findings:
    """What was done after the period or the report; evidence that is younger than the report."""
    end, submitted = context.report.period.end, context.sent
    for route, day in _deeds(context):
        if day > end:
            what = _("{day} is after the period, which ends on {end}")
            yield finding(route, what, day=day, end=end)
        elif submitted is not None and day > submitted:
            yield _after_submission(route, day, submitted)
    if submitted is None:
        return
    for route, backing, _entry, _target in context.filled("evidence"):
        for position, evidence in enumerate(backing):
            if evidence.date is not None and evidence.date > submitted:
                yield _after_submission((*route, position, "date"), evidence.date, submitted)


def _deeds(context: ReportContext) -> Iterator[tuple[Route, date]]:
    for route, done, _entry, target in context.filled("done"):
        if target.measure_facts.by_stage:
            yield route, done
    for route, activities, _entry, _target in context.filled("activities"):
        for position, activity in enumerate(activities):
            yield (*route, position, "date"), activity.date


def _after_submission(route: Route, day: date, submitted: date) -> Finding:
    what = _("{day} is after the report, submitted on {submitted}")
    return finding(route, what, day=day, submitted=submitted)
