"""The number that somebody meant who wrote a figure as text: `5.28万`, `９５％`, `约120`."""

import re
import unicodedata
from decimal import Decimal

_POWERS = {"十": 10, "百": 10**2, "千": 10**3, "万": 10**4, "亿": 10**8}
_ABOUT = r"(?:约为|大约|约|近|超过|超|逾|至少|不少于|>=|≥|>|~)?\s*"
# A unit of measure, a percent sign or a word such as 以上 may stand behind the number; anything
# that could make another number of it (五成, 3倍, 十几, 10余, 一至三, 1/2, ½) may not.
_BEHIND = (
    r"(?P<behind>个?百分点|(?![几多余来成倍分‰])"
    r"[^\d\s,.+\-*/~零〇一二两三四五六七八九十百千万亿半至到⁄]{0,8})"
)
_WRITTEN = re.compile(
    rf"^{_ABOUT}(?P<number>[-+]?(?:[1-9]\d{{0,2}}(?:[,_' ]\d{{3}})+|\d+)(?:\.\d+)?)\s*"
    rf"(?P<scale>[十百千]?[万亿]|万亿|[百千])?\s*{_BEHIND}$"
)
_CHARACTERS = re.compile(
    rf"^{_ABOUT}(?:百分之)?(?P<number>[负\d零〇一二两三四五六七八九十百千万亿点]+){_BEHIND}$"
)
_FORMAL = str.maketrans(
    dict(
        zip(
            "壹贰叁肆伍陆柒捌玖拾佰仟廿卅",
            [*"一二三四五六七八九十百千", "二十", "三十"],
            strict=True,
        )
    )
)
"""Characters for amounts that cannot be altered, as on cheques, and two old ones."""
NOTHING = frozenset(
    {"", "无", "没有", "未报", "暂无", "不详", "na", "n/a", "none", "-", "—", "——", "--", "/"}
)
"""What people write where there is no figure; a blank says it better."""


def number_meant(text: str) -> Decimal | None:
    """The figure that a text stands for, exact; None where that is not certain.

    Full-width digits, thousands separators, 万 and 亿, a percent sign (`95%` is 95), a word such
    as 约, a unit of measure behind the number, and numbers in Chinese characters are understood.
    """
    folded = _folded(text)
    written = _WRITTEN.match(folded)
    if written is None:
        return _in_characters(folded)
    number = _bare(written["number"])
    for sign in written["scale"] or "":
        number *= _POWERS[sign]
    return number


def number_in_own_unit(text: str) -> Decimal | None:
    """39.5 for `39.5亿元`: what is meant if a target is counted in 亿元 itself; else None."""
    written = _WRITTEN.match(_folded(text))
    if written is None or not written["scale"] or not written["behind"]:
        return None
    return _bare(written["number"])


def is_nothing(text: str) -> bool:
    """Whether a text says that there is no figure."""
    return unicodedata.normalize("NFKC", text).strip().lower() in NOTHING


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip().replace("，", ",").translate(_FORMAL)


def _bare(number: str) -> Decimal:
    return Decimal(re.sub("[,_' ]", "", number))


def _in_characters(text: str) -> Decimal | None:
    characters = _CHARACTERS.match(text)
    if characters is None:
        return None
    from cn2an import cn2an

    try:
        return Decimal(str(cn2an(characters["number"], "smart")))
    except (ValueError, KeyError, IndexError):
        return None
