"""Reads what a figure phrase asks for: `1100万人以上`, `控制在5.5%以内`, `at least 1,500 homes`.

A phrase that is not understood gives nothing (D-145).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, NamedTuple

from workplan_cli.loading.amounts import amounts_in
from workplan_cli.loading.quantities import NumberInText, half_width

Comparator = Literal[
    "number", "reach", "lower", "at_least", "more_than", "at_most", "less_than", "about", "kept",
    "nearly", "range", "times", "not_below", "not_above", "whole", "none",
]  # fmt: skip
"""`number`: nothing is said; `reach`: 达到, to be reached; `lower`: 降至, to be reached from above;
`kept`: 控制在; `nearly`: 近百; `whole`: 全覆盖; `none`: 清零."""
Direction = Literal["", "rise", "fall"]
Unit = Literal["", "percent", "permille"]


@dataclass(frozen=True, slots=True)
class Phrase:
    """One thing that a phrase asks for, at `start` to `end` of the text.

    `amount` is from … to, the same twice but for a range, in ones: 39.5亿 is 3,950,000,000; it is
    None where the baseline is the figure. `joined`: another one with the same standing is before
    it (5 parks and 10 labs).
    """

    comparator: Comparator
    amount: tuple[Decimal, Decimal] | None
    direction: Direction = ""
    unit: Unit = ""
    scale: Decimal = Decimal(1)
    counted: str = ""
    joined: bool = False
    start: int = 0
    end: int = 0


class _Run(NamedTuple):
    """A number, or two that are a range, with the text before and behind up to the next."""

    first: NumberInText
    last: NumberInText
    before: str
    behind: str


_NOT = "不[得能可应会许]?"
_NEVER = r"\b(?:no|not|never|cannot)(?: to| be| go| rise| fall| drop){0,2}"
_BEFORE: tuple[tuple[Comparator, str], ...] = (
    ("at_least", rf"{_NOT}(?:低于|少于|小于)|至少|最少|起码|下限为?|≥|>=|at (?:the very )?least"
                 rf"|\bmin(?:imum\b|\.)|{_NEVER} (?:(?:less|fewer|lower) than|below|under)"),
    ("at_most", rf"{_NOT}(?:超过?|高于|多于|大于|突破)|至多|最多|上限为?|≤|<=|at most|within"
                rf"|\bmax(?:imum)?\b|{_NEVER} (?:(?:more|higher|greater) than|exceed(?:ing)?)"
                rf"|{_NEVER} (?:above|over)"),
    ("more_than", r"超过|高于|大于|多于|突破|超|逾|>|(?:more|greater|higher) than|over|above"
                  r"|exceed(?:s|ing)?"),
    ("less_than", r"低于|少于|小于|不足|不到|不满|<|(?:less|fewer|lower) than|below|under"),
    ("about", r"大约|约为|约|~|about|around|approximately|roughly|some"),
    ("nearly", r"接近|近|nearly|almost"),
    ("kept", r"控制在|保持在|稳定在|limited to|kept? at|hold at"),
    ("lower", r"(?:降|减|压|缩)[低少小短减缩]?[到至]|回落[到至]|\b(?:down|cut|lowered|reduced) to"),
    ("reach", r"达到|达|提高到|增加到|扩大到|上升到|提升到|增至|增长到|提高至|提升至|reach(?:es)?"),
)  # fmt: skip
_BEHIND: tuple[tuple[Comparator, str], ...] = (
    ("at_least", r"及?以上|或以上|(?<=.)起(?:$|[,。])|or (?:more|above|higher|over)"
                 r"|and (?:above|over)|\bminimum\b|\+"),
    ("at_most", r"及?以下|以内|之内|内(?:$|[,。])|or (?:less|fewer|below|lower|under)|at most"
                r"|\bmax(?:imum)?\b"),
    ("about", r"左右|上下|or so|or thereabouts"),
)  # fmt: skip
_LEAD = re.compile("|".join(f"(?P<{name}>{words})" for name, words in _BEFORE), re.IGNORECASE)
_TAIL = re.compile("|".join(f"(?P<{name}>{words})" for name, words in _BEHIND), re.IGNORECASE)
_RISE = re.compile(
    r"增长|提高|增加|提升|上升|新增|扩大|增设"
    r"|\b(?:increas|ris|grow|rais|improv|up)\w* (?:\w+ )*by\b"
    r"|\b(?:a further|additional|extra|another)\b",
    re.IGNORECASE,
)
_FALL = re.compile(
    r"下降|降低|减少|压减|缩小|回落"
    r"|\b(?:fall|reduc|cut|decreas|lower|down|drop|shrink)\w* (?:\w+ )*by\b",
    re.IGNORECASE,
)
_LOWERED = re.compile(
    r"\b(?:cut|reduc|lower|fall|decreas|drop|shrink)\w*\b(?:(?!\band\b)[\w '%-]){1,80}?\bto ?$",
    re.IGNORECASE,
)
_LEVEL = re.compile(r"[到至达在为]\s*(?:不?[低高超少多大小]\w?[于过]|约)?\s*$|\bto\b[\w ]*$")
"""A change up to a figure, not by it: 提高到95%."""
_ADDED = re.compile(r"^\s*(?:additional|more|further|extra|new)\b", re.IGNORECASE)
_PERCENT = re.compile(r"^ ?(?:%|个?百分点|percentage points?|percent\b|per cent\b|ppts?\b|pp\b)")
_PERMILLE = re.compile(r"^ ?‰")
_NO_NAME = (
    "or|and|by|in|of|to|at|per|for|from|on|a|an|with|who|that|which|will|must|should|is|are|have"
    "|maximum|max|minimum"
)
_COUNTED = re.compile(
    rf"^ ?(?!以|左右|上下|之内|(?:{_NO_NAME})\b)(?:(?:additional|more|further|extra) )?"
    rf"(?P<word>(?:new )?[A-Za-z-]+(?: (?!(?:{_NO_NAME})\b)[A-Za-z-]+)?"
    r"|[^\W\d_]{1,8}?(?=以|左右|上下|之内|的|及|和|与|$|[\W\d]))"
)
_JOINS = re.compile(r"^ ?\w{0,12}?(?: \w+)? ?(?:and|和|及|与|、|以及|,) ?$")
_TO = re.compile(r"^ ?(?:%|个?百分点|[个所家名项人年])? ?(?:-|—|–|~|至|到|to|or|或) ?$")
_AND = re.compile(r"^(?: ?%)? ?(?:and|和|到|至) ?$")
_BETWEEN = re.compile(r"\bbetween ?$|介于$|在$", re.IGNORECASE)
_UP_TO = re.compile(r"^[^,;。]{0,20}?(?:到|至|\bto\b)[^,;。]{0,20}$")
_FROM = re.compile(r"(?:\bfrom|从|由) ?$")

_EACH = re.compile(r"每(?![年千万百])|\b(?:each|every)\b", re.IGNORECASE)
_DOUBLED = re.compile(
    r"翻(?P<many>[一两二三])?番|(?P<double>\bdoubl(?:e|es|ing)\b)|(?P<triple>\btripl(?:e|es|ing)\b)"
    r"|(?P<half>\bhalv(?:e|es|ing)\b)",
    re.IGNORECASE,
)
_WORDS: tuple[tuple[re.Pattern[str], Phrase], ...] = (
    (re.compile("只增不减|只升不降|不降低|逐年增长"), Phrase("not_below", None)),
    (re.compile("只减不增|只降不升|不增加"), Phrase("not_above", None)),
    (re.compile("清零|零发生"), Phrase("none", (Decimal(0), Decimal(0)))),
    (re.compile("(?<![%百])全覆盖"), Phrase("whole", (Decimal(100), Decimal(100)), unit="percent")),
)


def read_phrases(text: str) -> tuple[Phrase, ...]:
    """Everything that a phrase asks for, as it stands there; nothing where it cannot be told."""
    folded = half_width(text)
    if _EACH.search(folded):  # how many there are of what has one each, is not in the phrase
        return ()
    words = [*_in_words(folded), *_doubled(folded)]
    spans = [(one.start, one.end) for one in words]
    found = [_phrase(run) for run in _runs(amounts_in(folded, spans), folded)]
    return (*(one for one in found if one), *words)


def _in_words(text: str) -> Iterator[Phrase]:
    for pattern, phrase in _WORDS:
        for found in pattern.finditer(text):
            yield Phrase(
                phrase.comparator, phrase.amount, unit=phrase.unit, start=found.start(),
                end=found.end(),
            )  # fmt: skip


def _doubled(text: str) -> Iterator[Phrase]:
    """翻一番 is twice as much, 翻两番 four times."""
    for found in _DOUBLED.finditer(text):
        many = {"两": 2, "二": 2, "三": 3}.get(found["many"] or "", 1)
        times = Decimal(2**many)
        if not found["double"] and found["triple"]:
            times = Decimal(3)
        elif found["half"]:
            times = Decimal("0.5")
        yield Phrase("times", (times, times), start=found.start(), end=found.end())


def _runs(found: list[NumberInText], text: str) -> Iterator[_Run]:
    """The numbers one by one, two of a range as one."""
    index = begun = 0
    while index < len(found):
        first = last = found[index]
        end, begun = begun or (found[index - 1].end if index else 0), 0
        lead = text[end : first.start]
        if index + 1 < len(found) and _is_range(lead, text, first, found[index + 1]):
            last = found[index + 1]
            index += 1
        index += 1
        stop = found[index].start if index < len(found) else len(text)
        if index < len(found) and _FROM.search(lead) and _UP_TO.match(text[last.end : stop]):
            begun = end  # from 60 to 75: only the second is wanted
            continue
        yield _Run(first, last, lead, text[last.end : stop])


def _is_range(lead: str, text: str, first: NumberInText, second: NumberInText) -> bool:
    between = text[first.end : second.start]
    if _FROM.search(lead):
        return False
    either = _AND if _BETWEEN.search(lead) else _TO
    return bool(either.match(between)) and (first.value or 0) <= (second.value or 0)


def _phrase(run: _Run) -> Phrase | None:
    lead, tail = re.split(r"[;。]|,(?! ?\d)", run.before)[-1], re.split(r"[;。]|, ", run.behind)[0]
    low, high = _amount(run)
    if low is None or high is None:
        return None
    negative = bool(re.search(r"(?:^|[^0-9A-Za-z%\w])-$|负$|^-$", lead))
    unit: Unit = "percent" if _PERCENT.match(tail) or lead.endswith("百分之") else ""
    unit = "permille" if _PERMILLE.match(tail) or lead.endswith("千分之") else unit
    counted = _COUNTED.match(tail)
    return Phrase(
        _comparator(run, lead, tail),
        (-low, -high) if negative else (low, high),
        _direction(lead, tail),
        unit,
        run.last.scale,
        counted["word"] if counted and not unit else "",
        bool(_JOINS.match(run.before)),
        run.first.start,
        run.last.end,
    )


def _amount(run: _Run) -> tuple[Decimal | None, Decimal | None]:
    """From … to; the scale of 2-3万 is that of both."""
    low, high = run.first.value, run.last.value
    if run.first is not run.last and run.first.scale == 1 and low is not None:
        low = low * run.last.scale
    return low, high


def _comparator(run: _Run, lead: str, tail: str) -> Comparator:
    if run.first is not run.last:
        return "range"
    behind = _TAIL.search(tail)
    before = list(_LEAD.finditer(lead))
    last = _named(before[-1]) if before else None
    if last == "kept" and behind:
        return "kept" if behind["about"] else _named(behind)
    if behind:
        return _named(behind)
    if last == "nearly":
        return "nearly"
    if run.last.over:
        return "more_than"
    if last in {None, "reach"}:
        return "lower" if _LOWERED.search(lead) else last or "number"
    return last or "number"


def _named(found: re.Match[str]) -> Comparator:
    names: dict[str, Comparator] = {name: name for name, _words in (*_BEFORE, *_BEHIND)}
    return names[found.lastgroup or "number"]


def _direction(lead: str, tail: str) -> Direction:
    if _LEVEL.search(lead):
        return ""
    rise, fall = bool(_RISE.search(lead) or _ADDED.match(tail)), bool(_FALL.search(lead))
    if rise == fall:
        return ""
    return "rise" if rise else "fall"
