"""Names of things that are counted, made comparable."""

import re
import unicodedata

_BRACKETS = str.maketrans({"〔": "(", "〕": ")", "【": "(", "】": ")", "[": "(", "]": ")"})
_SPACE = re.compile(r"\s+")


def name_key(name: str) -> str:
    """A name without the differences that nobody means: width, spaces, brackets, letter case."""
    folded = unicodedata.normalize("NFKC", name).translate(_BRACKETS)
    return _SPACE.sub("", folded).casefold()
