"""The figure that a text is certain to mean: what `--fix` may write in its place."""

import re
from decimal import Decimal

_SCALES = {"万": 10**4, "亿": 10**8, "万亿": 10**12}
_FIGURE = re.compile(
    r"^(?P<number>[-+]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?) ?(?P<scale>万亿|亿|万)?$"
)
_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}


def half_width(text: str) -> str:
    """A text with ASCII signs in place of the full-width ones, without blanks around it."""
    return text.translate(_HALF_WIDTH).strip()


def certain_figure(
    text: str, counted: tuple[str, ...] = (), percent: bool = False
) -> Decimal | None:
    """The figure of a text that is a number and nothing else, exact; None where it may be more.

    Full-width signs, thousands separators, 万 and 亿 are understood.

    Args:
        text: what stands in the file.
        counted: what the figure counts, in either language, which may stand behind the number.
            Where that begins with a scale (万元), nobody knows whether a scale in the text is
            another one.
        percent: whether the figure is in percent, so that a percent sign may stand behind it.
    """
    folded = half_width(text)
    if percent:
        folded = folded.removesuffix("%").rstrip()
    for name in counted:
        folded = folded.removesuffix(name).rstrip()
    found = _FIGURE.match(folded)
    if found is None:
        return None
    number = Decimal(found["number"].replace(",", ""))
    if not found["scale"]:
        return number
    if any(name.startswith(tuple(_SCALES)) for name in counted):
        return None
    return (number * _SCALES[found["scale"]]).normalize()
