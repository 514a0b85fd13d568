"""What is said of a text that is no YAML, and where: the same whichever parser there is."""

import tracemalloc
from typing import Literal

import pytest

from workplan_cli.loading.yaml import load_yaml
from workplan_cli.model.fix import LINE_END, TextLines
from workplan_cli.rendering.language import Language

QUOTE = "this quotation mark is never closed"
WIDE_COMMA = "a full-width comma “，” between the values in brackets"
BRACKET = "this bracket is never closed, or a comma is missing in it"
WIDE = "a full-width colon “：” behind a key"
GLUED = "no space behind the colon of a key"
SECOND = "a second “key: value” on one line"
INDENT = "the indent of this line fits none of the lines above it"
DASH = "no space behind the dash of a list"
NEITHER = "a line that is neither “key: value” nor “- item”"
BEHIND = "text goes on behind a closing quotation mark"
ESCAPE = "a backslash in double quotation marks that YAML does not know"
HEADER = "text on the line of a | or >"
LIST = "a list that begins on the line of its key"
COMMA = "a comma is missing between the values in brackets"
TAB = "a tab where the line should be indented with spaces"
OTHER_TAB = "a tab outside quotation marks"
NAMELESS = "alias *{0}, but nothing above is marked &{0}"
DIRECTIVE = "a line that begins with % is an instruction to the parser"
FIXES = {
    QUOTE: "Close the quotation mark.",
    WIDE_COMMA: "Write the comma as “, ”, half-width, with a space behind it.",
    BRACKET: "Close the bracket with ] or }, and put a comma between the values.",
    WIDE: "Write the colon as “: ”, half-width, with a space behind it.",
    GLUED: "Write “key: value”, with a space behind the colon.",
    SECOND: "If the colon belongs to the text, put the text in quotation marks.",
    INDENT: "Align the line with the one it belongs beside; check that line, too.",
    DASH: "Write “- key: value”, with a space behind the dash.",
    NEITHER: "Add the key and “: ”, or put a text of several lines in quotation marks.",
    BEHIND: "Put the whole text in one pair of quotation marks; inside, use “ ”.",
    ESCAPE: r"Write \\ for a backslash, or use single quotation marks.",
    HEADER: "Put the text in quotation marks, or begin it on the next line, indented.",
    LIST: "Begin each “- ” on a line of its own; leave the value out if “-” means nothing.",
    COMMA: "Put a comma and a space between the values.",
    TAB: "Replace the tab by spaces.",
    OTHER_TAB: "Replace the tab by a space, or put the text in quotation marks.",
    DIRECTIVE: "Delete the line.",
}
FIXES_OF_SIGNS = {
    "a value cannot begin": "Put the value in quotation marks.",
    "alias *": "Put the value in quotation marks if the asterisk belongs to the text.",
}
"""By how the words begin; of the rest it is what is to be done with a sign too many."""
OF_A_SIGN = "Delete it, or put the text in quotation marks."


def first(sign: str) -> str:
    return f"a value cannot begin with {sign} unquoted"


def expected(sign: str) -> str:
    return f"{sign} where a value is expected"


