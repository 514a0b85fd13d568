"""A unit reports on every target that it has to report on."""

from collections.abc import Iterator

from workplan_cli.model.message import _, counted
from workplan_cli.model.period import periods
from workplan_cli.model.plan import Plan
from workplan_cli.model.report import Report
from workplan_cli.model.units import Units
from workplan_cli.rules.entries import first_few, owed_by
from workplan_cli.rules.rule import Finding, Rule

RULE = Rule(
    code="WP327",
    name="missing-targets",
    severity="warning",
    summary=_("A report leaves out targets that the unit has to report on."),
    why=_("A target without an entry counts as silent, which is neither zero nor done."),
    fix=_("Add an entry for each, or a note; what an earlier report gave as done needs none."),
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


def check(report: Report, plan: Plan, units: Units) -> Iterator[Finding]:
    """One finding a report: the targets without an entry.

    A report on less than a reporting period, such as a month between two quarters, need not be
    complete. A target of a clause for which the report names an unknown target is left out: the
    unknown one was meant for it.
    """
    if not _closes_period(report, plan):
        return
    given = {entry.target for entry in report.entries}
    guessed = {target.rpartition(".")[0] for target in given if target not in plan.by_id}
    owed = owed_by(report.unit, plan, units)
    missing = [
        target
        for target in owed
        if target not in given and target.rpartition(".")[0] not in guessed
    ]
    if missing:
        yield Finding(
            ("entries",),
            counted(
                _("no entry on {count} of {owed} targets of unit {unit}: {targets}"),
                _("no entry on {count} of {owed} targets of unit {unit}: {targets}"),
                len(missing),
                owed=len(owed),
                unit=report.unit,
                targets=first_few(missing),
            ),
            on_key=True,
        )


def _closes_period(report: Report, plan: Plan) -> bool:
    """Whether the report covers the whole of a reporting period, up to its end."""
    span = report.period
    return any(
        span.start <= period.start and period.end == span.end
        for period in periods(plan.reporting.every, plan.period.start, plan.period.end)
    )
