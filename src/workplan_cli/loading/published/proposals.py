"""Proposes a draft target for what a sentence or a row asks for; it never decides (D-221).

A figure gives a goal by the one reader of phrases, a document or an event a milestone, all else
continuing work. Where the reader is not sure, there is no goal.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from textwrap import shorten

from workplan_cli.loading.phrases import Comparator, Phrase, read_phrases
from workplan_cli.loading.published.outline import Demand
from workplan_cli.loading.quantities import half_width
from workplan_cli.model.combine import Combine, OverTime
from workplan_cli.model.goal_kind import GoalKind
from workplan_cli.model.measure import Measure
from workplan_cli.model.milestone import Done, Kind


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
_WHOLE = frozenset("个所家名人项门节座处户件起场次条台套张册篇位头块支对")
_DOCUMENT = (
    r"方案|计划|规划|意见|办法|条例|标准|规定|细则|指南|目录|清单|制度|strategy|plan|policy|guidance|framework"
    r"|report|charter|white paper|bill|regulations?|code of practice|legislation"
)
_VERBS: tuple[tuple[Done, str], ...] = (
    ("issued", "印发|出台|下发|issue|adopt|approve|enact|introduce"),
    ("revised", "修订|修改|完善|优化|调整|revise|update"),
    ("published", "发布|公布|出版|publish|release"),
    ("compiled", "编制|编写|compile"),
    ("drafted", "研制|起草|draft"),
    ("completed", "制定|制订|研究制定|develop|prepare"),
)
_DOCUMENTS = tuple(
    (word, re.compile(
        rf"(?:{verbs})(?:[^,，;；。]{{0,12}}(?:《[^》]{{1,80}}》)+[^,，;；。、]{{0,12}}"
        rf"|[^,，;；。《]{{0,40}}?(?:{_DOCUMENT})(?![a-z一-鿿]))",
        re.IGNORECASE,
    ))
    for word, verbs in _VERBS
)  # fmt: skip
_MILESTONES: tuple[tuple[Done, Kind, str], ...] = (
    ("prepared", "event", r"筹备[^,，;；。、]{2,40}"),
    ("held", "event", r"(?:召开|举办|承办|举行|办好)(?!的)[^,，;；。、]{2,40}"),
    ("held", "event", r"组织(?:开展|好)?[^,，;；。、]{2,40}(?:大赛|比赛|竞赛|活动|论坛)"),
    ("held", "event", r"\b(?:hold|host|convene) [^,;.]{3,60}"),
    ("launched", "other", r"启动(?:实施)?(?!的|并)[^,，;；。、]{2,40}"),
    ("established", "institution", r"(?:成立|设立|组建)[^,，;；。、]{2,30}"),
    ("established", "institution", r"\b(?:establish|set up) [^,;.]{3,60}"),
    (
        "established",
        "other",
        r"(?:建立健全|建立|构建)[^,，;；。、]{3,30}(?:机制|制度|系统|库|站|基地)",
    ),
    (
        "built",
        "platform",
        r"(?:建设|建成|搭建|开发)(?!和|及)[^,，;；。、]{2,30}(?:平台|系统|数据库|中心)",
    ),
    (
        "selected",
        "selection",
        r"(?:遴选|评选|选树)[^,，;；。、]{2,30}|开展[^,，;；。、]{2,30}(?:评选|认定)",
    ),
    ("published", "publication", r"推出[^,，;；。、]{2,30}"),
)
"""Verbs of what is done once. What can be done again and again (推进, 加强) is continuing work."""
_OTHERS = tuple((done, kind, re.compile(text, re.IGNORECASE)) for done, kind, text in _MILESTONES)
_PART_END = re.compile(r"[,，;；。](?!\d)")
_DIGITS = re.compile(r"^[0-9][0-9,.' ]*|^[零〇一二三四五六七八九十百千]+")
_LONGEST_TITLE = 40
"""Characters, and twice as many letters."""
_CHINESE = re.compile("[一-鿿]")
_AND = re.compile(r"^and ")
_LONGEST = 2_000
"""Characters of a demand that are looked through; nobody asks for anything in more."""


def proposals(demand: Demand) -> list[Proposal]:
    """What a demand asks for, each figure, document and event on its own; never nothing."""
    figures = list(_of_column(demand) if demand.figure else _of_text(demand))
    milestones = list(_milestones(demand.text[:_LONGEST])) if not demand.figure else []
    found = [*figures, *milestones]
    return found or [Proposal(_short(demand.text), "activity", demand.figure)]


def _of_column(demand: Demand) -> Iterator[Proposal]:
    """The goal of a row with a column for its figure, and one for its unit of measure or none."""
    text = demand.figure[:_LONGEST]
    plain = re.fullmatch(r"[0-9][0-9,.]*", half_width(text)) is not None
    text = text + demand.counted if plain else text
    phrases = read_phrases(text)
    if len(phrases) == 1:
        yield _quantified(phrases[0], text, text, demand.text)


_GROWS = re.compile(r"增长|增速|增幅|下降|失业率|\bgrowth\b|\binflation\b", re.IGNORECASE)


def _of_text(demand: Demand) -> Iterator[Proposal]:
    """The goals of a sentence: of each part between commas that has exactly one figure."""
    start = 0
    text = demand.text[:_LONGEST]
    for end in [*(one.end() for one in _PART_END.finditer(text)), len(text)]:
        part = text[start:end].strip(" ,，;；。")
        phrases = [one for one in read_phrases(part) if _is_asked(one, part)]
        start = end
        for one in phrases:
            own = len(phrases) == 1
            figure = part if own and len(part) <= _LONGEST_TITLE else _around(one, part)
            yield _quantified(one, part, figure, part)


_NO_THING = re.compile(r"[大届]|人口|[^,，;；。]{0,12}(?:热线|电话)")
_NUMBER_OF = re.compile(
    r"\bnumber of (?:the )?(?P<what>[a-z-]+(?: [a-z-]+){0,2}?)"
    r" (?:in|on|at|who|that|which|with|without|to|by|for|from|of|is|are)\b",
    re.IGNORECASE,
)
_VERSION = re.compile(r"(?:计划|行动|工程|版本) ?$")
_MAKES = re.compile(r"新[增建]|增加|建[设成]|培育|打造|创建|认定|遴选|组建|改造|实施")


def _is_asked(one: Phrase, part: str) -> bool:
    """Whether a number has a thing or a percentage with it, and is not inside of a name."""
    before, behind = part[: one.start], part[one.end :]
    if any(before.count(mark) > before.count(end) for mark, end in ("《》", "“”")):
        return False
    if _NO_THING.match(behind) or _VERSION.search(before):
        return False
    if one.comparator == "number" and not any(map(str.isdigit, part[one.start : one.end])):
        return bool(_MAKES.search(before))
    return bool(_counted(one, part) or one.unit) or one.comparator not in {"number", "reach"}


def _counted(one: Phrase, part: str) -> str:
    """What is counted: the word behind the number, or its first sign where that counts things."""
    behind = part[one.end : one.end + 1]
    number_of = _NUMBER_OF.search(part[: one.start])
    named = number_of["what"] if number_of else ""
    return one.counted or (behind if behind in _WHOLE else named)


def _around(one: Phrase, part: str) -> str:
    """A phrase with its own words before and behind it."""
    behind = re.match(
        r"[^,，、;；。 ]{0,6}?(?:以上|左右|以内|以下)|[^\d,，、;；。 ]{0,2}", part[one.end :]
    )
    return part[one.start : one.end + (behind.end() if behind else 0)].rstrip(" .")


def _quantified(one: Phrase, text: str, figure: str, title: str) -> Proposal:
    """A target with a figure; continuing work with the phrase where the words leave it open."""
    growth = one.unit == "percent" and _GROWS.search(title) is not None
    measure, counted, scale = _measure(one, text, growth=growth)
    goal = _goal(one, measure, scale)
    if goal is None or (not counted and measure != "share"):
        return Proposal(_short(title), "activity", figure)
    over_time: OverTime = "snapshot" if measure in {"share", "rate"} else "cumulative"
    combine: Combine = "pooled" if measure == "share" else "latest" if measure == "rate" else "sum"
    return Proposal(_short(title), measure, figure, counted, goal, combine, over_time)


def _measure(one: Phrase, text: str, *, growth: bool) -> tuple[Measure, str, Decimal]:
    """What kind of figure a phrase has, the unit of measure, and how many ones that has."""
    if one.unit == "percent":
        return ("rate", "%", Decimal(1)) if growth or one.direction else ("share", "", Decimal(1))
    if one.unit:
        return "rate", "‰", Decimal(1)
    word = _DIGITS.sub("", half_width(text)[one.start : one.end]).strip() if one.scale != 1 else ""
    scale = one.scale if word else Decimal(1)
    named = _counted(one, text)
    counted = f"{word} {named}" if word.isascii() and word else word + named
    low = (one.amount or (Decimal(0), Decimal(0)))[0]
    things = named[:1] in _WHOLE or (named.isascii() and bool(named))
    whole = things and not word and low == low.to_integral_value()
    return ("count" if whole else "amount"), counted.strip(), scale


def _goal(
    one: Phrase, measure: Measure, scale: Decimal
) -> tuple[GoalKind, Decimal | tuple[Decimal, Decimal] | str] | None:
    kind = GOALS.get(one.comparator)
    if kind is None or one.amount is None:
        return None
    if one.direction == "fall" or (one.direction and measure == "share"):
        return None
    low, high = (amount / scale for amount in one.amount)
    if measure == "count" and one.comparator == "number" and not one.direction:
        kind = "exactly"
    return (kind, (low, high)) if kind == "between" else (kind, low)


def _milestones(text: str) -> Iterator[Proposal]:
    """Documents and events that a sentence names with a verb that says when they are done."""
    taken: list[tuple[int, int]] = []
    for done, pattern in _DOCUMENTS:
        for found in pattern.finditer(text):
            if not _overlaps(found.span(), taken):
                taken.append(found.span())
                yield from (_milestone(one, "document", done) for one in _names(found[0]))
    for done, kind, pattern in _OTHERS:
        for found in pattern.finditer(text):
            counts = any(_is_asked(one, found[0]) for one in read_phrases(found[0]))
            if not counts and not _overlaps(found.span(), taken):
                taken.append(found.span())
                yield _milestone(found[0], kind, done)


def _milestone(title: str, kind: Kind, done: Done) -> Proposal:
    return Proposal(_short(title), "milestone", goal=("done_when", done), combine="all", kind=kind)


def _names(text: str) -> list[str]:
    """The names in book-title marks, each on its own, or all of it."""
    named = re.findall(r"《[^》]+》[^《]*", text)
    return named if len(named) > 1 else [text[text.find("《") :] if named else text]


def _overlaps(span: tuple[int, int], taken: list[tuple[int, int]]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in taken)


def _short(text: str) -> str:
    """A text without its end mark, cut where it would be too long for a table."""
    text = _AND.sub("", text).strip(" ,，;；。.")
    if _CHINESE.search(text):
        return text if len(text) <= _LONGEST_TITLE else text[: _LONGEST_TITLE - 1] + "…"
    return shorten(text, 2 * _LONGEST_TITLE, placeholder=" …")
