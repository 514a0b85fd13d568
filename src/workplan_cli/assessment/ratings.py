"""The rating on a case by the reports, and what the silent units could make of it."""

from dataclasses import dataclass, replace

from workplan_cli.assessment.bounds import ceiling_standings, floor_standings, milestone_ceiling
from workplan_cli.assessment.case import Case
from workplan_cli.assessment.case_rating import is_missed_by_the_worst, own_rating, rating_of
from workplan_cli.assessment.combining import combine
from workplan_cli.assessment.own_part import own_goal, with_part
from workplan_cli.assessment.state_bounds import hangs_on_baselines, state_bounds
from workplan_cli.model.outcome import Rating, at_least
from workplan_cli.model.reading import Standing
from workplan_cli.model.status import STATUS, Status


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
    actual = rating_of(case, case.reporting(case.counted))
    if actual.status in {"unreported", "no_baseline"}:
        return Ratings(actual)
    if _began_unknown(case, actual):
        open_ = replace(actual, status="undecided", progress=None, gap=None, remaining=None)
        return Ratings(open_, settled=False)
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


def _began_unknown(case: Case, actual: Rating) -> bool:
    """Whether all together began at a figure of which units never heard from have some (D-406).

    What the others have is no part of the way then. What has reached the goal without them has,
    for they can only add to it.
    """
    target, goal = case.target, case.criterion.goal
    if not (case.not_reporting and target.combine_facts.shared_out and case.manner == "points"):
        return False
    if hangs_on_baselines(case):
        return True
    reached = actual.status == "met" and not goal.facts.lower_is_better
    return bool(target.begins(goal, case.baseline)) and not reached


def _is_missed(case: Case, actual: Rating) -> bool:
    """Whether what was heard falls short, at its best where names or wholes are missing (D-387)."""
    if actual.most is not None:
        actual = rating_of(case, case.reporting(case.counted), at="best")
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
    if case.manner == "level" and case.pending and ceiling.status == "overdue":
        return False
    how, by_stage = case.target.combine_facts, case.target.measure_facts.by_stage
    if (how.picks or how.by_unit) and case.pending and not by_stage:
        # One that is silent may be anywhere on the day; only the worst of all is known already.
        return not is_missed_by_the_worst(case)
    due, current = case.criterion.due, case.day.current
    given = not case.silent or any(one.newest.until >= due for one in case.counted.values())
    asked = current is not None and current.end >= due
    return not (floor.status == ceiling.status and given and asked)


def _withdrawn(case: Case) -> Rating:
    """What was reached before it was withdrawn, and no gap."""
    if case.goal is None or not case.counted:
        return Rating("withdrawn")
    judged = rating_of(case, case.reporting(case.counted))
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
        return rating_of(case, known, at="worst"), rating_of(case, known, at="best")
    if case.manner in {"throughout", "level"}:
        return state_bounds(case, actual)
    if case.target.measure_facts.by_stage:
        return actual, rating_of(case, milestone_ceiling(case))
    least, most = floor_standings(case), ceiling_standings(case)
    floor = rating_of(case, least, at="worst")
    ceiling = rating_of(_at_best(case), most, at="best")
    if floor.status == "met" and _rests_on_silence(case):
        floor = replace(floor, status="undecided" if case.criterion.is_due else "on_track")
    return floor, ceiling


def _at_best(case: Case) -> Case:
    """Of “more than 43” units that kept pace may be above 43, and not at it (D-406).

    Not so where the worst unit decides, and one that was heard is at 43.
    """
    goal = case.criterion.goal
    if not goal.facts.strict or is_missed_by_the_worst(case):
        return case
    return replace(case, goal=goal.loosely, criterion=replace(case.criterion, goal=goal.loosely))


def _rests_on_silence(case: Case) -> bool:
    """Whether the worst unit decides, and of one that said nothing it is taken to be good (D-388).

    Who has to do nothing of what is counted has done it.
    """
    facts, lower = case.target.combine_facts, case.criterion.goal.facts.lower_is_better
    worst = facts.picks is not None and facts.picks_worst(lower_is_better=lower)
    counts = case.target.measure_facts.quantity and not lower
    return worst and not counts and bool(case.not_reporting)


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
