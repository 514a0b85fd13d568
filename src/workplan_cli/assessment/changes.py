"""What moved between two periods: statuses, figures, units, the plan itself."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal, get_args

from workplan_cli.assessment.part import review_part
from workplan_cli.assessment.revisions import Revised, revised
from workplan_cli.assessment.scope import Scope
from workplan_cli.assessment.target_results import How
from workplan_cli.model.outcome import TO_DO_AGAIN, Outcome, Rating, TargetResult
from workplan_cli.model.period import Period
from workplan_cli.model.plan import Plan
from workplan_cli.model.reading import Standing
from workplan_cli.model.report import LoadedReport
from workplan_cli.model.status import STATUS, Status, is_late, is_short
from workplan_cli.model.target import Target
from workplan_cli.model.units import Units

Direction = Literal["met", "worse", "slower", "better", "unknown", "known"]
DIRECTIONS: tuple[Direction, ...] = get_args(Direction)
"""In the order in which they are shown."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A target whose status is another one now."""

    direction: Direction
    before: TargetResult
    after: TargetResult


@dataclass(frozen=True, slots=True)
class Fell:
    """A figure that went back: of one unit, or of the target over all units (`unit` is None)."""

    result: TargetResult
    unit: str | None
    before: Fraction
    after: Fraction


@dataclass(frozen=True, slots=True)
class Changes:
    """Two periods, what is known today of the plan at the end of each, and the difference."""

    earlier: Period
    later: Period
    before: Outcome
    after: Outcome
    moved: tuple[Moved, ...]
    fell: tuple[Fell, ...]
    revised: tuple[Revised, ...]
    newly_silent: tuple[str, ...]
    newly_reporting: tuple[str, ...]


def newest_periods(plan: Plan, reports: Iterable[LoadedReport]) -> list[Period]:
    """Periods that were reported on, the newest first, of the plan's rhythm where there are any.

    Of those that end together the one in the plan's own rhythm stands, else the longest. Reports
    that nobody asked for, on a month of a plan with quarters, are no period to compare (D-272).
    """
    own = set(plan.rhythm)
    ends = {period.end for period in own}
    by_end: dict[object, Period] = {}
    for filed in (one for one in reports if one.says_something):
        period = filed.report.period
        known = by_end.get(period.end)
        if known is None or (period in own, period.order) > (known in own, known.order):
            by_end[period.end] = period
    found = [one for one in by_end.values() if one.end in ends] or by_end.values()
    return sorted(found, key=lambda period: period.order, reverse=True)


def period_before(later: Period, newest_first: Sequence[Period]) -> Period | None:
    """The newest that ends before another begins; where there is none, before that one ends."""
    whole = [one for one in newest_first if one.end < later.start]
    return next(iter([*whole, *(one for one in newest_first if one.end < later.end)]), None)


def changes(
    plan: Plan,
    units: Units,
    reports: Sequence[LoadedReport],
    earlier: Period,
    later: Period,
    scope: Scope = Scope(),  # noqa: B008 - frozen
    how: How = How(),  # noqa: B008 - frozen
) -> Changes:
    """What moved between the ends of two periods.

    Both are judged by all that is known of them today: a correction of the earlier period is part
    of the earlier figure and no change between the two. Doubts are those about the later
    figures.
    """
    before = review_part(plan, units, reports, earlier.end, scope.units, how=how.without_doubts)
    after = review_part(plan, units, reports, later.end, scope.units, how=how)
    after = replace(after, targets=tuple(one for one in after.targets if scope.shows(one)))
    before = replace(before, targets=tuple(before.by_id[one.target.id] for one in after.targets))
    then, now = before.units_reported, after.units_reported
    # Who has still time, or has sent something that is to be corrected, is not silent.
    known = {unit for state in (*TO_DO_AGAIN, "open") for unit in after.in_state(state)}
    return Changes(
        earlier,
        later,
        before,
        after,
        moved=tuple(_moved(before, after)),
        fell=tuple(_fell(before, after)),
        revised=tuple(_revised(before, after)),
        newly_silent=tuple(
            unit for unit in then if unit in after.units_due and unit not in (*now, *known)
        ),
        newly_reporting=tuple(
            unit for unit in now if unit not in then and unit in before.units_due
        ),
    )


def _moved(before: Outcome, after: Outcome) -> Iterator[Moved]:
    """Of targets that can be met; whether continuing work is silent depends on the day (D-272)."""
    for result in after.targets:
        if result.target.measure_facts.continuing:
            continue
        earlier = before.by_id[result.target.id]
        way = direction(earlier.status, result.status)
        if way == "worse" and _moved_on(earlier, result):
            way = "slower"
        if way:
            yield Moved(way, earlier, result)


def _moved_on(before: TargetResult, after: TargetResult) -> bool:
    """Whether the figure came nearer to the same goal, so that only the schedule went faster."""
    was, now = before.rating.progress, after.rating.progress
    if was is None or now is None or before.goal != after.goal:
        return False
    return now > was


def heard_of(outcome: Outcome) -> tuple[int, int]:
    """Of the lines of continuing work, those reported on for the newest period, and all.

    Whether the days for a report have passed has no part in it, so that two days compare (D-272).
    """
    ongoing = [one for one in outcome.targets if one.target.measure_facts.continuing]
    period = outcome.period
    told = [
        one
        for one in ongoing
        if period and any(own.newest.until >= period.end for own in one.counted_standings)
    ]
    return len(told), len(ongoing)


def direction(before: Status, after: Status) -> Direction | None:
    """Which way a status moved; None where it is the same, or as good, or not asked any more."""
    if after in {before, "withdrawn"}:
        return None
    if after == "met":
        return "met"
    was, now = STATUS[before].rank, STATUS[after].rank
    if now is None:
        return None if was is None else "unknown"
    if was is None:
        return "worse" if is_late(after) else "known"
    if was == now:
        return None
    return "better" if now < was else "worse"


def _fell(before: Outcome, after: Outcome) -> Iterator[Fell]:
    """Figures that are further from the goal than they were, the target's before its units'."""
    for result in after.targets:
        earlier = before.by_id[result.target.id]
        if not result.target.measure_facts.quantified:
            continue
        if not result.target.judged_by_unit:
            was, rating = earlier.rating.actual, result.rating
            yield from _worse(result, None, rating, was, rating.actual)
        then = {part.unit: _figure(result.target, part.standing) for part in earlier.units}
        for part in result.units:
            now = _figure(result.target, part.standing)
            yield from _worse(result, part.unit, part.own, then.get(part.unit), now)


def _worse(
    result: TargetResult,
    unit: str | None,
    own: Rating | None,
    was: Fraction | None,
    now: Fraction | None,
) -> Iterator[Fell]:
    """A total grows with every report: under a limit it is worse beyond that (D-400)."""
    lower_is_better = result.goal is not None and result.goal.facts.lower_is_better
    status = own.status if own else result.status
    if lower_is_better and result.target.grows and not is_short(status):
        return
    if was is not None and now is not None and (now > was if lower_is_better else now < was):
        yield Fell(result, unit, was, now)


def _figure(target: Target, standing: Standing | None) -> Fraction | None:
    if standing is None:
        return None
    by_names = target.combine_facts.by_names and standing.names
    return Fraction(len(standing.names)) if by_names else standing.figure


def _revised(before: Outcome, after: Outcome) -> Iterator[Revised]:
    for result in after.targets:
        target = after.plan.by_id[result.target.id]
        yield from revised(after.plan, target, before.as_of, after.as_of)
