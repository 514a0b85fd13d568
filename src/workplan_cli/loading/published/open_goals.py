"""Where a figure leaves open what is wanted of it, so that no goal is proposed (D-221)."""

import re

from workplan_cli.loading.phrases import Phrase

_POINTS = re.compile(r"^ ?(?:个?百分点|percentage points?|ppts?\b|pp\b)", re.IGNORECASE)
_COMPARED = re.compile(r"[比较](?:上年|去年|前一年|20\d\d|全[国省市区])|同比|上年同期|平均水平")
_LEVEL = re.compile(r"[到至]\D{0,6}$")
_CHANGES = re.compile(
    r"\b(?:(?:ris|increas|decreas|reduc|improv|rais)(?:e[sd]?|ing)|grow(?:s|ing)?|cut(?:s|ting)?"
    r"|(?:fall|lower|gain)(?:s|ing)?|drop(?:s|ping)?)\b|\b(?:up|down)(?: by)? ?$",
    re.IGNORECASE,
)
_TO = re.compile(r"\b(?:to|below|under|above)\b", re.IGNORECASE)
_BY_SO_MUCH = re.compile(
    r"^ ?(?:%|per ?cent)(?: points?)? ?(?:(?:more|less|fewer|higher|lower|above|below|up|down|rise"
    r"|growth|increase|reduction|fall|drop|decrease|cut|improvement)\b"
    r"|(?:on|over|from|against|than) (?:20\d\d|last))",
    re.IGNORECASE,
)
_UP_TO = re.compile(r"\bup to ?$", re.IGNORECASE)
_MONEY = re.compile(r"[£€$] ?$")
_LETTER = re.compile(r"^(?:m|mn|b|bn|t|tn)\b", re.IGNORECASE)
_FEWER = re.compile(
    r"(?:失业|死亡|发病|病死|患病|近视|辍学|流失|投诉|事故|案件|能耗|排放|浓度|赤字|逾期)"
    r"(?:发生|人数|起数|件数|次数|数量|总量|强度|数|率|量)*(?:达到?|为|是|:|：)?\s*$"
    r"|\b(?:unemployment|mortality|deaths?|accidents?|complaints?|crimes?|emissions|absence"
    r"|waiting times?)(?: rates?)?(?: of| at| reach(?:es)?|:)? *$",
    re.IGNORECASE,
)


def leaves_open(one: Phrase, text: str, title: str, *, growth: bool) -> bool:
    """Whether only a person can tell what is wanted.

    A change needs what it is counted from, a plain figure of what there should be less of, or
    none, a direction, `up to` the sense, and `1.5m` behind a sign of money its unit.

    Args:
        one: the phrase.
        text: what it stands in.
        title: what the figure is of; the text itself, or the cell beside it.
        growth: whether it is the rate at which something grows, which is a figure itself.
    """
    before, behind = text[: one.start], text[one.end :]
    if _UP_TO.search(before) or (_MONEY.search(before) and _LETTER.match(behind)):
        return True
    about = before if title == text else title + before
    is_nothing = one.amount is not None and not any(one.amount)
    if one.comparator in {"number", "reach"} and (is_nothing or _FEWER.search(about)):
        return True
    if one.unit == "percent" and _POINTS.match(behind):
        return True
    return not growth and _is_change(one, before, behind)


def _is_change(one: Phrase, before: str, behind: str) -> bool:
    """Whether a figure says by how much something changes, and not up to what."""
    if _COMPARED.search(before) and not _LEVEL.search(before):
        return True
    if one.unit != "percent":
        return False
    verbs = [*_CHANGES.finditer(before)]
    by = bool(verbs) and not _TO.search(before, verbs[-1].end())
    return bool(one.direction or by or _BY_SO_MUCH.match(behind))
