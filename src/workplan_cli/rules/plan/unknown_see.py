"""A reference leads to another target of the plan."""

from collections.abc import Iterator

from workplan_cli.model.diagnostic import Route
from workplan_cli.model.message import _
from workplan_cli.model.names import did_you_mean
from workplan_cli.rules.plan_context import PlanContext
from workplan_cli.rules.rule import Findings, Rule, finding

RULE = Rule(
    code="WP233",
    name="unknown-see",
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


def check(context: PlanContext) -> Findings:
    """Every reference, of a target or a context entry, that leads nowhere."""
    for route, seen, own in _references(context):
        for index, name in enumerate(seen):
            if name in context.plan.with_drafts and name != own:
                continue
            others = [one for one in context.plan.with_drafts if one != own]
            fix = None if name == own else did_you_mean(name, others)
            what = _("{id} refers to itself") if name == own else _("there is no target {id}")
            yield finding((*route, "see", index), what, id=name, fix=fix)


def _references(context: PlanContext) -> Iterator[tuple[Route, tuple[str, ...], str | None]]:
    for route, target in context.targets():
        yield route, target.see, target.id
    for route, task in context.tasks():
        for index, one in enumerate(task.context):
            yield (*route, "context", index), one.see, None
