"""What counts as a change of wording, and what does not."""

import pytest

from workplan_cli.model.published import compared, fingerprint, normalised


@pytest.mark.parametrize(
    ("written", "same"),
    [
        ("甲，乙；丙", "甲,乙;丙"),
        ("建设２—３个", "建设2—3个"),
        ("第一 句\n第二句", "第一句第二句"),
        ("甲\u200b乙\u00ad丙\ufeff", "甲乙丙"),
        ("（含教学点）", "(含教学点)"),
    ],
)
def test_width_spaces_and_invisible_signs_play_no_part(written: str, same: str) -> None:
    assert normalised(written) == same
    assert fingerprint(written) == fingerprint(same)


@pytest.mark.parametrize(
    ("written", "same"),
    [("开展“双减”", '开展"双减"'), ("2—3个", "2-3个"), ("2～3个", "2-3个"), ("‘甲’", "'甲'")],
)
def test_quotation_marks_and_dashes_are_one_sign_each(written: str, same: str) -> None:
    assert fingerprint(written) == fingerprint(same)
    assert len(compared(written)) == len(normalised(written))


def test_every_other_difference_is_a_change() -> None:
    texts = ["建设10个", "建设11个", "建设10个。", "建立10个", "“建设”10个"]
    assert len({fingerprint(text) for text in texts}) == len(texts)
