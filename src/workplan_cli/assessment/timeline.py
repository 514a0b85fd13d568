"""Which reports count on a day, and which entry of which revision stands."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from workplan_cli.model.period import Period
from workplan_cli.model.plan import Plan
from workplan_cli.model.reading import Reading
from workplan_cli.model.report import LoadedReport, Report, in_force
from workplan_cli.model.target import Target


def known_on(
    reports: Iterable[LoadedReport], day: date, until: date | None = None
) -> list[LoadedReport]:
    """Reports whose period was over on the day, or which had been submitted by then (D-001).

    `until`: a later day for the second; for who has reported, not for figures.
    """
    last = until or day
    return [
        filed
        for filed in reports
        if filed.report.period.end <= day
        or (filed.report.submitted is not None and filed.report.submitted <= last)
    ]


def known_until(reports: Iterable[LoadedReport], day: date) -> date:
    """Up to what day reports were taken in that a day is judged by (D-271).

    That of the newest submission among them; not before the day itself.
    """
    came = (one.report.submitted for one in known_on(reports, day) if one.says_something)
    return max([day, *(one for one in came if one is not None)])


def periods_over(plan: Plan, day: date, target: Target | None = None) -> list[Period]:
    """The periods that were over on the day, the oldest first: of the plan, or of a target."""
    return [period for period in plan.rhythm_of(target) if period.end <= day]


def current_period(plan: Plan, day: date, target: Target | None = None) -> Period | None:
    """The newest period that was over on the day."""
    return next(reversed(periods_over(plan, day, target)), None)


def period_due(plan: Plan, day: date, target: Target | None = None) -> Period | None:
    """The newest period whose reports had to be there: the last day for them has passed."""
    rhythm = reversed(plan.rhythm_of(target))
    return next((one for one in rhythm if plan.report_due(one, target) < day), None)


def speaks_until(report: Report, day: date) -> date:
    """The last day of its period; of a period that is not over yet, the day it was filed."""
    if report.submitted is not None and report.period.end > day:
        return report.submitted
    return report.period.end


Made = dict[tuple[int, date, bool], tuple[Reading, ...]]
"""By the report, until when it speaks, and whether it stands: its readings, one an entry."""


def readings(
    reports: Iterable[LoadedReport], day: date, made: Made
) -> Mapping[str, tuple[Reading, ...]]:
    """All entries by target, the oldest first; those that a higher revision replaced are marked.

    A revision replaces the whole report: an entry that it no longer has is gone with it (D-002).
    Readings are the same on most days, and come from `made` where they are there.
    """
    reports = list(reports)
    stand = in_force(reports)
    found: dict[str, list[Reading]] = {}
    for filed in sorted(reports, key=lambda one: _order(one, day, stand)):
        key = (id(filed), speaks_until(filed.report, day), stand[filed.subject] is filed)
        if key not in made:
            made[key] = tuple(_of_report(filed, key[1], stands=key[2]))
        for target, reading in zip(filed.targets, made[key], strict=True):
            found.setdefault(target, []).append(reading)
    return {target: tuple(entries) for target, entries in found.items()}


def _order(
    filed: LoadedReport, day: date, stand: Mapping[tuple[str, str], LoadedReport]
) -> tuple[object, ...]:
    """Sort key: as `Reading.order`, what does not stand before what does."""
    report = filed.report
    last = stand[filed.subject] is filed
    period = report.period.order
    return (speaks_until(report, day), *period, report.revision, report.unit, last, filed.file)


def _of_report(filed: LoadedReport, until: date, *, stands: bool) -> Iterator[Reading]:
    """Of two entries for one target in one report the last stands (a diagnostic names both)."""
    last = {target: index for index, target in enumerate(filed.targets)}
    for index, target in enumerate(filed.targets):
        yield Reading(filed, index, until, superseded=not stands or last[target] != index)
