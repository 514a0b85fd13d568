"""Finds the numbers in a Chinese text, in digits and in characters: 120, 2.0, 20万, 百, 两."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from workplan_cli.loading.figures import number_meant

_NUMERAL = re.compile(
    r"[0-9]+(?:\.[0-9]+)?[十百千万亿]*|(?!百分[点之])[零〇一二三四五六七八九十百千万亿两双]+"
)
_SCALES = "百千万亿"
_SINGLE = dict(zip("零一二三四五六七八九十", range(11), strict=True)) | {
    "〇": 0, "两": 2, "双": 2, "百": 10**2, "千": 10**3, "万": 10**4, "亿": 10**8,
}  # fmt: skip
"""Signs that need no reading together; the library that does it takes longer than the plan."""


@dataclass(frozen=True, slots=True)
class NumberInText:
    """A number as it stands in a normalised text, from `start` up to and without `end`."""

    text: str
    start: int
    end: int

    @property
    def value(self) -> Decimal | None:
        """The amount: 100 for 百, 2 for 双; None where the signs make none."""
        if self.text in _SINGLE:
            return Decimal(_SINGLE[self.text])
        text = self.text.replace("双", "两")
        return number_meant("一" + text if text[0] in _SCALES else text)


def numerals(text: str) -> Iterator[NumberInText]:
    """Every number of a normalised text, also those that are part of a word (一体化)."""
    for found in _NUMERAL.finditer(text):
        yield NumberInText(found[0], found.start(), found.end())


def spans(phrase: str, text: str) -> Iterator[tuple[int, int]]:
    """Where a phrase stands in a text; both normalised."""
    start = text.find(phrase)
    while phrase and start >= 0:
        yield start, start + len(phrase)
        start = text.find(phrase, start + 1)
