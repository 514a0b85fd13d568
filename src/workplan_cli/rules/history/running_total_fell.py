"""A running total counts from the beginning of the plan, so it never falls."""

from collections.abc import Sequence
from itertools import pairwise

from workplan_cli.model.message import _, message
from workplan_cli.model.target import Target
from workplan_cli.rules.plan_context import PlanContext
from workplan_cli.rules.report_history import Line, Series, counted_in
from workplan_cli.rules.rule import Findings, Rule

RULE = Rule(
    code="WP402",
    name="running-total-fell",
    summary=_("A running total is lower than in the period before."),
    why=_(
        "A running total holds everything since the plan began. If it falls, either the earlier "
        "figure was wrong, or this one counts only what is new."
    ),
    fix=_(
        "Write the total since the plan began; if the earlier figure was wrong, send that report "
        "again with a higher revision; if each figure is of its period only, over_time: of the "
        "target is per_period."
    ),
    bad="""
period: 2022-Q1
entries:
- {target: 13.4.2, value: 8}
---
period: 2022-Q2
entries:
- target: 13.4.2
  value: 6  # <-
""",
    good="""
period: 2022-Q1
entries:
- {target: 13.4.2, value: 8}
---
period: 2022-Q1
revision: 2
entries:
- {target: 13.4.2, value: 3}
---
period: 2022-Q2
entries:
- {target: 13.4.2, value: 6}
""",
    lasting=True,
)


def check_target(target: Target, series: Series, _context: PlanContext) -> Findings:
    """Every running total that is lower than the one before it."""
    running, things = target.over_time_facts.running_total, target.measure_facts.quantity
    for lines in series if running and things else ():
        for before, now in pairwise(_with_total(target, lines)):
            was, is_now = counted_in(before.entry), counted_in(now.entry)
            if was is not None and is_now is not None and is_now < was:
                yield now.finding(
                    message(
                        _("{now}, after {before} in {period} ({file})"),
                        now=is_now,
                        before=was,
                        period=before.filed.report.period.name,
                        file=before.filed.file,
                    ),
                    "value" if now.entry.value is not None else "items",
                )


def _with_total(target: Target, lines: Sequence[Line]) -> list[Line]:
    """Entries that give a total; names alone may be the new ones, which are gathered."""
    return [
        line
        for line in lines
        if line.entry.value is not None or (line.entry.items and not target.combine_facts.by_names)
    ]
