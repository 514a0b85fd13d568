"""The rating on a case by the reports, and what the silent units could make of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from workplan_cli.assessment.bounds import ceiling_standings, floor_standings, milestone_ceiling
from workplan_cli.assessment.case import Case
from workplan_cli.assessment.combining import baseline_of, combine
from workplan_cli.assessment.judging import judge, judge_milestone, state_status
from workplan_cli.assessment.own_part import own_goal, with_part
from workplan_cli.model.outcome import Rating, at_least
from workplan_cli.model.reading import Standing
from workplan_cli.model.status import STATUS, Status, urgency


@dataclass(frozen=True, slots=True)
class Ratings:
    """The rating, what it is at the least and at the most, and whether the two agree.

    `floor`, `ceiling` and `settled` are None where nothing was reported that could be judged, and
    for continuing work.
    """

    rating: Rating
    floor: Rating | None = None
    ceiling: Rating | None = None
    settled: bool | None = None

    @property
    def at_least(self) -> bool:
        """Whether the status is the worse of two that have one light."""
        return at_least(self.rating, self.floor, self.ceiling)


def rate(case: Case) -> Ratings:
    """Judge a case; the first status that applies stands (D-099).

    `met` holds if the floor has it, `overdue` if the figure reported falls short on its own and
    describes the due day, or is all there is when it has to be there. Any other status stands
    only if floor and ceiling have one light, and then as the worse of the two; else the target is
    `undecided`.
    """
    if case.target.withdrawn_by(case.day.date):
        return Ratings(_withdrawn(case))
    if case.goal is None:
        continuing = case.target.measure_facts.continuing
        return Ratings(_activity(case) if continuing else _without_goal(case))
    if not case.counted:
        return Ratings(Rating("unreported"))
    actual = _judged(case, case.reporting(case.counted))
    if actual.status in {"unreported", "no_baseline"}:
        return Ratings(actual)
    floor, ceiling = _bounds(case, actual)
    awaited = _is_awaited(case, floor, ceiling)
    settled = _one_light(floor, ceiling) and floor.status != "undecided" and not awaited
    missed = _is_missed(case, actual) and not awaited and _anybody_short(case)
    status: Status = "overdue" if missed else "undecided"
    if settled:
        status = floor.status  # the worse of the two
    # Where silent units make the status another one, its gap is that of the floor.
    agreed = status in {"undecided", actual.status}
    gap = actual.gap if agreed else floor.gap
    return Ratings(replace(actual, status=status, gap=gap), floor, ceiling, settled)


def _is_missed(case: Case, actual: Rating) -> bool:
    """Whether what was heard falls short, at its best where names or wholes are missing (D-387)."""
    if actual.most is not None:
        actual = _judged(case, case.reporting(case.counted), at="best")
    return actual.status == "overdue"


def _anybody_short(case: Case) -> bool:
    """Whether a milestone is not done with somebody who was heard (D-281)."""
    heard = case.reporting(case.counted)
    return not case.target.measure_facts.by_stage or any(one.done is None for one in heard)


def _one_light(floor: Rating, ceiling: Rating) -> bool:
    """Whether the light does not depend on what is not known, though the status may (D-188).

    What is on its way or reached asks nothing of anybody, whichever it is (D-342).
    """
    lights = {STATUS[one.status].light for one in (floor, ceiling)}
    return len(lights) == 1 or all(STATUS[one.status].good for one in (floor, ceiling))


def _is_awaited(case: Case, floor: Rating, ceiling: Rating) -> bool:
    """Whether the figure that decides is still to come, and what is there does not decide already.

    Where some units have given it, or all have answered, what others can add decides.
    """
    if floor.status != "overdue" or case.awaited is None:
        return False
    due, current = case.criterion.due, case.day.current
    given = not case.silent or any(one.newest.until >= due for one in case.counted.values())
    asked = current is not None and current.end >= due
    return not (floor.status == ceiling.status and given and asked)


def _withdrawn(case: Case) -> Rating:
    """What was reached before it was withdrawn, and no gap."""
    if case.goal is None or not case.counted:
        return Rating("withdrawn")
    judged = _judged(case, case.reporting(case.counted))
    most = judged.most and replace(judged.most, progress=None, gap=None)
    return replace(judged, status="withdrawn", progress=None, gap=None, remaining=None, most=most)


def _activity(case: Case) -> Rating:
    """Continuing work is looked at for silence only: was it reported in the newest period due?"""
    newest = [one.newest.until for one in case.counted.values()]
    if case.day.due is None:
        return Rating("ongoing" if newest else "unreported")
    return Rating("ongoing" if any(end >= case.day.due.end for end in newest) else "silent")


def _without_goal(case: Case) -> Rating:
    """What a part adds to a goal of which it has none of its own: a figure, and no light."""
    together = combine(case.target, list(case.counted.values()))
    if together is None:
        return Rating("unreported")
    most = None if together.high is None else Rating("undecided", together.high)
    return Rating("undecided", together.actual, most=most)


def _bounds(case: Case, actual: Rating) -> tuple[Rating, Rating]:
    if not case.pending:
        known = case.reporting(case.counted)
        return _judged(case, known, at="worst"), _judged(case, known, at="best")
    if case.manner in {"throughout", "level"}:
        return _state_bounds(case, actual)
    if case.target.measure_facts.by_stage:
        return actual, _judged(case, milestone_ceiling(case))
    least, most = floor_standings(case), ceiling_standings(case)
    floor, ceiling = _judged(case, least, at="worst"), _judged(case, most, at="best")
    if floor.status == "met" and _rests_on_silence(case):
        floor = replace(floor, status="undecided" if case.criterion.is_due else "on_track")
    return floor, ceiling


def _rests_on_silence(case: Case) -> bool:
    """Whether the worst unit decides, and of one that said nothing it is taken to be good (D-388).

    Who has to do nothing of what is counted has done it.
    """
    facts, lower = case.target.combine_facts, case.criterion.goal.facts.lower_is_better
    worst = facts.picks is not None and facts.picks_worst(lower_is_better=lower)
    counts = case.target.measure_facts.quantity and not lower
    return worst and not counts and bool(case.not_reporting)


def _state_bounds(case: Case, actual: Rating) -> tuple[Rating, Rating]:
    """What holds by the reports may not hold where nobody was heard, and the other way round.

    What has to hold throughout and is broken stays broken, whoever was not heard; so does what
    those who were heard miss by themselves (D-370).
    """
    facts = case.criterion.goal.facts
    other = replace(actual, status=state_status(case.criterion, holds=False))
    best = replace(_with_silent(case, actual), status=state_status(case.criterion, holds=True))
    if actual.status in {"met", "on_track", "undecided"}:
        kept = case.target.combine_facts.picks_best(lower_is_better=facts.lower_is_better)
        return (actual if kept else other), best
    if _missed_without(case):
        return actual, replace(best, status=actual.status)
    return actual, best


def _missed_without(case: Case) -> bool:
    """Whether the units that were heard miss the goal, whatever the others may yet give.

    What has to hold throughout may be broken by one unit alone, and by all that were ever heard;
    not by an older figure among those that become one (D-393).
    """
    target, lower = case.target, case.criterion.goal.facts.lower_is_better
    how, throughout = target.combine_facts, case.manner == "throughout"
    only_grows = how.adds_figures and target.measure_facts.never_negative
    one_decides = how.picks_worst(lower_is_better=lower) or (only_grows and lower)
    if throughout and ((target.grows and only_grows) or not how.adds_up):
        return True
    if not (throughout or one_decides):
        return False
    waiting = {case.represented_by.get(unit, unit) for unit in case.pending}
    heard = {unit: one for unit, one in case.counted.items() if unit not in waiting}
    if not heard:
        return throughout
    return not STATUS[_judged(case, case.reporting(heard)).status].good


def _with_silent(case: Case, actual: Rating) -> Rating:
    """How many hold where the silent units do as well; as it was where no units are counted."""
    if not case.target.combine_facts.by_unit:
        return actual
    last = [case.counted.get(case.represented_by.get(unit, unit)) for unit in case.silent]
    rated = [own_rating(case, one) if one else None for one in last]
    may = sum(one is None or STATUS[one.status].good for one in rated)
    return replace(actual, actual=(actual.actual or Fraction(0)) + may)


def _judged(
    case: Case, standings: Sequence[Standing], *, at: Literal["shown", "worst", "best"] = "shown"
) -> Rating:
    """The rating of all together; where a figure lies between two, that of both or of one end.

    Of a limit the larger figure is the worse one (D-373).
    """
    target = case.target
    if target.measure_facts.by_stage:
        return judge_milestone(case.criterion, standings, case.needed)
    if target.combine_facts.by_unit:
        return _unit_by_unit(case, standings)
    combined = combine(target, standings)
    if combined is None:
        return Rating("unreported")
    least = judge(case.criterion, combined.actual, combined.baseline)
    if combined.high is None:
        return least
    most = judge(case.criterion, combined.high, combined.baseline)
    if at == "shown":
        return replace(least, most=most)
    return least if (at == "best") == case.criterion.goal.facts.lower_is_better else most


def _unit_by_unit(case: Case, standings: Sequence[Standing]) -> Rating:
    """`all`: the worst unit decides; `any`: the best. Shown is how many have met the goal (D-014).

    Of what holds or does not, it is how many it holds in, also before the due day (D-345).
    A unit with nothing to take a share of (0 of 0) is left out. Where all that were heard have
    met the goal and others have said nothing, time is left until the due day.
    """
    rated = [(one.unit, rating) for one in standings if (rating := own_rating(case, one))]
    judged = [rating for _, rating in rated]
    if not judged:
        return Rating("unreported")
    ranked = sorted(judged, key=_from_best)
    one_is_enough = case.target.combine_facts.one_is_enough
    chosen = ranked[0] if one_is_enough else ranked[-1]
    if case.manner in {"throughout", "level"}:
        # How things stood earlier does not say that they hold on the day.
        old = {case.represented_by.get(unit, unit) for unit in case.silent}
        met = sum(STATUS[one.status].good and unit not in old for unit, one in rated)
    else:
        met = sum(one.status == "met" for _unit, one in rated)
    empty = sum(one.whole == 0 for one in standings)
    needed = 1 if one_is_enough else max(case.needed - empty, len(judged))
    status = chosen.status
    if status == "met" and met < needed:
        status = "undecided" if case.criterion.is_due else "on_track"
    reached = Fraction(min(met, needed))
    return Rating(status, reached, reached / needed, chosen.gap, needed - reached)


def own_rating(case: Case, standing: Standing) -> Rating | None:
    """One unit's own rating: by its allocation, or by the goal where each has to reach it."""
    target = case.target
    if target.measure_facts.by_stage:
        return judge_milestone(case.criterion, [standing], 1)
    figure, without_part = standing.figure, standing.unit not in target.allocation
    if figure is None or case.goal is None or (target.owed_in_parts and without_part):
        return None
    goal = own_goal(target, case.goal, standing.unit)
    target = with_part(target, goal, lambda: case.baseline, everybody=case.alone)
    criterion = replace(case.criterion, goal=goal, target=target)
    return judge(criterion, figure, baseline_of(target, [standing]))


def rating_alone(case: Case, standing: Standing) -> Rating | None:
    """How a unit would be rated if nobody else had to report: with what it has not said (D-341).

    The same as the review of the unit's part of the plan; only where that can differ from its
    rating by the figure is it looked for.
    """
    unit, judged = standing.unit, own_rating(case, standing)
    if judged is None or not (unit in case.unheard or judged.status == "overdue"):
        return judged
    goal = own_goal(case.target, case.goal, unit) if case.goal else None
    target = case.target
    if goal:
        target = with_part(target, goal, lambda: case.baseline, everybody=case.alone)
    alone = replace(
        case,
        target=target,
        goal=goal,
        criterion=replace(case.criterion, goal=goal or case.criterion.goal, target=target),
        must=(unit,),
        standings={unit: standing},
        use={unit: "counted"},
        represented_by={unit: unit},
        silent=tuple(one for one in case.silent if one == unit),
        unheard=tuple(one for one in case.unheard if one == unit),
    )
    return rate(alone).rating


def _from_best(rating: Rating) -> tuple[int, int, Fraction]:
    """Sort key: met first, the most pressing last; of equal statuses the larger gap first."""
    return (rating.status != "met", -urgency(rating.status), -(rating.gap or Fraction(0)))
