"""Numbers in Chinese texts are found, in digits and in characters."""

from decimal import Decimal

import pytest

from workplan_cli.loading.quantities import formal, half_width, numbers, unit_scale
from workplan_cli.model.published import spans


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("试点园120所以上", [120]),
        ("2-3个", [2, 3]),
        ("下降0.5到1个百分点", [Decimal("0.5"), 1]),
        ("百家企业", [100]),
        ("20万人口以上", [200000]),
        ("第十二届", [12]),
        ("两校双师", [2, 2]),
        ("五千家", [5000]),
        ("占百分之九十", [90]),
        ("没有数字", []),
    ],
)
def test_the_numbers_of_a_text_have_their_values(text: str, values: list[Decimal | int]) -> None:
    assert [number.value for number in numbers(text)] == values


def test_a_number_inside_a_word_is_found_too() -> None:
    assert [number.text for number in numbers("进一步推进“双减”")] == ["一", "双"]


def test_every_place_of_a_phrase_is_found() -> None:
    assert list(spans("一一", "一一一")) == [(0, 2), (1, 3)]
    assert list(spans("", "甲")) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,500", 1500),
        ("5.28万", 52800),
        ("39.5亿", 3950000000),
        ("1.5 million", 1500000),
        ("3 hundred thousand", 300000),
        ("20k", 20000),
        ("2BN", 2000000000),
        ("三万亿", 3 * 10**12),
        ("二十", 20),
        ("一百二十", 120),
        ("三百零五", 305),
        ("二〇二二", 2022),
        ("三点五", Decimal("3.5")),
        ("一万二千", 12000),
        ("一亿零三十万", 100300000),
        ("一亿二千万", 120000000),
        ("一万二千亿", 1200000000000),
        ("二点五千", 2500),
        ("二点五百万", 2500000),
    ],
)
def test_a_number_is_its_figure_times_its_scale(text: str, value: Decimal | int) -> None:
    (found,) = numbers(text)
    assert (found.text, found.value) == (text, value)


@pytest.mark.parametrize(
    "text",
    ["三百五", "二三十", "一一", "三百五百", "十一十", "十百", "一万万零五", "一万二千万零五"],
)
def test_signs_that_could_be_several_numbers_are_none(text: str) -> None:
    (found,) = numbers(text)
    assert (found.text, found.number, found.value) == (text, None, None)


@pytest.mark.parametrize(
    ("text", "kept", "value"), [("百余", "百", 100), ("120多", "120", 120), ("2万余", "2万", 20000)]
)
def test_more_by_nobody_knows_how_much_is_not_part_of_the_number(
    text: str, kept: str, value: int
) -> None:
    (found,) = numbers(text)
    assert (found.text, found.end, found.value, found.over) == (
        kept,
        len(kept),
        Decimal(value),
        True,
    )


def test_a_number_knows_where_it_stands_and_how_it_is_written() -> None:
    one, two = numbers("共5所，二十人")
    assert (one.start, one.end, one.in_signs, one.over) == (1, 2, False, False)
    assert (two.start, two.end, two.in_signs, two.over) == (4, 6, True, False)


@pytest.mark.parametrize(("digits", "there"), [(40, True), (41, False)])
def test_nobody_means_a_number_of_more_than_forty_signs(digits: int, *, there: bool) -> None:
    for text in ("9" * digits, "零" * digits):
        (found,) = numbers(text)
        assert (found.number is not None) is there


@pytest.mark.parametrize(("digits", "there"), [(28, True), (29, False)])
def test_a_product_that_would_be_rounded_is_none(digits: int, *, there: bool) -> None:
    (found,) = numbers("9" * digits + "万")
    assert (found.value is not None) is there


@pytest.mark.parametrize(
    ("name", "ones"),
    [
        ("亿元", 10**8),
        ("万人", 10**4),
        ("million homes", 10**6),
        ("GBP Billions", 10**9),
        ("hundred thousand", 10**5),
        ("cases per million", 1),
        ("人/万人", 1),
        ("千克", 1),
        ("三人", 1),
        ("每万人", 1),
        ("所", 1),
    ],
)
def test_a_unit_of_measure_says_how_many_ones_it_has(name: str, ones: int) -> None:
    assert unit_scale(name) == ones


def test_signs_of_full_width_and_of_cheques_have_everyday_ones() -> None:
    assert half_width("１２　％～") == "12 %~"
    assert formal("壹佰贰拾") == "一百二十"
    assert formal("廿五卅") == "二十五三十"
