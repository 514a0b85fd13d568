"""A unit reports once on a period; a correction has a higher revision."""

from workplan_cli.model.message import _, message
from workplan_cli.model.report import LoadedReport
from workplan_cli.rules.plan_context import PlanContext
from workplan_cli.rules.report_history import ReportHistory
from workplan_cli.rules.rule import Finding, Findings, Rule

RULE = Rule(
    code="WP401",
    name="same-report-twice",
    summary=_("Two reports have the same unit, period and revision."),
    why=_("Only one of them can stand, and nothing says which."),
    fix=_("Delete one of them, or give the correction the next revision, such as “revision: 2”."),
    bad="""
unit: "150100"
period: 2022-Q1
entries:
- {target: 13.4.2, value: 3}
---
unit: "150100"
period: 2022-Q1  # <-
entries:
- {target: 13.4.2, value: 4}
""",
    good="""
unit: "150100"
period: 2022-Q1
entries:
- {target: 13.4.2, value: 3}
---
unit: "150100"
period: 2022-Q1
revision: 2
entries:
- {target: 13.4.2, value: 4}
""",
)


def check(history: ReportHistory, _context: PlanContext) -> Findings:
    """Every report but the first of those that claim the same place."""
    first: dict[tuple[str, str, int], LoadedReport] = {}
    for filed in sorted(history.filed, key=lambda one: one.file):
        report = filed.report
        other = first.setdefault((report.unit, report.period.name, report.revision), filed)
        if other is not filed:
            yield Finding(
                ("period",),
                message(
                    _("{file} is also revision {revision} of {unit} for {period}"),
                    file=other.file,
                    revision=report.revision,
                    unit=report.unit,
                    period=report.period.name,
                ),
                file=filed.file,
            )
