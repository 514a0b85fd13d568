"""Goals, figures, pace and revisions in words: 至少 120 所, at least 120 kindergartens."""

from datetime import date
from fractions import Fraction
from typing import NamedTuple

from workplan_cli.assessment.duties import Lag
from workplan_cli.assessment.outlook import Outlook
from workplan_cli.assessment.revisions import Revised
from workplan_cli.model.goal import Goal, Step
from workplan_cli.model.message import Message, _, counted, message
from workplan_cli.model.milestone import STAGE_WORDS
from workplan_cli.model.outcome import Rating, TargetResult
from workplan_cli.model.status import COURSE_WORDS, UNTOLD
from workplan_cli.model.target import Target
from workplan_cli.model.units import Units
from workplan_cli.pages.values import Amount, Percent, Quotient, Said, clauses, run

WHOLE = 100
"""Percent of all there is."""
_SIGNS = ("%", "‰")


def goal_in_words(target: Target, goal: Goal | None) -> Said:
    """What has to be reached; nothing for continuing work."""
    if goal is None:
        return None
    if goal.done_when is not None:
        return message(STAGE_WORDS[goal.done_when])
    if goal.facts.compares:
        return message(goal.facts.word, base=goal.in_step_with or message(_("the baseline")))
    low, high = (Fraction(figure) for figure in goal.span or (0, 0))
    if low != high:
        said = difference if goal.needs_baseline else with_unit
        return message(goal.facts.range_word, low=low, high=said(target, high, one=False))
    if target.measure_facts.percent and low == WHOLE and goal.kind == "at_least":
        return with_unit(target, low)  # “at least 100 %” says no more
    if goal.kind == "times":
        return message(goal.facts.word, amount=low)
    if goal.needs_baseline:
        return message(goal.facts.word, amount=difference(target, low))
    return message(goal.facts.word, amount=with_unit(target, low))


def figure(
    result: TargetResult, amount: Fraction | None, goal: Goal | None = None, *apart: Fraction
) -> Said:
    """A figure as it was reported; of a share or a mean, with digits that tell it from the goal.

    `goal` is what it is held against where that is not the goal of the whole target; `apart` are
    other figures beside it that it must not look like.
    """
    target, goal = result.target, goal or result.goal
    divided = target.measure_facts.percent or target.over_time == "mean"
    if amount is None or not divided or any(one.entry.value == amount for one in result.readings):
        return amount
    reach = goal.reach(result.baseline) if goal and goal.span else None
    edges = [*(goal.span or () if goal else ()), *([] if reach is None else [reach]), *apart]
    return Quotient(amount, edges=tuple(map(Fraction, edges)))


def between(low: Said, high: Said) -> Said:
    """A figure of which only the bounds are known: 87.7% to 89.6%, 87.7%～89.6%."""
    return message(_("{low} to {high}"), low=low, high=high)


def with_unit(target: Target, amount: Said, *, one: bool = True) -> Said:
    """A figure with what it counts: 18 所, 18 kindergartens, 95.5%; a range may end with 1."""
    if amount is None:
        return None
    if sign := _sign(target):
        return run(amount, sign, between="")
    return _of(amount, target.counted, one=one) if target.counted else amount


def difference(target: Target, amount: Said, *, one: bool = True) -> Said:
    """How far apart two figures are; of shares that is points, never percent of percent."""
    if _sign(target) != "%":
        return with_unit(target, amount, one=one)
    return _of(amount, message(_("percentage points")), one=one)


def _of(amount: Said, counted_things: Said, *, one: bool) -> Said:
    return Amount(amount, counted_things) if one else run(amount, counted_things)


def reached_in_words(result: TargetResult, rating: Rating | None = None) -> Said:
    """What has been reached, or lies between two figures; the stage of a milestone.

    `rating` is what is said where that is not the rating of the result.
    """
    rating = rating or result.rating
    target = result.target
    if rating.actual is None:
        return None
    if target.measure_facts.by_stage:
        return _stage(result, rating)
    if target.judged_by_unit:
        return _of_units(rating.actual, rating.actual + (rating.remaining or 0))
    low = _bare_figure(result, rating.actual)
    if rating.most is None or rating.most.actual is None:
        return low
    return between(low, _bare_figure(result, rating.most.actual))


def _of_units(done: Fraction, needed: Fraction) -> Said:
    return counted(
        _("{done} of {count} unit"), _("{done} of {count} units"), int(needed), done=done
    )


def _bare_figure(result: TargetResult, amount: Fraction) -> Said:
    """A figure without what it counts."""
    said, sign = figure(result, amount), _sign(result.target)
    return run(said, sign, between="") if sign else said


