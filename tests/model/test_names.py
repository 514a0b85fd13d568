"""Names are compared without what nobody means by them."""

import pytest

from workplan_cli.model.names import name_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("第一中学", "第一 中学"),
        ("第一中学（东校区）", "第一中学(东校区)"),
        ("第一中学〔东校区〕", "第一中学【东校区】"),
        ("第一中学［东校区］", "第一中学[东校区]"),
        ("ＡＢＣ学院", "ABC学院"),
        ("abc 学院", "ABC学院"),
        ("学院\u3000甲", " 学院甲 "),
    ],
)
def test_width_space_brackets_and_case_make_no_difference(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("第一中学", "第二中学"), ("第一中学", "第一中学（东校区）"), ("甲", "乙")]
)
def test_other_names_are_other_things(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)
