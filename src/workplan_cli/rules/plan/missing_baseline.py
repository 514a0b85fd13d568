"""What is to change, or moves from somewhere to somewhere, has a beginning."""

from workplan_cli.model.diagnostic import Route
from workplan_cli.model.message import _, message
from workplan_cli.model.target import Target
from workplan_cli.rules.plan_context import PlanContext
from workplan_cli.rules.rule import Findings, Rule, finding

RULE = Rule(
    code="WP216",
    name="missing-baseline",
    summary=_("A target that starts from somewhere does not say where."),
    why=_(
        "A fall by one point can only be seen from where it began; and a rate that is to move by a "
        "schedule does not begin at 0."
    ),
    fix=_(
        "Add baseline: with the value before the plan began, or baseline: reported, or each_period "
        "where each entry brings its own, such as that of the same period of last year."
    ),
    bad="""
targets:
- id: 13.4.2
  measure: rate
  goal: {fall_by: 1}  # <-
""",
    good="""
targets:
- id: 13.4.2
  measure: rate
  goal: {fall_by: 1}
  baseline: reported
""",
)


def check(context: PlanContext) -> Findings:
    """Every such goal, also of a revision, and every rate with a schedule."""
    for route, target, goal in context.goals():
        if target.baseline is not None:
            continue
        if goal.needs_baseline:
            yield finding((*route, goal.kind), _("{goal}, and no baseline"), goal=goal.kind)
    for route, target in context.targets():
        moves = target.schedule is not None and not target.measure_facts.quantity
        if moves and target.baseline is None and not target.measure_facts.percent:
            yield from _rate(route, target)


def _rate(route: Route, target: Target) -> Findings:
    if target.measure_facts.quantified and not any(goal.needs_baseline for goal in target.goals):
        yield finding(
            (*route, "schedule"),
            _("a rate with a schedule, and no baseline"),
            fix=message(_("Add baseline:, or delete the schedule: a level holds, or it does not.")),
        )
