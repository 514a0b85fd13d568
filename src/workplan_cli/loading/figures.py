"""The number that somebody meant who wrote a figure as text: `5.28万`, `９５％`, `约120`."""

import re
import unicodedata
from decimal import Decimal

_SCALES = {"万": 10**4, "亿": 10**8, "万亿": 10**12, "千": 10**3, "百": 10**2}
_WRITTEN = re.compile(
    r"^(?P<about>约|大约|近|超过|超|逾|至少|不少于|>=|≥|>|~|约为)?\s*"
    r"(?P<number>[-+]?\d+(?:,\d{3})*(?:\.\d+)?)\s*"
    r"(?P<scale>万亿|亿|万|千|百)?\s*"
    r"(?P<rest>[^\d,.+-]*)$"
)
_CHINESE = re.compile(r"^[负零〇一二两三四五六七八九十百千万亿点]+")
NOTHING = frozenset(
    {"无", "没有", "未报", "暂无", "不详", "na", "n/a", "none", "-", "—", "--", "/"}
)
"""What people write where there is no figure; a blank says it better."""


def number_meant(text: str) -> Decimal | None:
    """The figure that a text stands for, exact; None where that is not certain.

    Full-width digits, thousands separators, 万 and 亿, a percent sign (`95%` is 95), a word such
    as 约, a unit of measure behind the number, and numbers in Chinese characters are understood.
    """
    folded = unicodedata.normalize("NFKC", text).strip().replace("，", ",")
    written = _WRITTEN.match(folded)
    if written:
        number = Decimal(written["number"].replace(",", ""))
        return number * _SCALES.get(written["scale"] or "", 1)
    return _in_characters(folded)


def is_nothing(text: str) -> bool:
    """Whether a text says that there is no figure."""
    return unicodedata.normalize("NFKC", text).strip().lower() in NOTHING


def _in_characters(text: str) -> Decimal | None:
    characters = _CHINESE.match(text)
    if characters is None:
        return None
    from cn2an import cn2an

    try:
        return Decimal(str(cn2an(characters[0], "smart")))
    except (ValueError, KeyError, IndexError):
        return None


def is_plain(text: str) -> bool:
    """Whether the text is a number and nothing but one, in any width: what `--fix` may rewrite."""
    folded = unicodedata.normalize("NFKC", text).strip()
    return re.fullmatch(r"[-+]?\d+(\.\d+)?(万|亿)?", folded) is not None
