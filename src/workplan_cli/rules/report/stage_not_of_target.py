"""A milestone's stage is one of the common stages, or the done word of its own goal."""

from collections.abc import Iterator

from workplan_cli.model.message import _, message
from workplan_cli.model.milestone import STAGE_WORDS, STAGES
from workplan_cli.rules.report_context import ReportContext
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
- target: 12.3.3
  stage: published  # <-
""",
    good="""
entries:
- target: 12.3.3
  stage: approved
""",
)


def check(context: ReportContext) -> Iterator[Finding]:
    """Every stage that is no stage of its target."""
    for index, entry, target in context.milestones:
        done = context.done_word(target)
        if entry.stage is None or done is None:
            continue
        allowed = (*STAGES, done)
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
