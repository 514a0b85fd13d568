"""Figures that `--fix` may write in place of a text."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workplan_cli.loading.certain import certain_figure


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("18", "18"),
        ("１２．５０", "12.50"),
        ("52，800", "52800"),
        ("1,234,567.5", "1234567.5"),
        ("5.28万", "52800"),
        ("５．２８ 万", "52800"),
        ("1.2亿", "120000000"),
        ("2万亿", "2000000000000"),
        ("－3", "-3"),
    ],
)
def test_a_number_in_chinese_form_is_certain(text: str, number: str) -> None:
    assert certain_figure(text) == Decimal(number)


@pytest.mark.parametrize(
    "text",
    ["约120", "120以上", "18所", "95%", "1,2", "12 5", "5²", "½", "①", "٣", "五万", "", "万"],
)
def test_whatever_could_be_more_than_a_number_is_not(text: str) -> None:
    assert certain_figure(text) is None


def test_what_the_target_counts_may_stand_behind_the_number() -> None:
    assert certain_figure("１８ 所", ("所", "kindergartens")) == 18
    assert certain_figure("18 kindergartens", ("所", "kindergartens")) == 18
    assert certain_figure("18所", ("人",)) is None


def test_a_scale_is_not_certain_where_the_target_counts_in_one() -> None:
    assert certain_figure("39.5万元", ("万元",)) == Decimal("39.5")
    assert certain_figure("39.5万元", ("元",)) == 395000
    assert certain_figure("39.5万", ("万元",)) is None


def test_a_percent_sign_is_understood_where_the_figure_is_in_percent() -> None:
    assert certain_figure("９５．５％", percent=True) == Decimal("95.5")


@given(st.decimals(min_value=0, max_value=10**9, places=2), st.sampled_from(["", "万", "亿"]))
def test_a_figure_keeps_its_amount_in_full_width_and_with_a_scale(
    number: Decimal, scale: str
) -> None:
    wide = "".join(chr(ord(sign) + 0xFEE0) for sign in f"{number:f}")
    times = {"": 1, "万": 10**4, "亿": 10**8}[scale]
    assert certain_figure(wide + scale) == number * times
