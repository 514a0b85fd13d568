"""Floor and ceiling of what holds or does not: whether silent units may make it otherwise."""

from dataclasses import replace
from fractions import Fraction

from workplan_cli.assessment.case import Case
from workplan_cli.assessment.case_rating import (
    heard_alone,
    not_told,
    own_rating,
    told_in_time,
)
from workplan_cli.assessment.judging import state_status
from workplan_cli.model.outcome import Rating
from workplan_cli.model.status import STATUS, is_short


def state_bounds(case: Case, actual: Rating) -> tuple[Rating, Rating]:
    """What holds by the reports may not hold where nobody was heard, and the other way round.

    What has to hold throughout and is broken stays broken, whoever was not heard; so does what
    those who were heard miss by themselves (D-370).
    """
    other = replace(actual, status=state_status(case.criterion, holds=False))
    best = replace(_with_silent(case, actual), status=state_status(case.criterion, holds=True))
    if actual.status in {"met", "on_track", "undecided"}:
        return (actual if _stays_good(case) else other), best
    if _missed_without(case):
        return actual, replace(best, status=actual.status)
    return actual, best


def hangs_on_baselines(case: Case) -> bool:
    """Whether what all have to reach follows from where each unit says that it began."""
    how = case.target.combine_facts
    told = case.target.told_by_reports and case.criterion.goal.needs_baseline
    return told and (how.shared_out or how.of_wholes)


def _all_have_told(case: Case) -> bool:
    """Whether every unit has said where it began, once and for all."""
    sources = (case.represented_by.get(unit, unit) for unit in case.must)
    told = (case.standings.get(source) for source in sources)
    known = (one is not None and one.baseline is not None for one in told)
    return case.target.baseline == "reported" and all(known)


def _missed_without(case: Case) -> bool:
    """Whether the units that were heard miss the goal, whatever the others may yet give.

    What has to hold throughout may be broken by one unit alone, and by all that were ever heard;
    not by an older figure among those that become one (D-393), unless it is a total, which does
    not fall. What all reach together, or one alone, a silent unit may still make good.
    """
    target, lower = case.target, case.criterion.goal.facts.lower_is_better
    how, throughout = target.combine_facts, case.manner == "throughout"
    grown = target.grows and not target.measure_facts.percent
    if lower and grown and (not hangs_on_baselines(case) or _all_have_told(case)):
        return not (how.picks_best(lower_is_better=lower) and case.not_reporting)
    heard = heard_alone(case)
    together = how.adds_up or how.by_names
    either_way = not lower or how.of_wholes or hangs_on_baselines(case)
    if how.picks_best(lower_is_better=lower) or (together and either_way):
        known = case.alone or not (case.not_reporting or case.gaps)
        return heard is None and throughout and known
    if throughout and not together:
        return True
    only_more = how.adds_figures and target.measure_facts.quantity
    if not (throughout or only_more or how.picks_worst(lower_is_better=lower)):
        return False
    return is_short(heard.status) if heard else throughout


def _stays_good(case: Case) -> bool:
    """Whether what holds by the reports holds whatever the silent units may yet say (D-402).

    Where the best unit decides, or things add up to what is asked for, those that were heard are
    enough. What was to be reached by the due day, and was, stays so until somebody says otherwise.
    """
    waiting = {unit for unit in case.waiting if not told_in_time(case, unit)}
    lower, how = case.criterion.goal.facts.lower_is_better, case.target.combine_facts
    only_more = how.adds_figures and case.target.measure_facts.quantity and not lower
    only_more = only_more and not hangs_on_baselines(case)
    if not (only_more or how.picks_best(lower_is_better=lower)):
        return not waiting
    heard = heard_alone(case, waiting)
    return heard is not None and STATUS[heard.status].good


def _with_silent(case: Case, actual: Rating) -> Rating:
    """How many hold where the silent units do as well; as it was where no units are counted."""
    if not case.target.combine_facts.by_unit:
        return actual
    last = [case.counted.get(source) for source in not_told(case)]
    rated = [own_rating(case, one) if one else None for one in last]
    may = sum(one is None or STATUS[one.status].good for one in rated)
    return replace(actual, actual=(actual.actual or Fraction(0)) + may)
