"""Shares in percent that add to exactly 100."""

from collections.abc import Sequence
from decimal import Decimal


def shares_of(counts: Sequence[int], places: int = 1) -> list[Decimal]:
    """Shares in percent that add to exactly 100 (largest remainders), or all 0 for no things.

    Source: the method of Hamilton; of equal remainders the earlier gets the last unit.
    """
    total = sum(counts)
    unit = Decimal(1).scaleb(-places)
    if not total:
        return [Decimal(0).quantize(unit) for _ in counts]
    steps = 100 * 10**places
    whole = [count * steps // total for count in counts]
    rest = sorted(range(len(counts)), key=lambda index: (-(counts[index] * steps % total), index))
    for index in rest[: steps - sum(whole)]:
        whole[index] += 1
    return [(Decimal(step) * unit).quantize(unit) for step in whole]
