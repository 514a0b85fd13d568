"""The number that somebody meant who wrote a figure as text: `5.28万`, `９５％`, `约120`."""

import re
import unicodedata
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from workplan_cli.loading.quantities import formal, half_width, numbers, unit_alone, unit_scale

_LEAD = re.compile(
    r"(?:约为|大约|约|超过|超|逾|至少|不少于|不低于|>=|≥|>|~|about|at least|more than)? ?"
    r"(?:百分之)?(?P<sign>[-+负−]?)",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?: ?(?:个?百分点|[^\d\s,.+\-*/~零〇一二两三四五六七八九十百千万亿半至到]{0,8})"
    r"| [a-z ]{1,30})",
    re.IGNORECASE,
)
"""A unit of measure, a percent sign or a word such as 以上; nothing that makes another number."""
_OTHER = re.compile(
    r"^ ?[几多余来成倍分折‰⁄]|^ ?(?:to|and|or|or (?:less|fewer))\b|以内|以下|之内|不到"
)
_NUMBER_SIGNS = "0123456789.,_' 零〇一二三四五六七八九十百千两点"
_COMPARING = ("以上", "及以上", "左右")
NOTHING = frozenset(
    {"", "无", "没有", "未报", "暂无", "不详", "na", "n/a", "none", "-", "—", "——", "--", "/"}
)
"""What people write where there is no figure; a blank says it better."""


class FigureMeant(NamedTuple):
    """A number with its sign and without its scale: 39.5 and 10**8 for 39.5亿元.

    `unit` is the scale and what stands behind it, 亿元; `behind` is only the latter.
    """

    number: Decimal
    scale: Decimal
    behind: str
    unit: str

    @property
    def value(self) -> Decimal:
        """The amount in ones; a percentage as its number: `95%` is 95."""
        return self.number if self.scale == 1 else (self.number * self.scale).normalize()

    def counted_in(self, units: Sequence[str]) -> Decimal | None:
        """The amount as a target has it that counts in units of measure: 39.5 of 亿元.

        None where it cannot be told: no unit is named, or those named differ in scale.
        """
        scales = {unit_scale(name) for name in units}
        if len(scales) != 1:
            return None
        (scale,) = scales
        if scale == 1 or (self.scale == 1 and self.behind in {"", *_COMPARING}):
            return self.value
        return None if self.scale == 1 else self.value / scale

    def fits(self, units: Sequence[str]) -> bool:
        """Whether what stands behind the number is nothing else than one of these units."""
        behind = self.behind
        for word in _COMPARING:
            behind = behind.removesuffix(word)
        return behind.strip().lower() in {"", "个", *map(unit_alone, units)}


def figure_meant(text: str) -> FigureMeant | None:
    """The figure that a text stands for, exact; None where that is not certain (D-145)."""
    folded = formal(half_width(text)).strip()
    found = tuple(numbers(folded))
    if len(found) != 1:
        return None
    one = found[0]
    lead, tail = _LEAD.fullmatch(folded[: one.start]), folded[one.end :]
    plain = lead and _TAIL.fullmatch(tail) and not _OTHER.search(tail)
    bare = (
        one.in_signs and one.text[0] in "百千万亿"
    )  # 百家 in a text is 100; as a figure, who knows
    if not lead or not plain or one.over or bare or one.number is None or one.value is None:
        return None
    sign = -1 if lead["sign"] in {"-", "负", "−"} else 1
    unit = one.text.lstrip(_NUMBER_SIGNS) + tail.strip()
    return FigureMeant(sign * one.number, one.scale, tail.strip(), unit)


def is_nothing(text: str) -> bool:
    """Whether a text says that there is no figure."""
    return unicodedata.normalize("NFKC", text).strip().lower() in NOTHING


def certain_figure(
    text: str, counted: tuple[str, ...] = (), percent: bool = False
) -> Decimal | None:
    """The figure of a text that is a number in digits and nothing else; None if it may be more.

    Full-width signs, thousands separators, 万 and 亿 are understood (D-068).

    Args:
        text: what stands in the file.
        counted: what the figure counts, in either language, which may stand behind the number.
            Where it is not known, or counts in a scale itself (万元), nobody knows whether a scale
            in the text is another one; so it is not certain.
        percent: whether the figure is in percent, so that a percent sign may stand behind it, and
            neither a scale nor what is counted.
    """
    folded, names = half_width(text).strip(), [half_width(name).strip() for name in counted]
    scaled = any(unit_scale(name) != 1 for name in names)
    if percent:
        folded, names = folded.removesuffix("%").rstrip(), []
    for name in names:
        if (unit_scale(name) != 1) == scaled:
            folded = folded.removesuffix(name).rstrip()
    found = next(numbers(folded), None)
    if found is None or found.in_signs or found.over or found.end != len(folded):
        return None
    sign = folded[: found.start]
    unsure = found.scale != 1 and (scaled or not names)
    if sign not in {"", "-", "+"} or found.value is None or unsure:
        return None
    return -found.value if sign == "-" else found.value
