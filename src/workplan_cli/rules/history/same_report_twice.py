"""A unit reports once on a period; a correction has a higher revision."""

from workplan_cli.model.message import _, message
from workplan_cli.model.report import LoadedReport, in_force
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
    """Every report but the first of those that claim the same place, the one that stands last.

    So its figures are in doubt, whatever the files are called.
    """
    alike: dict[tuple[object, ...], list[LoadedReport]] = {}
    for filed in sorted(history.filed, key=lambda one: one.file):
        alike.setdefault((*filed.subject, filed.report.revision), []).append(filed)
    for several in alike.values():
        (stands,) = in_force(several).values()
        first, *others = sorted(several, key=lambda one: one is stands)
        for filed in others:
            report = filed.report
            yield Finding(
                ("period",),
                message(
                    _("{file} is also revision {revision} of {unit} for {period}"),
                    file=first.file,
                    revision=report.revision,
                    unit=report.unit,
                    period=report.period.name,
                ),
                file=filed.file,
            )
