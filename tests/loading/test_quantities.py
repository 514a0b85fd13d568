"""Numbers in Chinese texts are found, in digits and in characters."""

from decimal import Decimal

import pytest

from workplan_cli.loading.quantities import numbers
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
