"""Goals and figures in words: 至少 120 所, at least 120 kindergartens."""

from fractions import Fraction

from workplan_cli.model.goal import Goal
from workplan_cli.model.message import _, message
from workplan_cli.model.outcome import TargetResult, Verdict
from workplan_cli.model.plan import Target
from workplan_cli.model.words import STAGE_WORDS
from workplan_cli.pages.values import Figure, Run, Said, run

WHOLE = 100
"""Percent of all there is."""
_WORDS: dict[str, str] = {
    "at_least": _("at least {amount}"),
    "about": _("about {amount}"),
    "exactly": _("exactly {amount}"),
    "at_most": _("at most {amount}"),
    "fall_by": _("fall by {amount}"),
    "rise_by": _("rise by {amount}"),
}
_RANGES: dict[str, str] = {
    "between": _("{low} to {high}"),
    "fall_by": _("fall by {low} to {high}"),
    "rise_by": _("rise by {low} to {high}"),
}


def goal_in_words(target: Target, goal: Goal | None) -> Said:
    """What has to be reached; nothing for continuing work."""
    if goal is None:
        return None
    if goal.done_when is not None:
        return message(STAGE_WORDS[goal.done_when])
    if goal.not_below_baseline:
        return message(_("not below the baseline"))
    pair = goal.between or goal.fall_by or goal.rise_by
    if pair and pair[0] != pair[1]:
        high = with_unit(target, Fraction(pair[1]))
        return message(_RANGES[goal.kind], low=pair[0], high=high)
    amount = Fraction(goal.amount or 0)
    if target.measure == "share" and goal.at_least == WHOLE:
        return with_unit(target, amount)  # “at least 100 %” says no more
    return message(_WORDS[goal.kind], amount=with_unit(target, amount))


def with_unit(target: Target, amount: Fraction | None) -> Said:
    """A figure with what it counts: 18 所, 18 kindergartens, 95.5%."""
    if amount is None:
        return None
    if target.measure == "share":
        return _percent(amount)
    return run(amount, target.counted) if target.counted else amount


def difference(target: Target, amount: Fraction) -> Said:
    """How far apart two figures are; of shares that is points, never percent of percent."""
    if target.measure != "share":
        return with_unit(target, amount)
    return message(_("{amount} percentage points"), amount=amount)


def reached_in_words(result: TargetResult) -> Said:
    """What has been reached, in a few words."""
    return verdict_in_words(result, result.verdict)


def verdict_in_words(result: TargetResult, verdict: Verdict) -> Said:
    """The figure of a verdict; the stage of a milestone."""
    target = result.target
    if verdict.actual is None:
        return None
    if target.measure == "milestone":
        return _stage(result, verdict)
    if target.combine in {"all", "any"}:
        total = Figure(verdict.actual + (verdict.remaining or 0))
        return message(_("{done} of {total} units"), done=verdict.actual, total=total)
    if target.measure == "share":
        return _percent(verdict.actual)
    return verdict.actual


def _percent(amount: Fraction) -> Run:
    """A figure that is in percent already."""
    return run(amount, "%", between="")


def _stage(result: TargetResult, verdict: Verdict) -> Said:
    needed = (verdict.actual or Fraction(0)) + (verdict.remaining or Fraction(0))
    if needed > 1:
        return message(_("{done} of {total} units"), done=verdict.actual, total=needed)
    stage = next((one.stage for one in result.counted_holdings if one.stage), None)
    return message(STAGE_WORDS[stage]) if stage else message(_("not done"))
