"""Where things stand in a file: 1-based lines and columns, in characters."""

import pytest

from workplan_cli.loading.document import Document, parse_document
from workplan_cli.loading.place_tree import PlaceTree
from workplan_cli.loading.yaml import load_yaml
from workplan_cli.model.diagnostic import Route

PARSERS = ("libyaml", "python")


@pytest.fixture(params=PARSERS)
def marks_of(request: pytest.FixtureRequest) -> "MarksOf":
    return MarksOf(request.param)


class MarksOf:
    def __init__(self, parser: str) -> None:
        self.parser = parser

    def __call__(self, text: str) -> PlaceTree:
        loaded = load_yaml(text, self.parser)  # type: ignore[arg-type] # one of PARSERS
        assert loaded.problems == ()
        return loaded.marks


def places(marks: PlaceTree, *route: str | int) -> tuple[tuple[int, int], tuple[int, int] | None]:
    """Where the value at the end of a route stands, and where its key does."""
    found = marks.find(route)
    return tuple(found.place), (tuple(found.key) if found.key else None)  # type: ignore[return-value]


BLOCK = """\
# comment
format: workplan/report@1
entries:
- target: 13.4.2
  value: 18

- target: 13.4.3
  items:
    - 甲
    - "乙"
"""


@pytest.mark.parametrize(
    ("route", "value", "key"),
    [
        ((), (2, 1), None),
        (("format",), (2, 9), (2, 1)),
        (("entries",), (4, 1), (3, 1)),
        (("entries", 0), (4, 3), None),
        (("entries", 0, "target"), (4, 11), (4, 3)),
        (("entries", 0, "value"), (5, 10), (5, 3)),
        (("entries", 1), (7, 3), None),
        (("entries", 1, "items"), (9, 5), (8, 3)),
        (("entries", 1, "items", 0), (9, 7), None),
        (("entries", 1, "items", 1), (10, 7), None),
    ],
)
def test_block_style(
    marks_of: MarksOf, route: Route, value: tuple[int, int], key: tuple[int, int] | None
) -> None:
    assert places(marks_of(BLOCK), *route) == (value, key)


def test_flow_style(marks_of: MarksOf) -> None:
    marks = marks_of("a: {b: [1, 22,\n  x], 'c' : {d: e}}\n")
    assert places(marks, "a") == ((1, 4), (1, 1))
    assert places(marks, "a", "b") == ((1, 8), (1, 5))
    assert places(marks, "a", "b", 1) == ((1, 12), None)
    assert places(marks, "a", "b", 2) == ((2, 3), None)
    assert places(marks, "a", "c") == ((2, 13), (2, 7))
    assert places(marks, "a", "c", "d") == ((2, 17), (2, 14))


def test_columns_count_characters_not_bytes_nor_utf_16_units(marks_of: MarksOf) -> None:
    marks = marks_of("目标: {名称😀: 甲, é: 乙}\n")
    assert places(marks, "目标") == ((1, 5), (1, 1))
    assert places(marks, "目标", "名称😀") == ((1, 11), (1, 6))
    assert places(marks, "目标", "é") == ((1, 17), (1, 14))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_line_end_ends_a_line_once(marks_of: MarksOf, end: str) -> None:
    marks = marks_of(end.join(["a: 1", "", "b:", "  c: x", "    y", "d: 2", ""]))
    assert places(marks, "b") == ((4, 3), (3, 1))
    assert places(marks, "b", "c") == ((4, 6), (4, 3))
    assert places(marks, "d") == ((6, 4), (6, 1))


def test_scalars_of_several_lines_stand_where_they_begin(marks_of: MarksOf) -> None:
    text = "a: one\n  two\nb: |\n  x\n\n  y\nc: >-\n  z\nd: 'q\n  r'\ne: 1\n"
    marks = marks_of(text)
    assert [places(marks, key)[0] for key in "abcde"] == [(1, 4), (3, 4), (7, 4), (9, 4), (11, 4)]


def test_a_key_without_a_value_lends_it_its_place(marks_of: MarksOf) -> None:
    for text in ("x: 1\na:\n", "x: 1\na: # comment\n", "x: 1\na:\n\n\n", "x: 1\na:   "):
        assert places(marks_of(text), "a") == ((2, 1), (2, 1))
    assert places(marks_of("x: {a, b: }"), "x", "a") == ((1, 5), (1, 5))


def test_an_alias_has_its_own_place_and_the_places_inside_of_what_it_stands_for(
    marks_of: MarksOf,
) -> None:
    marks = marks_of("a: &x\n  b: 1\nc: *x\nd: [*x]\n")
    assert places(marks, "a", "b") == ((2, 6), (2, 3))
    assert places(marks, "c") == ((3, 4), (3, 1))
    assert places(marks, "c", "b") == ((2, 6), (2, 3))
    assert places(marks, "d", 0) == ((4, 5), None)


def test_an_anchored_value_stands_at_its_anchor(marks_of: MarksOf) -> None:
    assert places(marks_of("a: &x 1\n"), "a") == ((1, 4), (1, 1))


def test_a_route_that_goes_on_beyond_the_file_ends_where_the_file_does(marks_of: MarksOf) -> None:
    marks = marks_of("a:\n  b: [1]\n")
    assert places(marks, "a", "b", 5, "c") == places(marks, "a", "b")
    assert places(marks, "z", "b") == places(marks)
    assert places(marks, "a", 0) == places(marks, "a")


def test_a_document_gives_places_and_values_by_route() -> None:
    document, found = parse_document("a:\n- b: 1\n", "x.yaml")
    assert found == []
    assert isinstance(document, Document)
    assert document.place(("a", 0, "b")) == (2, 6)
    assert document.key_place(("a", 0, "b")) == (2, 3)
    assert document.key_place(("a", 0)) == (2, 3)
    assert document.at(("a", 0, "b")) == 1
    assert document.at(("a", 7, "b")) is None
    assert document.at(("a", "b")) is None
