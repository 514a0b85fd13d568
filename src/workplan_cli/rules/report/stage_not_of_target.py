"""A milestone's stage is one of the common stages, or the done word of its own goal."""

from collections.abc import Iterator

from workplan_cli.model.goal import STAGES
from workplan_cli.model.message import _, message
from workplan_cli.model.plan import Plan
from workplan_cli.model.report import Report
from workplan_cli.model.units import Units
from workplan_cli.model.words import STAGE_WORDS
from workplan_cli.rules.entries import known_entries
from workplan_cli.rules.rule import Finding, Rule

RULE = Rule(
    code="WP316",
    name="stage-not-of-target",
    severity="error",
    summary=_("A stage is the done word of another target."),
    why=_("Drafted is not issued: what is reported has to be what the clause asks for."),
    fix=_("Write the stage that was reached, or the done word of this target."),
    bad="""
entries:
- target: 13.1.1
  stage: published  # <-
""",
    good="""
entries:
- target: 13.1.1
  stage: approved
""",
)


def check(report: Report, plan: Plan, units: Units) -> Iterator[Finding]:
    """Every stage that is no stage of its target."""
    del units
    for index, entry, target in known_entries(report, plan):
        goal, _revision = target.goal_on(report.period.end)
        if entry.stage is None or goal is None or goal.done_when is None:
            continue
        allowed = (*STAGES, goal.done_when)
        if entry.stage not in allowed:
            yield Finding(
                ("entries", index, "stage"),
                message(
                    _("{stage} is no stage of target {target}"),
                    stage=entry.stage,
                    target=target.id,
                ),
                message(
                    _("Choose one of: {allowed}."),
                    allowed=tuple(
                        message(_("{id} ({name})"), id=word, name=message(STAGE_WORDS[word]))
                        for word in allowed
                    ),
                ),
            )
