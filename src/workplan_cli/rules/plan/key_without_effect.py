"""A target has only keys that its measure makes use of."""

from collections.abc import Iterator

from workplan_cli.model.message import _, message
from workplan_cli.model.plan import Plan, Target
from workplan_cli.model.units import Units
from workplan_cli.model.words import MEASURE_WORDS
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

_USED_BY: dict[str, tuple[str, ...]] = {
    "kind": ("milestone",),
    "baseline": ("change",),
    "over_time": ("count", "share", "change", "limit"),
    "schedule": ("count", "share", "change", "milestone"),
    "allocation": ("count", "share", "limit"),
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
                    measure=message(MEASURE_WORDS[target.measure]),
                ),
                on_key=True,
            )


def _useless(target: Target) -> Iterator[str]:
    given = target.model_fields_set
    for key, measures in _USED_BY.items():
        if key in given and target.measure not in measures:
            yield key
    goals = (target.goal, *(revision.goal for revision in target.revisions))
    if "tolerance" in given and not any(goal and goal.about is not None for goal in goals):
        yield "tolerance"
