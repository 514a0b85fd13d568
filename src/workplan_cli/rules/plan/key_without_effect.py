"""A target has only keys that the assessment makes use of."""

from collections.abc import Callable, Iterator, Mapping

from workplan_cli.model.goal import Goal
from workplan_cli.model.message import _, message
from workplan_cli.model.target import Target
from workplan_cli.rules.plan_context import PlanContext
from workplan_cli.rules.rule import Findings, Rule, finding

RULE = Rule(
    code="WP221",
    name="key-without-effect",
    severity="warning",
    summary=_("A target has a key that changes nothing."),
    why=_("Whoever wrote it expects it to do something."),
    fix=_("Delete the line, or correct the measure or the goal."),
    bad="""
targets:
- id: 13.4.2
  measure: count
  goal: {at_least: 120}
  tolerance: 5  # <-
""",
    good="""
targets:
- id: 13.4.2
  measure: count
  goal: {about: 120}
  tolerance: 5
""",
)


def _decides(target: Target, key: str, goal: Goal) -> bool:
    """Whether the goal would be judged in another manner without the key."""
    return target.model_copy(update={key: None}).manner(goal) != target.manner(goal)


def _starts(target: Target, goal: Goal) -> bool:
    """Whether the goal, or the way to it, begins at the baseline."""
    begins = target.manner(goal) == "points" and target.begins_at_baseline(goal)
    return goal.needs_baseline or begins or _decides(target, "baseline", goal)


_USED_BY_TARGET: Mapping[str, Callable[[Target], bool]] = {
    "kind": lambda target: target.measure_facts.by_stage,
    "stages": lambda target: target.measure_facts.by_stage,
    "holds": lambda target: target.measure_facts.quantified,
    "over_time": lambda target: target.measure_facts.quantified,
    "may_exceed": lambda target: target.measure_facts.percent,
    "reported_by": lambda target: not target.lead,
}
_USED_BY_GOAL: Mapping[str, Callable[[Target, Goal], bool]] = {
    "baseline": _starts,
    "schedule": lambda target, goal: target.manner(goal) == "points",
    "tolerance": lambda _target, goal: goal.has_tolerance,
    "allocation": lambda target, goal: goal.amount is not None or target.manner(goal) == "points",
}
"""Whether the assessment makes use of a key, asked of every goal that the target has had."""


def check(context: PlanContext) -> Findings:
    """Every such key."""
    for route, target in context.targets():
        for key in _useless(target):
            yield finding(
                (*route, key),
                _("{key} has no effect on this target (measure {measure})"),
                key=key,
                measure=message(target.measure_facts.word),
                on_key=True,
            )


def _useless(target: Target) -> Iterator[str]:
    given = target.model_fields_set
    for key, is_used in _USED_BY_TARGET.items():
        if key in given and not is_used(target):
            yield key
    for key, serves in _USED_BY_GOAL.items():
        if key in given and not any(serves(target, goal) for goal in target.goals):
            yield key
