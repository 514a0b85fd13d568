"""A target has only keys that its measure makes use of."""

from collections.abc import Callable, Iterator, Mapping

from workplan_cli.model.measure import MeasureFacts
from workplan_cli.model.message import _, message
from workplan_cli.model.plan import Plan, Target
from workplan_cli.model.units import Units
from workplan_cli.rules.rule import Finding, Rule
from workplan_cli.rules.walk import targets

RULE = Rule(
    code="WP221",
    name="key-without-effect",
    severity="warning",
    summary=_("A target has a key that its measure makes no use of."),
    why=_("Whoever wrote it expects it to do something."),
    fix=_("Delete the line, or correct the measure."),
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

_USED_BY: Mapping[str, Callable[[MeasureFacts], bool]] = {
    "kind": lambda measure: measure.by_stage,
    "baseline": lambda measure: measure.from_baseline,
    "over_time": lambda measure: measure.quantified,
    "schedule": lambda measure: measure.step_by_step,
    "allocation": lambda measure: measure.can_be_allocated,
}


def check(plan: Plan, units: Units) -> Iterator[Finding]:
    """Every such key."""
    del units
    for route, target in targets(plan):
        for key in _useless(target):
            yield Finding(
                (*route, key),
                message(
                    _("{key} has no effect on this target (measure {measure})"),
                    key=key,
                    measure=message(target.measure_facts.word),
                ),
                on_key=True,
            )


def _useless(target: Target) -> Iterator[str]:
    given = target.model_fields_set
    for key, is_used in _USED_BY.items():
        if key in given and not is_used(target.measure_facts):
            yield key
    goals = (target.goal, *(revision.goal for revision in target.revisions))
    if "tolerance" in given and not any(goal and goal.facts.approximate for goal in goals):
        yield "tolerance"
