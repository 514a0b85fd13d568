"""From a figure and a goal to a status (D-099); every comparison is exact (D-011)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import ceil, floor

from workplan_cli.assessment.expected import share_by_steps
from workplan_cli.model.goal import Goal
from workplan_cli.model.outcome import Rating
from workplan_cli.model.plan import Thresholds
from workplan_cli.model.reading import Standing
from workplan_cli.model.status import Status
from workplan_cli.model.target import Target


@dataclass(frozen=True, slots=True)
class Criterion:
    """All that a figure is compared with on a day."""

    target: Target
    goal: Goal
    tolerance: Fraction
    """Share of the goal that `about` may fall short by: 0.1 for 10 %."""
    thresholds: Thresholds
    expected: Fraction
    """The share that is expected; see `expected_from` where reports say where it began."""
    day: date
    due: date

    reference: Fraction | None = None
    """The figure of the target that it is to keep in step with."""

    def expected_from(self, baseline: Fraction | None) -> Fraction:
        """How much of the way from a baseline to the goal is expected, from 0 to 1."""
        if self.is_due or not self.target.paced_from_reports:
            return self.expected
        return share_by_steps(self.target, self.day, baseline)

    @property
    def amount(self) -> Fraction | None:
        """The goal's figure, for goals that have one of their own."""
        amount = self.goal.amount
        return None if amount is None else Fraction(amount)

    @property
    def whole_things(self) -> bool:
        """Whether the target counts things that cannot be halved."""
        return self.target.measure_facts.whole_things

    @property
    def is_due(self) -> bool:
        """Whether the due day is here or past."""
        return self.day >= self.due

    def base(self, baseline: Fraction | None) -> Fraction | None:
        """What the goal is held against: the baseline, or another target's figure."""
        return self.reference if self.goal.in_step_with else baseline


def met_from(criterion: Criterion, baseline: Fraction | None) -> Fraction | None:
    """The figure from which the goal counts as met; it differs from 100 % by the tolerance only.

    `about N` is met from N x (1 - tolerance), whole things rounded up: about 5 is met at 5,
    about 10 at 9, about 120 at 108. In step with another target is what the tolerance allows,
    whole things rounded down where fewer are better: 20 % above 19 is 22.
    """
    goal = criterion.goal
    reach = goal.reach(criterion.base(baseline))
    if reach is None or not goal.has_tolerance:
        return reach
    enough = reach - _towards(goal) * abs(reach) * criterion.tolerance
    whole = floor(enough) if goal.facts.lower_is_better else ceil(enough)
    return Fraction(whole) if criterion.whole_things else enough


def _towards(goal: Goal) -> int:
    return -1 if goal.facts.lower_is_better else 1


def holds(goal: Goal, actual: Fraction, enough: Fraction) -> bool:
    """Whether a figure is as wanted; `enough` is the one from which it is."""
    above = _towards(goal) * (actual - enough)
    return above > 0 if goal.facts.strict else above >= 0


def _above_range(criterion: Criterion, actual: Fraction) -> bool:
    """Whether there is more than was asked for; of `about`, more than its tolerance."""
    most = criterion.goal.most
    if most is None:
        return False
    slack = abs(Fraction(most)) * criterion.tolerance if criterion.goal.facts.approximate else 0
    return actual > Fraction(most) + slack


def judge(criterion: Criterion, actual: Fraction, baseline: Fraction | None) -> Rating:
    """The rating on a figure that was reported (D-004, D-016, D-122)."""
    goal, target = criterion.goal, criterion.target
    reach, enough = goal.reach(criterion.base(baseline)), met_from(criterion, baseline)
    if reach is None or enough is None:
        return Rating("no_baseline", actual)
    met, manner = holds(goal, actual, enough), target.manner(goal)
    remaining = max(_towards(goal) * (reach - actual), Fraction(0))
    above = _above_range(criterion, actual)
    if manner != "points":
        status = state_status(criterion, holds=met)
        return Rating(status, actual, remaining=remaining, above_range=above)
    if baseline is None and target.asks_baseline and target.begins_at_baseline(goal):
        status = "met" if met else _without_a_way(criterion)
        return Rating(status, actual, remaining=remaining, above_range=above)
    start = target.begins(goal, baseline)
    progress = _progress(actual, start, reach, met=met)
    expected = criterion.expected_from(baseline)
    gap = 100 * (progress - expected)
    status = "met" if met else _by_gap(criterion, actual, (start, reach, expected), gap)
    return Rating(status, actual, progress, gap, remaining, above)


def _without_a_way(criterion: Criterion) -> Status:
    """What falls short of its goal, and nobody knows from where; of a part the due day decides."""
    missed = criterion.is_due and not criterion.target.told_by_reports
    return "overdue" if missed else "no_baseline"


def _progress(actual: Fraction, start: Fraction, reach: Fraction, *, met: bool) -> Fraction:
    """(actual - baseline) / (goal - baseline); a goal equal to its baseline is all or nothing."""
    if reach == start:
        return Fraction(int(met))
    return (actual - start) / (reach - start)


def state_status(criterion: Criterion, *, holds: bool) -> Status:
    """What is true or not, so far: met on the due day; broken where it has to hold throughout."""
    if holds:
        return "met" if criterion.is_due else "on_track"
    if criterion.target.manner(criterion.goal) == "throughout":
        return "broken"
    return "overdue" if criterion.is_due else "slipping"


def _by_gap(
    criterion: Criterion, actual: Fraction, way: tuple[Fraction, Fraction, Fraction], gap: Fraction
) -> Status:
    """`way`: where it begins, where it ends, and how much of it is expected by now."""
    limits, (start, reach, expected) = criterion.thresholds, way
    if criterion.is_due:
        return "overdue"
    # Not met where goal and baseline are the same: the figure is on the wrong side of both.
    worse = reach == start or (actual - start) * (reach - start) < 0
    enough = expected_count(criterion.goal, start, reach, expected)
    whole = criterion.whole_things and _towards(criterion.goal) * (actual - enough) >= 0
    in_step = whole and not worse
    if gap < -limits.behind and not in_step:
        return "behind"
    if (gap <= -limits.slipping and not in_step) or worse:
        return "slipping"
    return "ahead" if gap >= limits.ahead else "on_track"


def expected_count(goal: Goal, start: Fraction, reach: Fraction, expected: Fraction) -> int:
    """How many whole things should be there: they cannot be half done, so half of 5 is 2."""
    figure = start + (reach - start) * expected
    return ceil(figure) if goal.facts.lower_is_better else floor(figure)


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
    reached = Fraction(min(len(done), needed))
    remaining = needed - reached
    figures = (reached, reached / needed, None, remaining)
    if remaining == 0:
        return Rating("met", *figures)
    if criterion.is_due:
        return Rating("overdue", *figures)
    late = [one for one in open_ones if one.forecast and one.forecast > criterion.due]
    near = (criterion.due - criterion.day).days <= criterion.thresholds.near_due_days
    early = [one for one in open_ones if one.stage != criterion.target.way[-1]]
    not_reporting = remaining - len(open_ones)
    if any_will_do:
        slipping = bool(open_ones) and (late == open_ones or (near and early == open_ones))
    else:
        slipping = bool(late) or (near and (bool(early) or not_reporting > 0))
    return Rating("slipping" if slipping else "on_track", *figures)
