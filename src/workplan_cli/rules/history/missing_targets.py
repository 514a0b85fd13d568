"""A unit reports on every target that it has to report on."""

from collections.abc import Sequence, Set
from datetime import date

from workplan_cli.model.message import _, counted, first_few
from workplan_cli.model.report import LoadedReport
from workplan_cli.rules.plan_context import PlanContext
from workplan_cli.rules.report_context import ReportContext
from workplan_cli.rules.report_history import ReportHistory
from workplan_cli.rules.rule import Finding, Findings, Rule

RULE = Rule(
    code="WP327",
    name="missing-targets",
    severity="warning",
    summary=_("A report leaves out targets that the unit has to report on."),
    why=_("A target without an entry counts as silent, which is neither zero nor done."),
    fix=_(
        "Add an entry for each, with no_figure: nothing_new where nothing is new; what an earlier "
        "report gave as done needs none."
    ),
    bad="""
unit: "10126"
period: 2022-Q2
entries:  # <-
- target: 17.6.2
  value: 3
""",
    good="""
unit: "150102"
period: 2022-Q2
entries:
- target: 13.4.2
  value: 3
""",
)


def check(history: ReportHistory, context: PlanContext) -> Findings:
    """One finding a report that stands: the targets without an entry (D-339).

    Of reports whose periods end together, such as a quarter and a half year, each target needs an
    entry in one.

    A report on less than a reporting period, such as a month between two quarters, need not be
    complete. A target of a clause for which the report names an unknown target is left out: the
    unknown one was meant for it.
    """
    for reports in history.in_force.values():
        told: dict[date, set[str]] = {}
        for filed in reports:
            told.setdefault(filed.report.period.end, set()).update(filed.targets)
        for filed in reports:
            own = ReportContext(filed.report, context.plan, context.units)
            given = told[filed.report.period.end]
            owed = _owed(own)
            missing = _missing(owed, given, own, history)
            if missing:
                yield _finding(filed, missing, len(owed))
                given.update(missing)


def _owed(context: ReportContext) -> list[str]:
    """What is asked for the period itself; of a month between two quarters, what is monthly."""
    plan, span = context.plan, context.report.period
    whole = any(one.end == span.end and span.start <= one.start for one in plan.rhythm)
    return [one for one in context.owed if whole or plan.by_id[one].reporting]


def _missing(
    owed: Sequence[str], given: Set[str], context: ReportContext, history: ReportHistory
) -> list[str]:
    guessed = {one.rpartition(".")[0] for one in given - context.plan.by_id.keys()} - {""}
    return [
        target
        for target in owed
        if target not in given
        and target.rpartition(".")[0] not in guessed
        and not _is_settled(target, context, history)
    ]


def _is_settled(target_id: str, context: ReportContext, history: ReportHistory) -> bool:
    """Whether the unit's reports before say that it is done, or what it came to when it was due."""
    target, report = context.plan.by_id[target_id], context.report
    lines = history.of_unit(report.unit, target_id)
    before = [one for one in lines if one.filed.report.period.end < report.period.start]
    if not target.measure_facts.by_stage:
        due = context.plan.due(target)
        return any(one.filed.report.period.end >= due for one in before)
    said = [one.entry for one in before if one.entry.done or one.entry.stage]
    return bool(said) and said[-1].says_done(context.done_word(target))


def _finding(filed: LoadedReport, missing: list[str], owed: int) -> Finding:
    return Finding(
        ("entries",),
        counted(
            _("no entry on {left_out} of {count} target of unit {unit}: {targets}"),
            _("no entry on {left_out} of {count} targets of unit {unit}: {targets}"),
            owed,
            left_out=len(missing),
            unit=filed.report.unit,
            targets=first_few(missing),
        ),
        on_key=True,
        file=filed.file,
    )
