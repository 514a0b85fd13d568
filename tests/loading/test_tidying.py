"""Tidying changes how a file looks, and never what it says."""

from textwrap import indent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workplan_cli.loading.tidying import tidied
from workplan_cli.loading.yaml import load_yaml

UNTIDY = """\
# made up
a:   {x: 1,   y: [1,2 ,3]}\r
b:
    - id: "13.10"     # beside
      q: 'single'

      # above n
      n: 0.50

   # in no column
    - id: 13.4.2
      t: >
        folded # no comment
        text
# end
"""
TIDY = """\
# made up
a: {x: 1, y: [1, 2, 3]}
b:
- id: "13.10"         # beside
  q: 'single'

  # above n
  n: 0.50

# in no column
- id: 13.4.2
  t: >
    folded # no comment
    text
# end
"""


def test_indents_spaces_and_line_ends_are_those_of_our_style() -> None:
    assert tidied(UNTIDY) == TIDY


def test_what_is_tidy_stays_as_it_is() -> None:
    assert tidied(TIDY) == TIDY


@pytest.mark.parametrize(
    "text",
    [
        "# only a comment at the end\na: 1\n\n\n# end\n",
        "a: 2022-01-01\nb: 010\nc: 1.50\nd: 13.10\ne: no\nf: ~\ng:\n",
        "a: |\n  # part of the text\n    deeper\n\n  last\nb: 1\n",
        "a: &x {k: v}\nb: *x\n",
        "a: \"tab\\tand 😀\"\nb: 'it''s'\n",
        "k: " + "很长的一行" * 200 + "\n",
        "\n\na: 1",
        "  \n\n# first\n\na: 1\n",
        "a: |\n  blanks at the end  \n  text\nb:   1\n",
        "a: |+\n  text\n\n",
    ],
)
def test_values_and_comments_are_kept(text: str) -> None:
    new = tidied(text)
    assert new is not None
    assert load_yaml(new).value == load_yaml(text).value
    assert new.count("#") == text.count("#")
    assert tidied(new) == new


def test_blank_lines_before_the_text_go_at_once() -> None:
    assert tidied("\n\na: 1") == "a: 1\n"


def test_a_number_that_is_none_can_be_tidied() -> None:
    assert tidied("a:   .NaN\n") == "a: .nan\n"


def test_a_text_that_cannot_be_rewritten_safely_is_left_alone() -> None:
    assert tidied("a: [1\n") is None


@st.composite
def _texts(draw: st.DrawFn) -> str:
    """Lists of mappings with comments, each in an indent of its own."""
    lines: list[str] = []
    for number in range(draw(st.integers(1, 3))):
        inner = draw(st.integers(1, 6))
        comment = draw(st.sampled_from(["", f"# comment {number}\n", "\n# comment\n\n"]))
        values = draw(
            st.lists(st.sampled_from(["甲", "乙 丙", "{a:   1}"]), min_size=1, max_size=3)
        )
        items = "".join(f"- id: {number}\n  word:  {value}\n" for value in values)
        lines += [comment, f"key{number}:\n", indent(items, " " * inner)]
    return "".join(lines)


@settings(deadline=None)
@given(_texts())
def test_tidying_twice_is_tidying_once(text: str) -> None:
    once = tidied(text)
    assert once is not None
    assert tidied(once) == once
    assert load_yaml(once).value == load_yaml(text).value
