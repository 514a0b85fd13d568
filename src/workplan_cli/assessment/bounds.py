"""Floor and ceiling: the least and the most that silent units could have done (D-027)."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from math import ceil, floor

from workplan_cli.assessment.case import Case
from workplan_cli.assessment.combining import baseline_of
from workplan_cli.assessment.expected import expected_share
from workplan_cli.assessment.gaps import come_due
from workplan_cli.assessment.judging import judge
from workplan_cli.assessment.own_part import own_goal
from workplan_cli.model.reading import Standing


def floor_standings(case: Case) -> list[Standing]:
    """The silent units have added nothing since their last report; nothing at all without one."""
    lower_is_better = case.criterion.goal.facts.lower_is_better
    best_counts = case.target.combine_facts.picks_best(lower_is_better=lower_is_better)
    added = () if best_counts else case.not_reporting
    nothing = [_unheard(case, unit, _nothing(case)) for unit in added]
    if case.target.combine_facts.every_unit_has_to:
        nothing = [one for one in nothing if not _is_enough(case, one)]
    return [*case.reporting(case.counted), *nothing]


def _is_enough(case: Case, nothing: Standing) -> bool:
    """Whether a unit would have reached its goal by staying where it began: nobody said so (D-380).

    Who has to do nothing of what is counted has done it.
    """
    target, figure = case.target, nothing.figure
    if case.goal is None or figure is None or target.measure_facts.quantity:
        return False
    own = replace(case.criterion, goal=own_goal(target, case.goal, nothing.unit))
    return judge(own, figure, baseline_of(target, [nothing])).status == "met"


def ceiling_standings(case: Case) -> list[Standing]:
    """The silent units have kept pace with the schedule since their last report.

    A silent unit then adds its part of the goal (its allocation; of a sum, an equal part) times
    the expected share that has come due since its last period; whole things are rounded up. Of a
    share, a minimum or a rate it does at least as well as the best of those that reported; who
    has reported for the newest period keeps pace only (D-279). Where a unit
    above speaks for silent ones, it is the one that moves, by the parts of all of them.
    """
    spoken_for: dict[str, list[str]] = {}
    for unit in case.pending:
        spoken_for.setdefault(case.represented_by.get(unit, unit), []).append(unit)
    moved = {source: _kept_pace(case, source, units) for source, units in spoken_for.items()}
    return case.reporting({**case.counted, **moved})


def milestone_ceiling(case: Case) -> list[Standing]:
    """Silent units that kept pace are in the last stage before done, and done from the due day."""
    due = case.criterion.due
    done = due if case.criterion.day >= due else None
    waiting = {case.represented_by.get(unit, unit) for unit in case.pending}
    stage = case.target.way[-1]
    at_best = {unit: Standing(unit, (), stage=stage, done=done) for unit in waiting}
    return case.reporting({**case.counted, **at_best})


def _unheard(case: Case, unit: str, figure: Fraction | None) -> Standing:
    """A unit never heard from that has this figure, and of a share the usual size."""
    given, whole = case.usual_baseline, case.usual_whole
    if figure is None or not case.target.measure_facts.percent:
        return Standing(unit, (), amount=figure, baseline=given)
    return Standing(unit, (), part=figure * whole / 100, whole=whole, baseline=given)


def _nothing(case: Case) -> Fraction | None:
    """The figure of a unit that did nothing: zero, or the baseline; None where it is not known.

    Of what is to fall zero would be the best there is, so it is at the baseline (D-374).
    """
    facts, less = case.target.measure_facts, case.criterion.goal.facts.lower_is_better
    alone = less and not case.target.combine_facts.shared_out
    zero = (facts.quantity or facts.percent) and not alone
    return Fraction(0) if zero else case.usual_baseline


def _start(case: Case) -> Fraction | None:
    """The figure that a unit never heard from has kept pace from: the baseline, if it is to rise.

    What each began with of a sum is not known.
    """
    goal, shared_out = case.criterion.goal, case.target.combine_facts.shared_out
    rises = not (goal.facts.lower_is_better or shared_out)
    start = case.target.begins(goal, case.usual_baseline) if rises else None
    return start or _nothing(case)


def _kept_pace(case: Case, source: str, units: Sequence[str]) -> Standing:
    """What the source's figure would be had it and the silent units under it kept pace."""
    last = case.counted.get(source)
    standing = last or _unheard(case, source, _start(case))
    silent = last is None or not set(case.silent).isdisjoint(units)
    if case.target.measure_facts.percent:
        others = case.figures if silent else ()
        return _share_on_pace(case, standing, _due_since(case, last), others)
    if not case.target.measure_facts.quantity:
        others = case.amounts if silent else ()
        return _rate_on_pace(case, standing, _due_since(case, last), others)
    parts = [_to_add(case, unit) for unit in units]
    shared, lower = case.target.combine_facts.shared_out, case.criterion.goal.facts.lower_is_better
    # A unit in whose place newer figures below it stand has kept pace since its own.
    own = last or case.standings.get(source)
    added = (sum(parts, Fraction(0)) if shared else parts[0]) * _due_since(case, own)
    if case.criterion.whole_things:
        added = Fraction(floor(added) if lower else ceil(added))
    if last is None and not lower:
        had = (own.amount if own else None) or Fraction(0)
        added = max(had + added - _reported_below(case, source), Fraction(0))
    amount = (standing.amount or Fraction(0)) + added
    if silent and case.target.combine_facts.picks == "lowest":
        amount = _best(case, [amount, *case.amounts])
    unnamed = max(standing.unnamed + added, Fraction(0))
    return replace(standing, amount=amount, unnamed=unnamed)


