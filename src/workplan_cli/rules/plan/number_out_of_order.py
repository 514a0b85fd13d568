"""Sections and tasks are numbered upwards, each number once."""

from collections.abc import Sequence

from workplan_cli.model.diagnostic import Route
from workplan_cli.model.message import _
from workplan_cli.model.plan import Section, Task
from workplan_cli.rules.plan_context import PlanContext
from workplan_cli.rules.rule import Findings, Rule, finding

RULE = Rule(
    code="WP208",
    name="number-out-of-order",
    summary=_("A section or a task has a number that is not above the one before it."),
    why=_("Targets are found by the number of their task, through all sections."),
    fix=_("Number sections and tasks as the published text does."),
    bad="""
sections:
- number: 1
  tasks:
  - number: 2
  - number: 2  # <-
""",
    good="""
sections:
- number: 1
  tasks:
  - number: 1
- number: 2
  tasks:
  - number: 2
""",
)


def check(context: PlanContext) -> Findings:
    """Every section and every task that does not go on from the one above it."""
    yield from _not_rising(list(context.sections()))
    yield from _not_rising(list(context.tasks()))


def _not_rising(found: Sequence[tuple[Route, Section | Task]]) -> Findings:
    last = 0
    for route, one in found:
        if one.number <= last:
            what = _("number {number} stands below number {last}")
            yield finding((*route, "number"), what, number=one.number, last=last)
        last = one.number
