"""What plainly did not begin at 0 is not measured from there."""

from decimal import Decimal

from workplan_cli.model.message import _, message
from workplan_cli.model.report import Entry
from workplan_cli.model.target import Target
from workplan_cli.rules.plan_context import PlanContext
from workplan_cli.rules.report_history import Series
from workplan_cli.rules.rule import Findings, Rule

_PLAINLY = Decimal("0.6")
"""Share of the goal that nobody reaches in a first period."""

RULE = Rule(
    code="WP421",
    name="level-from-zero",
    severity="warning",
    summary=_("The first figure of a state is near its goal, and the plan measures it from 0."),
    why=_(
        "A share that was 74 percent when the plan began, and still is, looks far ahead on the way "
        "from 0 to 95."
    ),
    fix=_("Add baseline: to the target, or baseline: reported; or delete its schedule."),
    bad="""
targets:
- id: 13.4.2
  measure: share
  goal: {at_least: 95}
  combine: latest
  over_time: snapshot
  schedule: linear
---
period: 2022-Q1
entries:
- target: 13.4.2
  value: 73.8  # <-
""",
    good="""
targets:
- id: 13.4.2
  measure: share
  goal: {at_least: 95}
  baseline: 73.8
  combine: latest
  over_time: snapshot
  schedule: linear
---
period: 2022-Q1
entries:
- {target: 13.4.2, value: 73.8}
""",
    lasting=True,
)


def check_target(target: Target, series: Series, context: PlanContext) -> Findings:
    """The first figure on such a target, if it is the first period that says it."""
    if not _from_zero(target):
        return
    first_end = context.plan.rhythm[0].end if context.plan.rhythm else context.plan.period.end
    first = [one[0] for one in series if one[0].filed.report.period.end <= first_end]
    shares = [(line, _share_of_goal(target, line.entry)) for line in first]
    told = [share for _line, share in shares if share is not None]
    if told and min(told) >= _PLAINLY:
        line, share = next(one for one in shares if one[1] is not None)
        field = "value" if line.entry.value is not None else "part"
        yield line.finding(
            message(
                _("{share} percent of the goal in the first period, measured from 0"),
                share=round(100 * (share or 0)),
            ),
            field,
        )


def _from_zero(target: Target) -> bool:
    goal = target.goal
    if goal is None or goal.facts.from_base is not None:
        return False
    from_zero = target.measure_facts.percent or not target.grows
    return from_zero and target.baseline is None and target.manner(goal) == "points"


def _share_of_goal(target: Target, entry: Entry) -> Decimal | None:
    figure = entry.value
    if entry.part is not None and entry.whole:
        figure = 100 * entry.part / entry.whole
    amount = target.goal.amount if target.goal else None
    return figure / amount if figure is not None and amount else None
