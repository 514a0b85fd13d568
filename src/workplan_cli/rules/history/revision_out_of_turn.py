"""Revisions of a report are numbered one after the other, and come one after the other."""

from datetime import date
from itertools import pairwise

from workplan_cli.model.message import Message, _, message
from workplan_cli.model.report import LoadedReport
from workplan_cli.rules.plan_context import PlanContext
from workplan_cli.rules.report_history import ReportHistory
from workplan_cli.rules.rule import Finding, Findings, Rule

RULE = Rule(
    code="WP414",
    name="revision-out-of-turn",
    severity="warning",
    summary=_("A revision was submitted before the one it replaces, or the one before is missing."),
    why=_("The highest revision stands: an older figure may stand instead of a newer one."),
    fix=_("Correct the revision or the day, or add the revision in between."),
    bad="""
period: 2022-Q1
submitted: 2022-04-05
entries:
- {target: 13.4.2, value: 2}
---
period: 2022-Q1
submitted: 2022-04-08
revision: 3  # <-
entries:
- {target: 13.4.2, value: 1}
""",
    good="""
period: 2022-Q1
submitted: 2022-04-05
entries:
- {target: 13.4.2, value: 1}
---
period: 2022-Q1
submitted: 2022-04-08
revision: 2
entries:
- {target: 13.4.2, value: 2}
""",
)


def check(history: ReportHistory, _context: PlanContext) -> Findings:
    """Every revision that does not follow the one before it, in number or in day.

    A revision whose earlier ones are all elsewhere is nobody's mistake.
    """
    alike: dict[tuple[str, str], list[LoadedReport]] = {}
    for filed in history.filed:
        alike.setdefault(filed.subject, []).append(filed)
    for several in alike.values():
        several.sort(key=_turn)
        for before, after in pairwise(several):
            what = _out_of_turn(before, after, history)
            if what is not None:
                yield Finding(("revision",), what, file=after.file)


def _turn(filed: LoadedReport) -> tuple[int, date, str]:
    return (filed.report.revision, filed.report.submitted or date.min, filed.file)


def _out_of_turn(
    before: LoadedReport, after: LoadedReport, history: ReportHistory
) -> Message | None:
    earlier, later = before.report, after.report
    if later.revision > earlier.revision + 1 and after.subject not in history.came_wrong:
        return message(
            _("revision {revision} follows revision {before}: none in between is here"),
            revision=later.revision,
            before=earlier.revision,
        )
    if not (earlier.submitted and later.submitted) or later.revision == earlier.revision:
        return None
    if later.submitted < earlier.submitted:
        return message(
            _("revision {revision} of {day} replaces revision {before} of {other}, which is newer"),
            revision=later.revision,
            day=later.submitted,
            before=earlier.revision,
            other=earlier.submitted,
        )
    return None