def own_in_words(lag: Lag) -> Said:
    """What a unit itself has reached."""
    target, standing = lag.result.target, lag.part.standing
    if target.measure_facts.by_stage:
        return stage_in_words(target, standing.stage) if standing and standing.stage else None
    actual = lag.rating.actual
    return None if actual is None else with_unit(target, figure(lag.result, actual, lag.goal))


def _sign(target: Target) -> str | None:
    """The sign right behind a figure: of all shares, and of what is counted in percent."""
    if target.measure_facts.percent:
        return "%"
    counted_in = set(target.counted.texts) if target.counted else set()
    return next((sign for sign in _SIGNS if counted_in == {sign}), None)


def _stage(result: TargetResult, rating: Rating) -> Said:
    needed = (rating.actual or Fraction(0)) + (rating.remaining or Fraction(0))
    if needed > 1:
        return _of_units(rating.actual or Fraction(0), needed)
    if rating.actual and result.goal and result.goal.done_when:
        return message(STAGE_WORDS[result.goal.done_when])
    way = ("not_started", *result.target.way)
    stages = [one.stage for one in result.counted_standings if one.stage in way]
    furthest = max(stages, key=way.index, default=None)
    return stage_in_words(result.target, furthest) if furthest else message(_("not done"))


def stage_in_words(target: Target, written: str) -> Said:
    """A stage of a milestone, whether of a common set or the target's own."""
    stage = target.stage(written)
    own = target.stage_text(stage)
    if own is not None:
        return own
    return message(STAGE_WORDS[stage]) if stage in STAGE_WORDS else stage


def a_month(target: Target, amount: Fraction) -> Message:
    """How much a month, of shares in percentage points."""
    share = target.measure_facts.percent
    points = Amount(Quotient(amount, 1), message(_("points")))
    return message(
        _("{amount} a month"), amount=points if share else with_unit(target, Quotient(amount))
    )


def course_in_words(heads: Outlook | None) -> Said:
    """The course, or why it cannot be told from the pace; nothing for continuing work."""
    if heads is None:
        return None
    why: Said = message(UNTOLD[heads.untold] if heads.untold else COURSE_WORDS[heads.course])
    if heads.untold == "open":
        why = clauses(
            (
                why,
                message(_("at best it would be reached on {day}"), day=heads.earliest),
                message(_("at worst on {day}"), day=heads.latest)
                if heads.latest
                else message(_("at worst never")),
            )
        )
    if heads.forecast is not None:
        why = clauses((why, message(_("reported as expected on {day}"), day=heads.forecast)))
    return why


def expected_in_words(heads: Outlook) -> Message:
    """When what will be late is due, and when it is to be expected."""
    due = heads.result.due
    if heads.forecast is not None:
        return message(
            _("due on {due}, reported as expected on {day}"), due=due, day=heads.forecast
        )
    day = heads.pace.reached_on if heads.pace else None
    if day is None:
        return message(_("due on {due}, at this pace never reached"), due=due)
    return message(_("due on {due}, at this pace reached on {day}"), due=due, day=day)


WHAT = {
    "goal": _("goal"),
    "due": _("due day"),
    "allocation": _("the units' parts"),
    "schedule": _("schedule"),
    "withdrawn": _("withdrawal"),
}
"""What can be changed, in the words of a column."""


class RevisedRow(NamedTuple):
    """A change, what held before and what has held since, in words."""

    change: Revised
    before: Said
    now: Said


def revised_row(units: Units, change: Revised) -> RevisedRow:
    """A change in words, with the names of the units that a part of a goal belongs to."""
    return RevisedRow(
        change, _words(units, change, change.before), _words(units, change, change.now)
    )


def _words(units: Units, change: Revised, value: object) -> Said:
    if isinstance(value, Goal):
        return goal_in_words(change.target, value)
    if isinstance(value, bool):
        return message(_("withdrawn") if value else _("in force"))
    if isinstance(value, date):
        return value
    if isinstance(value, dict):
        names = {unit.id: unit.name for unit in units.units}
        return tuple(run(names.get(unit, unit), part) for unit, part in value.items())
    if value == "at_due":
        return message(_("all at the end"))
    if isinstance(value, tuple):
        return tuple(_step(change.target, step) for step in value)
    return message(_("evenly")) if change.key == "schedule" else None


def _step(target: Target, step: Step) -> Said:
    """What is due by a day: a share of the goal, or a figure of the target's own."""
    if step.share is None:
        return run(step.by, with_unit(target, step.value))
    return run(step.by, Percent(Fraction(step.share) / 100))
