"""A report tells what has happened, up to the end of its period."""

from collections.abc import Iterator
from datetime import date

from workplan_cli.model.diagnostic import Route
from workplan_cli.model.message import _, message
from workplan_cli.model.plan import Target
from workplan_cli.model.report import Entry
from workplan_cli.rules.held import Held
from workplan_cli.rules.rule import Finding, Rule

RULE = Rule(
    code="WP318",
    name="date-after-report",
    severity="error",
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


def check(held: Held) -> Iterator[Finding]:
    """What was done after the period or the report; evidence that is younger than the report."""
    for index, entry, target in held.known:
        for route, day in _deeds(entry, target):
            if day > held.report.period.end:
                yield Finding(
                    ("entries", index, *route),
                    message(
                        _("{day} is after the period, which ends on {end}"),
                        day=day,
                        end=held.report.period.end,
                    ),
                )
            elif held.report.submitted is not None and day > held.report.submitted:
                yield _after_submission(("entries", index, *route), day, held.report.submitted)
        for position, evidence in enumerate(entry.evidence):
            if held.report.submitted and evidence.date and evidence.date > held.report.submitted:
                route = ("entries", index, "evidence", position, "date")
                yield _after_submission(route, evidence.date, held.report.submitted)


def _deeds(entry: Entry, target: Target) -> Iterator[tuple[Route, date]]:
    if entry.done is not None and target.measure == "milestone":
        yield ("done",), entry.done
    for position, activity in enumerate(entry.activities):
        yield ("activities", position, "date"), activity.date


def _after_submission(route: Route, day: date, submitted: date) -> Finding:
    return Finding(
        route,
        message(
            _("{day} is after the report, submitted on {submitted}"), day=day, submitted=submitted
        ),
    )
