"""A milestone's stage is one of those on its way, or the done word of its own goal."""

from collections.abc import Sequence

from workplan_cli.model.message import Message, _, message
from workplan_cli.model.milestone import STAGE_WORDS
from workplan_cli.model.names import did_you_mean
from workplan_cli.model.target import Target
from workplan_cli.rules.report_context import ReportContext
from workplan_cli.rules.rule import Findings, Rule, finding

RULE = Rule(
    code="WP316",
    name="stage-not-of-target",
    summary=_("A stage is none of its target."),
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


def check(context: ReportContext) -> Findings:
    """Every stage that is no stage of its target."""
    for index, entry, target in context.milestones:
        done = context.done_word(target)
        if entry.stage is None or done is None:
            continue
        allowed = (*target.way, done)
        if target.stage(entry.stage) not in allowed:
            yield finding(
                ("entries", index, "stage"),
                _("{stage} is no stage of target {target}"),
                stage=entry.stage,
                target=target.id,
                fix=did_you_mean(entry.stage, allowed) or _choose(target, allowed),
            )


def _choose(target: Target, allowed: Sequence[str]) -> Message:
    return message(
        _("Choose one of: {allowed}."), allowed=tuple(_explained(target, one) for one in allowed)
    )


def _explained(target: Target, stage: str) -> object:
    own = target.stage_text(stage)
    if own is not None:
        return own
    return message(_("{id} ({name})"), id=stage, name=message(STAGE_WORDS[stage]))
