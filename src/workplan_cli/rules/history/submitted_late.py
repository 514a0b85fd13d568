"""A report comes within the days that the plan gives."""

from datetime import date

from workplan_cli.loading.in_plan import stray_days
from workplan_cli.model.message import _, counted
from workplan_cli.model.plan import Plan
from workplan_cli.model.report import LoadedReport
from workplan_cli.rules.plan_context import PlanContext
from workplan_cli.rules.report_context import ReportContext
from workplan_cli.rules.report_history import ReportHistory
from workplan_cli.rules.rule import Finding, Findings, Rule

RULE = Rule(
    code="WP411",
    name="submitted-late",
    severity="warning",
    summary=_("A report came after its day."),
    why=_(
        "The days after the end of a period are in the plan (reporting: due_days). A correction "
        "may come at any time."
    ),
    fix=_("If the day is right, there is nothing to do; “workplan chase” counts it as late."),
    bad="""
period: 2022-Q1
submitted: 2022-04-14  # <-
entries: []
""",
    good="""
period: 2022-Q1
submitted: 2022-04-10
entries: []
---
period: 2022-Q1
submitted: 2022-07-06
revision: 2
entries: []
""",
)


def check(history: ReportHistory, context: PlanContext) -> Findings:
    """Every first report with a day of submission behind the last one; not a slip in the year."""
    far = {one.file for one in stray_days(history.filed, context.plan)}
    for filed in (one for one in history.filed if one.file not in far):
        report = filed.report
        if report.revision > 1 or report.submitted is None:
            continue
        due = _last_day(filed, context.plan)
        if report.submitted > due and _is_asked_for(
            ReportContext(report, context.plan, context.units)
        ):
            yield Finding(
                ("submitted",),
                counted(
                    _("{count} day late: {period} was due on {due}"),
                    _("{count} days late: {period} was due on {due}"),
                    (report.submitted - due).days,
                    period=report.period.name,
                    due=due,
                ),
                file=filed.file,
            )


def _is_asked_for(own: ReportContext) -> bool:
    """Whether a report on the period is owed.

    Not on a month that nobody asked for, nor by a unit that works along or is gone.
    """
    span, plan = own.report.period, own.plan
    rhythms = {id(target.reporting): target for target in map(plan.by_id.__getitem__, own.owed)}
    return any(
        one.end == span.end and span.start <= one.start
        for target in rhythms.values()
        for one in plan.rhythm_of(target)
    )


def _last_day(filed: LoadedReport, plan: Plan) -> date:
    """By when a report had to come: by the first of the days of what it is on."""
    report = filed.report
    known = [plan.by_id.get(target) for target in filed.targets]
    by_days = {id(target.reporting): target for target in known if target}  # most have none
    days = [plan.report_due(report.period, target) for target in by_days.values()]
    return min(days, default=plan.report_due(report.period))
