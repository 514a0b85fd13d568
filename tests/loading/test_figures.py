"""The number meant by a figure that is written as text."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workplan_cli.loading.figures import figure_meant, is_nothing


def number_meant(text: str) -> Decimal | None:
    found = figure_meant(text)
    return found.value if found else None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("18", "18"),
        ("１２", "12"),
        (" 12 ", "12"),
        ("1,234,567.8", "1234567.8"),
        ("52，800", "52800"),
        ("5.28万", "52800"),
        ("５．２８ 万", "52800"),
        ("1.2亿", "120000000"),
        ("3百万", "3000000"),
        ("95%", "95"),
        ("９５．５％", "95.5"),
        ("0.5个百分点", "0.5"),
        ("约120", "120"),
        ("约 120 所", "120"),
        ("不少于5个", "5"),
        (">=50", "50"),
        ("120以上", "120"),
        ("18所", "18"),
        ("-3", "-3"),
        ("三十八", "38"),
        ("一百二十所", "120"),
        ("两个", "2"),
        ("百分之九十五", "95"),
    ],
)
def test_what_can_only_mean_one_number_is_that_number(text: str, number: str) -> None:
    found = number_meant(text)
    assert found == Decimal(number)
    assert str(found) == str(found).strip()


@pytest.mark.parametrize(
    "text",
    [
        "", "无", "若干", "几十", "十几", "10余", "1/2", "½", "五成", "3倍", "一至三", "10-12",
        "2022-03-01", "13.4.2", "1.2.3", "12 5", "1,2", "12所学校和3所幼儿园", "第3批", "+", "-",
        "约", "万", "0,125", "０，１２５", "nan", "Infinity", "1e5", "0x10", "https://x.cn/3",
    ],
)  # fmt: skip
def test_what_could_mean_several_numbers_or_none_is_no_number(text: str) -> None:
    assert number_meant(text) is None


@pytest.mark.parametrize("text", ["无", " 没有 ", "N/A", "－", "—", "--", "／", ""])
def test_some_words_mean_that_there_is_no_figure(text: str) -> None:
    assert is_nothing(text)
    assert number_meant(text) is None


def test_zero_is_a_figure() -> None:
    assert not is_nothing("0")
    assert number_meant("0") == 0
    assert number_meant("零") == 0


@settings(deadline=None)  # the first Chinese number imports a library
@given(st.decimals(min_value=-(10**9), max_value=10**9, places=3))
def test_a_number_as_digits_is_itself_exactly(number: Decimal) -> None:
    assert number_meant(f"{number:f}") == number
    assert number_meant(f"{number:f}%") == number


@settings(deadline=None)  # the first Chinese number imports a library
@given(st.text(max_size=40))
def test_no_text_is_too_odd(text: str) -> None:
    found = number_meant(text)
    assert found is None or found.is_finite()


@settings(deadline=None)  # the first Chinese number imports a library
@given(st.text("0123456789０９.,，万亿千百十零一二两约% 所-+½", max_size=12))
def test_no_mixture_of_what_figures_are_made_of_is_too_odd(text: str) -> None:
    found = number_meant(text)
    assert found is None or found.is_finite()


@pytest.mark.parametrize(
    ("text", "meant"), [("壹佰贰拾", 120), ("拾八", 18), ("廿五所", 25), ("贰仟", 2000)]
)
def test_formal_characters_are_numbers_too(text: str, meant: int) -> None:
    assert number_meant(text) == meant


@pytest.mark.parametrize(
    ("text", "units", "amount"),
    [
        ("39.5亿元", ["亿元"], "39.5"),
        ("39.5亿元", ["元"], "3950000000"),
        ("39.5亿元", ["万元"], "395000"),
        ("39.5亿元", ["亿元", "100 million yuan"], "39.5"),
        ("39.5", ["亿元"], "39.5"),
        ("39.5以上", ["亿元"], "39.5"),
        ("39.5元", ["元", "yuan"], "39.5"),
    ],
)
def test_an_amount_is_turned_into_the_unit_that_is_counted_in(
    text: str, units: list[str], amount: str
) -> None:
    found = figure_meant(text)
    assert found is not None
    assert found.counted_in(units) == Decimal(amount)


@pytest.mark.parametrize(
    ("text", "units"),
    [("39.5亿元", []), ("39.5亿元", ["亿元", "万元"]), ("39.5元", ["亿元"]), ("3家", ["万家"])],
)
def test_an_amount_is_not_turned_into_a_unit_that_nobody_named_for_certain(
    text: str, units: list[str]
) -> None:
    found = figure_meant(text)
    assert found is not None
    assert found.counted_in(units) is None


def test_a_figure_knows_its_unit_with_and_without_the_scale() -> None:
    found = figure_meant("约39.5亿元")
    assert found is not None
    assert (found.number, found.scale) == (Decimal("39.5"), Decimal(10**8))
    assert (found.unit, found.behind) == ("亿元", "元")


def test_a_character_makes_a_figure_negative_too() -> None:
    assert number_meant("负3") == -3
