"""What a figure of a period is has to be said: it decides the sum."""

from workplan_cli.model.combine import OVER_TIME
from workplan_cli.model.message import Message, _, message
from workplan_cli.model.target import Target
from workplan_cli.rules.plan_context import PlanContext
from workplan_cli.rules.rule import Findings, Rule, finding

RULE = Rule(
    code="WP250",
    name="over-time-not-of-measure",
    summary=_("The plan does not say what a figure of a period is, or says what it cannot be."),
    why=_(
        "30 people in one quarter and 20 in the next are 50, 20 or 25, as they are amounts per "
        "period, running totals or states; nobody who reports can guess which."
    ),
    fix=_("Add over_time: with what each figure is."),
    bad="""
targets:
- id: 13.4.2
  measure: count  # <-
  goal: {at_least: 120}
  combine: sum
""",
    good="""
targets:
- id: 13.4.2
  measure: count
  goal: {at_least: 120}
  combine: sum
  over_time: cumulative
""",
)


def check(context: PlanContext) -> Findings:
    """Every figure whose periods become one in a way that is not said, or that it cannot have."""
    for route, target in context.targets():
        allowed = target.measure_facts.over_time
        measure = message(target.measure_facts.word)
        if target.over_time is None and allowed:
            what = _("measure {measure}, and no over_time:")
            yield finding((*route, "measure"), what, measure=measure, fix=_choose(target))
        elif target.over_time is not None and allowed and target.over_time not in allowed:
            yield finding(
                (*route, "over_time"),
                _("over_time: {over_time} does not go with the measure {measure}"),
                over_time=target.over_time,
                measure=measure,
                fix=_choose(target),
            )


def _choose(target: Target) -> Message:
    choices = tuple(
        message(_("{id} ({name})"), id=one, name=message(OVER_TIME[one].word))
        for one in target.measure_facts.over_time
    )
    return message(_("Choose one of: {allowed}."), allowed=choices)