@pytest.mark.parametrize("parser", ["libyaml", "python"])
@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        # quotation marks
        ('a: "x', (1, 4), QUOTE),
        ("a: 1\nb: 'x\nc: 2\n\n\n", (2, 4), QUOTE),
        ('a: "x\n---\n"', (1, 4), QUOTE),
        ("a: 'x\n\t", (1, 4), QUOTE),
        ("a: 'it's'", (1, 8), BEHIND),
        ('a: "x" y', (1, 8), BEHIND),
        ('a: "x" X', (1, 8), BEHIND),
        # backslashes
        ('a: "C:\\new\\x"', (1, 13), ESCAPE),
        ('目标: "\\q"', (1, 7), ESCAPE),
        ('a: 1\nb: "\\U99999999"', (2, 5), ESCAPE),
        ('a: "\\U00110000"', (1, 5), ESCAPE),
        # a quotation that ends at the mark of another, lines below
        ('a: "b\nc: 1\nd: x"y\n', (1, 4), QUOTE),
        # brackets
        ("a: [{b: 1，c: 2}]\n", (1, 10), WIDE_COMMA),
        ("a: [1, 2", (1, 4), BRACKET),
        ("x: [a]\na: [1, 2\nb: 3\nc: 4\n", (2, 4), BRACKET),
        ("a: {b: 1\n", (1, 4), BRACKET),
        ("a: [", (1, 4), BRACKET),
        ("a: [[1],\n\n", (1, 4), BRACKET),
        ("a: [1, [2,\n  3],\n  {b: 4,\n", (3, 3), BRACKET),
        ("a: [😀", (1, 4), BRACKET),
        ("a: [{c: [3]},\n", (1, 4), BRACKET),
        ("a: [X,\n", (1, 4), BRACKET),
        ("{a: 1 b: 2}", (1, 8), COMMA),
        ("a: [a]]", (1, 7), expected("]")),
        ("a: }", (1, 4), expected("}")),
        ("a: [1,,2]", (1, 7), expected(",")),
        ("a: , b", (1, 4), expected(",")),
        # colons
        ("a: b: c", (1, 5), SECOND),
        ("备注: 时间: 上午\n", (1, 7), SECOND),
        ("a：b: c: d\n", (1, 7), SECOND),
        ("a: 1\nb：2", (2, 2), WIDE),
        ("a: 1\nb：2\nc: 3\n", (2, 2), WIDE),
        ("format：x\nplan: y\n", (1, 7), WIDE),
        ("entries:\n- target：13.4.2\n  value: 3\n", (2, 9), WIDE),
        ("a:1\nb: 2", (1, 2), GLUED),
        ("entries:\n- target:13.4.2\n  value: 3\n", (2, 9), GLUED),
        # lines that are nothing
        ("a: 1\nb", (2, 1), NEITHER),
        ("a: 1\nb\nc: 1", (2, 1), NEITHER),
        ("a: 1\nb\n\n\n", (2, 1), NEITHER),
        ("- a\n-b\n", (2, 1), NEITHER),
        ("a:\n- b: 1\n  c 2\n- d: 3\n", (3, 3), NEITHER),
        # indents
        ("a: 1\n  b: 2", (2, 3), INDENT),
        ("a:\n-b: 1\n  c: 2\n- b: 3\n", (2, 1), DASH),
        ("a:\n- b: 1\n  c: 2\n-b: 3\n  c: 4\n", (4, 1), DASH),
        ("a:\n    b: 1\n  c: 2", (3, 3), INDENT),
        ("- a: 1\n b: 2", (2, 2), INDENT),
        ("- a\nb: 1", (2, 1), INDENT),
        ("  a: 1\nb: 2\n", (2, 1), INDENT),
        ("a: |\n  x\n y", (3, 2), INDENT),
        # lists and texts that begin too early
        ("a: - b", (1, 4), LIST),
        ("value: -", (1, 8), LIST),
        ("a: |x\n  y", (1, 5), HEADER),
        ("note: > 50\n", (1, 9), HEADER),
        ("note: >= 50\n", (1, 8), HEADER),
        # signs that mean something
        ("a: @x", (1, 4), first("@")),
        ("a: `x`", (1, 4), first("`")),
        ("a: %5", (1, 4), first("%")),
        ("a: ? b", (1, 4), first("?")),
        ("- {x: 1, ?b: c}", (1, 10), first("?")),
        ("a:\n  [?b]", (2, 4), first("?")),
        ("note: * x", (1, 7), first("*")),
        ("note: & x", (1, 7), first("&")),
        ("%x\na: 1", (1, 1), first("%")),
        ("# x\n%YAML 1.3\n---\na: 1", (2, 1), DIRECTIVE),
        ("note: *重要*", (1, 7), NAMELESS.format("重要*")),
        # tabs
        ("a:\n\tb: 1", (2, 1), TAB),
        ("a:\n  \tb: 1", (2, 3), TAB),
        ("a: 1\n\t\nb: 2", (2, 1), TAB),
        ("a: 1\n\t", (2, 1), TAB),
        ("a: x\ty", (1, 5), OTHER_TAB),
        ("a:\t1", (1, 3), OTHER_TAB),
        ("a: 1\t# x", (1, 5), OTHER_TAB),
    ],
)
def test_a_mistake_has_its_place_and_its_words(
    parser: str, text: str, place: tuple[int, int], words: str
) -> None:
    [problem] = load_yaml(text, parser).problems  # type: ignore[arg-type] # one of the two
    language = Language("en")
    assert (problem.place, language.say(problem.message)) == (place, words)
    assert problem.code == ("WP104" if "tab" in words else "WP105")
    of_sign = (fix for begin, fix in FIXES_OF_SIGNS.items() if words.startswith(begin))
    assert language.say(problem.fix) == (FIXES.get(words) or next(of_sign, OF_A_SIGN))


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_other_line_ends_do_not_move_a_mistake(end: str) -> None:
    text = end.join(["a: 1", "", "b: [1", "c: 2", ""])
    [problem] = load_yaml(text).problems
    assert problem.place == (3, 4)


