"""The versioned outcome (D-102): `workplan status` and `workplan outlook` with `--format json`."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any

from workplan_cli.assessment.outlook import Outlook, outlook, outlooks
from workplan_cli.assessment.punctuality import not_heard
from workplan_cli.model.doubt import Doubt
from workplan_cli.model.goal import Goal
from workplan_cli.model.number import plain
from workplan_cli.model.outcome import Outcome, Rating, TargetResult
from workplan_cli.model.period import Period
from workplan_cli.model.status import COURSES
from workplan_cli.model.text import Text
from workplan_cli.rendering.language import exact

VERSION = 1
DAYS = "as_of judged_on=as_of known_on"
"""The day that is judged, by two names, and the one up to which reports were taken in (D-271)."""


def json_value(value: Any) -> Any:
    """A value as programs read it: days as texts, texts in both languages, goals as in the plan."""
    match value:
        case Text():
            return {"zh": value.zh, "en": value.en}
        case Fraction() | Decimal():
            return figure(value)
        case date():
            return value.isoformat()
        case Goal():
            return value.as_written()
        case Period():
            return value.name
        case tuple():
            return [json_value(one) for one in value]
        case _:
            return value


def figure(value: Any, places: int = 6) -> int | float | None:
    """A JSON number without float noise; at most six decimals where a fraction has no end."""
    number = exact(value, places)
    return None if number is None else plain(number)


def picked(thing: Any, keys: str) -> dict[str, Any]:
    """An object with these keys: `a.b` is read from there and called `b`, `c=a.b` is called `c`.

    What is read from nothing is nothing.
    """
    found = {}
    for key, steps in _paths(keys):
        value = thing
        for step in steps:
            value = None if value is None else getattr(value, step)
        found[key] = json_value(value)
    return found


@cache
def _paths(keys: str) -> list[tuple[str, list[str]]]:
    """Each key, and the attributes that lead to its value."""
    split = [key.rpartition("=") for key in keys.split()]
    return [(key or path.rpartition(".")[2], path.split(".")) for key, _sign, path in split]


def as_object(outcome: Outcome, results: Sequence[TargetResult]) -> dict[str, Any]:
    """The outcome as JSON values; `counts` and `targets` cover the results that are shown."""
    counts = dict.fromkeys(outcome.counts, 0)
    for result in results:
        counts[result.status] += 1
    return {
        "version": VERSION,
        **picked(outcome, f"plan=plan.id plan.title {DAYS} period expected_share"),
        "units": units_heard(outcome),
        "counts": counts,
        "targets": [
            {
                **target_object(outcome, result),
                "pace": pace_object(outlook(outcome, result)),
                **_whole(outcome, result),
            }
            for result in results
        ],
    }


def units_heard(outcome: Outcome) -> dict[str, int]:
    """How many units had to report for the newest period, and how many have."""
    return {"due": len(outcome.units_due), "reported": len(outcome.units_reported)}


def pace_object(heads: Outlook | None) -> dict[str, Any] | None:
    """Where a target is heading: amounts a mean month, days, and a code; None: continuing work."""
    keys = "pace.present pace.needed pace.reached_on course untold earliest latest forecast"
    return picked(heads, keys) if heads else None


def _whole(outcome: Outcome, result: TargetResult) -> dict[str, Any]:
    """Where only a part is looked at: how the target stands over all units."""
    if outcome.whole is None:
        return {}
    return {"whole": _bound(outcome.whole.by_id[result.target.id].rating)}


_RESULT = """
    target.id target.title section=section.number task=task.number target.source.clause
    target.measure goal unit=target.counted rating.actual baseline rating.progress expected
    gap_points=rating.gap rating.remaining
"""


def target_object(outcome: Outcome, result: TargetResult) -> dict[str, Any]:
    """One target's result, with the entries that bear on it."""
    most = result.rating.most
    return {
        **picked(result, _RESULT),
        "highest": picked(most, "actual progress gap_points=gap") if most else None,
        **picked(result, "status settled at_least"),
        "floor": _bound(result.floor),
        "ceiling": _bound(result.ceiling),
        **picked(result, "due"),
        "silent_units": not_heard(outcome, result),
        "doubts": [_doubt(one) for one in result.doubts],
        "accepted": [_doubt(one) for one in result.accepted],
        "reports": [
            picked(one, _READING) | {"counted": result.counts(one)} for one in result.readings
        ],
    }


def _doubt(doubt: Doubt) -> dict[str, Any]:
    return picked(doubt, "kind code unit file place.line")


def _bound(rating: Rating | None) -> dict[str, Any] | None:
    return picked(rating, "actual status") if rating else None


_READING = """
    unit period revision file place.line entry.value entry.part entry.whole entry.items
    entry.stage entry.done
"""


_TARGET = "target.id target.title goal rating.actual status due"


def outlook_object(outcome: Outcome, results: Sequence[TargetResult]) -> dict[str, Any]:
    """The counts of all courses, and the pace of every target that can be reached."""
    found = outlooks(outcome, results)
    number = Counter(one.course for one in found)
    return {
        "version": VERSION,
        **picked(outcome, f"plan=plan.id plan.title {DAYS}"),
        "counts": {course: number[course] for course in COURSES},
        "targets": [picked(one.result, _TARGET) | {"pace": pace_object(one)} for one in found],
    }
