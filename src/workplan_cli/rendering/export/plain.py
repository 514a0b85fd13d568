"""Text from reports on one line, without signs that change how what follows is read."""

import unicodedata

_REORDERING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")
"""Signs that turn the direction of text, so that 81 could look like 18."""


def one_line(text: str) -> str:
    """Line breaks and tabs are blanks; control and reordering signs are left out."""
    kept = "".join(sign for sign in text if sign.isspace() or not _is_hidden(sign))
    return " ".join(kept.split())


def _is_hidden(sign: str) -> bool:
    return sign in _REORDERING or unicodedata.category(sign) in {"Cc", "Cs", "Co"}
