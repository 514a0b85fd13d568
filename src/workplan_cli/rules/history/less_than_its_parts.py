"""A unit's figure holds those of the units below it."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from workplan_cli.model.diagnostic import Route
from workplan_cli.model.message import _, counted
from workplan_cli.model.target import Target
from workplan_cli.rules.plan_context import PlanContext
from workplan_cli.rules.report_history import Line, Series, counted_in
from workplan_cli.rules.rule import Finding, Findings, Rule

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


def check_target(target: Target, series: Series, context: PlanContext) -> Findings:
    """Every sum that is lower than the sum of what the units right below gave for the period.

    Of a share the parts are sums, and so are the wholes.
    """
    how = target.combine_facts
    fields = ("part", "whole") if how.of_wholes else ("value",) if how.adds_up else ()
    said: set[tuple[str | None, Route]] = set()
    for field in fields:
        for one in _less(field, series, context):
            if (one.file, one.route[:-1]) not in said:
                said.add((one.file, one.route[:-1]))
                yield one


def _less(field: str, series: Series, context: PlanContext) -> Findings:
    by_unit = {own[0].filed.report.unit: own for own in series}
    below: dict[tuple[str, str], list[Decimal]] = {}
    for unit, own in by_unit.items():
        known = context.units.by_id.get(unit)
        if known and known.parent in by_unit:
            for line, amount in _given(field, own):
                period = line.filed.report.period.name
                below.setdefault((known.parent, period), []).append(amount)
    for unit in dict.fromkeys(unit for unit, _period in below):
        for line, amount in _given(field, by_unit[unit]):
            parts = below.get(line.filed.subject)
            if parts and amount < sum(parts):
                yield _finding(field, line, amount, parts)


def _given(field: str, lines: Sequence[Line]) -> Iterator[tuple[Line, Decimal]]:
    for line in lines:
        entry = line.entry
        amount = counted_in(entry) if field == "value" else getattr(entry, field)
        if amount is not None:
            yield line, amount


def _finding(field: str, line: Line, amount: Decimal, parts: Sequence[Decimal]) -> Finding:
    return line.finding(
        counted(
            _("{amount}, but the {count} unit below it reports {sum}"),
            _("{amount}, but the {count} units below it report {sum} together"),
            len(parts),
            amount=amount,
            sum=sum(parts, Decimal(0)),
        ),
        field if getattr(line.entry, field) is not None else "items",
    )
