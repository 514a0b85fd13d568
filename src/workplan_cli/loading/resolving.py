"""What an unquoted scalar means, by the YAML 1.2 core schema, with days and exact decimals."""

import re
from datetime import date
from decimal import Decimal
from functools import lru_cache

_LONGEST_NUMBER = 40
"""Digits beyond which a figure cannot be meant as one (and `int` would become slow)."""

_INT = re.compile(r"^[-+]?[0-9]+$")
_FLOAT = re.compile(r"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]{1,4})?$")
_DAY = re.compile(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")
_BASED = re.compile(r"^0o[0-7]+$|^0x[0-9a-fA-F]+$")
_WORDS: dict[str, object] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
    ".inf": Decimal("Infinity"), ".Inf": Decimal("Infinity"), ".INF": Decimal("Infinity"),
    "+.inf": Decimal("Infinity"), "+.Inf": Decimal("Infinity"), "+.INF": Decimal("Infinity"),
    "-.inf": Decimal("-Infinity"), "-.Inf": Decimal("-Infinity"), "-.INF": Decimal("-Infinity"),
    ".nan": Decimal("NaN"), ".NaN": Decimal("NaN"), ".NAN": Decimal("NaN"),
}  # fmt: skip
FIRST = frozenset("0123456789+-.") | {word[:1] for word in _WORDS}
"""What a text begins with that is anything else than text."""


@lru_cache(maxsize=8192)  # ids, days and small numbers come again and again
def resolve(text: str) -> object:
    """What an unquoted scalar means.

    Null, truth values, whole numbers (`010` is ten), exact decimals and days; all else is text,
    `no`, `12:30` and `2022-Q1` included.
    """
    if text[:1] not in FIRST:
        return text
    if text in _WORDS:
        return _WORDS[text]
    if len(text) > _LONGEST_NUMBER:
        return text
    if _INT.match(text):
        return int(text)
    if _DAY.match(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            return text
    if _FLOAT.match(text):
        return Decimal(text)
    if _BASED.match(text):
        return int(text, 0)
    return text
