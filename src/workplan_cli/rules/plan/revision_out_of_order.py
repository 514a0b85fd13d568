"""Revisions stand in the order in which they were made, one a day."""

from itertools import pairwise

from workplan_cli.model.message import _
from workplan_cli.rules.plan_context import PlanContext, revisions_of
from workplan_cli.rules.rule import Findings, Rule, finding

RULE = Rule(
    code="WP228",
    name="revision-out-of-order",
    summary=_("A revision is not later than the one before it."),
    why=_("The newest one is in force; of two on one day nobody knows which."),
    fix=_("Put revisions in the order of their days, one for each day."),
    bad="""
targets:
- id: 13.4.2
  measure: count
  goal: {at_least: 120}
  revisions:
  - {on: 2022-07-01, goal: {at_least: 100}, reason: fewer sites}
  - {on: 2022-07-01, goal: {at_least: 90}, reason: fewer sites}  # <-
""",
    good="""
targets:
- id: 13.4.2
  measure: count
  goal: {at_least: 120}
  revisions:
  - {on: 2022-07-01, goal: {at_least: 100}, reason: fewer sites}
  - {on: 2022-10-01, goal: {at_least: 90}, reason: fewer sites}
""",
)


def check(context: PlanContext) -> Findings:
    """Every revision that is not later than the one above it."""
    for route, target in context.targets():
        for (_at, before), (at, revision) in pairwise(revisions_of(route, target)):
            if revision.on <= before.on:
                what = _("{day} is not later than {before}")
                yield finding((*at, "on"), what, day=revision.on, before=before.on)
