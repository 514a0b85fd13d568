"""What every format of `workplan chase` shows, and the words and signs that they share."""

from dataclasses import dataclass
from datetime import date

from workplan_cli.assessment.owing import Debt, Lag, Level, settled_period
from workplan_cli.model.message import _
from workplan_cli.model.outcome import Outcome, Promptness
from workplan_cli.model.period import Period
from workplan_cli.model.words import STAGE_WORDS
from workplan_cli.rendering.goals import goal_in_words, with_unit
from workplan_cli.rendering.language import Language

LEVEL_WORDS: dict[Level, str] = {
    "red": _("red"),
    "yellow": _("yellow"),
    "blue": _("blue"),
    "green": _("green"),
}
LEVEL_SIGNS: dict[Level, tuple[str, str]] = {
    "red": ("▼", "red"),
    "yellow": ("▽", "yellow"),
    "blue": ("□", "blue"),
    "green": ("■", "green"),
}
"""A sign and a colour; no two of them share a sign."""
TURN_WORDS: dict[Promptness, str] = {
    "on_time": _("on time"),
    "late": _("came late"),
    "undated": _("day not known"),
    "missing": _("missing"),
    "open": _("still time"),
}
TURN_SIGNS: dict[Promptness, tuple[str, str]] = {
    "on_time": ("●", "green"),
    "late": ("▽", "yellow"),
    "undated": ("?", "bright_black"),
    "missing": ("✖", "red"),
    "open": ("□", "blue"),
}


@dataclass(frozen=True, slots=True)
class Chase:
    """What the units owe on a day: all of them, or the one that was asked for."""

    outcome: Outcome
    debts: tuple[Debt, ...]
    progress_on: date
    """The day on which progress is judged: the end of the newest period."""
    single: bool = False

    @property
    def day(self) -> date:
        """The day it is judged on."""
        return self.outcome.as_of

    @property
    def period(self) -> Period | None:
        """The newest period for which nobody has time left."""
        return settled_period(self.debts)

    def name(self, debt: Debt, language: Language) -> str:
        """The unit's name."""
        return self.outcome.units.by_id[debt.unit].name.in_language(language.code)


def own_goal(lag: Lag, language: Language) -> str:
    """What the unit itself has to reach."""
    return goal_in_words(lag.result.target, lag.goal, language)


def own_figure(lag: Lag, language: Language) -> str:
    """What the unit itself has reached."""
    target, held = lag.result.target, lag.part.holding
    if target.measure_facts.by_stage:
        return language.say(STAGE_WORDS[held.stage]) if held and held.stage else "–"
    return with_unit(target, lag.verdict.actual, language)


def numeral(index: int, language: Language) -> str:
    """The number of a part of an official paper, counted from 0: 一、二 in Chinese, 1, 2."""
    return "一二三四五六七八九十"[index] if language.code == "zh" else str(index + 1)
