"""A unit reports on every target that it has to report on."""

from collections.abc import Iterator

from workplan_cli.model.message import _, message
from workplan_cli.rules.report_context import ReportContext, first_few
from workplan_cli.rules.rule import Finding, Rule

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


def check(context: ReportContext) -> Iterator[Finding]:
    """One finding a report: the targets without an entry.

    A report on less than a reporting period, such as a month between two quarters, need not be
    complete. A target of a clause for which the report names an unknown target is left out: the
    unknown one was meant for it.
    """
    if not context.owed or not context.closes_period:
        return
    guessed = {
        entry.target.rpartition(".")[0] for _at, entry, target in context.given if not target
    } - {""}
    missing = [
        target
        for target in context.owed
        if target not in context.targets and target.rpartition(".")[0] not in guessed
    ]
    if missing:
        yield Finding(
            ("entries",),
            message(
                _("no entry on {count} of {owed} targets of unit {unit}: {targets}"),
                count=len(missing),
                owed=len(context.owed),
                unit=context.report.unit,
                targets=first_few(missing),
            ),
            on_key=True,
        )
