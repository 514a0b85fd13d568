"""From a unit's entries over the periods to what it has reached (over_time)."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from workplan_cli.model.names import name_key
from workplan_cli.model.reading import Reading, Standing
from workplan_cli.model.report import Entry
from workplan_cli.model.target import Target


def informative(target: Target, readings: Iterable[Reading]) -> list[Reading]:
    """The entries that say how far it has got; a blank says nothing, and the one before stands."""
    return [one for one in readings if not one.superseded and is_informative(target, one.entry)]


def is_informative(target: Target, entry: Entry) -> bool:
    """Whether an entry says how far a target has got; of continuing work, that it goes on."""
    facts = target.measure_facts
    if facts.by_stage:
        return bool(entry.stage or entry.done or entry.forecast)
    if facts.continuing:
        return bool(entry.note or entry.activities or entry.evidence)
    if entry.value is not None:
        return True
    return _has_whole(entry) if facts.percent else facts.whole_things and bool(entry.items)


def _has_whole(entry: Entry) -> bool:
    """Part and whole that make a share; 0 of 0 is said too: there is none to take a share of."""
    if entry.part is None or entry.whole is None:
        return False
    return entry.whole > 0 or entry.part == entry.whole == 0


def standing(
    target: Target, told: Sequence[Reading], day: date, began: Reading | None = None
) -> Standing | None:
    """What one unit's telling entries come to on a day; None where there are none.

    `cumulative` and `snapshot` take the newest figure, `per_period` adds them up and `mean` takes
    their mean, a longer period standing for the shorter ones inside it. Names are gathered over
    all periods, except of a snapshot.
    """
    if not told:
        return None
    facts = target.measure_facts
    if facts.by_stage:
        return _milestone(target, told, day)
    if facts.continuing:
        return Standing(told[-1].unit, tuple(told))
    how = target.over_time_facts
    used = _without_overlap(told) if how.adds_up or how.averages else told[-1:]
    if facts.percent:
        used = _that_add_up(used)
    baseline = Fraction(began.entry.baseline or 0) if began else None
    if target.baseline == "each_period":
        baseline = _own_baseline(target, used)
    if facts.percent:
        return _share(used, baseline)
    return _things(target, told, used, baseline)


def newest_baseline(readings: Iterable[Reading]) -> Reading | None:
    """The entry that first gave the newest baseline of a unit, with a figure or without."""
    given = [one for one in readings if not one.superseded and one.entry.baseline is not None]
    return next((one for one in given if one.entry.baseline == given[-1].entry.baseline), None)


def _own_baseline(target: Target, used: Sequence[Reading]) -> Fraction | None:
    """What the figures are held against where each brings its own; None where one does not."""
    given = [Fraction(one.entry.baseline) for one in used if one.entry.baseline is not None]
    if len(given) < len(used):
        return None
    if target.over_time_facts.averages:
        return _mean(used, given)
    return _pooled(used, given) if target.measure_facts.percent else sum(given, Fraction(0))


def _pooled(used: Sequence[Reading], shares: Sequence[Fraction]) -> Fraction:
    """Shares of several periods as one, each by its whole; the newest where there is no whole."""
    wholes = [_exact(reading.entry.whole) for reading in used]
    parts = (share * whole for share, whole in zip(shares, wholes, strict=True))
    return sum(parts, Fraction(0)) / sum(wholes) if any(wholes) else shares[-1]


def _mean(used: Sequence[Reading], figures: Iterable[Fraction]) -> Fraction:
    """The mean of figures, each by the months of its period."""
    months = [reading.period.months for reading in used]
    weighed = (figure * length for figure, length in zip(figures, months, strict=True))
    return sum(weighed, Fraction(0)) / sum(months)


def _without_overlap(readings: Sequence[Reading]) -> list[Reading]:
    """Entries whose periods share no day: of those that overlap the longest period stands.

    A period that is not over yet stands last: its figure is not complete.
    """
    chosen: list[Reading] = []
    covered: set[int] = set()
    for reading in sorted(readings, key=_longest_first):
        if covered.isdisjoint(reading.period.covered):
            chosen.append(reading)
            covered.update(reading.period.covered)
    return sorted(chosen, key=lambda reading: reading.order)


def _longest_first(reading: Reading) -> tuple[object, ...]:
    period = reading.period
    return (reading.until < period.end, period.start - period.end, reading.order)


def _that_add_up(used: Sequence[Reading]) -> Sequence[Reading]:
    """Parts and wholes add up; percentages do not, so without every whole the newest stands."""
    return used if all(_has_whole(reading.entry) for reading in used) else used[-1:]


def _share(used: Sequence[Reading], baseline: Fraction | None) -> Standing:
    newest = used[-1]
    if not _has_whole(newest.entry):
        value = _exact(newest.entry.value)
        return Standing(newest.unit, tuple(used), amount=value, baseline=baseline)
    return Standing(
        newest.unit,
        tuple(used),
        part=sum((_exact(reading.entry.part) for reading in used), Fraction(0)),
        whole=sum((_exact(reading.entry.whole) for reading in used), Fraction(0)),
        baseline=baseline,
    )


def _exact(number: Decimal | None) -> Fraction:
    return Fraction(number or 0)


def _things(
    target: Target, told: Sequence[Reading], used: Sequence[Reading], baseline: Fraction | None
) -> Standing:
    """A count, a rate or a level: by its figures, and where there are none by the names.

    Of a count of names the amount is what was named, and what was counted without a name.
    """
    older = told[:-1] if target.over_time_facts.running_total else ()
    listed = [*older, *used]
    names = frozenset(name for reading in listed for name in _keys(reading.entry))
    if target.over_time_facts.adds_up:
        amount = sum((_amount(reading.entry) for reading in used), Fraction(0))
        by_names = target.combine_facts.by_names
        unnamed = sum((_unnamed(one.entry) for one in used if by_names), Fraction(0))
    elif target.over_time_facts.averages:
        amount, unnamed = _mean(used, (_amount(reading.entry) for reading in used)), Fraction(0)
    else:
        amount = _newest_amount(listed, len(names))
        unnamed = max(amount - len(names), Fraction(0))
    return Standing(
        told[-1].unit,
        (*(one for one in older if _adds(target, one, used[-1])), *used),
        amount=len(names) + unnamed if target.combine_facts.by_names else amount,
        names=names,
        unnamed=unnamed,
        baseline=baseline,
    )


def _adds(target: Target, older: Reading, newest: Reading) -> bool:
    """Whether an older entry is part of the figure: of a count of names, or of a list of them."""
    by_names = target.combine_facts.by_names and bool(older.entry.items)
    return by_names or newest.entry.value is None


def _newest_amount(listed: Sequence[Reading], names: int) -> Fraction:
    """The newest value; a list of names without one adds to what was there before."""
    value = next((one.entry.value for one in reversed(listed) if one.entry.value is not None), 0)
    return Fraction(value) if listed[-1].entry.value is not None else Fraction(max(value, names))


def _keys(entry: Entry) -> frozenset[str]:
    return frozenset(name_key(item) for item in entry.items or ())


def _amount(entry: Entry) -> Fraction:
    return Fraction(len(_keys(entry))) if entry.value is None else Fraction(entry.value)


def _unnamed(entry: Entry) -> Fraction:
    """How many of the things counted have no name in the entry."""
    return max(_amount(entry) - len(_keys(entry)), Fraction(0))


def _milestone(target: Target, told: Sequence[Reading], day: date) -> Standing:
    """The state as last reported; a done day that is still to come is a forecast."""
    states = [reading for reading in told if reading.entry.stage or reading.entry.done]
    if states and _is_done(target, states[-1], day):
        finished = [reading for reading in states if _is_done(target, reading, day)]
        days = [reading.entry.done for reading in finished if reading.entry.done]
        done = days[-1] if days else finished[0].until
        return Standing(told[-1].unit, tuple(told), stage=target.done_word(day), done=done)
    to_come = states[-1].entry.done if states else None
    written = next((one.entry.stage for one in reversed(states) if one.entry.stage), None)
    stage = target.stage(written) if written else None
    forecast = next((one.entry.forecast for one in reversed(told) if one.entry.forecast), None)
    if to_come and to_come > day:
        forecast = to_come
        stage = target.way[-1] if stage in {None, target.done_word(day)} else stage
    return Standing(told[-1].unit, tuple(told), stage=stage, forecast=forecast)


def _is_done(target: Target, reading: Reading, day: date) -> bool:
    """The done word of the goal in force, or a done day alone, unless another word was in force."""
    entry, word = reading.entry, target.done_word(day)
    if entry.done is not None and entry.done > day:
        return False
    if entry.stage is not None:
        return entry.stage == word
    return entry.done is not None and target.done_word(reading.until) == word
