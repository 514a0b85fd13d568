"""Figure phrases of published plans are read as people read them."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from workplan_cli.loading.phrases import read_phrases

_TABLE: dict[str, list[list[object]]] = {
    str(phrase): readings
    for phrase, readings in YAML(typ="safe")
    .load(Path(__file__).with_name("phrases.yaml").read_text("utf-8"))
    .items()
}

_NOT_SAID: list[object] = [None, None, "", ""]


def _reading(row: list[object]) -> tuple[object, ...]:
    comparator, low, high, direction, unit = row + _NOT_SAID[len(row) - 1 :]
    amount = (
        None if low is None else (Decimal(str(low)), Decimal(str(low if high is None else high)))
    )
    return comparator, amount, direction, unit


@pytest.mark.parametrize(("phrase", "readings"), _TABLE.items(), ids=list(_TABLE))
def test_a_phrase_asks_for_what_a_reader_says(phrase: str, readings: list[list[object]]) -> None:
    found = [(one.comparator, one.amount, one.direction, one.unit) for one in read_phrases(phrase)]
    assert found == [_reading(row) for row in readings]


def test_the_place_of_a_phrase_is_where_its_number_stands() -> None:
    text = "到2025年，新增１，５００所以上"
    (found,) = read_phrases(text)
    assert text[found.start : found.end] == "１，５００"


@pytest.mark.parametrize(
    ("phrase", "counted"),
    [
        ("1100万人以上", "人"),
        ("39.5亿元", "元"),
        ("1,500 new homes", "new homes"),
        ("1,200 new affordable homes", "new affordable homes"),
        ("no more than 140 by May", ""),
    ],
)
def test_the_counted_word_stands_behind_the_scale(phrase: str, counted: str) -> None:
    assert [one.counted for one in read_phrases(phrase)] == [counted]


@settings(deadline=None)
@given(st.text("0123456789０９.,，万亿千百十零一二两约% 所年第每至-+½多余atleswy'“”", max_size=16))
def test_no_phrase_is_too_odd(text: str) -> None:
    for one in read_phrases(text):
        assert one.amount is None or all(amount.is_finite() for amount in one.amount)
        assert 0 <= one.start < one.end <= len(text)
