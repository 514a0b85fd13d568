"""Which numbers of a text are amounts, and which are years, days, ordinals, fractions or names.

Numbers of clauses and those inside a name (“十四五”, G7, 一校一案) are none (D-145).
"""

import re
from collections.abc import Iterable

from workplan_cli.loading.quantities import NumberInText, numbers

_CLASSIFIER = "个所家名人项门节座处户件起场次条公辆台套张册篇位头块支对元倍亩吨斤"
_MONTHS = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*"
_YEAR = re.compile(r"^(?:19|20|21)[0-9]{2}$")
_YEAR_LEAD = re.compile(
    r"(?:\b(?:by|in|until|before|since|from|of|end|to|than|and|on|fy|year|through)|[-–/]"
    rf"|{_MONTHS}) ?$",
    re.IGNORECASE,
)
_NO_AMOUNT_LEAD = re.compile(
    r"[A-Za-z]$|[0-9A-Za-z][./]$|(?:19|20)[0-9]{2}[-–]$|第 ?$|每 ?$|\bper $"
    r"|\b(?:clause|section|article|item|no\.|phase|stage|tier|grade|level|chapter|step|mission) ?$"
    r"|\btop ?$|\b(?:under|over)-$|[0-9] (?:out of|in) $|[0-9] ?[×*] ?$|(?<![月日底末年])前 ?$",
    re.IGNORECASE,
)
_NO_AMOUNT_TAIL = re.compile(
    rf"^(?:[./][0-9]|年级|月|日|号|季度|年代|届|级|[GKDA](?![A-Za-z])|成|折|倍|x\b"
    rf"|(?:st|nd|rd|th|s)\b| ?{_MONTHS}\b|-?(?:year|month|day)s?\b(?!s? or)"
    r"| out of [0-9]| in (?:[2-9]|10|100)\b| ?[×*] ?[0-9]|[⁰¹²³⁴-⁹]|个(?=[0-9]))",
    re.IGNORECASE,
)
_ANOTHER = re.compile("[-—~至到或][一二两三四五六七八九十]")
_ROW = re.compile(r".一.一|一.[一两二三]|两.[两双]")
_NAME = re.compile(r"[“\"‘'《][^”\"’'》0-9]*[”\"’'》]|十[一二三四五]五(?!所|个|家|名|人)")


def amounts_in(text: str, taken: Iterable[tuple[int, int]] = ()) -> list[NumberInText]:
    """The amounts of a text in half-width signs that stand neither in a name nor in what is taken.

    Args:
        text: as `half_width` has it.
        taken: start and end of what was read otherwise.
    """
    spans = [*taken, *(found.span() for found in _NAME.finditer(text))]
    return [
        one
        for one in numbers(text)
        if _is_amount(one, text)
        and not any(start <= one.start and one.end <= end for start, end in spans)
    ]


def _is_amount(one: NumberInText, text: str) -> bool:
    before, behind = text[: one.start], text[one.end :]
    if one.value is None or _NO_AMOUNT_LEAD.search(before) or _NO_AMOUNT_TAIL.match(behind):
        return False
    if before.endswith(("几", "数")) and one.in_signs:
        return False
    if before.endswith("分之") and not before.endswith(("百分之", "千分之")):
        return False
    if _YEAR.match(one.text) and (
        behind.startswith(("年", "-", "–", "/")) or _YEAR_LEAD.search(before)
    ):
        return False
    return not one.in_signs or _counts(one, text)


def _counts(one: NumberInText, text: str) -> bool:
    """Whether characters are an amount: 百家, 三所, 百分之九十, and not 一体化, 统一, 一校一案."""
    before, behind = text[: one.start], text[one.end :].lstrip("余多几来")
    if before.endswith("分之"):
        return True
    plain = len(one.text) == 1 and one.text not in "十百千万亿"
    if one.text == "一" and (before.endswith(tuple("同统进唯第之")) or _ROW.search(text)):
        return False
    counted = behind[:1] in {*_CLASSIFIER} or bool(_ANOTHER.match(behind))
    return counted or not (plain or len(one.text) == 1) or behind.startswith(("%", "百分点"))
