"""Names made comparable; and “did you mean”: the one name that is nearly what was written."""

import re
import unicodedata
from collections.abc import Iterable

from workplan_cli.model.message import Message, _, message

_BRACKETS = str.maketrans({"〔": "(", "〕": ")", "【": "(", "】": ")", "[": "(", "]": ")"})
_SPACE = re.compile(r"\s+")
JOINED = re.compile(r"[，、；](?![^（(]*[）)])")
"""What stands between names that were written as one, outside of brackets."""


def name_key(name: str) -> str:
    """A name without the differences that nobody means: width, spaces, brackets, letter case."""
    folded = unicodedata.normalize("NFKC", name).translate(_BRACKETS)
    return _SPACE.sub("", folded).casefold()


_CLOSE = 70
"""Similarity in percent (Levenshtein, normalised) below which a guess helps nobody."""
_BEGINNING = 4
"""Letters that two names have to begin with alike."""
_COMPARED = 20
"""Names that are compared more closely; more that are equally near tell nothing anyhow."""


def nearest(written: str, known: Iterable[str]) -> str | None:
    """The known name most like the written one; None where none is near, or several equally are.

    Of several, the one that begins as the written one does for longer is meant.
    """
    from rapidfuzz import process
    from rapidfuzz.distance import OSA, Prefix

    found = process.extract(
        written,
        list(known),
        scorer=OSA.normalized_similarity,
        score_cutoff=_CLOSE / 100,
        limit=_COMPARED,
    )
    near = [str(name) for name, likeness, _index in found if likeness == found[0][1]]
    begun = sorted(((Prefix.similarity(written, name), name) for name in near), reverse=True)
    tied = len(begun) > 1 and begun[0][0] == begun[1][0]
    return begun[0][1] if begun and not tied else None


def did_you_mean(written: str, known: Iterable[str]) -> Message | None:
    """What to do about a name that is not known; None where no known one is near."""
    near = nearest(written, known)
    return message(_("Did you mean {name}?"), name=near) if near else None


def begun(written: str, known: Iterable[str]) -> str | None:
    """The one known name that begins as the written one does: `entry` for `entries`."""
    begins = [name for name in known if name[:_BEGINNING] == written[:_BEGINNING]]
    return begins[0] if len(begins) == 1 and len(written) >= _BEGINNING else None
