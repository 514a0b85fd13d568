"""What scalars mean: the YAML 1.2 core schema, exact decimals, and days."""

import datetime as dt
from decimal import Decimal
from typing import Literal

import pytest
from hypothesis import given, settings
from ruamel.yaml import YAML

from workplan_cli.loading.resolving import resolve
from workplan_cli.loading.yaml import load_yaml
from yaml_texts import DOCUMENTS, written


def read(text: str) -> object:
    loaded = load_yaml(text)
    assert loaded.problems == ()
    return loaded.value


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        # nothing
        ("", None), ("~", None), ("null", None), ("Null", None), ("NULL", None),
        ("nULL", "nULL"), ("none", "none"), ("None", "None"), ("无", "无"),
        # truth values: two words, and none of YAML 1.1's
        ("true", True), ("True", True), ("TRUE", True), ("false", False), ("FALSE", False),
        ("tRUE", "tRUE"), ("no", "no"), ("No", "No"), ("yes", "yes"), ("on", "on"), ("off", "off"),
        ("y", "y"), ("n", "n"),
        # whole numbers: leading zeros say nothing, the other bases have a letter
        ("0", 0), ("010", 10), ("08", 8), ("+7", 7), ("-07", -7), ("0o17", 15), ("0x1F", 31),
        ("0o8", "0o8"), ("0xg", "0xg"), ("-0x1", "-0x1"), ("0b1", "0b1"), ("0O7", "0O7"),
        ("1_000", "1_000"), ("1,000", "1,000"), ("１２", "１２"), ("12 5", "12 5"),
        ("9" * 40, int("9" * 40)), ("9" * 41, "9" * 41),
        # decimals keep their digits
        ("13.10", Decimal("13.10")), ("0.5", Decimal("0.5")), (".5", Decimal("0.5")),
        ("5.", Decimal(5)), ("-1.50", Decimal("-1.50")), ("1e3", Decimal("1E+3")),
        ("1.5E-2", Decimal("0.015")), ("+.5", Decimal("0.5")), ("685_230.15", "685_230.15"),
        (".", "."), ("e3", "e3"), ("1e", "1e"), ("1.2.3", "1.2.3"), ("13.4.2", "13.4.2"),
        ("1e99999", "1e99999"), ("1e" + "9" * 30, "1e" + "9" * 30), ("5.28万", "5.28万"),
        ("95%", "95%"), ("-", "-"), ("--", "--"), ("+", "+"),
        # no end and no number
        (".inf", Decimal("Infinity")), ("+.Inf", Decimal("Infinity")),
        ("-.INF", Decimal("-Infinity")), ("inf", "inf"), ("nan", "nan"), (".Infinity", ".Infinity"),
        # days that exist, and nothing else with a colon or a dash
        ("2022-03-01", dt.date(2022, 3, 1)), ("2024-02-29", dt.date(2024, 2, 29)),
        ("2022-02-30", "2022-02-30"), ("2022-2-3", "2022-2-3"), ("2022-13-01", "2022-13-01"),
        ("0000-01-01", "0000-01-01"), ("2022-03-01T12:00:00", "2022-03-01T12:00:00"),
        ("2022-03-01 12:00", "2022-03-01 12:00"), ("20220301", 20220301), ("2022-03", "2022-03"),
        ("2022-Q1", "2022-Q1"), ("2022/3/1", "2022/3/1"), ("12:30", "12:30"),
        ("190:20:30", "190:20:30"), ("=", "="), ("<<", "<<"),
    ],
)  # fmt: skip
def test_an_unquoted_scalar_means_this(text: str, meaning: object) -> None:
    found = resolve(text)
    assert (type(found), found) == (type(meaning), meaning)
    assert str(found) == str(meaning)


def test_no_number_is_not_equal_to_itself() -> None:
    for text in (".nan", ".NaN", ".NAN"):
        found = resolve(text)
        assert isinstance(found, Decimal)
        assert found.is_nan()


