"""Names of things that are counted, made comparable."""

import re
import unicodedata

_BRACKETS = str.maketrans({"〔": "(", "〕": ")", "【": "(", "】": ")", "[": "(", "]": ")"})
_SPACE = re.compile(r"\s+")
JOINED = re.compile(r"[，、；](?![^（(]*[）)])")
"""What stands between names that were written as one, outside of brackets."""


def name_key(name: str) -> str:
    """A name without the differences that nobody means: width, spaces, brackets, letter case."""
    folded = unicodedata.normalize("NFKC", name).translate(_BRACKETS)
    return _SPACE.sub("", folded).casefold()