def test_a_file_too_long_for_the_slow_parser_gets_what_libyaml_says_of_it() -> None:
    text = "".join(f"key{number}: 1\n" for number in range(40_000)) + "last: 'x\n"
    [problem] = load_yaml(text, "libyaml").problems
    assert (problem.code, problem.place) == ("WP105", (40_001, 7))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_those_that_a_split_would_give(end: str) -> None:
    for text in ("", "a", f"a{end}", f"{end}{end}a", f"a{end}b{end}{end}c", "a\r\n\rb\n\rc"):
        lines = TextLines(text)
        assert list(lines) == LINE_END.split(text)
        assert lines[len(lines) - 1] == LINE_END.split(text)[-1]


def test_what_is_wrong_in_a_long_text_is_told_without_a_copy_of_all_its_lines() -> None:
    text = "# abc\n" * 500_000 + "a: 'x\n"
    tracemalloc.start()
    [problem] = load_yaml(text, "libyaml").problems
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert problem.place == (500_001, 4)
    assert peak < 8 * len(text)  # a list of its lines would take twenty times


@pytest.mark.parametrize("parser", ["libyaml", "python"])
@pytest.mark.parametrize("text", ["{0}: 1\n{0}: 2\n", "a: *{0}\n", "a: !{0} b\n"])
def test_a_long_name_is_not_repeated_whole(text: str, parser: Literal["libyaml", "python"]) -> None:
    problem = load_yaml(text.format("k" * 1000), parser).problems[0]
    assert len(Language("en").say(problem.message)) < 120


def test_the_last_line_with_text_is_found_from_any_blank_one() -> None:
    lines = TextLines(" \na\r\n\t\n\n  b \n \n")
    assert [lines.last_written(index) for index in range(len(lines))] == [0, 1, 1, 1, 4, 4, 4]
    assert [lines.is_blank_from(index) for index in range(len(lines))] == [False] * 5 + [True] * 2
    assert [lines.start(index) for index in range(len(lines))] == [0, 2, 5, 7, 8, 13, 15]


def test_a_quotation_with_a_million_blank_lines_is_told_where_it_begins() -> None:
    [problem] = load_yaml("a: 1\nb: 'x" + "\n" * 1_000_000, "libyaml").problems
    assert problem.place == (2, 4)


@pytest.mark.parametrize("parser", ["libyaml", "python"])
@pytest.mark.parametrize(
    ("text", "column", "written", "fix"),
    [
        ("goal: {at_least: 1,200}", 18, "1,200", "Write 1200."),
        ("a: {b: 1,200,000, c: 2}", 8, "1,200,000", "Write 1200000."),
        ("a: {b: 1,050}", 8, "1,050", "Write 1050."),
        ("a: {b: 3,5}", 8, "3,5", "Write digits only, with a point before decimals."),
    ],
)
def test_a_comma_within_a_number_between_braces_is_named(
    text: str, column: int, written: str, fix: str, parser: Literal["libyaml", "python"]
) -> None:
    (problem,), say = load_yaml(text, parser).problems, Language("en").say
    assert (problem.code, problem.place) == ("WP110", (1, column))
    assert say(problem.message) == (
        f"{written} is read as several things: between braces a comma parts them"
    )
    assert problem.fix is not None
    assert say(problem.fix) == fix
