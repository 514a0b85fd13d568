"""What is counted whole has no parts."""

import re

from workplan_cli.loading.quantities import unit_scale
from workplan_cli.model.message import _
from workplan_cli.model.target import Target
from workplan_cli.rules.plan_context import PlanContext
from workplan_cli.rules.rule import Findings, Rule, finding

RULE = Rule(
    code="WP255",
    name="count-of-an-amount",
    severity="warning",
    summary=_("A count is in a unit of measure that has parts: money, percent, 万, million."),
    why=_("A count knows whole things only: of 2 亿元, 1 would be on track until the last day, "
          "and 10,000 of 20,000 万元, which is the same, would not."),
    fix=_("Write measure: amount, or rate for a level in percent; or count single things."),
    bad="""
targets:
- id: 13.4.2
  measure: count  # <-
  counted: 亿元
  goal: {at_least: 2}
""",
    good="""
targets:
- id: 13.4.2
  measure: amount
  counted: 亿元
  goal: {at_least: 2}
""",
)  # fmt: skip
_MANY = 10_000
_ENDS = re.compile(r"(?:%|‰|(?<!单)元|百分点|吨|千瓦时?|公里|千米|公顷|亩|(?:平方|立方)米)\Z")
_BEGINS = re.compile(
    r"(?:yuan|RMB|pounds|dollars|euros|percent|per cent|percentage points|tonnes|hectares"
    r"|kilomet(?:re|er)s|km|[kMGT]Wh?)\b",
    re.IGNORECASE,
)


def check(context: PlanContext) -> Findings:
    """Every count of what is measured rather than counted."""
    for route, target in context.targets():
        if target.measure_facts.whole_things and (name := _measured(target)):
            what = _("measure count, and counted in {name}, which has parts")
            yield finding((*route, "measure"), what, name=name)


def _measured(target: Target) -> str | None:
    """The unit of measure that has parts; 十佳学校 and 百强县 are things, and 单元 is no money."""
    for name in target.counted.texts if target.counted else ():
        scale = unit_scale(name)
        if scale >= _MANY or (name.isascii() and scale != 1):
            return name
        if _ENDS.search(name) or _BEGINS.match(name):
            return name
    return None
