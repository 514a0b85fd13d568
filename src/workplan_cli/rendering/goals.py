"""Goals and figures in words: 至少 120 所, at least 120 kindergartens."""

from fractions import Fraction

from workplan_cli.model.goal import Goal
from workplan_cli.model.message import Message, _, message
from workplan_cli.model.outcome import TargetResult, Verdict
from workplan_cli.model.plan import Target
from workplan_cli.model.words import STAGE_WORDS
from workplan_cli.rendering.language import Language, number

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


def goal_in_words(target: Target, goal: Goal | None, language: Language) -> str:
    """What has to be reached; a dash for continuing work."""
    if goal is None:
        return "–"
    if goal.done_when is not None:
        return language.say(STAGE_WORDS[goal.done_when])
    if goal.not_below_baseline:
        return language.say(_("not below the baseline"))
    pair = goal.between or goal.fall_by or goal.rise_by
    if pair and pair[0] != pair[1]:
        return language.say(
            _RANGES[goal.kind],
            low=number(pair[0]),
            high=with_unit(target, Fraction(pair[1]), language),
        )
    amount = Fraction(goal.amount or 0)
    if target.measure == "share" and goal.at_least == WHOLE:
        return with_unit(target, amount, language)  # “at least 100 %” says no more
    return language.say(_WORDS[goal.kind], amount=with_unit(target, amount, language))


def with_unit(target: Target, amount: Fraction | None, language: Language) -> str:
    """A figure with what it counts: 18 所, 18 kindergartens, 95.5%."""
    if amount is None:
        return "–"
    if target.measure == "share":
        return f"{number(amount)}%"
    counted = target.counted.in_language(language.code) if target.counted else ""
    return f"{number(amount)} {counted}".strip()


def reached_in_words(result: TargetResult, language: Language) -> str:
    """What has been reached, in a few words."""
    return verdict_in_words(result.target, result.verdict, result, language)


def verdict_in_words(
    target: Target, verdict: Verdict, result: TargetResult, language: Language
) -> str:
    """The figure of a verdict; the stage of a milestone."""
    if verdict.actual is None:
        return "–"
    if target.measure == "milestone":
        return language.say(_stage(result, verdict))
    if target.combine in {"all", "any"}:
        total = number(verdict.actual + (verdict.remaining or 0))
        return language.say(_("{done} of {total} units"), done=number(verdict.actual), total=total)
    if target.measure == "share":
        return number(verdict.actual) + "%"
    return number(verdict.actual)


def _stage(result: TargetResult, verdict: Verdict) -> Message:
    held = [unit.holding for unit in result.units if unit.holding and unit.use == "counted"]
    needed = (verdict.actual or Fraction(0)) + (verdict.remaining or Fraction(0))
    if needed > 1:
        return message(_("{done} of {total} units"), done=verdict.actual, total=needed)
    stage = next((one.stage for one in held if one.stage), None)
    return message(STAGE_WORDS[stage]) if stage else message(_("not done"))
