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


def goal_in_words(target: Target, goal: Goal | None, language: Language) -> str:
    """What has to be reached; a dash for continuing work."""
    if goal is None:
        return "–"
    if goal.done_when is not None:
        return language.say(STAGE_WORDS[goal.done_when])
    low, high = (Fraction(figure) for figure in goal.span or (0, 0))
    if low != high:
        high_with_unit = with_unit(target, high, language)
        return language.say(goal.facts.range_word, low=number(low), high=high_with_unit)
    if target.measure_facts.percent and low == WHOLE:
        return with_unit(target, low, language)  # “at least 100 %” says no more
    return language.say(goal.facts.word, amount=with_unit(target, low, language))


def with_unit(target: Target, amount: Fraction | None, language: Language) -> str:
    """A figure with what it counts: 18 所, 18 kindergartens, 95.5%."""
    if amount is None:
        return "–"
    if target.measure_facts.percent:
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
    if target.measure_facts.by_stage:
        return language.say(_stage(result, verdict))
    if target.judged_by_unit:
        total = number(verdict.actual + (verdict.remaining or 0))
        return language.say(_("{done} of {total} units"), done=number(verdict.actual), total=total)
    if target.measure_facts.percent:
        return number(verdict.actual) + "%"
    return number(verdict.actual)


def _stage(result: TargetResult, verdict: Verdict) -> Message:
    held = [unit.holding for unit in result.units if unit.holding and unit.use == "counted"]
    needed = (verdict.actual or Fraction(0)) + (verdict.remaining or Fraction(0))
    if needed > 1:
        return message(_("{done} of {total} units"), done=verdict.actual, total=needed)
    stage = next((one.stage for one in held if one.stage), None)
    return message(STAGE_WORDS[stage]) if stage else message(_("not done"))
