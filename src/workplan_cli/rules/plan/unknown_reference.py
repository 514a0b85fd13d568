"""A target is in step with another one that is there, and that has a figure."""

from workplan_cli.model.message import Message, _, message
from workplan_cli.model.names import did_you_mean
from workplan_cli.model.plan import Plan
from workplan_cli.model.target import Target
from workplan_cli.rules.plan_context import PlanContext
from workplan_cli.rules.rule import Finding, Findings, Rule

RULE = Rule(
    code="WP252",
    name="unknown-reference",
    summary=_("A goal is held against a target that is not there, or that has no figure."),
    why=_("Without that figure nobody can tell whether the goal is reached."),
    fix=_("Write baseline, or the id of another target with a figure."),
    bad="""
targets:
- id: 13.4.2
  measure: rate
  goal: {not_below: 13.4.9}  # <-
  combine: latest
  over_time: snapshot
""",
    good="""
targets:
- id: 13.4.2
  measure: rate
  goal: {not_below: 13.4.3}
  combine: latest
  over_time: snapshot
- id: 13.4.3
  measure: rate
  goal: {about: 5.5}
  combine: latest
  over_time: snapshot
""",
)


def check(context: PlanContext) -> Findings:
    """Every such goal, also of a revision."""
    for route, target, goal in context.goals():
        name = goal.in_step_with
        wrong = _wrong(context.plan, target, name) if name else None
        if wrong is not None:
            others = [one for one in context.plan.by_id if one != target.id]
            fix = did_you_mean(name, others) if name and name not in others else None
            yield Finding((*route, goal.kind), wrong, fix)


def _wrong(plan: Plan, target: Target, name: str) -> Message | None:
    if name == target.id:
        return message(_("{id} refers to itself"), id=name)
    other = (plan.with_drafts if target.draft else plan.by_id).get(name)
    if other is None:
        return message(_("there is no target {id}"), id=name)
    if not other.measure_facts.quantified or other.combine_facts.by_unit:
        return message(_("target {id} has no figure of its own"), id=name)
    return None
