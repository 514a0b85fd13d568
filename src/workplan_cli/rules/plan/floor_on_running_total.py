"""A floor on a figure that is still growing can only be judged by the due day."""

from workplan_cli.model.message import _
from workplan_cli.rules.plan_context import PlanContext
from workplan_cli.rules.rule import Findings, Rule, finding

RULE = Rule(
    code="WP251",
    name="floor-on-running-total",
    severity="warning",
    summary=_("A running total is to be above its floor in every period, which it cannot be."),
    why=_(
        "It begins at 0 and is complete at the end only; it is judged as to be reached by the due "
        "day, whatever holds: says."
    ),
    fix=_(
        "Write holds: by_due; or give the figure it is held against for each period, with "
        "baseline: each_period."
    ),
    bad="""
targets:
- id: 13.4.2
  measure: amount
  goal: {at_least: 120}
  holds: throughout
  combine: sum
  over_time: cumulative  # <-
""",
    good="""
targets:
- id: 13.4.2
  measure: amount
  goal: {at_least: 120}
  holds: by_due
  combine: sum
  over_time: cumulative
""",
)


def check(context: PlanContext) -> Findings:
    """Every such floor, also of a revision, that would have to hold throughout."""
    for route, target, goal in context.goals():
        wanted = (target.holds or goal.facts.holds) == "throughout"
        figure = target.measure_facts.quantified and not goal.facts.by_stage
        if wanted and figure and target.manner(goal) != "throughout":
            top = route[: route.index("targets") + 2]
            yield finding((*top, "over_time"), _("a floor that has to hold throughout"))
