"""What figures leave out, said beside them: nothing is dropped in silence."""

from collections.abc import Callable, Iterator, Sequence

from workplan_cli.model.message import Message, _, counted, first_few
from workplan_cli.model.plan import Plan
from workplan_cli.model.report import LoadedReport, in_force
from workplan_cli.model.units import Units

_NAMED = 3
"""Files or ids that are named; the rest is counted."""


def excluded(
    filed: Sequence[LoadedReport], plan: Plan, units: Units, name: Callable[[LoadedReport], object]
) -> Iterator[Message]:
    """Reports and entries that no figure can hold, each kind with its count and some names.

    A period outside of the plan moves the day of the review, where nobody gives one.

    Args:
        filed: the reports.
        plan: what they are on.
        units: who may report.
        name: what a report is called.
    """
    filed = [one for one in filed if one.mistake is None]
    strangers = [name(one) for one in filed if one.report.unit not in units.by_id]
    if strangers:
        yield counted(
            _("{count} report is of a unit not known, and in none of these figures: {names}"),
            _("{count} reports are of units not known, and in none of these figures: {names}"),
            len(strangers),
            names=first_few(strangers, _NAMED),
        )
    entries = [target for one in filed for target in one.targets]
    unknown = [target for target in entries if target not in plan.by_id]
    if unknown:
        yield counted(
            _("{count} entry is on a target that is not in the plan, and in no figure: {names}"),
            _("{count} entries are on targets that are not in the plan, and in no figure: {names}"),
            len(unknown),
            names=first_few(list(dict.fromkeys(unknown)), _NAMED),
        )
    outside = [
        Message("{name} ({period})", {"name": name(one), "period": one.report.period.name})
        for one in filed
        if one.report.period.end < plan.period.start or one.report.period.start > plan.period.end
    ]
    if outside:
        yield counted(
            _("{count} report is on a period outside of the plan: {names}"),
            _("{count} reports are on periods outside of the plan: {names}"),
            len(outside),
            names=first_few(outside, _NAMED),
        )
    twice = sorted(map(name, _given_twice(filed)), key=str)
    if twice:
        yield counted(
            _("{count} report is not counted; another file has its unit and period: {names}"),
            _("{count} reports are not counted; other files have their unit and period: {names}"),
            len(twice),
            names=first_few(twice, _NAMED),
        )


def _given_twice(filed: Sequence[LoadedReport]) -> Iterator[LoadedReport]:
    """Reports instead of which another one of the same unit, period and revision stands."""
    alike: dict[tuple[object, ...], list[LoadedReport]] = {}
    for one in filed:
        alike.setdefault((*one.subject, one.report.revision), []).append(one)
    for several in alike.values():
        (stands,) = in_force(several).values()
        yield from (one for one in several if one is not stands)
