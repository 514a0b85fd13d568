"""The result of a target as JSON, with references to its entries instead of what they say."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from workplan_cli.loading.index.tagged import plain, said
from workplan_cli.model.diagnostic import Place
from workplan_cli.model.doubt import Doubt
from workplan_cli.model.outcome import Rating, TargetResult, UnitResult
from workplan_cli.model.reading import Reading, Standing


def text_of(result: TargetResult) -> str:
    """A result as JSON, without what the plan and the reports say anyway.

    Raises:
        CannotKeepError: a value in one of its sentences is of an unknown kind.
    """
    at = {id(reading): number for number, reading in enumerate(result.readings)}
    parts = [
        _number(result.baseline),
        _number(result.enough),
        _number(result.expected),
        _rating(result.rating),
        result.settled,
        _rating(result.floor),
        _rating(result.ceiling),
        [_unit(one, at) for one in result.units],
        [plain(one) for one in result.because],
        [_doubt(one) for one in result.doubts],
        [_doubt(one) for one in result.accepted],
    ]
    return json.dumps(parts, ensure_ascii=False, separators=(",", ":"))


def figures_in(text: str, readings: Sequence[Reading]) -> dict[str, Any]:
    """The fields of a result that are in its text; `readings` are the entries on its target.

    Raises:
        ValueError, KeyError, TypeError, ArithmeticError, AttributeError: it is no such text.
    """
    baseline, enough, expected, rating, settled, floor, ceiling, units, *rest = json.loads(text)
    because, doubts, accepted = rest
    own = _rating_of(rating)
    if own is None:
        raise ValueError(text[:80])
    return {
        "baseline": _number_of(baseline),
        "enough": _number_of(enough),
        "expected": _number_of(expected),
        "rating": own,
        "settled": settled,
        "floor": _rating_of(floor),
        "ceiling": _rating_of(ceiling),
        "units": tuple(_unit_of(one, readings) for one in units),
        "because": tuple(map(said, because)),
        "doubts": tuple(map(_doubt_of, doubts)),
        "accepted": tuple(map(_doubt_of, accepted)),
    }


def _number(value: Fraction | None) -> Any:
    return value if value is None else [value.numerator, value.denominator]


def _number_of(kept: Any) -> Fraction | None:
    return kept if kept is None else Fraction(*kept)


def _rating(rating: Rating | None) -> Any:
    if rating is None:
        return None
    figures = (rating.actual, rating.progress, rating.gap, rating.remaining)
    return [rating.status, *map(_number, figures), rating.above_range, _rating(rating.most)]


def _rating_of(kept: Any) -> Rating | None:
    if kept is None:
        return None
    status, actual, progress, gap, remaining, above, most = kept
    return Rating(
        status,
        _number_of(actual),
        _number_of(progress),
        _number_of(gap),
        _number_of(remaining),
        above,
        _rating_of(most),
    )


def _unit(one: UnitResult, at: Mapping[int, int]) -> Any:
    *plainly, standing, own = one
    return [*plainly, _standing(standing, at), _rating(own)]


def _unit_of(kept: Any, readings: Sequence[Reading]) -> UnitResult:
    unit, must, silent, carried, use, standing, own = kept
    found = _standing_of(standing, readings)
    return UnitResult(unit, must, silent, carried, use, found, _rating_of(own))


def _standing(one: Standing | None, at: Mapping[int, int]) -> Any:
    if one is None:
        return None
    figures = (one.amount, one.part, one.whole, one.unnamed, one.baseline)
    days = [day and day.isoformat() for day in (one.done, one.forecast)]
    return [
        one.unit,
        [at[id(reading)] for reading in one.readings],
        [_number(each) for each in figures],
        sorted(one.names),
        one.stage,
        *days,
    ]


def _standing_of(kept: Any, readings: Sequence[Reading]) -> Standing | None:
    if kept is None:
        return None
    unit, made_of, figures, names, stage, *days = kept
    amount, part, whole, unnamed, baseline = map(_number_of, figures)
    done, forecast = (day and date.fromisoformat(day) for day in days)
    return Standing(
        unit,
        tuple([readings[at] for at in made_of]),
        amount,
        part,
        whole,
        frozenset(names),
        unnamed or Fraction(0),
        baseline,
        stage,
        done,
        forecast,
    )


def _doubt(one: Doubt) -> Any:
    return [one.kind, plain(one.what), one.unit, one.code, one.file, one.place]


def _doubt_of(kept: Any) -> Doubt:
    kind, what, unit, code, file, place = kept
    return Doubt(kind, said(what), unit, code, file, Place(*place) if place else None)
