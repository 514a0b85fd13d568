"""A reference leads to another target of the plan."""

from collections.abc import Iterator

from workplan_cli.model.diagnostic import Route
from workplan_cli.model.message import _, message
from workplan_cli.model.nearest import did_you_mean
from workplan_cli.model.plan import Plan
from workplan_cli.model.units import Units
from workplan_cli.rules.rule import Finding, Rule
from workplan_cli.rules.walk import targets, tasks

RULE = Rule(
    code="WP233",
    name="unknown-see",
    severity="error",
    summary=_("A see: leads to no target, or to the target itself."),
    why=_("It says where else the same thing is asked for; the reader follows it."),
    fix=_("Correct the id."),
    bad="""
targets:
- id: 13.4.1
- id: 13.4.2
  see: [13.4.3]  # <-
""",
    good="""
targets:
- id: 13.4.1
- id: 13.4.2
  see: [13.4.1]
""",
)


def check(plan: Plan, _units: Units) -> Iterator[Finding]:
    """Every reference, of a target or a context entry, that leads nowhere."""
    for route, seen, own in _references(plan):
        for index, name in enumerate(seen):
            if name in plan.with_drafts and name != own:
                continue
            others = [one for one in plan.with_drafts if one != own]
            fix = None if name == own else did_you_mean(name, others)
            what = _("{id} refers to itself") if name == own else _("there is no target {id}")
            yield Finding((*route, "see", index), message(what, id=name), fix)


def _references(plan: Plan) -> Iterator[tuple[Route, tuple[str, ...], str | None]]:
    for route, target in targets(plan):
        yield route, target.see, target.id
    for route, task in tasks(plan):
        for index, context in enumerate(task.context):
            yield (*route, "context", index), context.see, None
