"""The verdict on a case by the reports, and what the silent units could make of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from workplan_cli.assessment.case import Case
from workplan_cli.assessment.combining import combine
from workplan_cli.assessment.judging import LAST_STAGE, judge, judge_milestone
from workplan_cli.assessment.silence import ceiling_holdings, floor_holdings
from workplan_cli.model.goal import Goal
from workplan_cli.model.outcome import WORST_FIRST, Holding, Verdict
from workplan_cli.model.plan import Target


@dataclass(frozen=True, slots=True)
class Verdicts:
    """The verdict, what it is at the least and at the most, and whether the two agree.

    `floor`, `ceiling` and `settled` are None where nothing was reported that could be judged, and
    for continuing work.
    """

    verdict: Verdict
    floor: Verdict | None = None
    ceiling: Verdict | None = None
    settled: bool | None = None


def verdicts(case: Case) -> Verdicts:
    """Judge a case (design, section 5).

    The floor decides: `met` and `overdue` are what the reports say on the day. Any other status
    stands only if the ceiling has the same one; else the target is `undecided`.
    """
    if case.goal is None:
        return Verdicts(_activity(case))
    if not case.counted:
        return Verdicts(Verdict("unreported"))
    actual = _judged(case, list(case.counted.values()))
    if actual.status in {"unreported", "no_baseline"}:
        return Verdicts(actual)
    floor, ceiling = _bounds(case, actual)
    settled = floor.status == ceiling.status
    status = floor.status if settled or floor.status in {"met", "overdue"} else "undecided"
    return Verdicts(replace(actual, status=status), floor, ceiling, settled)


def _activity(case: Case) -> Verdict:
    """Continuing work is looked at for silence only: was it reported in the newest period due?"""
    newest = [one.newest.period.end for one in case.counted.values()]
    if case.day.due is None:
        return Verdict("ongoing" if newest else "unreported")
    return Verdict("ongoing" if any(end >= case.day.due.end for end in newest) else "silent")


def _bounds(case: Case, actual: Verdict) -> tuple[Verdict, Verdict]:
    held = list(case.counted.values())
    if not case.silent:
        return actual, _judged(case, held, at_most=True)
    if case.goal and case.goal.kind in {"at_most", "not_below_baseline"}:
        # Holds by the reports so far; a unit that was not heard from may have broken it.
        broken = replace(actual, status="behind") if _holds(actual) else actual
        return broken, actual
    if case.target.measure == "milestone":
        return actual, judge_milestone(case.yardstick, _in_last_stage(case), case.needed)
    least = floor_holdings(case.yardstick, case.counted, case.silent)
    most = ceiling_holdings(case.day.plan, case.yardstick, case.counted, case.silent, case.must)
    return _judged(case, least), _judged(case, most, at_most=True)


def _holds(verdict: Verdict) -> bool:
    return verdict.status in {"met", "on_track"}


def _in_last_stage(case: Case) -> list[Holding]:
    """A milestone's silent units that kept pace have come to the last stage before done."""
    heard = [
        replace(one, stage=LAST_STAGE, forecast=None)
        if one.unit in case.silent and one.done is None
        else one
        for one in case.counted.values()
    ]
    return heard + [Holding(unit, (), stage=LAST_STAGE) for unit in case.unheard]


def _judged(case: Case, holdings: Sequence[Holding], *, at_most: bool = False) -> Verdict:
    target = case.target
    if target.measure == "milestone":
        return judge_milestone(case.yardstick, holdings, case.needed)
    if target.combine in {"all", "any"}:
        return _unit_by_unit(case, holdings)
    combined = combine(target, case.yardstick.goal, holdings)
    if combined is None:
        return Verdict("unreported")
    value = combined.high if at_most and combined.high is not None else combined.actual
    return judge(case.yardstick, value, combined.baseline or baseline_of(target, holdings))


def _unit_by_unit(case: Case, holdings: Sequence[Holding]) -> Verdict:
    """`all`: the worst unit decides; `any`: the best. The figure is how many have met the goal."""
    target = case.target
    judged = [one for one in (own_verdict(case, held) for held in holdings) if one]
    if not judged:
        return Verdict("unreported")
    ranked = sorted(judged, key=_from_best)
    met = sum(one.status == "met" for one in judged)
    needed = 1 if target.combine == "any" else max(case.needed, len(judged))
    chosen = ranked[0] if target.combine == "any" else ranked[-1]
    unheard = chosen.status == "met" and met < needed
    return Verdict(
        "on_track" if unheard else chosen.status,
        Fraction(met),
        Fraction(min(met, needed), needed),
        chosen.gap,
        Fraction(max(needed - met, 0)),
    )


def own_verdict(case: Case, held: Holding) -> Verdict | None:
    """One unit's own verdict: by its allocation, or by the goal where each has to reach it."""
    target = case.target
    if target.measure == "milestone":
        return judge_milestone(case.yardstick, [held], 1)
    figure = held.share if target.measure == "share" else held.amount
    shared_out = target.combine in {"sum", "distinct"} and target.measure != "limit"
    if figure is None or case.goal is None or (shared_out and held.unit not in target.allocation):
        return None
    yardstick = replace(case.yardstick, goal=own_goal(target, case.goal, held.unit))
    return judge(yardstick, figure, baseline_of(target, [held]))


def own_goal(target: Target, goal: Goal, unit: str) -> Goal:
    """What one unit has to reach: its allocation as the figure of the goal, else the goal."""
    allocated = target.allocation.get(unit)
    if allocated is None or goal.amount is None:
        return goal
    amount = allocated if goal.kind in {"at_least", "about", "exactly", "at_most"} else None
    return goal.model_copy(update={goal.kind: amount or (allocated, allocated)})


def _from_best(verdict: Verdict) -> tuple[int, Fraction]:
    last = len(WORST_FIRST)
    rank = WORST_FIRST.index(verdict.status) if verdict.status in WORST_FIRST else last
    return (-rank, -(verdict.gap or Fraction(0)))


def baseline_of(target: Target, holdings: Sequence[Holding]) -> Fraction | None:
    """The plan's baseline, or the one that the newest report gives."""
    if target.baseline is not None and target.baseline != "reported":
        return Fraction(target.baseline)
    given = [one for one in holdings if one.baseline is not None and one.readings]
    return max(given, key=lambda one: one.newest.order).baseline if given else None
