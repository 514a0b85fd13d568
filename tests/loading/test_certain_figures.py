"""Figures that `--fix` may write in place of a text."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workplan_cli.loading.figures import certain_figure


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
    assert certain_figure(text, ("人",)) == Decimal(number)


@pytest.mark.parametrize(
    "text",
    [
        "0,125",
        "０，１２５",
        "00,125",
        "约120",
        "120以上",
        "18所",
        "95%",
        "1,2",
        "12 5",
        "5²",
        "½",
        "①",
        "٣",
        "五万",
        "",
        "万",
    ],
)
def test_whatever_could_be_more_than_a_number_is_not(text: str) -> None:
    assert certain_figure(text, ("人",)) is None


def test_what_the_target_counts_may_stand_behind_the_number() -> None:
    assert certain_figure("１８ 所", ("所", "kindergartens")) == 18
    assert certain_figure("18 kindergartens", ("所", "kindergartens")) == 18
    assert certain_figure("18所", ("人",)) is None


def test_a_scale_is_not_certain_where_the_target_counts_in_one() -> None:
    assert certain_figure("39.5万元", ("万元",)) == Decimal("39.5")
    assert certain_figure("39.5万元", ("元",)) == 395000
    assert certain_figure("39.5万", ("万元",)) is None


@pytest.mark.parametrize(
    "names",
    [
        (), ("亿元",), ("万元", "yuan"), ("元", "10,000 yuan"), ("元", "Million yuan"),
        ("十万人",), ("1０0人",), ("人", "thousands of people"), ("元", "billions"),
    ],
)  # fmt: skip
def test_a_scale_is_not_certain_where_the_unit_is_unknown_or_has_one_itself(
    names: tuple[str, ...],
) -> None:
    assert certain_figure("5.28万", names) is None
    assert certain_figure("５．２８", names) == Decimal("5.28")


def test_a_name_without_its_scale_is_not_what_is_counted() -> None:
    assert certain_figure("39.5 yuan", ("亿元", "yuan")) is None
    assert certain_figure("39.5亿元", ("亿元", "yuan")) == Decimal("39.5")


def test_a_figure_with_more_digits_than_can_be_multiplied_exactly_is_left_alone() -> None:
    digits = "1234567890123456789012345678"
    assert certain_figure(f"{digits}万", ("元",)) == int(digits) * 10**4
    assert certain_figure(f"{digits}9万", ("元",)) is None
    assert certain_figure(f"{digits}9", ("元",)) == int(f"{digits}9")


def test_a_percent_sign_is_understood_where_the_figure_is_in_percent() -> None:
    assert certain_figure("９５．５％", percent=True) == Decimal("95.5")
    assert certain_figure("95.5 %", percent=True) == Decimal("95.5")


def test_a_figure_may_have_its_sign() -> None:
    assert certain_figure("+3", ("人",)) == 3
    assert certain_figure("-3", ("人",)) == -3


@pytest.mark.parametrize("text", ["5万%", "5万", "95所%", "95%所", "95所"])
def test_a_percentage_has_neither_a_scale_nor_what_is_counted(text: str) -> None:
    assert certain_figure(text, ("所",), percent=True) is None


@settings(deadline=None)
@given(st.decimals(min_value=0, max_value=10**9, places=2), st.sampled_from(["", "万", "亿"]))
def test_a_figure_keeps_its_amount_in_full_width_and_with_a_scale(
    number: Decimal, scale: str
) -> None:
    wide = "".join(chr(ord(sign) + 0xFEE0) for sign in f"{number:f}")
    times = {"": 1, "万": 10**4, "亿": 10**8}[scale]
    assert certain_figure(wide + scale, ("人",)) == number * times
