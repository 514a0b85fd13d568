"""What the arithmetic of a target rests on: how figures are made, what they are held against."""

from collections.abc import Iterator
from fractions import Fraction

from workplan_cli.assessment.history import History
from workplan_cli.assessment.judging import holds
from workplan_cli.model.goal import Goal
from workplan_cli.model.message import Message, _, counted, message
from workplan_cli.model.outcome import TargetResult
from workplan_cli.model.status import STATUS
from workplan_cli.pages.goals import difference, figure, with_unit
from workplan_cli.pages.values import Run, Said, run

Step = tuple[str, Said]
"""What is computed, and how: (`progress`, `95 / 120 = 79.2%`)."""
_REACHED = {"rise_by": "+", "fall_by": "−", "times": "×"}
_SIGNS = {(True, True): "<", (True, False): "≤", (False, True): ">", (False, False): "≥"}
"""By whether the figure is on the lower side, and not the figure itself."""
_OVER_TIME = {
    "per_period": _("each unit's figure is the sum of its periods"),
    "mean": _("each unit's figure is the mean of its periods"),
}


def figures_made(result: TargetResult) -> Iterator[Step]:
    """How a unit's figure comes of its periods, and what is begun and does not count."""
    over_time = _OVER_TIME.get(result.target.over_time or "")
    if over_time and any(len(one.readings) > 1 for one in result.counted_standings):
        yield _("over time"), message(over_time)
    newest = (max(one.readings, key=lambda one: one.until) for one in result.counted_standings)
    begun = [one.entry.under_way for one in newest if one.entry.under_way]
    if begun:
        total = with_unit(result.target, Fraction(sum(begun)))
        row = run(Run(tuple(begun), " + "), total, between=" = ") if len(begun) > 1 else total
        template = _("{figure}: begun and not finished, so not counted")
        yield _("under way"), message(template, figure=row)


def baseline_made(result: TargetResult) -> Said:
    """The baseline; where each entry brings its own, what it is the sum of."""
    total = with_unit(result.target, result.baseline)
    own = [one.baseline for one in result.counted_standings if one.baseline is not None]
    adds = result.target.combine_facts.adds_figures
    if result.target.baseline != "each_period" or not adds or sum(own) != result.baseline:
        return total
    if len(own) < 2:  # noqa: PLR2004 - one is no sum
        return total
    return run(Run(tuple(own), " + "), total, between=" = ")


def to_reach(result: TargetResult) -> Iterator[Step]:
    """The figure that is 100 % of the goal, and that from which it counts as met."""
    goal, base = result.goal, result.baseline
    if goal is None or goal.amount is None or result.target.judged_by_unit:
        return
    sign = _REACHED.get(goal.kind)
    if sign and base is not None:
        reach = goal.reach(base)
        yield _("to be reached"), Run((base, f" {sign} ", goal.amount, " = ", reach), "")
    if goal.facts.approximate and result.enough is not None:
        template = _("{enough}: the tolerance is taken off {amount}")
        yield _("met from"), message(template, enough=result.enough, amount=goal.amount)
    if goal.most is not None and not goal.facts.approximate:
        template = _("{low}; what goes above {high} is met, and said to be more than was asked for")
        yield _("met from"), message(template, low=goal.amount, high=goal.most)


def held_against(result: TargetResult) -> Iterator[Step]:
    """Of what is true or not: the comparison, and since when or until when it has to be true."""
    goal, rating = result.goal, result.rating
    if goal is None or result.manner not in {"throughout", "level"} or rating.most is not None:
        return
    if result.target.judged_by_unit:
        yield from _unit_by_unit(result)
    elif goal.in_step_with is not None and result.enough is None:
        missing = message(_("{target} has no figure yet"), target=goal.in_step_with)
        yield _("held against"), missing
    elif rating.actual is not None and result.enough is not None:
        yield _("held against"), _comparison(result, goal, rating.actual, result.enough)


def _comparison(result: TargetResult, goal: Goal, actual: Fraction, enough: Fraction) -> Message:
    true = holds(goal, actual, enough)
    sign = _SIGNS[goal.facts.lower_is_better == true, goal.facts.strict == true]
    formula: Said = run(figure(result, actual, None, enough), sign, enough)
    if goal.in_step_with is not None:
        template = _("{formula}, what {target} has, with the tolerance")
        formula = message(template, formula=formula, target=goal.in_step_with)
    left = difference(result.target, figure(result, result.rating.remaining))
    return message(_words(result, true), formula=formula, left=left)


def _words(result: TargetResult, true: bool) -> str:
    if result.manner == "throughout":
        if true:
            return _("{formula}: it holds, as it has to in every period")
        return _("{formula}: it does not hold, and has to in every period")
    if result.status in {"met", "overdue"}:
        return _("{formula}: it holds") if true else _("{formula}: it does not hold, by {left}")
    if true:
        return _("{formula}: it holds so far; the figure of the due day decides")
    return _("{formula}: it does not hold so far, by {left}; the figure of the due day decides")


def _unit_by_unit(result: TargetResult) -> Iterator[Step]:
    heard = [one for one in result.units if one.use == "counted" and not one.silent]
    own = [one.own for one in heard if one.own]
    good = sum(STATUS[one.status].good for one in own)
    if own:
        text = counted(
            _("each unit by itself: it holds in {good} of {count} unit that was heard"),
            _("each unit by itself: it holds in {good} of {count} units that were heard"),
            len(own),
            good=good,
        )
        yield _("held against"), text


def broken_in(result: TargetResult, past: History) -> Iterator[Message]:
    """In which periods a goal that has to hold throughout did not, and how it is now (D-324)."""
    states = [(one.period.name, one.result.status == "broken") for one in past.points]
    periods = tuple(name for name, broken in states if broken)
    if not periods:
        return
    good = [index for index, (_name, broken) in enumerate(states) if not broken]
    after_good = max(good, default=-1) + 1
    if result.status == "broken" and after_good < len(states):
        yield message(_("broken since {period}"), period=states[after_good][0])
        periods = tuple(name for name, broken in states[:after_good] if broken)
        if periods:
            yield message(_("broken before in {periods}"), periods=periods)
    elif STATUS[result.status].good:
        text = _("broken in {periods}, which stands; it holds again now")
        yield message(text, periods=periods)
    else:
        yield message(_("broken in {periods}, which stands"), periods=periods)
