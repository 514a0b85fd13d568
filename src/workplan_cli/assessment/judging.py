"""From a figure and a goal to a status (D-099); every comparison is exact (D-011)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import ceil, floor

from workplan_cli.model.goal import Goal
from workplan_cli.model.milestone import LAST_STAGE
from workplan_cli.model.outcome import Rating, Standing
from workplan_cli.model.plan import Target, Thresholds
from workplan_cli.model.status import Status


@dataclass(frozen=True, slots=True)
class Criterion:
    """All that a figure is compared with on a day."""

    target: Target
    goal: Goal
    tolerance: Fraction
    """Share of the goal that `about` may fall short by: 0.1 for 10 %."""
    thresholds: Thresholds
    expected: Fraction
    day: date
    due: date

    @property
    def amount(self) -> Fraction | None:
        """The goal's figure, for goals that have one of their own."""
        amount = self.goal.amount
        return None if amount is None else Fraction(amount)

    @property
    def whole_things(self) -> bool:
        """Whether the target counts things that cannot be halved."""
        if not self.target.measure_facts.whole_things:
            return False
        return (self.amount or Fraction(0)).denominator == 1


def met_from(criterion: Criterion, baseline: Fraction | None) -> Fraction | None:
    """The figure from which the goal counts as met: below 100 % for `about` only.

    `about N` is met from N x (1 - tolerance), whole things rounded up: about 5 is met at 5,
    about 10 at 9, about 120 at 108.
    """
    reach = criterion.goal.reach(baseline)
    if reach is None or not criterion.goal.facts.approximate:
        return reach
    enough = reach * (1 - criterion.tolerance)
    return Fraction(ceil(enough)) if criterion.whole_things else enough


def judge(criterion: Criterion, actual: Fraction, baseline: Fraction | None) -> Rating:
    """The rating on a figure that was reported (D-004, D-016)."""
    reach, kind = criterion.goal.reach(baseline), criterion.goal.facts
    enough = met_from(criterion, baseline)
    if reach is None or enough is None:
        return Rating("no_baseline", actual)
    met = actual <= enough if kind.lower_is_better else actual >= enough
    short = actual - reach if kind.lower_is_better else reach - actual
    remaining = max(short, Fraction(0))
    if kind.kept:
        return Rating(kept_status(criterion, holds=met), actual, remaining=remaining)
    above = criterion.goal.most is not None and actual > criterion.goal.most
    if baseline is None and criterion.target.baseline == "reported":
        status: Status = "met" if met else "no_baseline"
        return Rating(status, actual, remaining=remaining, above_range=above)
    start = baseline if baseline is not None else Fraction(0)
    progress = _progress(actual, start, reach, met=met)
    gap = 100 * (progress - criterion.expected)
    status = "met" if met else _by_gap(criterion, actual, start, reach, gap)
    return Rating(status, actual, progress, gap, remaining, above)


def _progress(actual: Fraction, start: Fraction, reach: Fraction, *, met: bool) -> Fraction:
    """(actual - baseline) / (goal - baseline); a goal equal to its baseline is all or nothing."""
    if reach == start:
        return Fraction(int(met))
    return (actual - start) / (reach - start)


def kept_status(criterion: Criterion, *, holds: bool) -> Status:
    """Limits and ratchets: good until the due day and met on it; broken at once."""
    if holds:
        return "met" if criterion.day >= criterion.due else "on_track"
    return "overdue" if criterion.day > criterion.due else "behind"


def _by_gap(
    criterion: Criterion, actual: Fraction, start: Fraction, reach: Fraction, gap: Fraction
) -> Status:
    limits = criterion.thresholds
    if criterion.day > criterion.due:
        return "overdue"
    # Not met where goal and baseline are the same: the figure is on the wrong side of both.
    worse = reach == start or (actual - start) * (reach - start) < 0
    whole = criterion.whole_things and actual >= expected_count(criterion, start, reach)
    in_step = whole and not worse
    if gap < -limits.behind and not in_step:
        return "behind"
    if (gap <= -limits.slipping and not in_step) or worse:
        return "slipping"
    return "ahead" if gap >= limits.ahead else "on_track"


def expected_count(criterion: Criterion, start: Fraction, reach: Fraction) -> int:
    """How many whole things should be there: they cannot be half done, so half of 5 is 2."""
    return floor(start + (reach - start) * criterion.expected)


def judge_milestone(
    criterion: Criterion, standings: Sequence[Standing], expected_units: int
) -> Rating:
    """The rating on a milestone: done, or how far from it on the day.

    Args:
        criterion: what it is compared with.
        standings: what the units that count have reported.
        expected_units: how many have to be done; 1 for `any`.
    """
    any_will_do = criterion.target.combine_facts.one_is_enough
    done = [one for one in standings if one.done is not None]
    open_ones = [one for one in standings if one.done is None]
    needed = 1 if any_will_do else max(expected_units, len(standings))
    progress = Fraction(min(len(done), needed), needed)
    remaining = Fraction(max(needed - len(done), 0))
    figures = (Fraction(len(done)), progress, None, remaining)
    if remaining == 0:
        return Rating("met", *figures)
    if criterion.day > criterion.due:
        return Rating("overdue", *figures)
    late = [one for one in open_ones if one.forecast and one.forecast > criterion.due]
    near = (criterion.due - criterion.day).days <= criterion.thresholds.near_due_days
    early = [one for one in open_ones if one.stage != LAST_STAGE]
    not_reporting = needed - len(done) - len(open_ones)
    if any_will_do:
        slipping = bool(open_ones) and (late == open_ones or (near and early == open_ones))
    else:
        slipping = bool(late) or (near and (bool(early) or not_reporting > 0))
    return Rating("slipping" if slipping else "on_track", *figures)
