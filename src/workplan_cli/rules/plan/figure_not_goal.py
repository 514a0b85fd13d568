"""The goal is the figure that the text gives."""

from workplan_cli.model.goal import Goal
from workplan_cli.model.message import Message, _, message
from workplan_cli.model.number import digits
from workplan_cli.model.plan import Plan
from workplan_cli.model.target import Target
from workplan_cli.rules.phrase_fits import Difference, differs, number_of
from workplan_cli.rules.plan_context import PlanContext
from workplan_cli.rules.rule import Finding, Findings, Rule

RULE = Rule(
    code="WP220",
    name="figure-not-goal",
    summary=_("The figure phrase of the clause asks for another goal than the target has."),
    why=_("A slip of the hand here judges the whole year by a goal that nobody set."),
    fix=_(
        "Correct the goal, or the figure phrase; a later change is a revision, and a goal that was "
        "worked out from other figures has a note instead of a phrase."
    ),
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


def check(context: PlanContext) -> Findings:
    """Every goal that its phrase speaks of otherwise; a phrase not understood says nothing."""
    for route, target in context.targets():
        difference = disagreement(target, context.plan)
        if difference is not None and target.goal is not None:
            yield Finding((*route, "goal", target.goal.kind), difference, _advice(target))


def disagreement(target: Target, plan: Plan) -> Message | None:
    """How a goal differs from its figure phrase, in words; None where it does not, or may not."""
    goal, phrase = target.goal, target.source.figure
    if goal is None or phrase is None:
        return None
    clause = target.source.clause
    beside = [one for one in plan.targets if clause is not None and one.source.clause == clause]
    difference = differs(target, [one for one in beside if one is not target])
    return message(_TEXTS[difference], goal=_written(goal), phrase=phrase) if difference else None


_TEXTS: dict[Difference, str] = {
    "number": _("the goal is {goal}; the text says “{phrase}”"),
    "word": _("the goal is {goal}, but the text says “{phrase}”, which is another kind of goal"),
    "unit": _("the goal is {goal}, which is not in percent; the text says “{phrase}”"),
}


def _written(goal: Goal) -> str:
    """A goal as the file has it: `at_least: 39.5`."""
    span = goal.span
    if span is None:
        return goal.kind
    low, high = map(digits, span)
    return f"{goal.kind}: {low}" if low == high else f"{goal.kind}: [{low}, {high}]"


def _advice(target: Target) -> Message | None:
    number = number_of(target)
    if number is None or differs(target) != "number":
        return None
    return message(_("Write {number}, or correct the figure phrase."), number=digits(number))
