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
    early = [one[0] for one in series if one[0].filed.report.period.end <= first_end]
    first = sorted(early, key=lambda line: (line.filed.report.period.order, line.filed.report.unit))
    shares = [(line, _share_of_goal(target, line.entry)) for line in first]
    told = [share for _line, share in shares if share is not None]
    of_before = _held_against_before(target)
    if told and min(told) >= (1 if of_before else _PLAINLY):
        line, share = next(one for one in shares if one[1] is not None)
        field = "value" if line.entry.value is not None else "part"
        words = _OF_BEFORE if of_before else _OF_GOAL
        fix = message(_FIX_BEFORE) if of_before else None
        yield line.finding(message(words, share=round(100 * (share or 0))), field, fix=fix)


_OF_GOAL = _("{share} percent of the goal in the first period, measured from 0")
_OF_BEFORE = _("{share} percent of the baseline in the first period, of a total that begins at 0")
_FIX_BEFORE = _(
    "Write over_time: snapshot if the figure holds what was there before the plan began."
)


def _held_against_before(target: Target) -> bool:
    """Whether it is a running total, and its goal so much more than the total of before."""
    goal = target.goal
    asked = goal is not None and goal.needs_baseline and not goal.facts.lower_is_better
    return asked and target.over_time_facts.running_total and target.baseline != "each_period"


def _from_zero(target: Target) -> bool:
    goal = target.goal
    if goal is None or goal.facts.from_base is not None:
        return _held_against_before(target)
    from_zero = target.measure_facts.percent or not target.grows
    return from_zero and target.baseline is None and target.manner(goal) == "points"


def _share_of_goal(target: Target, entry: Entry) -> Decimal | None:
    figure = entry.value
    if entry.part is not None and entry.whole:
        figure = 100 * entry.part / entry.whole
    amount = target.goal.amount if target.goal else None
    if _held_against_before(target):
        amount = entry.baseline if isinstance(target.baseline, str | None) else target.baseline
    return figure / amount if figure is not None and amount else None
