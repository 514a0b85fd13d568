"""Which figures of a sentence are asked for, and which words of a figure were not read (D-221)."""

import re
from collections.abc import Iterator

from workplan_cli.loading.amounts import amounts_in
from workplan_cli.loading.phrases import Phrase, read_phrases
from workplan_cli.loading.quantities import half_width

WHOLE = frozenset("个所家名人项门节座处户件起场次条台套张册篇位头块支对")
"""What things are counted with."""
_NO_THING = re.compile(
    r"[大届]|人口|[^,，;；。]{0,12}(?:热线|电话)|(?:分钟|小时|公里)[^,，;；。、]{0,6}圈"
)
_NUMBER_OF = re.compile(
    r"\bnumber of (?:the )?(?P<what>[a-z-]+(?: [a-z-]+){0,2}?)"
    r" (?:in|on|at|who|that|which|with|without|to|by|for|from|of|is|are)\b",
    re.IGNORECASE,
)
_VERSION = re.compile(r"(?:计划|行动|工程|版本) ?$")
_MAKES = re.compile(r"新[增建]|增加|建[设成]|培育|打造|创建|认定|遴选|组建|改造|实施")
_OPEN = re.compile(
    r"(?<![\d/])\d{1,3}/\d{1,3}(?![\d/])[万亿]?|[一二三四五六七八九两\d]成(?![立为效长果员功就本分都])"
    r"|(?:\d|[一二三四五六七八九十两数])倍|[几数][十百千万]|一半|半数|[一二三四五六七八九]分之[一二三四五六七八九]"
    r"|\d (?:out of|in) \d{1,3}\b"
    r"|\b(?:half|thirds?|quarters?|dozens?|hundreds?|thousands?|two|three|four|five|six|seven|eight"
    r"|nine|ten|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)\b",
    re.IGNORECASE,
)
"""Amounts in words that the reader of phrases does not know."""
_YEAR = re.compile(
    r"(?<![比较自从与以于\d])(?P<chinese>20\d\d)(?=年(?![前来初])|[底末])"
    r"|\b(?:by|until|in)(?: the end of)? (?P<english>20\d\d)\b",
    re.IGNORECASE,
)
_WAS = re.compile(r"(?P<year>20\d\d)年?[底末]?(?:已|为|达到?|是|[:：])[^\d,，;；。]{0,6}$")


def asked(text: str) -> list[Phrase]:
    """The phrases of a text that have a thing or a percentage with them, and are in no name."""
    return [one for one in read_phrases(text) if _is_asked(one, text)]


def counted_in(one: Phrase, text: str) -> str:
    """What is counted: the word behind the number, or its first sign where that counts things."""
    behind = text[one.end : one.end + 1]
    number_of = _NUMBER_OF.search(text[: one.start])
    named = number_of["what"] if number_of else ""
    return one.counted or (behind if behind in WHOLE else named)


def unread(text: str) -> Iterator[str]:
    """The words of figures in a text that nothing is asked by: `六成`, `每县1所`, `9 out of 10`."""
    folded = half_width(text)
    yield from (text[found.start() : found.end()] for found in _OPEN.finditer(folded))
    if not asked(text):
        for one in amounts_in(folded):
            if one.text != "一" and not _is_named(folded, one.start, one.end):
                yield text[one.start : one.end]


def is_of_the_past(before: str, years: range) -> bool:
    """Whether a number behind these words is that of a year before: `2025年为`."""
    held = _WAS.search(before)
    return held is not None and int(held["year"]) < years.start


def is_of_a_later_year(before: str, behind: str, years: range) -> bool:
    """Whether the year by which a number is wanted comes after those of the plan.

    That is the year that follows it in English (“by 2030”), else the one that was named last.
    """
    said = [found["chinese"] or found["english"] for found in _YEAR.finditer(before)]
    said += [found["english"] for found in _YEAR.finditer(behind) if found["english"]][:1]
    return bool(said) and int(said[-1]) >= years.stop


def _is_asked(one: Phrase, text: str) -> bool:
    if _is_named(text, one.start, one.end):
        return False
    if one.comparator == "number" and not any(map(str.isdigit, text[one.start : one.end])):
        return bool(_MAKES.search(text[: one.start]))
    return bool(counted_in(one, text) or one.unit) or one.comparator not in {
        "number", "reach", "lower"
    }  # fmt: skip


def _is_named(text: str, start: int, end: int) -> bool:
    """Whether a number is inside of a name: 《…2.0》, 12345热线, 15分钟医疗圈."""
    before, behind = text[:start], text[end:]
    if any(before.count(mark) > before.count(ends) for mark, ends in ("《》", "“”")):
        return True
    return bool(_NO_THING.match(behind) or _VERSION.search(before))
