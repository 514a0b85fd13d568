"""A unit reports on every period."""

from itertools import pairwise

from workplan_cli.model.message import _
from workplan_cli.model.period import Period
from workplan_cli.model.plan import Plan
from workplan_cli.model.units import Units
from workplan_cli.rules.plan_context import PlanContext
from workplan_cli.rules.report_history import ReportHistory
from workplan_cli.rules.rule import Findings, Rule, finding

RULE = Rule(
    code="WP404",
    name="period-skipped",
    severity="warning",
    summary=_("Between two reports of a unit a period is missing."),
    why=_(
        "Figures for single periods are lost, and for running totals the pace in between is not "
        "known. Or a file was put into the wrong folder and not found."
    ),
    fix=_("Send the missing report, or correct the period of this one."),
    bad="""
period: 2022-Q1
entries:
- {target: 13.4.2, value: 1}
---
period: 2022-Q3  # <-
entries:
- {target: 13.4.2, value: 4}
""",
    good="""
period: 2022-Q1
entries:
- {target: 13.4.2, value: 1}
---
period: 2022-H1
entries:
- {target: 13.4.2, value: 3}
---
period: 2022-Q3
entries:
- {target: 13.4.2, value: 4}
""",
)


def check(history: ReportHistory, context: PlanContext) -> Findings:
    """Every report with a period between it and the one before that its unit owed one for."""
    for unit, reports in history.in_force.items():
        owed = _owed(context.plan, context.units, unit) if len(reports) > 1 else []
        for before, filed in pairwise(reports):
            end, start = before.report.period.end, filed.report.period.start
            skipped = [
                one.name
                for one in owed
                if end < one.end < start and (unit, one.name) not in history.came_wrong
            ]
            if skipped:
                yield finding(
                    ("period",),
                    _("no report of {unit} for {periods}, between {before} and this one"),
                    unit=unit,
                    periods=tuple(skipped),
                    before=before.report.period.name,
                    file=filed.file,
                )


def _owed(plan: Plan, units: Units, unit: str) -> list[Period]:
    """The periods on which a unit has something to report, while it is there."""
    targets = [plan.by_id[one] for one in plan.owed_by(units.names_of.get(unit, frozenset()))]
    own = [one for one in targets if one.reporting is not None]
    rhythms = {plan.rhythm} if len(own) < len(targets) or not targets else set()
    rhythms |= {plan.rhythm_of(one) for one in own}
    return [
        period
        for rhythm in rhythms
        for period in rhythm
        if units.reporting_for((unit,), period.end)
    ]
