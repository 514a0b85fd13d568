"""Two parsers, one result; and no text whatever gets out of hand."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workplan_cli.loading.document import parse_document
from workplan_cli.loading.events import parser_in_use
from workplan_cli.loading.read import decode
from workplan_cli.loading.yaml import Loaded, _disputed, load_yaml
from yaml_texts import DOCUMENTS, crumbs, damaged, flat, written

OFTEN = settings(max_examples=400, deadline=None)


def all_of(loaded: Loaded) -> object:
    problems = [(one.code, one.place, one.message, one.fix) for one in loaded.problems]
    return repr(loaded.value), flat(loaded.marks.where), problems


def assert_same(text: str) -> None:
    assert all_of(load_yaml(text, "libyaml")) == all_of(load_yaml(text, "python"))


def test_the_fast_parser_is_in_use_where_these_tests_run() -> None:
    assert parser_in_use() == "libyaml"


@OFTEN
@given(DOCUMENTS, st.booleans())
def test_both_parsers_read_a_right_text_alike(value: dict[str, object], flow: bool) -> None:
    assert_same(written(value, flow=flow))


@OFTEN
@given(damaged())
def test_both_parsers_read_a_damaged_text_alike(text: str) -> None:
    assert_same(text)


@OFTEN
@given(crumbs())
def test_both_parsers_read_crumbs_alike(text: str) -> None:
    assert_same(text)


@OFTEN
@given(st.text(st.characters(max_codepoint=0x10FFFF), max_size=60) | crumbs() | damaged())
def test_every_problem_has_a_place_in_the_text(text: str) -> None:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for problem in load_yaml(text).problems:
        line, column = problem.place
        assert 1 <= line <= len(lines)
        assert 1 <= column <= len(lines[line - 1]) + 1


@OFTEN
@given(st.binary(max_size=200) | crumbs().map(str.encode))
def test_any_bytes_give_a_document_or_an_error(data: bytes) -> None:
    text, found = decode(data, "x.yaml")
    if text is not None:
        document, found = parse_document(text, "x.yaml", found)
        assert (document is None) == any(one.severity == "error" for one in found)
    else:
        assert [one.severity for one in found] == ["error"]


@pytest.mark.parametrize(
    ("text", "disputed"),
    [
        ('a: "x\ty"\n', False),
        ("- a: 'x\ty'\r\n", False),
        ("# a\tb\na: 1\n", False),
        ("a:\t1\n", True),
        ("a: 1\t# c\n", True),
        ("# a\r\tb: 1\n", True),
        ("\t# a\n", True),
        ('[ "a\n  x: ",\t "\n b"]\n', True),
    ],
)
def test_a_tab_that_is_content_needs_no_second_reading(text: str, disputed: bool) -> None:
    assert _disputed(text) == disputed
    if not disputed:
        assert load_yaml(text, "libyaml").value == load_yaml(text, "python").value


@pytest.mark.parametrize(
    "text",
    [
        "key: &an:chor value\nb: 1\n",
        "{?foo: bar}\n",
        "a: >\n \n  \n   \n # c\n",
    ],
)
def test_what_the_parsers_read_in_two_ways_is_read_by_one(text: str) -> None:
    assert _disputed(text)
    best, careful = load_yaml(text), load_yaml(text, "python")
    assert (best.value, best.problems) == (careful.value, careful.problems)


def test_an_address_with_an_ampersand_is_no_anchor() -> None:
    assert not _disputed("url: https://example.org/?a=1&b=2:3\n")
