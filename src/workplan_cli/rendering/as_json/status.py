"""`workplan status --format json`: the versioned outcome (D-102)."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from workplan_cli.assessment.outlook import Outlook, outlook
from workplan_cli.model.doubt import Doubt
from workplan_cli.model.number import plain
from workplan_cli.model.outcome import Outcome, Rating, TargetResult
from workplan_cli.model.reading import Reading
from workplan_cli.model.text import Text
from workplan_cli.rendering.language import exact

VERSION = 1


def as_object(outcome: Outcome, results: Sequence[TargetResult]) -> dict[str, Any]:
    """The outcome as JSON values; `counts` and `targets` cover the results that are shown."""
    counts = dict.fromkeys(outcome.counts, 0)
    for result in results:
        counts[result.status] += 1
    return {
        "version": VERSION,
        "plan": outcome.plan.id,
        "title": text(outcome.plan.title),
        "as_of": outcome.as_of.isoformat(),
        **two_days(outcome),
        "period": outcome.period.name if outcome.period else None,
        "expected_share": figure(outcome.expected_share),
        "units": {"due": len(outcome.units_due), "reported": len(outcome.units_reported)},
        "counts": counts,
        "targets": [
            {
                **target_object(result),
                "pace": pace_object(outlook(outcome, result)),
                **_whole(outcome, result),
            }
            for result in results
        ],
    }


def two_days(outcome: Outcome) -> dict[str, str]:
    """The day that is judged, and the one up to which reports were taken in (D-271)."""
    return {
        "judged_on": outcome.as_of.isoformat(),
        "known_on": outcome.known_on.isoformat(),
    }


def pace_object(heads: Outlook | None) -> dict[str, Any] | None:
    """Where a target is heading: amounts a mean month, days, and a code; None: continuing work."""
    if heads is None:
        return None
    found = heads.pace
    return {
        "present": figure(found.present) if found else None,
        "needed": figure(found.needed) if found else None,
        "reached_on": _day(found.reached_on if found else None),
        "course": heads.course,
        "untold": heads.untold,
        "earliest": _day(heads.earliest),
        "latest": _day(heads.latest),
        "forecast": _day(heads.forecast),
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _whole(outcome: Outcome, result: TargetResult) -> dict[str, Any]:
    """Where only a part is looked at: how the target stands over all units."""
    if outcome.whole is None:
        return {}
    whole = outcome.whole.by_id[result.target.id].rating
    return {"whole": _bound(whole)}


def text(words: Text | None) -> dict[str, str | None] | None:
    """Both languages."""
    return None if words is None else {"zh": words.zh, "en": words.en}


def figure(value: Any, places: int = 6) -> int | float | None:
    """A JSON number without float noise; at most six decimals where a fraction has no end."""
    number = exact(value, places)
    return None if number is None else plain(number)


def target_object(result: TargetResult) -> dict[str, Any]:
    """One target's result, with the entries that bear on it."""
    target, rating = result.target, result.rating
    return {
        "id": target.id,
        "title": text(target.title),
        "section": result.section.number,
        "task": result.task.number,
        "clause": target.source.clause,
        "measure": target.measure,
        "goal": result.goal.as_written() if result.goal else None,
        "unit": text(target.counted),
        "actual": figure(rating.actual),
        "baseline": figure(result.baseline),
        "progress": figure(rating.progress),
        "expected": figure(result.expected),
        "gap_points": figure(rating.gap),
        "remaining": figure(rating.remaining),
        "highest": _highest(rating.most),
        "status": result.status,
        "settled": result.settled,
        "at_least": result.at_least,
        "floor": _bound(result.floor),
        "ceiling": _bound(result.ceiling),
        "due": result.due.isoformat(),
        "silent_units": list(result.silent_units),
        "doubts": [_doubt(one) for one in result.doubts],
        "accepted": [_doubt(one) for one in result.accepted],
        "reports": [_reading(reading, result) for reading in result.readings],
    }


def _highest(most: Rating | None) -> dict[str, Any] | None:
    """What the figures would be at the most; None where the reports do not leave them open."""
    if most is None:
        return None
    return {
        "actual": figure(most.actual),
        "progress": figure(most.progress),
        "gap_points": figure(most.gap),
    }


def _doubt(doubt: Doubt) -> dict[str, Any]:
    return {
        "kind": doubt.kind,
        "code": doubt.code,
        "unit": doubt.unit,
        "file": doubt.file,
        "line": doubt.place.line if doubt.place else None,
    }


def _bound(rating: Rating | None) -> dict[str, Any] | None:
    if rating is None:
        return None
    return {"actual": figure(rating.actual), "status": rating.status}


def _reading(reading: Reading, result: TargetResult) -> dict[str, Any]:
    entry = reading.entry
    return {
        "unit": reading.unit,
        "period": reading.period.name,
        "revision": reading.revision,
        "file": reading.file,
        "line": reading.place.line,
        "value": figure(entry.value),
        "part": figure(entry.part),
        "whole": figure(entry.whole),
        "items": list(entry.items) if entry.items is not None else None,
        "stage": entry.stage,
        "done": entry.done.isoformat() if entry.done else None,
        "counted": result.counts(reading),
    }
