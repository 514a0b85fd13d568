"""Finds and reads the numbers in a text: 120, 1,500, 5.28万, 一百二十, 百余 (D-145)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

_POWERS = {"亿": 8, "万": 4, "千": 3, "百": 2, "十": 1}
_DIGIT = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {
    "〇": 0, "两": 2, "双": 2,
}  # fmt: skip
_ENGLISH = {
    "hundred": 10**2, "thousand": 10**3, "k": 10**3, "million": 10**6, "mn": 10**6,
    "billion": 10**9, "bn": 10**9, "trillion": 10**12,
}  # fmt: skip
_FORMAL = str.maketrans(
    dict(zip("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千", strict=True))
)
"""Characters for amounts that cannot be altered, as on cheques."""
_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_LONGEST = 40
"""Signs beyond which nobody means a number (and arithmetic would become slow)."""
_EXACT = 28
"""Digits up to which a product of decimals is exact."""

_OWN = "千(?=[克瓦米卡赫伏帕焦])"
"""A thousand that belongs to a unit of measure: 千克, 千瓦."""
_WORDS = "hundred|thousand|million|billion|trillion|bn|mn"
_SCALE = rf"(?: ?(?!{_OWN})(?:[十百千]?[万亿]+|[十百千])|(?i: ?(?:hundred )?(?:{_WORDS})\b|k\b))"
_NUMBER = re.compile(
    r"(?:(?P<digits>(?:[1-9][0-9]{0,2}(?:[,_' ][0-9]{3})+(?![0-9])|[0-9]+)(?:\.[0-9]+)?)"
    rf"(?P<odd>[余多几来](?=[十百千万亿]))?(?P<scale>{_SCALE})?"
    rf"|(?!百分[点之]|{_OWN})"
    rf"(?P<signs>(?:[零〇一二三四五六七八九十百万亿两双]|(?!{_OWN})千)+(?:点[零〇一二三四五六七八九]+)?)"
    rf"(?P<strange>[余多几来](?=[十百千万亿]))?(?P<more>(?:[十百万亿]|(?!{_OWN})千)*))(?P<over>[余多几来](?!年))?"
)
_PER = re.compile(r"\bper\b|/")
_IN_WORDS = re.compile(rf"\b(?:{_WORDS})s?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NumberInText:
    """A number as it stands in a text, from `start` up to and without `end`.

    `number` is the figure without its `scale`, 39.5 and 10**8 for 39.5亿; None where the signs
    make none. `over` says that it is more by nobody knows how much: 百余, 120多.
    """

    text: str
    start: int
    end: int
    number: Decimal | None
    scale: Decimal = Decimal(1)
    over: bool = False
    in_signs: bool = False
    """Whether it is written in characters: 一百二十."""

    @property
    def value(self) -> Decimal | None:
        """The amount: 3,950,000,000 for 39.5亿; None where it cannot be told exactly."""
        if self.number is None or self.scale == 1:
            return self.number
        exact = len(self.number.as_tuple().digits) <= _EXACT
        return (self.number * self.scale).normalize() if exact else None


def half_width(text: str) -> str:
    """A text with ASCII signs in place of the full-width ones: as many signs as before."""
    return text.translate(_HALF_WIDTH)


def numbers(text: str) -> Iterator[NumberInText]:
    """Every number of a text in half-width signs, also those inside a word (一体化, G7)."""
    for found in _NUMBER.finditer(text):
        signs = found["signs"]
        number, scale = _of_signs(signs + found["more"]) if signs else _of_digits(found)
        vague = found["over"] or found["odd"] or found["strange"]
        whole = found[0].removesuffix(found["over"] or "")
        end = found.start() + len(whole)
        yield NumberInText(whole, found.start(), end, number, scale, bool(vague), bool(signs))


def unit_scale(name: str) -> Decimal:
    """How many ones a unit of measure has: 10**8 for 亿元, 10**6 for "million homes", else 1."""
    name = _PER.split(half_width(name))[0]
    first = next(numbers(name), None)
    if first and first.start == 0 and first.value and not set(first.text) & set(_DIGIT):
        return first.value
    product = Decimal(1)
    for word in _IN_WORDS.findall(name):
        product *= _ENGLISH[word.lower().removesuffix("s")]
    return product


def unit_alone(name: str) -> str:
    """A unit of measure without its scale: 元 for 亿元, "homes" for "million homes"."""
    name = _PER.split(half_width(name))[0]
    first = next(numbers(name), None)
    if first and first.start == 0 and unit_scale(name) != 1:
        name = name[first.end :]
    return _IN_WORDS.sub("", name).strip().lower()


def formal(text: str) -> str:
    """A text with everyday characters in place of those of cheques: 一百 for 壹佰."""
    return text.translate(_FORMAL).replace("廿", "二十").replace("卅", "三十")


def _of_digits(found: re.Match[str]) -> tuple[Decimal | None, Decimal]:
    number = Decimal(re.sub("[,_' ]", "", found["digits"]))
    scale = Decimal(1)
    for word in re.findall(r"[a-z]+|[十百千万亿]", (found["scale"] or "").lower()):
        scale *= _ENGLISH.get(word) or 10 ** _POWERS[word]
    return (number, scale) if len(found["digits"]) <= _LONGEST else (None, scale)


def _of_signs(signs: str) -> tuple[Decimal | None, Decimal]:
    # Behind decimals every power is a scale (二点五千); a 万 that follows a 亿 is not that of all.
    bare = signs.rstrip("".join(_POWERS) if "点" in signs else "万亿")
    if "亿" in bare and signs[len(bare) :] == "万":
        bare = signs
    scale = Decimal(10 ** sum(_POWERS[sign] for sign in signs[len(bare) :][:3]))
    if len(signs) > _LONGEST:
        return None, scale
    whole, _point, behind = bare.partition("点")
    number = _whole(whole) if bare else 1
    if number is None:
        return None, scale
    decimals = "".join(str(_DIGIT[sign]) for sign in behind)
    return Decimal(f"{number}.{decimals}" if decimals else number), scale


def _whole(signs: str) -> int | None:
    """A whole number in characters; None for what is said otherwise: 二三十, 三百五, 一一."""
    power = next((one for one in _POWERS if one in signs), None)
    if power is None:
        return _plain(signs)
    left, _sign, right = signs.partition(power)
    size = 10 ** _POWERS[power]
    high = _whole(left) if left else 1
    low = _rest(right, size) if right else 0
    limit = size if power in "亿万" else 10
    return None if high is None or low is None or high >= limit else high * size + low


def _rest(signs: str, size: int) -> int | None:
    """What follows a power of ten, and is smaller; 三百五 may be 350, so it needs its 零."""
    low = _whole(signs.lstrip("零〇"))
    bare = len(signs) == 1 and size != 10 ** _POWERS["十"]
    return None if low is None or bare or low >= size else low


def _plain(signs: str) -> int | None:
    """One digit, or a row of them that holds a zero: 二〇二二."""
    if len(signs) == 1 or (signs and set(signs) & {"零", "〇"}):
        return int("".join(str(_DIGIT[sign]) for sign in signs))
    return None
