"""What is refused although it is YAML, and that nothing takes long to be refused."""

import time

import pytest

from workplan_cli.loading.document import parse_document
from workplan_cli.loading.events import MAX_SLOW
from workplan_cli.loading.yaml import (
    MAX_ALIASES,
    MAX_DEPTH,
    MAX_NODES,
    MAX_PROBLEMS,
    Loaded,
    load_yaml,
)
from workplan_cli.rendering.language import Language

PATIENCE = 20
"""Seconds; what takes one here may take several on a busy machine."""
PARSERS = ("libyaml", "python")


def found(loaded: Loaded) -> list[tuple[str, int, int]]:
    return [(one.code, *one.place) for one in loaded.problems]


@pytest.fixture(params=PARSERS)
def read(request: pytest.FixtureRequest) -> "Read":
    return Read(request.param)


class Read:
    def __init__(self, parser: str) -> None:
        self.parser = parser

    def __call__(self, text: str) -> Loaded:
        return load_yaml(text, self.parser)  # type: ignore[arg-type] # one of PARSERS


def test_as_deep_as_allowed_is_read_and_one_level_more_is_not(read: Read) -> None:
    assert found(read("a: " + "[" * (MAX_DEPTH - 1) + "]" * (MAX_DEPTH - 1))) == []
    deep = "a: " + "[" * MAX_DEPTH + "]" * MAX_DEPTH
    assert found(read(deep)) == [("WP109", 1, 3 + MAX_DEPTH)]
    [problem] = read(deep).problems
    words = Language("en").say(problem.message)
    assert words == f"more than {MAX_DEPTH} levels inside each other"


def test_as_many_aliases_as_allowed_are_read_and_one_more_is_not(read: Read) -> None:
    aliases = "a: &x 1\nb:\n" + "- *x\n" * MAX_ALIASES
    assert found(read(aliases)) == []
    assert found(read(aliases + "- *x\n")) == [("WP109", 3 + MAX_ALIASES, 3)]


def test_an_alias_bomb_is_refused_by_what_it_would_unfold_to(read: Read) -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 9)]
    assert [code for code, *_place in found(read("\n".join(lines)))] == ["WP109"]


def test_an_alias_inside_what_it_names_is_refused(read: Read) -> None:
    assert found(read("a: &x\n  b: *x\n")) == [("WP105", 2, 6)]
    assert found(read("a: &x [*x]\n")) == [("WP105", 1, 8)]


def test_an_alias_of_nothing_is_refused(read: Read) -> None:
    assert found(read("a: *x\n")) == [("WP105", 1, 4)]


def test_a_name_may_be_given_again_and_then_means_the_newer_thing(read: Read) -> None:
    assert read("a: &x 1\nb: *x\nc: &x 2\nd: *x\n").value == {"a": 1, "b": 1, "c": 2, "d": 2}


def test_more_values_than_allowed_are_refused() -> None:
    many = "a: [" + "1," * MAX_NODES + "]"
    assert [code for code, *_place in found(load_yaml(many, "libyaml"))] == ["WP109"]


def test_a_second_document_is_refused(read: Read) -> None:
    assert found(read("a: 1\n---\nb: 2\n")) == [("WP108", 2, 1)]
    assert found(read("a: 1\n...\nb: 2\n")) == [("WP108", 3, 1)]
    assert found(read("a: 1\n...\n")) == []


@pytest.mark.parametrize(
    ("text", "place", "tag"),
    [
        ("a: !!str 1", (1, 4), "!!str"),
        ("a: !重要 x", (1, 4), "!重要"),
        ("a: ! x", (1, 4), "!"),
        ("!!map {a: 1}", (1, 1), "!!map"),
        ("!x a: 1", (1, 1), "!x"),
        ("- !x [1]", (1, 3), "!x"),
        ("a: !<tag:x> 1", (1, 4), "tag:x"),
        ("a: !<x", (1, 4), "!<x"),
        ("a: !!python/object:os.system x", (1, 4), "!!python/object:os.system"),
    ],
)
def test_a_tag_is_refused(read: Read, text: str, place: tuple[int, int], tag: str) -> None:
    [problem] = read(text).problems
    assert (problem.code, problem.place) == ("WP107", place)
    assert Language("en").say(problem.message) == f"tag {tag} in the file"


def test_a_key_that_stands_twice_is_refused_at_the_second_one_with_the_line_of_the_first(
    read: Read,
) -> None:
    [problem] = read("a:\n  b: 1\n  c: 2\n  b: 3\n").problems
    assert (problem.code, problem.place) == ("WP106", (4, 3))
    words = Language("en").say(problem.message)
    assert words == "key b stands here a second time; first in line 2"
    assert found(read("{a: 1, 'a': 2}")) == [("WP106", 1, 8)]
    assert found(read("a: 1\n'a': 2\n\"a\": 3\n")) == [("WP106", 2, 1), ("WP106", 3, 1)]


