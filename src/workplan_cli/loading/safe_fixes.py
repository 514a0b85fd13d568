"""The figure that a text is certain to mean: what `--fix` may write in its place."""

import re
from decimal import Decimal

_SCALES = {"万": 10**4, "亿": 10**8, "万亿": 10**12}
_FIGURE = re.compile(
    r"^(?P<number>[-+]?(?:[1-9][0-9]{0,2}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?)"
    r" ?(?P<scale>万亿|亿|万)?$"
)
_SCALED = re.compile(
    r"[十百千万亿兆0-9]|hundred|thousand|million|billion|trillion|dozen", re.IGNORECASE
)
"""A name that counts in more than ones: 万元, 10,000 yuan."""
_EXACT_DIGITS = 28
"""Digits up to which a product of decimals is exact."""
_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}


def half_width(text: str) -> str:
    """A text with ASCII signs in place of the full-width ones, without blanks around it."""
    return text.translate(_HALF_WIDTH).strip()


def certain_figure(
    text: str, counted: tuple[str, ...] = (), percent: bool = False
) -> Decimal | None:
    """The figure of a text that is a number and nothing else, exact; None where it may be more.

    Full-width signs, thousands separators, 万 and 亿 are understood (D-068).

    Args:
        text: what stands in the file.
        counted: what the figure counts, in either language, which may stand behind the number.
            Where it is not known, or counts in a scale itself (万元), nobody knows whether a scale
            in the text is another one; so it is not certain.
        percent: whether the figure is in percent, so that a percent sign may stand behind it, and
            neither a scale nor what is counted.
    """
    folded = half_width(text)
    if percent:
        folded, counted = folded.removesuffix("%").rstrip(), ()
    scaled = any(map(_SCALED.search, map(half_width, counted)))
    for name in map(half_width, counted):
        if bool(_SCALED.search(name)) == scaled:
            folded = folded.removesuffix(name).rstrip()
    found = _FIGURE.match(folded)
    if found is None:
        return None
    number = Decimal(found["number"].replace(",", ""))
    if not found["scale"]:
        return number
    if scaled or not counted or len(number.as_tuple().digits) > _EXACT_DIGITS:
        return None
    return (number * _SCALES[found["scale"]]).normalize()
