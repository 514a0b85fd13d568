"""A case judged by the figures that there are: all together, or unit by unit."""

from collections.abc import Sequence, Set
from dataclasses import replace
from fractions import Fraction
from typing import Literal

from workplan_cli.assessment.case import Case
from workplan_cli.assessment.combining import baseline_of, combine
from workplan_cli.assessment.judging import judge, judge_milestone
from workplan_cli.assessment.own_part import own_goal, with_part
from workplan_cli.model.outcome import Rating
from workplan_cli.model.reading import Standing
from workplan_cli.model.status import STATUS, is_short, urgency


def rating_of(
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
        old = not_told(case)
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


def told_in_time(case: Case, unit: str) -> bool:
    """Whether the figure of a unit is all there is of the day by which something had to hold."""
    told, due = case.counted.get(unit), case.criterion.due
    by_due = case.manner == "level" and case.criterion.is_due
    return by_due and told is not None and told.newest.until >= due and unit not in case.gaps


def not_told(case: Case) -> list[str]:
    """For each silent unit whose figure says nothing of the day, who speaks for it."""
    sources = [case.represented_by.get(unit, unit) for unit in case.silent]
    return [source for source in sources if not told_in_time(case, source)]


def heard_alone(case: Case, waiting: Set[str] | None = None) -> Rating | None:
    """How it stands by those alone that are not waited for; None where there are none."""
    left_out = case.waiting if waiting is None else waiting
    heard = {unit: one for unit, one in case.counted.items() if unit not in left_out}
    return rating_of(case, case.reporting(heard)) if heard else None


def is_missed_by_the_worst(case: Case) -> bool:
    """Whether the worst unit decides, and one that was heard falls short, whoever is silent."""
    worst = case.target.combine_facts.picks_worst(
        lower_is_better=case.criterion.goal.facts.lower_is_better
    )
    heard = heard_alone(case) if worst else None
    return heard is not None and is_short(heard.status)


def _from_best(rating: Rating) -> tuple[int, int, Fraction]:
    """Sort key: met first, the most pressing last; of equal statuses the larger gap first."""
    return (rating.status != "met", -urgency(rating.status), -(rating.gap or Fraction(0)))
