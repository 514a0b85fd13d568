"""“Did you mean”: the one name that is nearly what was written."""

from collections.abc import Iterable

_CLOSE = 70
"""Similarity in percent (Levenshtein, normalised) below which a guess helps nobody."""


def nearest(written: str, known: Iterable[str]) -> str | None:
    """The known name most like the written one; None where none is near."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    found = process.extractOne(
        written, list(known), scorer=OSA.normalized_similarity, score_cutoff=_CLOSE / 100
    )
    return str(found[0]) if found else None
