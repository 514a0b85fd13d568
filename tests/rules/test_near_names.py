"""Names that are nearly the same, found without comparing every pair."""

import random
from itertools import islice

from rapidfuzz.distance import Levenshtein

from workplan_cli.rules.history.nearly_same_name import _near, _told_apart

SIGNS = "天地人和学校中心的一二12东"


def _made_up(chance: random.Random) -> list[str]:
    """Some names, and others that are up to six edits away from them."""
    base = ["".join(chance.choices(SIGNS, k=chance.randint(1, 24))) for _name in range(6)]
    return list(dict.fromkeys(_edited(chance, chance.choice(base)) for _name in range(50)))


def _edited(chance: random.Random, name: str) -> str:
    signs = list(name)
    for _edit in range(chance.randint(0, 6)):
        at = chance.randint(0, len(signs))
        signs[at : at + chance.randint(0, 1)] = chance.choices(SIGNS, k=chance.randint(0, 1))
    return "".join(signs)


def _by_all_pairs(names: list[str]) -> list[tuple[str, str]]:
    """Each name with the first one before it that is nearly the same."""
    found = (
        (name, other)
        for number, name in enumerate(names)
        for other in islice(
            (
                one
                for one in names[:number]
                if Levenshtein.normalized_similarity(name, one, score_cutoff=0.8)
                and not _told_apart(name, one)
            ),
            1,
        )
    )
    return list(found)


def test_what_is_found_is_what_comparing_all_pairs_finds() -> None:
    chance = random.Random(1)  # noqa: S311 - made-up names
    samples = [_made_up(chance) for _sample in range(40)]
    expected = [_by_all_pairs(names) for names in samples]
    assert sum(map(len, expected)) > 100
    assert [list(_near(names)) for names in samples] == expected
