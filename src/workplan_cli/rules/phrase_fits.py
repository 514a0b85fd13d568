"""Whether a goal is what its figure phrase asks for: by comparing word, number, unit (D-146)."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Literal

from workplan_cli.loading.phrases import Comparator, Phrase, read_phrases
from workplan_cli.loading.quantities import unit_scale
from workplan_cli.model.goal import Goal
from workplan_cli.model.target import Target

Difference = Literal["number", "word", "unit"]
"""What a goal has other than its phrase: its number, its key, or percent and not things."""

_LEVEL = frozenset({"at_least", "more_than", "at_most", "less_than", "about", "between", "exactly"})
_STEP = frozenset({"rise_by", "fall_by"})
_BASELINE = frozenset({"not_below_baseline", "not_below", "not_above"})
_UP, _DOWN = frozenset({"at_least", "more_than"}), frozenset({"at_most", "less_than"})
GOALS: Mapping[Comparator, frozenset[str]] = {
    "number": _LEVEL | _STEP,
    "reach": _UP | _STEP | {"about", "exactly"},
    "lower": _DOWN | _STEP | {"about", "exactly"},
    "at_least": _UP | _STEP,
    "more_than": _UP | _STEP,
    "at_most": _DOWN,
    "less_than": _DOWN,
    "about": _STEP | {"about", "between"},
    "kept": _DOWN | {"about", "between", "exactly"},
    "nearly": _STEP | {"about", "between", "less_than"},
    "range": _STEP | {"between", "about", "at_least", "at_most"},
    "times": frozenset({"times"}),
    "not_below": frozenset({"not_below_baseline", "not_below", "rise_by"}),
    "not_above": frozenset({"not_above", "fall_by"}),
    "whole": frozenset({"at_least", "exactly"}),
    "none": _DOWN | {"exactly"},
}
"""The keys of a goal that each comparing word may become.

Words for “more than” and “at least” are used for each other, so both keys suit both; so are those
for “less than” and “at most”.
"""
_OF_THEIR_OWN = frozenset({"times", "none"})
"""Words that leave the goal another form: it is only looked at where it took theirs."""
_PERCENT = ("%", "％", "‰", "百分点", "percent", "per cent", "percentage points", "pp")
_Pair = tuple[Decimal, Decimal]


def differs(target: Target, others: Iterable[Target] = ()) -> Difference | None:
    """What the goal of a target has other than its figure phrase; None where it cannot be told.

    Args:
        target: with its figure phrase.
        others: the targets of the same clause, which may carry the rest of the phrase.
    """
    said = _said(target)
    found = [_difference(one, target) for one in said]
    if not found or None not in found:
        return found[0] if found else None
    carriers = (target, *others)
    left = [one for one in said if all(_difference(one, carrier) for carrier in carriers)]
    return "number" if left and any(one.joined for one in said) else None


def number_of(target: Target) -> Decimal | None:
    """The number that the goal should have by its phrase, in the target's unit; None if unsure."""
    said = _said(target)
    if len(said) != 1:
        return None
    pairs = _amounts(said[0], target)
    return pairs[0][0] if len(pairs) == 1 and pairs[0][0] == pairs[0][1] else None


def _said(target: Target) -> list[Phrase]:
    """What the phrase of a target asks for that says something on its goal."""
    goal, phrase = target.goal, target.source.figure
    if goal is None or phrase is None or goal.facts.by_stage:
        return []
    return [one for one in read_phrases(phrase) if _speaks_of(one, target, goal)]


def _speaks_of(one: Phrase, target: Target, goal: Goal) -> bool:
    """Whether a goal can be held against a phrase.

    A goal in another unit, a step where the phrase has a level, and what hangs on the baseline may
    have been worked out from the phrase; nobody can tell here.
    """
    if one.comparator in _OF_THEIR_OWN:
        return goal.kind in GOALS[one.comparator]
    if one.comparator == "whole" and not target.measure_facts.percent:
        return False
    if one.amount is None:
        return goal.kind not in _STEP and not target.measure_facts.percent
    if goal.kind in _BASELINE | GOALS["times"]:
        return False
    if goal.kind in _STEP and not one.direction and one.comparator != "number":
        return False
    return not _other_unit(one, target) or (bool(one.direction) and _same(one, target, goal))


def _difference(one: Phrase, target: Target) -> Difference | None:
    goal = target.goal
    if goal is None:
        return "number"
    if one.amount is not None and not _same(one, target, goal):
        return "number"
    opposite = {"rise": "fall_by", "fall": "rise_by"}.get(one.direction)
    if goal.kind not in GOALS[one.comparator] or goal.kind == opposite:
        return "word"
    return "unit" if _other_unit(one, target) else None


def _other_unit(one: Phrase, target: Target) -> bool:
    """Whether one is in percent and the other in things."""
    names = target.counted.texts if target.counted else ()
    percent = target.measure_facts.percent or any(name.endswith(_PERCENT) for name in names)
    known = bool(names) or target.measure_facts.percent
    return known and percent != bool(one.unit) and bool(one.unit or one.counted)


def _same(one: Phrase, target: Target, goal: Goal) -> bool:
    """Whether a goal has the number of a phrase, or both of a range."""
    low, high = goal.span or (None, None)
    if low is None or high is None:
        return False
    span = (min(low, high), max(low, high))
    return any(_fits(span, pair, one.comparator, goal.kind) for pair in _amounts(one, target))


def _fits(span: _Pair, pair: _Pair, comparator: Comparator, kind: str) -> bool:
    (low, high), single = pair, span[0] == span[1]
    if low == high:
        around = comparator in {"about", "nearly", "kept"} and span[0] <= low <= span[1]
        return span == pair or around
    if kind in _UP | _DOWN:
        return span[0] == (low if kind in _UP else high)
    return span == pair or (single and kind == "about" and low <= span[0] <= high)


def _amounts(one: Phrase, target: Target) -> list[_Pair]:
    """The figures of a phrase in the unit of measure of a target; several where it is not sure."""
    low, high = one.amount or (Decimal(0), Decimal(0))
    names = target.counted.texts if target.counted else ()
    scales = {unit_scale(name) for name in names} or {Decimal(1), one.scale}
    if one.scale == 1 and not one.counted:
        scales.add(Decimal(1))
    return [(low / scale, high / scale) for scale in sorted(scales)]
