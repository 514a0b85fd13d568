"""A unit's dates and who took it over say one thing."""

from collections.abc import Iterator

from workplan_cli.model.message import Message, _, message
from workplan_cli.model.units import Unit, Units
from workplan_cli.rules.plan_context import PlanContext
from workplan_cli.rules.rule import Finding, Findings, Rule

RULE = Rule(
    code="WP246",
    name="unit-dates-contradict",
    summary=_("A unit's dates contradict each other, or the unit that took it over."),
    why=_("Nobody could say from whom a report is owed, and where its figures go on."),
    fix=_("Correct the days: until: is the unit's last day, and belongs to merged_into:."),
    bad="""
units:
- {id: "150100", name: Hohhot, kind: league}
- {id: "150102", name: Xincheng, kind: county, from: 2022-07-01, until: 2022-06-30}  # <-
""",
    good="""
units:
- {id: "150100", name: Hohhot, kind: league}
- {id: "150102", name: Xincheng, kind: county, from: 2022-01-01, until: 2022-06-30}
""",
)


def check(context: PlanContext) -> Findings:
    """Every unit that ends before it begins, or is taken over at no time, or by one not there."""
    for index, unit in enumerate(context.units.units):
        for key, what in _wrong(unit, context.units):
            yield Finding(("units", index, key), what, file="units")


def _wrong(unit: Unit, units: Units) -> Iterator[tuple[str, Message]]:
    if unit.start and unit.until and unit.start > unit.until:
        yield (
            "until",
            message(
                _("the last day, {until}, is before the first, {start}"),
                until=unit.until,
                start=unit.start,
            ),
        )
    if unit.merged_into is None:
        return
    if unit.until is None:
        yield "merged_into", message(_("merged into {unit} on no day"), unit=unit.merged_into)
        return
    heir = units.by_id.get(unit.merged_into)
    if heir and heir.until and heir.until < unit.until:
        yield (
            "merged_into",
            message(
                _("{unit} is gone since {until}, before this unit was merged into it"),
                unit=heir.id,
                until=heir.until,
            ),
        )
