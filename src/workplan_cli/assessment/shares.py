"""Shares in percent that add to exactly 100, and shares in steps."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction


def shares_of(counts: Sequence[int]) -> list[Decimal]:
    """Shares in percent that add to exactly 100 (largest remainders), or all 0 for no things.

    Source: the method of Hamilton; of equal remainders the earlier gets the last unit.
    """
    total = sum(counts)
    if not total:
        return [Decimal("0.0")] * len(counts)
    steps = 1000
    whole = [count * steps // total for count in counts]
    rest = sorted(range(len(counts)), key=lambda index: (-(counts[index] * steps % total), index))
    for index in rest[: steps - sum(whole)]:
        whole[index] += 1
    return [Decimal(step).scaleb(-1) for step in whole]


def moved_shares(counts: Sequence[int]) -> dict[int, Decimal]:
    """By position the rounded share in percent, where `shares_of` gives another so that all add."""
    total, tenth = sum(counts), Decimal("0.1")
    if not total:
        return {}
    alone = [
        (Decimal(100 * count) / total).quantize(tenth, rounding=ROUND_HALF_UP) for count in counts
    ]
    pairs = zip(alone, shares_of(counts), strict=True)
    return {index: own for index, (own, given) in enumerate(pairs) if own != given}


def steps_of(count: int, total: int, steps: int) -> int:
    """How many of so many steps a part fills: all of them only for all, none only for nothing."""
    if count in {0, total}:
        return steps if count else 0
    return min(max(round(Fraction(steps * count, total)), 1), steps - 1)
