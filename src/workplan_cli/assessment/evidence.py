"""Evidence: which entries claim something that nothing backs, or only what is older."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from workplan_cli.assessment.punctuality import Part
from workplan_cli.model.names import name_key
from workplan_cli.model.outcome import TargetResult, UnitResult
from workplan_cli.model.reading import Reading
from workplan_cli.model.report import Entry, Evidence
from workplan_cli.model.target import Target


def claims(target: Target, entry: Entry) -> bool:
    """Whether an entry says that something was done or reached, so that evidence can be asked for.

    None reached claims nothing, and a case under a limit accuses nobody but the unit itself; none
    under a limit claims that it was kept (D-250). Continuing work is backed by its days.
    """
    if target.measure_facts.by_stage:
        return entry.says_done(target.done_when)
    if target.measure_facts.continuing:
        return False
    if target.wants_less:
        return entry.value == 0 or entry.part == 0
    return bool(entry.value or entry.part or entry.items)


def unbacked(own: Iterable[Part]) -> Iterator[tuple[TargetResult, Reading]]:
    """Newest entries that claim something which neither they nor an equal one before backs."""
    for result, part in own:
        newest = _claiming(result, part)
        if newest is not None and not _is_backed(result.readings_of[newest.unit], newest):
            yield result, newest


def backed_by_older(result: TargetResult, part: UnitResult) -> Reading | None:
    """The newest entry, if it claims something new and all that backs it is of an earlier period.

    A running total that stands still, and what is done, stay backed by what showed them first. A
    running total that rose needs what came after the unit's report before.
    """
    newest, target = _claiming(result, part), result.target
    if newest is None or target.measure_facts.by_stage:
        return None
    stand = result.readings_of[newest.unit]  # of the unit itself, or of one that it took over
    if not _is_backed(stand, newest):
        return None
    earlier = [one for one in stand if one.until < newest.until]
    running = target.over_time_facts.running_total and not target.wants_less
    if running and any(_claim(one.entry) == _claim(newest.entry) for one in earlier):
        return None
    since = newest.period.start
    if running:
        since = max((one.until + timedelta(1) for one in earlier), default=date.min)
    found = [one for one in newest.entry.evidence if one.can_be_found]
    if any(one.date >= since for one in found if one.date is not None):
        return None
    undated = [one for one in found if one.date is None]  # new where it was not named before
    backing = (each for one in earlier if undated for each in one.entry.evidence)
    known = {name for each in backing for name in _names(each)}
    return None if any(known.isdisjoint(_names(one)) for one in undated) else newest


def _claiming(result: TargetResult, part: UnitResult) -> Reading | None:
    newest = part.standing.newest if part.standing else None
    if result.status == "withdrawn":  # nobody is asked for it any more
        return None
    return newest if newest and claims(result.target, newest.entry) else None


def _is_backed(stand: Sequence[Reading], newest: Reading) -> bool:
    claim = _claim(newest.entry)
    return any(
        _claim(one.entry) == claim and any(each.can_be_found for each in one.entry.evidence)
        for one in reversed(stand)  # most are backed by what they name themselves
    )


def _names(evidence: Evidence) -> Iterator[str]:
    """What the document can be looked up by: its number, address or file, else its title."""
    given = (evidence.ref, evidence.url, evidence.file)
    titles = evidence.title.texts if evidence.title and not any(given) else ()
    yield from (name_key(one) for one in (*given, *titles) if one)


def _claim(entry: Entry) -> tuple[object, ...]:
    return (entry.value, entry.part, entry.whole, entry.items, entry.stage, entry.done)
