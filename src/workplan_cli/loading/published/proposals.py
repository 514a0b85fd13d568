"""Proposes a draft target for what a sentence or a row asks for; it never decides (D-221).

A figure gives a goal by the one reader of phrases, a document or an event a milestone, all else
continuing work. Where the reader is not sure, there is no goal.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from workplan_cli.loading.phrases import Comparator, Phrase, read_phrases
from workplan_cli.loading.published.outline import Demand
from workplan_cli.loading.quantities import half_width
from workplan_cli.model.combine import Combine
from workplan_cli.model.goal_kind import GoalKind
from workplan_cli.model.measure import Measure
from workplan_cli.model.milestone import Done, Kind
from workplan_cli.model.over_time import OverTime


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


_GOALS: Mapping[Comparator, GoalKind] = {
    "number": "at_least", "reach": "at_least", "at_least": "at_least", "more_than": "more_than",
    "at_most": "at_most", "less_than": "less_than", "about": "about", "nearly": "about",
    "range": "between", "whole": "at_least", "none": "at_most",
}  # fmt: skip
"""What is left out (times, kept, not below) hangs on what only a person knows."""
_WHOLE = frozenset("个所家名人项门节座处户件起场次条台套张册篇位头块支对")
_DOCUMENT = (
    r"方案|计划|规划|意见|办法|条例|标准|规定|细则|指南|目录|清单|制度|strategy|plan|policy|guidance|framework"
    r"|report|white paper|bill|regulations?|code of practice|legislation"
)
_VERBS: tuple[tuple[Done, str], ...] = (
    ("issued", "印发|出台|下发|issue|adopt|enact|introduce"),
    ("revised", "修订|修改|revise|update"),
    ("published", "发布|公布|出版|publish|release"),
    ("compiled", "编制|编写|compile"),
    ("drafted", "研制|起草|draft"),
    ("completed", "制定|制订|研究制定|develop|prepare"),
)
_DOCUMENTS = tuple(
    (word, re.compile(
        rf"(?:{verbs})(?:[^,，;；。]{{0,12}}《[^》]{{1,80}}》"
        rf"|[^,，;；。《]{{0,40}}?(?:{_DOCUMENT})(?![a-z一-鿿]))",
        re.IGNORECASE,
    ))
    for word, verbs in _VERBS
)  # fmt: skip
_MILESTONES: tuple[tuple[Done, Kind, str], ...] = (
    ("held", "event", r"(?:召开|举办|承办|举行)[^,，;；。、]{1,40}"),
    ("held", "event", r"\b(?:hold|host|convene) [^,;.]{3,60}"),
    ("launched", "other", r"启动(?:实施)?[^,，;；。、]{2,40}(?:计划|工程|项目|行动|试点)"),
    ("established", "institution", r"(?:成立|设立|组建)[^,，;；。、]{2,30}"),
    ("established", "institution", r"\b(?:establish|set up) [^,;.]{3,60}"),
    ("established", "other", r"(?:建立健全|建立|构建)[^,，;；。、]{2,30}(?:机制|制度|体系)"),
    ("built", "platform", r"(?:建设|建成|搭建|开发)[^,，;；。、]{2,30}(?:平台|系统|数据库|中心)"),
)
_OTHERS = tuple((done, kind, re.compile(text, re.IGNORECASE)) for done, kind, text in _MILESTONES)
_PART_END = re.compile(r"[,，;；。](?!\d)")
_DIGITS = re.compile(r"^[0-9][0-9,.' ]*|^[零〇一二三四五六七八九十百千]+")
_LONGEST_TITLE = 40


def proposals(demand: Demand) -> list[Proposal]:
    """What a demand asks for, each figure, document and event on its own; never nothing."""
    figures = list(_of_column(demand) if demand.figure else _of_text(demand))
    milestones = list(_milestones(demand.text)) if not demand.figure else []
    found = [*figures, *milestones]
    return found or [Proposal(_short(demand.text), "activity", demand.figure)]


def _of_column(demand: Demand) -> Iterator[Proposal]:
    """The goal of a row with a column for its figure, and one for its unit of measure or none."""
    text = demand.figure
    plain = re.fullmatch(r"[0-9][0-9,.]*", half_width(text)) is not None
    text = text + demand.counted if plain else text
    phrases = read_phrases(text)
    if len(phrases) == 1:
        growth = bool(_GROWS.search(demand.text)) and phrases[0].unit == "percent"
        made = _quantified(phrases[0], text, demand.text, growth=growth)
        if made:
            yield made


_GROWS = re.compile(r"增长|增速|增幅|下降|失业率|\bgrowth\b|\binflation\b", re.IGNORECASE)


def _of_text(demand: Demand) -> Iterator[Proposal]:
    """The goals of a sentence: of each part between commas that has exactly one figure."""
    start = 0
    text = demand.text
    for end in [*(one.end() for one in _PART_END.finditer(text)), len(text)]:
        part = text[start:end].strip(" ,，;；。")
        phrases = [one for one in read_phrases(part) if _is_asked(one, part)]
        start = end
        for one in phrases:
            own = len(phrases) == 1
            figure = part if own and len(part) <= _LONGEST_TITLE else _around(one, part)
            made = _quantified(one, figure, part, growth=bool(_GROWS.search(part)))
            if made:
                yield made


def _is_asked(one: Phrase, part: str) -> bool:
    """Whether a number has a thing, a percentage or a word of comparing with it."""
    named = bool(one.counted) or bool(one.unit)
    inside = part[: one.start].count("《") > part[: one.start].count("》")
    return not inside and (named or one.comparator not in {"number", "reach"})


def _around(one: Phrase, part: str) -> str:
    """A phrase with its own words before and behind it."""
    behind = re.match(
        r"[^,，、;；。 ]{0,6}?(?:以上|左右|以内|以下)|[^\d,，、;；。 ]{0,2}", part[one.end :]
    )
    return part[one.start : one.end + (behind.end() if behind else 0)]


def _quantified(one: Phrase, figure: str, title: str, *, growth: bool) -> Proposal | None:
    """A target with a figure; without a goal where the words leave it open."""
    measure, counted, scale = _measure(one, figure, growth=growth)
    over_time: OverTime = "snapshot" if measure in {"share", "rate"} else "cumulative"
    combine: Combine = {"share": "pooled", "rate": "latest"}.get(measure, "sum")  # type: ignore[assignment] # two words of it
    if one.comparator == "none":
        measure, counted, combine = "count", "", "sum"
    goal = _goal(one, measure, scale)
    return Proposal(_short(title), measure, figure, counted, goal, combine, over_time)


def _measure(one: Phrase, figure: str, *, growth: bool) -> tuple[Measure, str, Decimal]:
    """What kind of figure a phrase has, the unit of measure, and how many ones that has."""
    if one.unit == "percent":
        return ("rate", "%", Decimal(1)) if growth or one.direction else ("share", "", Decimal(1))
    if one.unit:
        return "rate", "‰", Decimal(1)
    written = half_width(figure)[one.start : one.end] if one.end <= len(figure) else ""
    word = _DIGITS.sub("", written).strip() if one.scale != 1 else ""
    scale = one.scale if word else Decimal(1)
    space = " " if word.isascii() and word else ""
    counted = f"{word}{space}{one.counted}".strip()
    low = (one.amount or (Decimal(0), Decimal(0)))[0] / scale
    things = one.counted[:1] in _WHOLE or (one.counted.isascii() and not word)
    whole = things and low == low.to_integral_value() and not word
    return ("count" if whole else "amount"), counted, scale


def _goal(
    one: Phrase, measure: Measure, scale: Decimal
) -> tuple[GoalKind, Decimal | tuple[Decimal, Decimal] | str] | None:
    kind = _GOALS.get(one.comparator)
    if kind is None or one.amount is None:
        return None
    if one.direction == "fall" or (one.direction and measure == "share"):
        return None
    low, high = (amount / scale for amount in one.amount)
    return (kind, (low, high)) if kind == "between" else (kind, low)


def _milestones(text: str) -> Iterator[Proposal]:
    """Documents and events that a sentence names with a verb that says when they are done."""
    taken: list[tuple[int, int]] = []
    for done, pattern in _DOCUMENTS:
        for found in pattern.finditer(text):
            if not _overlaps(found.span(), taken):
                taken.append(found.span())
                yield _milestone(_document(found[0]), "document", done)
    for done, kind, pattern in _OTHERS:
        for found in pattern.finditer(text):
            if not _overlaps(found.span(), taken):
                taken.append(found.span())
                yield _milestone(found[0], kind, done)


def _milestone(title: str, kind: Kind, done: Done) -> Proposal:
    return Proposal(_short(title), "milestone", goal=("done_when", done), combine="all", kind=kind)


def _document(text: str) -> str:
    """The name in book-title marks, or all of it."""
    named = re.search(r"《.+》", text)
    return named[0] if named else text


def _overlaps(span: tuple[int, int], taken: list[tuple[int, int]]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in taken)


def _short(text: str) -> str:
    """A text without its end mark, cut where it would be too long for a table."""
    text = text.strip(" ,，;；。.")
    return text if len(text) <= _LONGEST_TITLE else text[: _LONGEST_TITLE - 1] + "…"