@pytest.mark.parametrize("text", ["010", "no", "2022-03-01", "~", "1.50", ""])
@pytest.mark.parametrize("quote", ['"', "'"])
def test_a_quoted_scalar_is_text(text: str, quote: str) -> None:
    assert read(f"a: {quote}{text}{quote}") == {"a": text}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: |\n  1\n  2\n", "1\n2\n"),
        ("a: |-\n  1\n", "1"),
        ("a: >\n  x\n  y\n\n  z\n", "x y\nz\n"),
        ("a: |+\n  x\n\n", "x\n\n"),
        ("a: |2\n   x\n", " x\n"),
        ("a: one\n  two\n", "one two"),
        ('a: "one\n  two\\n\\\n  three"\n', "one two\nthree"),
        ("a: 'it''s'", "it's"),
        ("a: x#y", "x#y"),
        ("a: x #y", "x"),
        ("a: b:c", "b:c"),
        ("a: http://x.cn/?a=1&b=2", "http://x.cn/?a=1&b=2"),
        ("a: 呼教发〔2022〕31号", "呼教发〔2022〕31号"),
        ('a: "\\u4e2d\\x41\\t"', "中A\t"),
        ("a: |\n  \ttab\n", "\ttab\n"),
        ("a: 'x\ty'", "x\ty"),
    ],
)
def test_texts_of_any_form(text: str, value: str) -> None:
    assert read(text) == {"a": value}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: [1, b, ]", {"a": [1, "b"]}),
        ("{a: 1, b: {c: [d]}}", {"a": 1, "b": {"c": ["d"]}}),
        ("a: [http://x.cn/y]", {"a": ["http://x.cn/y"]}),
        ("a: {ref: x, url: https://x.cn}", {"a": {"ref": "x", "url": "https://x.cn"}}),
        ("a: [b: c]", {"a": [{"b": "c"}]}),
        ('{"a":1}', {"a": 1}),
        ("a:\n- b\n- c: 1\n  d: 2\n", {"a": ["b", {"c": 1, "d": 2}]}),
        ("- - a\n  - b\n- c\n", [["a", "b"], "c"]),
        ("a:\n  b:\n", {"a": {"b": None}}),
        ("a: []\nb: {}\n", {"a": [], "b": {}}),
        ("? a\n: b\n", {"a": "b"}),
        ("a: &x [1]\nb: *x\n", {"a": [1], "b": [1]}),
        ("---\na: 1\n...\n", {"a": 1}),
        ("%YAML 1.2\n---\na: 010\n", {"a": 10}),
        ("%YAML 1.1\n---\na: no\n", {"a": "no"}),
    ],
)
def test_lists_and_mappings_of_any_form(text: str, value: object) -> None:
    assert read(text) == value


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "  \n", "---\n", "~", "null\n"])
def test_a_text_without_a_value_is_nothing(text: str) -> None:
    assert read(text) is None


def test_line_ends_of_windows_and_of_old_macs_end_lines_too() -> None:
    expected = {"a": 1, "b": "x y"}
    assert read("a: 1\r\nb: x\r\n  y\r\n") == expected
    assert read("a: 1\rb: x\r  y\r") == expected


@settings(deadline=None)
@given(DOCUMENTS)
def test_what_a_yaml_writer_writes_is_read_as_it_was(value: dict[str, object]) -> None:
    for flow in (False, True):
        assert read(written(value, flow=flow)) == value


@settings(deadline=None)
@given(DOCUMENTS)
def test_values_are_those_of_another_yaml_1_2_reader(value: dict[str, object]) -> None:
    text = written(value, flow=False)
    assert read(text) == YAML(typ="safe", pure=True).load(text)


@pytest.mark.parametrize("parser", ["libyaml", "python"])
@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: |+\n  x", "x"),
        ("a: |+\n  x\n", "x\n"),
        ("a: |+\n  x\n   ", "x\n \n"),
        ("a: |+\n  x\n  \t", "x\n\t\n"),
        ("a: |+\n  x\n   \n", "x\n \n"),
    ],
)
def test_a_last_line_of_blanks_is_a_line_whether_or_not_it_is_ended(
    text: str, value: str, parser: Literal["libyaml", "python"]
) -> None:
    assert load_yaml(text, parser).value == {"a": value}
