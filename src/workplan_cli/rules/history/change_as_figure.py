"""Of what has to rise or fall an entry gives the figure as it is now, and not the change."""

from decimal import Decimal

from workplan_cli.model.message import Message, _, message
from workplan_cli.model.number import digits
from workplan_cli.model.target import Target
from workplan_cli.rules.plan_context import PlanContext
from workplan_cli.rules.report_history import Series
from workplan_cli.rules.rule import Findings, Rule

RULE = Rule(
    code="WP331",
    name="change-as-figure",
    summary=_("A figure seems to be a rise or a fall instead of what it came to."),
    why=_(
        "A rate that fell by 0.3 from 51 is 50.7. Taken for the rate, 0.3 is a fall of 50.7, and a "
        "goal that was missed counts as reached."
    ),
    fix=_("Write the figure as it is now; the rise or fall is worked out from the baseline."),
    bad="""
unit: "150000"
period: 2022-Q2
entries:
- target: 11.3.4
  value: 0.3  # <-
  baseline: 51
""",
    good="""
unit: "150000"
period: 2022-Q2
entries:
- target: 11.3.4
  value: 50.7
  baseline: 51
""",
)
_MANY_TIMES = 10
"""So many times what is wanted is no change that anybody reports (D-349)."""


def check_target(target: Target, series: Series, _context: PlanContext) -> Findings:
    """Every figure as small as the change that is wanted, beside a baseline many times larger.

    The baseline may have been given in an earlier report, once.
    """
    for lines in series:
        given = target.baseline if isinstance(target.baseline, Decimal) else None
        for line in lines:
            told = line.entry.baseline
            given = given if told is None or isinstance(target.baseline, Decimal) else told
            value = line.entry.value
            if value is not None and (wrong := _change(value, given, target)):
                yield line.finding(wrong[0], "value", fix=wrong[1])


def _change(
    value: Decimal, given: Decimal | None, target: Target
) -> tuple[Message, Message] | None:
    goal = target.goal
    if goal is None or given is None or not goal.facts.by_difference:
        return None
    of_all = isinstance(target.baseline, Decimal) and target.combine_facts.shared_out
    if of_all or not target.begins_at_baseline(goal):  # one unit's part, or what came since
        return None
    wanted = max(goal.span or (Decimal(0),))
    if abs(value) > 2 * wanted or abs(value - given) <= _MANY_TIMES * wanted:
        return None
    fell = goal.facts.lower_is_better and value > 0  # one that is written with a minus fell, too
    now = given - value if fell else given + value
    return (
        message(
            _("{value} from {baseline} on is {times} times the change that is wanted"),
            value=digits(value),
            baseline=digits(given),
            times=int(abs(value - given) / wanted),
        ),
        message(
            _("Write the figure as it is now; if {value} is the change, that is {now}."),
            value=digits(value),
            now=digits(now),
        ),
    )
