"""Targets stand in the order of the published text."""

from itertools import pairwise

from workplan_cli.model.ids import id_order, is_numbered
from workplan_cli.model.message import _
from workplan_cli.rules.plan_context import PlanContext, targets_of
from workplan_cli.rules.rule import Findings, Rule, finding

RULE = Rule(
    code="WP204",
    name="clause-out-of-order",
    summary=_("A target stands behind one of a later clause."),
    why=_("Read beside the published text, a plan in another order hides what is left out."),
    fix=_("Move the target up; ids stay as they are."),
    bad="""
targets:
- id: 13.10.1
- id: 13.9.1  # <-
""",
    good="""
targets:
- id: 13.9.1
- id: 13.10.1
""",
)


def check(context: PlanContext) -> Findings:
    """Every target that should stand before the one above it."""
    for route, task in context.tasks():
        ordered = [(at, one.id, id_order(one.id)) for at, one in targets_of(route, task)]
        for (_at, before, first), (at, id_, second) in pairwise(ordered):
            if is_numbered(before, 3) and is_numbered(id_, 3) and second < first:
                yield finding((*at, "id"), _("{id} stands below {before}"), id=id_, before=before)
