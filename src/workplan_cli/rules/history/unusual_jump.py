"""What a unit adds in a period is in keeping with what it, and others, add."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from workplan_cli.model.message import Message, _, message
from workplan_cli.model.target import Target
from workplan_cli.rules.plan_context import PlanContext
from workplan_cli.rules.report_history import Line, Series, counted_in
from workplan_cli.rules.rule import Findings, Rule

Amount = int | Fraction
"""What a period added: whole where it can be, for arithmetic with fractions is slow."""
_FAR = Fraction("3.5")
"""The modified z-score from which a value is a potential outlier (Iglewicz and Hoaglin)."""
_BY_MEDIAN = Fraction("0.6745")
_BY_MEAN = Fraction("1.253314")
"""What makes median and mean absolute deviation comparable to a standard deviation."""
_PEERS = 5
"""Other units that are needed for a comparison."""
_PERIODS = 4
"""Earlier periods of the unit itself that are needed."""
_AMOUNT = 10
"""Things by which it has to be off: small counts scatter."""

RULE = Rule(
    code="WP408",
    name="unusual-jump",
    severity="warning",
    summary=_("A count jumps far beyond what the unit added before, or what the others add."),
    why=_(
        "It may be right; it may also be a slip of the hand, or another thing counted. The rule: a "
        "modified z-score above 3.5, by the median absolute deviation from the median, of at least "
        "5 other units in the same period or 4 earlier periods of the same unit, and at least 10 "
        "things off (Iglewicz and Hoaglin, How to Detect and Handle Outliers, 1993)."
    ),
    fix=_("Check the figure; if it is right, say in a note how it came about."),
    bad="""
period: 2022-01
entries:
- {target: 13.4.2, value: 2}
---
period: 2022-02
entries:
- {target: 13.4.2, value: 3}
---
period: 2022-03
entries:
- {target: 13.4.2, value: 5}
---
period: 2022-04
entries:
- {target: 13.4.2, value: 6}
---
period: 2022-05
entries:
- target: 13.4.2
  value: 60  # <-
""",
    good="""
period: 2022-01
entries:
- {target: 13.4.2, value: 2}
---
period: 2022-02
entries:
- {target: 13.4.2, value: 3}
---
period: 2022-03
entries:
- {target: 13.4.2, value: 5}
---
period: 2022-04
entries:
- {target: 13.4.2, value: 6}
---
period: 2022-05
entries:
- {target: 13.4.2, value: 9}
""",
    lasting=True,
)


def check_target(target: Target, series: Series, _context: PlanContext) -> Findings:
    """Every count that is far out, unless a note says how it came about."""
    if not target.measure_facts.whole_things or target.over_time_facts.is_state:
        return
    running = target.over_time_facts.running_total
    added = [list(_added(lines, running=running)) for lines in series]
    by_period: dict[str, list[Amount]] = {}
    for own in added:
        for line, amount in own:
            by_period.setdefault(line.filed.report.period.name, []).append(amount)
    peers = {period: _Amounts(amounts) for period, amounts in by_period.items()}
    for own in added:
        for index, (line, amount) in enumerate(own):
            if line.entry.note is not None:
                continue
            before = [one for at, one in own[:index] if running or _as_long(at, line)]
            what = _message(amount, before, peers[line.filed.report.period.name])
            if what is not None:
                yield line.finding(what, "value" if line.entry.value is not None else "items")


def _as_long(one: Line, other: Line) -> bool:
    """Whether what each adds was added in as many months: a half year is no jump beside a month."""
    return one.filed.report.period.months == other.filed.report.period.months


def _added(lines: Sequence[Line], *, running: bool) -> Iterator[tuple[Line, Amount]]:
    """What each period added: the difference of running totals, or the value itself."""
    counts = [(line, counted_in(line.entry)) for line in lines]
    known = [(line, _exact(count)) for line, count in counts if count is not None]
    if not running:
        yield from known
        return
    if known:
        yield known[0]
    for (_before, was), (line, now) in pairwise(known):
        yield line, now - was


def _exact(count: Decimal) -> Amount:
    return int(count) if count == count.to_integral_value() else Fraction(count)


def _message(amount: Amount, before: Sequence[Amount], peers: "_Amounts") -> Message | None:
    if peers.others >= _PEERS and peers.is_far(amount):
        return message(
            _("{amount} more in one period; half of the other units add {median} or less"),
            amount=Fraction(amount),
            median=peers.median_without(amount),
        )
    if len(before) >= _PERIODS and (known := _Amounts([*before, amount])).is_far(amount):
        return message(
            _("{amount} more in one period; half of the periods before added {median} or less"),
            amount=Fraction(amount),
            median=known.median_without(amount),
        )
    return None


class _Amounts:
    """Amounts, each of which is held against the others; sorted once for all of them."""

    def __init__(self, amounts: Iterable[Amount]) -> None:
        self._sorted = sorted(amounts)
        self._deviations: dict[Fraction, _Deviations] = {}

    @property
    def others(self) -> int:
        """How many an amount is held against."""
        return len(self._sorted) - 1

    def median_without(self, amount: Amount) -> Fraction:
        """The median of the others."""
        return _median_without(self._sorted, amount)

    def is_far(self, amount: Amount) -> bool:
        """Whether an amount is a potential outlier above the others.

        Where more than half of the others are equal, the mean absolute deviation takes the place
        of the median one; where all are equal, anything far off is.
        """
        middle = self.median_without(amount)
        off = amount - middle
        if off < _AMOUNT:
            return False
        if middle not in self._deviations:  # one of three at most: whoever is left out
            found = sorted(abs(one - middle) for one in self._sorted)
            self._deviations[middle] = _Deviations(found, sum(found, Fraction(0)))
        deviations = self._deviations[middle]
        spread = _median_without(deviations.ordered, off) / _BY_MEDIAN
        if not spread:
            spread = _BY_MEAN * (deviations.total - off) / self.others
        return off > _FAR * spread


class _Deviations(NamedTuple):
    """Absolute deviations from a median in order, and their sum."""

    ordered: Sequence[Fraction]
    total: Fraction


def _median_without(ordered: Sequence[Amount], left_out: Amount) -> Fraction:
    """The median of all but one of the values."""
    at, count = bisect_left(ordered, left_out), len(ordered) - 1
    low, high = ((count - 1) // 2, count // 2)
    return Fraction(ordered[low + (low >= at)] + ordered[high + (high >= at)]) / 2
