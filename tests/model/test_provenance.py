"""Fingerprints and seals."""

from itertools import permutations

import pytest
from pydantic import ValidationError

from workplan_cli.model.period import parse_period
from workplan_cli.model.provenance import (
    OPEN_SEAL,
    RecordedFigure,
    report_mark,
    reports_fingerprint,
    seal_holds,
    sealed,
)
from workplan_cli.model.report import Report

WRITTEN = {
    "format": "workplan/report@1",
    "plan": "p",
    "unit": "a",
    "period": "2022-Q2",
    "entries": [{"target": "1.1.1", "value": 3, "note": "x"}],
}


def report(**changes: object) -> Report:
    return Report.model_validate({**WRITTEN, **changes})


def test_what_a_report_leaves_out_and_what_it_says_by_default_are_the_same() -> None:
    both = {"zh": "x", "en": "x"}
    spelled_out = report(
        revision=1,
        period=parse_period("2022-Q2"),
        entries=[{"note": both, "value": 3, "target": "1.1.1", "activities": []}],
    )
    assert report_mark(spelled_out) == report_mark(report())


@pytest.mark.parametrize(
    "changes",
    [
        {"period": "2022-Q1"},
        {"revision": 2},
        {"entries": []},
        {"entries": [{"target": "1.1.1", "value": 3, "note": "y"}]},
        {"entries": [{"target": "1.1.1", "value": 0, "note": "x"}]},
        {"entries": [{"target": "1.1.1", "note": "x"}]},
    ],
)
def test_whatever_a_report_says_is_in_its_fingerprint(changes: dict[str, object]) -> None:
    assert report_mark(report(**changes)).fingerprint != report_mark(report()).fingerprint


def test_whose_a_report_is_stands_beside_its_fingerprint() -> None:
    here, there = report_mark(report()), report_mark(report(unit="b"))
    assert (here.fingerprint, here.unit) == (there.fingerprint, "a")
    assert reports_fingerprint((here,)) != reports_fingerprint((there,))


def test_reports_have_one_fingerprint_in_any_order() -> None:
    marks = [report_mark(report(unit=unit)) for unit in "abc"]
    assert len({reports_fingerprint(order) for order in permutations(marks)}) == 1


def test_a_report_that_is_there_twice_counts_twice() -> None:
    mark = report_mark(report())
    assert reports_fingerprint((mark,)) != reports_fingerprint((mark, mark))


@pytest.mark.parametrize("before", ["", "text\n", OPEN_SEAL, f"{OPEN_SEAL}\n{OPEN_SEAL}"])
def test_a_seal_holds_until_a_sign_is_changed(before: str) -> None:
    text = sealed(f'{before}"seal":"{OPEN_SEAL}"')
    seal = text[-65:-1]
    assert seal_holds(text, seal)
    assert not seal_holds(f" {text}", seal)
    assert not seal_holds(text[:-1], seal)


@pytest.mark.parametrize("actual", [None, "0", "18", "-18", "7/3", "-7/3", "1" * 4300])
def test_a_figure_is_a_whole_number_or_a_fraction(actual: str | None) -> None:
    assert RecordedFigure(status="met", actual=actual).actual == actual


@pytest.mark.parametrize(
    "actual", ["", "abc", "1/0", "1/-3", "1.5", "+1", " 1", "1\n", "٣", "1e9", "nan", "1" * 4301]
)
def test_nothing_else_is_a_figure(actual: str) -> None:
    with pytest.raises(ValidationError):
        RecordedFigure(status="met", actual=actual)


def test_a_status_is_one_of_ours() -> None:
    with pytest.raises(ValidationError):
        RecordedFigure.model_validate({"status": "splendid", "actual": None})