@pytest.mark.parametrize(
    ("text", "place", "shown"),
    [
        ("1: x", (1, 1), "1"),
        ("a:\n  150100: x", (2, 3), "150100"),
        ("13.10: x", (1, 1), "13.10"),
        ("2022-03-01: x", (1, 1), "2022-03-01"),
        ("true: x", (1, 1), "true"),
        ("~: x", (1, 1), "null"),
        (": x", (1, 1), "null"),
        ("[a]: x", (1, 1), "a list"),
        ("{a: 1}: x", (1, 1), "keys with values"),
    ],
)
def test_a_key_that_is_no_text_is_refused(
    read: Read, text: str, place: tuple[int, int], shown: str
) -> None:
    [problem] = read(text).problems
    assert (problem.code, problem.place) == ("WP110", place)
    assert Language("en").say(problem.message) == f"a key has to be text; found {shown}"


@pytest.mark.parametrize(
    ("text", "place", "code"),
    [
        ("a: \x07", (1, 4), "U+0007"),
        ("a: 1\nb\x00: 2", (2, 2), "U+0000"),
        ("a: x\x1b[31m", (1, 5), "U+001B"),
        ("a: x\u2028y", (1, 5), "U+2028"),
        ("a: x\x85y", (1, 5), "U+0085"),
        ("a: 1\r\n\ufeffb: 2", (2, 1), "U+FEFF"),
        ("目标: \x7f", (1, 5), "U+007F"),
        ("a: \ud800", (1, 4), "U+D800"),
        ('a: "\\e[31m"', (1, 4), "U+001B"),
        ('a: "\\0"', (1, 4), "U+0000"),
        ('a: "\\ud800"', (1, 4), "U+D800"),
        ('a: "\\u2028"', (1, 4), "U+2028"),
    ],
)
def test_a_control_character_is_refused_raw_or_escaped(
    read: Read, text: str, place: tuple[int, int], code: str
) -> None:
    [problem] = read(text).problems
    assert (problem.code, problem.place) == ("WP103", place)
    assert Language("en").say(problem.message) == f"invisible character {code} in the text"


def test_after_a_hundred_problems_nobody_reads_on(read: Read) -> None:
    assert len(read("a: 1\n" * 1000).problems) == MAX_PROBLEMS


def test_without_libyaml_a_text_is_refused_that_would_take_too_long() -> None:
    long = "a: " + "x" * MAX_SLOW
    assert found(load_yaml(long, "python")) == [("WP109", 1, 1)]
    assert found(load_yaml(long, "libyaml")) == []


def test_whatever_is_no_mapping_is_no_document() -> None:
    for text in ("- a\n", "text\n", "42\n", "[1]", "a：1\n"):
        document, diagnostics = parse_document(text, "x.yaml")
        assert document is None
        assert [one.code for one in diagnostics] == ["WP114"]
    document, diagnostics = parse_document("# nothing\n", "x.yaml")
    assert document is None
    assert [one.code for one in diagnostics] == ["WP111"]


LONG = MAX_SLOW // 4
HOSTILE = {
    "brackets": "[" * LONG,
    "braces": "{" * LONG,
    "braces with keys": "{a: " * (LONG // 4),
    "brackets that close": "[" * (LONG // 2) + "]" * (LONG // 2),
    "dashes": "- " * (LONG // 2),
    "question marks": "? " * (LONG // 2),
    "colons": ": " * (LONG // 2),
    "empty items": "- \n" * (LONG // 3),
    "list without an end": "[" + "1, " * (LONG // 3),
    "lists in a list": "[" + "[]," * (LONG // 3),
    "tags": "!" * LONG,
    "anchors": "- &a b\n" * (LONG // 7),
    "the same key": "a: 1\n" * (LONG // 5),
    "a quotation mark that never closes": 'a: "' + "x\n " * (LONG // 3),
    "tabs": "a:\t1\n" * (LONG // 5),
    "a bracket at the end": "".join(f"k{n}: 1\n" for n in range(LONG // 10)) + "x: [",
}


@pytest.mark.parametrize("name", list(HOSTILE))
@pytest.mark.parametrize("parser", PARSERS)
def test_no_text_takes_long(name: str, parser: str) -> None:
    start = time.process_time()
    load_yaml(HOSTILE[name], parser)  # type: ignore[arg-type] # one of PARSERS
    assert time.process_time() - start < PATIENCE


@pytest.mark.parametrize("crumb", ["[", "- ", "- \n", "a: 1\n", "[],", '"\n', "&a b\n", "x"])
def test_no_file_of_ten_megabytes_takes_long(crumb: str) -> None:
    text = crumb * (10 * 1024 * 1024 // len(crumb))
    start = time.process_time()
    load_yaml(text)
    assert time.process_time() - start < PATIENCE
