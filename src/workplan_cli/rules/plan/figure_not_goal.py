"""The goal is the figure that the text gives."""

from collections.abc import Iterator

from workplan_cli.loading.published.numerals import numerals
from workplan_cli.model.message import _, message
from workplan_cli.model.plan import Plan
from workplan_cli.model.published import normalised
from workplan_cli.model.target import Target
from workplan_cli.model.units import Units
from workplan_cli.rules.rule import Finding, Rule
from workplan_cli.rules.walk import targets

RULE = Rule(
    code="WP220",
    name="figure-not-goal",
    severity="error",
    summary=_("The figure phrase of the clause gives another number than the goal."),
    why=_("A slip of the hand here judges the whole year by a goal that nobody set."),
    fix=_("Correct the goal, or the figure phrase; a later change of the goal is a revision."),
    bad="""
targets:
- id: 13.4.2
  source: {clause: "13.4", figure: 120所以上}
  measure: count
  goal: {at_least: 210}  # <-
""",
    good="""
targets:
- id: 13.4.2
  source: {clause: "13.4", figure: 120所以上}
  measure: count
  goal: {at_least: 120}
""",
)


def _in_digits(target: Target) -> bool:
    """Whether texts give the goal in digits: all of a share, and none at all, are words."""
    return not (target.measure_facts.percent or target.wants_less)


def check(plan: Plan, units: Units) -> Iterator[Finding]:
    """Every count or change whose goal has a number that its figure phrase has not."""
    del units
    for route, target in targets(plan):
        phrase = target.source.figure
        if phrase is None or target.goal is None or not _in_digits(target):
            continue
        said = {numeral.value for numeral in numerals(normalised(phrase))}
        wrong = [amount for amount in target.goal.span or () if amount not in said]
        if said and wrong:
            yield Finding(
                (*route, "goal", target.goal.kind),
                message(
                    _("the goal is {amount}; the text says “{phrase}”"),
                    amount=wrong[0],
                    phrase=phrase,
                ),
            )