def _due_since(case: Case, last: Standing | None) -> Fraction:
    """The expected share that has come due since the last report, or since the beginning."""
    target = case.target
    baseline = case.usual_baseline if target.judged_by_unit else case.baseline
    if last and target.judged_by_unit:
        baseline = baseline_of(target, [last])
    expected = case.criterion.expected_from(baseline)
    if last is None:
        return expected
    since = expected_share(case.day.plan, target, last.newest.until, baseline)
    left_out = case.gaps.get(last.unit, ())
    before = come_due(case.day.plan, target, left_out, case.day.date, baseline)
    return max(expected - since, Fraction(0)) + before


def _reported_below(case: Case, unit: str) -> Fraction:
    """What the units below have reported: part of what a silent one above them would report."""
    if not case.target.combine_facts.shared_out:
        return Fraction(0)
    amounts = (case.counted[one].amount for one in case.below.get(unit, ()))
    return sum((one for one in amounts if one is not None), Fraction(0))


def _share_on_pace(
    case: Case, standing: Standing, due_since: Fraction, others: Sequence[Fraction]
) -> Standing:
    if standing.whole == 0:
        return standing
    share = standing.figure or Fraction(0)
    best = _best(case, [share, _moved(case, share, standing, due_since), *others])
    if case.criterion.goal.facts.lower_is_better:
        best = max(best, Fraction(0))
    elif not case.target.may_exceed:
        best = max(share, min(best, Fraction(100)))
    if standing.whole is None:
        return replace(standing, amount=best)
    return replace(standing, part=best * standing.whole / 100)


def _rate_on_pace(
    case: Case, standing: Standing, due_since: Fraction, others: Sequence[Fraction]
) -> Standing:
    if standing.amount is None:
        return standing
    moved = _moved(case, standing.amount, standing, due_since)
    return replace(standing, amount=_best(case, [moved, *others]))


def _best(case: Case, figures: Sequence[Fraction]) -> Fraction:
    return min(figures) if case.criterion.goal.facts.lower_is_better else max(figures)


def _moved(case: Case, figure: Fraction, standing: Standing, due_since: Fraction) -> Fraction:
    """A figure that is as much further as the schedule is."""
    baseline = baseline_of(case.target, [standing])
    return figure + (_way(case, baseline) or Fraction(0)) * due_since


def _way(case: Case, baseline: Fraction | None) -> Fraction | None:
    """From where it began to the goal; None where it is not known where that is."""
    target, goal = case.target, case.criterion.goal
    reach = goal.reach(case.criterion.base(baseline))
    level = not (goal.facts.compares or target.measure_facts.quantity)
    if reach is None or (baseline is None and level and target.asks_baseline):
        return None
    return reach - target.begins(goal, baseline)


def _to_add(case: Case, unit: str) -> Fraction:
    """What a unit adds in all: its allocation; of a sum an equal part, else its own way (D-348)."""
    target = case.target
    allocated = target.allocation.get(unit)
    if allocated is not None:  # of a ceiling it is a limit, and nothing that has to be added
        return Fraction(0) if case.criterion.goal.facts.lower_is_better else Fraction(allocated)
    if not target.combine_facts.shared_out:
        own = baseline_of(target, [case.counted.get(unit) or _unheard(case, unit, None)])
        return _way(case, own) or Fraction(0)
    way = _way(case, case.baseline) or Fraction(0)
    shared, shares = case.allocated
    rest = max(way - shared, Fraction(0)) if shares else way
    return rest / max(len(case.must) - shares, 1)
