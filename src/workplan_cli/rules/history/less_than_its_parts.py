"""A unit's running total holds those of the units below it."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from workplan_cli.model.message import _, counted
from workplan_cli.model.plan import Plan
from workplan_cli.model.units import Units
from workplan_cli.rules.report_history import Line, ReportHistory, counted_in
from workplan_cli.rules.rule import Finding, Rule

RULE = Rule(
    code="WP405",
    name="less-than-its-parts",
    severity="warning",
    summary=_("A unit reports less than the units below it report together."),
    why=_(
        "The figure of a city holds those of its counties, so it cannot be lower than their sum. "
        "The higher unit's figure is the one that counts."
    ),
    fix=_("Compare the two reports, and correct the one that is wrong."),
    bad="""
unit: "150400"
period: 2022-Q3
entries:
- target: 13.4.2
  value: 12  # <-
---
unit: "150402"
period: 2022-Q3
entries:
- {target: 13.4.2, value: 7}
---
unit: "150404"
period: 2022-Q3
entries:
- {target: 13.4.2, value: 6}
""",
    good="""
unit: "150400"
period: 2022-Q3
entries:
- {target: 13.4.2, value: 13}
---
unit: "150402"
period: 2022-Q3
entries:
- {target: 13.4.2, value: 7}
---
unit: "150404"
period: 2022-Q3
entries:
- {target: 13.4.2, value: 6}
""",
)


def check(history: ReportHistory, plan: Plan, units: Units) -> Iterator[Finding]:
    """Every sum that is lower than the sum of what the units right below gave for the period."""
    for target in plan.targets:
        if not target.combine_facts.adds_figures:
            continue
        below: dict[tuple[str, str], list[Decimal]] = {}
        lines = [line for own in history.of_target(target) for line in own]
        for line in lines:
            unit, amount = units.by_id.get(line.filed.report.unit), counted_in(line.entry)
            if unit and unit.parent and amount is not None:
                period = line.filed.report.period.name
                below.setdefault((unit.parent, period), []).append(amount)
        for line in lines:
            parts = below.get(line.filed.subject)
            if parts:
                yield from _against(line, parts)


def _against(line: Line, parts: Sequence[Decimal]) -> Iterator[Finding]:
    amount = counted_in(line.entry)
    if amount is not None and amount < sum(parts):
        yield line.finding(
            counted(
                _("{amount}, but the {count} unit below it reports {sum}"),
                _("{amount}, but the {count} units below it report {sum} together"),
                len(parts),
                amount=amount,
                sum=sum(parts, Decimal(0)),
            ),
            "value" if line.entry.value is not None else "items",
        )
