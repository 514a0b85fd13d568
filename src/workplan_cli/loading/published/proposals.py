"""Proposes a draft target for what a sentence or a row asks for; it never decides (D-221).

A figure gives a goal by the one reader of phrases, a document or an event a milestone, all else
continuing work. Where the reader is not sure, there is no goal.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from textwrap import shorten

from workplan_cli.loading.phrases import Comparator, Phrase, read_phrases
from workplan_cli.loading.published.asked_figures import (
    WHOLE,
    asked,
    counted_in,
    is_of_a_later_year,
    is_of_the_past,
    unread,
)
from workplan_cli.loading.published.done_once import deeds
from workplan_cli.loading.published.open_goals import leaves_open
from workplan_cli.loading.published.outline import Demand
from workplan_cli.loading.quantities import half_width
from workplan_cli.model.combine import Combine, OverTime
from workplan_cli.model.goal_kind import GoalKind
from workplan_cli.model.measure import Measure
from workplan_cli.model.milestone import Kind


@dataclass(frozen=True, slots=True)
class Proposal:
    """A draft target: what it is called, and how it may be measured.

    `goal` is a key of goals with its figure or figures, as the plan file has it.
    """

    title: str
    measure: Measure
    figure: str = ""
    counted: str = ""
    goal: tuple[GoalKind, Decimal | tuple[Decimal, Decimal] | str] | None = None
    combine: Combine | None = None
    over_time: OverTime | None = None
    kind: Kind | None = None


GOALS: Mapping[Comparator, GoalKind] = {
    "number": "at_least", "reach": "at_least", "at_least": "at_least", "more_than": "more_than",
    "at_most": "at_most", "less_than": "less_than", "lower": "at_most", "about": "about",
    "nearly": "about", "range": "between", "whole": "at_least", "none": "at_most",
}  # fmt: skip
"""What is left out (times, kept, not below) hangs on what only a person knows."""
_PART_END = re.compile(r"[，;；。]|,(?!\d)")
_BETWEEN = re.compile(r"(?:\bbetween|介于) ?$", re.IGNORECASE)
_GROWS = re.compile(r"增长|增速|增幅|下降|失业率|\bgrowth\b|\binflation\b", re.IGNORECASE)
_MEAN = re.compile(
    r"[人户亩校生]均|平均|[百千万]人口|[百千万]人|年均(?!增)|浓度|寿命|指数|\b(?:average|mean|median|expectancy)\b"
    r"|\bper (?:head|capita|person)\b|\btimes?\b",
    re.IGNORECASE,
)
_QUOTIENT = re.compile(
    r" ?(?P<unit>[^\W\d]{1,8}/[^\W\d]{1,4}?[0-9²³]?)(?=[以左上及]|[^\w/]|$)"
    r"|[^,，;；。]{0,20}\bper\b"
)
_LEVELS = frozenset("岁℃")
_TIMES = re.compile(
    r"个?(?:工作日|月|分钟|小时)|[天日秒周]|(?:working )?(?:minutes?|hours?|days?|seconds?|weeks?)$"
)
_DIGITS = re.compile(r"^[0-9][0-9,.' ]*|^[零〇一二三四五六七八九十百千]+")
_LONGEST_TITLE = 40
"""Characters, and twice as many letters."""
_CHINESE = re.compile("[一-鿿]")
_AND = re.compile(r"^and ")
_LONGEST = 2_000
"""Characters of a demand that are looked through; nobody asks for anything in more."""


def proposals(demand: Demand, years: range | None = None) -> list[Proposal]:
    """What a demand asks for, each figure, document and event on its own; never nothing.

    Args:
        demand: the sentence or the row.
        years: those of the plan, where they are known; a figure of another year is none of it.
    """
    figures = list((_of_column if demand.figure else _of_text)(demand, years))
    once = () if demand.figure else deeds(demand.text[:_LONGEST])
    milestones = [
        Proposal(_short(one.name), "milestone", goal=("done_when", one.done), combine="all",
                 kind=one.kind)
        for one in once
    ]  # fmt: skip
    if not (figures or milestones):
        return [Proposal(_short(demand.text), "activity", demand.figure)]
    return [*figures, *_left_over(demand), *milestones]


def _of_column(demand: Demand, years: range | None) -> Iterator[Proposal]:
    """The goal of a row with a column for its figure, and one for its unit of measure or none."""
    text = demand.figure[:_LONGEST]
    plain = re.fullmatch(r"[0-9][0-9,.]*", half_width(text)) is not None
    text = text + demand.counted if plain else text
    phrases = _of_the_plan(read_phrases(text), text, years)
    if len(phrases) == 1 and not (plain and _is_fraction(phrases[0])):
        yield _quantified(phrases[0], text, text, demand.text)


def _is_fraction(one: Phrase) -> bool:
    """Whether a figure in percent may be what a workbook shows as 60 % and holds as 0.6."""
    return one.unit == "percent" and one.amount is not None and 0 < one.amount[0] < 1


def _of_text(demand: Demand, years: range | None) -> Iterator[Proposal]:
    """The goals of a sentence, part by part between commas."""
    for before, part in _parts(demand.text[:_LONGEST]):
        phrases = _of_the_plan(asked(part), part, years)
        for one in phrases:
            own = len(phrases) == 1
            figure = part if own and len(part) <= _LONGEST_TITLE else _around(one, part)
            said = before + part[: one.start]
            later = years and is_of_a_later_year(said, part[one.end :], years)
            found = _quantified(one, part, figure, part)
            yield Proposal(found.title, "activity", figure) if later else found


def _left_over(demand: Demand) -> Iterator[Proposal]:
    """Continuing work with the words of a figure that nothing else of its sentence has."""
    for _before, part in () if demand.figure else _parts(demand.text[:_LONGEST]):
        yield from (Proposal(_short(part), "activity", words) for words in unread(part))


def _parts(text: str) -> Iterator[tuple[str, str]]:
    """What stands between commas, with all that stands before it."""
    start = 0
    for end in [*(one.end() for one in _PART_END.finditer(text)), len(text)]:
        yield text[:start], text[start:end].strip(" ,，;；。")
        start = end


def _of_the_plan(phrases: Sequence[Phrase], text: str, years: range | None) -> list[Phrase]:
    """The phrases without those that say what was in a year before."""
    return [one for one in phrases if not (years and is_of_the_past(text[: one.start], years))]


def _around(one: Phrase, part: str) -> str:
    """A phrase with its own words before and behind it."""
    behind = re.match(
        r"[^,，、;；。 ]{0,6}?(?:以上|左右|以内|以下)|[^\d,，、;；。 ]{0,2}", part[one.end :]
    )
    before = _BETWEEN.search(part[: one.start]) if one.comparator == "range" else None
    start = before.start() if before else one.start
    return part[start : one.end + (behind.end() if behind else 0)].rstrip(" .")


def _quantified(one: Phrase, text: str, figure: str, title: str) -> Proposal:
    """A target with a figure; continuing work with the phrase where the words leave it open."""
    growth = one.unit == "percent" and _GROWS.search(title + text) is not None
    measure, counted, scale = _measure(one, text, title, growth=growth)
    is_open = leaves_open(one, text, title, growth=growth)
    goal = None if is_open else _goal(one, measure, scale)
    if goal is None or (not counted and measure != "share"):
        return Proposal(_short(title), "activity", figure)
    over_time: OverTime = "snapshot" if measure in {"share", "rate"} else "cumulative"
    combine: Combine = "pooled" if measure == "share" else "latest" if measure == "rate" else "sum"
    return Proposal(_short(title), measure, figure, counted, goal, combine, over_time)


def _measure(one: Phrase, text: str, title: str, *, growth: bool) -> tuple[Measure, str, Decimal]:
    """What kind of figure a phrase has, the unit of measure, and how many ones that has."""
    if one.unit == "percent":
        return ("rate", "%", Decimal(1)) if growth else ("share", "", Decimal(1))
    if one.unit:
        return "rate", "‰", Decimal(1)
    word = _DIGITS.sub("", half_width(text)[one.start : one.end]).strip() if one.scale != 1 else ""
    word = "" if word.lower() == "k" else word
    scale = one.scale if word else Decimal(1)
    named = _name_of(one, text)
    counted = f"{word} {named}" if word.isascii() and word else word + named
    if _is_level(one, text, title, named):
        return "rate", counted.strip(), scale
    low = (one.amount or (Decimal(0), Decimal(0)))[0]
    things = named[:1] in WHOLE or (named.isascii() and bool(named))
    whole = things and not word and low == low.to_integral_value()
    return ("count" if whole else "amount"), counted.strip(), scale


def _name_of(one: Phrase, text: str) -> str:
    """What is counted, with what it is divided by: 元/生."""
    quotient = _QUOTIENT.match(text[one.end :])
    return (quotient and quotient["unit"]) or counted_in(one, text)


def _is_level(one: Phrase, text: str, title: str, named: str) -> bool:
    """Whether figures are never added: a mean, a quotient, an age, a limit of time."""
    ceiling = one.comparator in {"at_most", "less_than", "lower"}
    about = text[: one.start] if title == text else title + text[: one.start]
    return bool(
        named[:1] in _LEVELS
        or _MEAN.search(about)
        or _QUOTIENT.match(text[one.end :])
        or (ceiling and _TIMES.match(named))
    )


def _goal(
    one: Phrase, measure: Measure, scale: Decimal
) -> tuple[GoalKind, Decimal | tuple[Decimal, Decimal] | str] | None:
    kind = GOALS.get(one.comparator)
    if kind is None or one.amount is None:
        return None
    if one.direction == "fall":
        return None
    low, high = (amount / scale for amount in one.amount)
    if measure == "count" and one.comparator == "number" and not one.direction:
        kind = "exactly"
    return (kind, (low, high)) if kind == "between" else (kind, low)


def _short(text: str) -> str:
    """A text without its end mark, cut where it would be too long for a table."""
    text = _AND.sub("", text).strip(" ,，;；。.")
    if _CHINESE.search(text):
        return text if len(text) <= _LONGEST_TITLE else text[: _LONGEST_TITLE - 1] + "…"
    return shorten(text, 2 * _LONGEST_TITLE, placeholder=" …")
