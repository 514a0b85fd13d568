"""Signs that cannot be seen are shown as their escapes, and nothing else changes."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workplan_cli.rendering.visible import visible


@pytest.mark.parametrize(
    ("hidden", "shown"),
    [
        ("a\nb", r"a\nb"),
        ("\x1b[31mred", r"\x1b[31mred"),
        ("18\u202e81", r"18\u202e81"),
        ("a\u200bb\ufeff", r"a\u200bb\ufeff"),
        ("\udcff", r"\udcff"),
    ],
)
def test_what_cannot_be_seen_is_named(hidden: str, shown: str) -> None:
    assert visible(hidden) == shown


@pytest.mark.parametrize("text", ["安吉游戏 é", "👩‍🏫 👍🏽", "[bold] <b> | % \\n"])
def test_what_can_be_seen_stays(text: str) -> None:
    assert visible(text) == text


@settings(deadline=None)
@given(st.text(st.characters()))
def test_no_control_sign_is_left(text: str) -> None:
    assert not [sign for sign in visible(text) if unicodedata.category(sign) in {"Cc", "Cs"}]
