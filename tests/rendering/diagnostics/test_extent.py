"""What is underlined: the value or the key that begins in a column, and no more."""

import pytest

from workplan_cli.rendering.diagnostics.words import LONGEST, extent


@pytest.mark.parametrize(
    ("line", "begins", "value"),
    [
        ("  value: 5.28万", "5", "5.28万"),
        ("  value: 5.28万   # as counted", "5", "5.28万"),
        ("  note: a # comment, and more", "a", "a"),
        ("  note: two words, and a comma", "two", "two words, and a comma"),
        ("- {target: 13.4.2, value: 95%, note: x}", "95", "95%"),
        ("  items: [第一所, 第二所]", "第二", "第二所"),
        ('  note: "a \\" b" # c', '"a', '"a \\" b"'),
        ("  note: 'it''s' # c", "'it", "'it''s'"),
        ("  valeu: 12", "valeu", "valeu"),
        ("- {valeu: 12}", "valeu", "valeu"),
        ("  url: https://a.example/b#c", "https", "https://a.example/b#c"),
        ("# a comment", "#", "#"),
        ("\tvalue: 1", "\t", "\t"),
        ("  evidence: []", "[", "[]"),
    ],
)
def test_a_value_goes_as_far_as_it_goes(line: str, begins: str, value: str) -> None:
    column = line.index(begins) + 1
    assert line[column - 1 : column - 1 + extent(line, column)] == value


def test_there_is_always_something_to_point_at() -> None:
    assert extent("value:", 7) == 1
    assert extent("", 1) == 1
    assert extent("a", 99) == 1


def test_a_line_of_blanks_is_looked_at_once() -> None:
    line = "  value: a" + " " * 80_000 + "b"
    assert extent(line, 10) == 1
    assert extent("- note: " + "\u2028" * 90_000, 9) == 1
    assert extent("- {a: b" + " " * 80_000 + "c}", 7) == 1


def test_nobody_reads_the_end_of_a_value_that_never_ends() -> None:
    for quote in ("", '"', "'"):
        assert extent("note: " + quote + "a" * 1_000_000, 7) == LONGEST


def test_brackets_that_are_closed_again_do_not_count() -> None:
    assert extent("- [a, b]: c, d", 11) == len("c, d")
