"""What a file is said to hold, and what is said of one that holds nothing of ours."""

from pathlib import Path

import pytest

from workplan_cli.loading.document import parse_document, read_document
from workplan_cli.model.diagnostic import Diagnostic
from workplan_cli.model.message import Message
from workplan_cli.rendering.language import Language

ENGLISH = Language("en")


def said(one: Diagnostic) -> tuple[str, str, tuple[int, int], str, str]:
    line, column = one.place
    return one.code, one.file, (line, column), ENGLISH.say(one.message), ENGLISH.say(one.fix)


def test_a_file_with_nothing_but_a_comment_is_empty() -> None:
    document, (found,) = parse_document("# later\n", "x.yaml")
    assert document is None
    assert said(found) == (
        "WP111", "x.yaml", (1, 1), "the file is empty",
        "Begin with a line such as “format: workplan/report@1”, or delete the file.",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "place", "fix"),
    [
        ("\n- 18\n", (2, 1),
         "Begin with “format: workplan/report@1”, and write “key: value” lines."),
        ("words\n", (1, 1),
         "Begin with “format: workplan/report@1”, and write “key: value” lines."),
        ("- 单位：甲\n", (1, 1),
         "Begin with “format: workplan/report@1”, and write “key: value” lines."),
        ("单位：甲\n", (1, 1), "Write the colon as “: ”, half-width, with a space behind it."),
    ],
)  # fmt: skip
def test_a_file_without_keys_is_told_how_to_write_them(
    text: str, place: tuple[int, int], fix: str
) -> None:
    document, (found,) = parse_document(text, "x.yaml")
    assert document is None
    what = "the file does not hold keys with values"
    assert said(found) == ("WP114", "x.yaml", place, what, fix)


def test_a_file_goes_by_its_name_or_else_by_its_path(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text("# nothing\n", encoding="utf-8")
    assert [one.file for one in read_document(path, "reports/x.yaml")[1]] == ["reports/x.yaml"]
    assert [one.file for one in read_document(path)[1]] == [str(path)]
    assert [one.file for one in read_document(tmp_path / "none.yaml", "none")[1]] == ["none"]


def test_what_was_found_while_reading_stays_with_the_document(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes("a: 1\n".encode("utf-8-sig"))
    document, found = read_document(path, "x.yaml")
    assert document is not None
    assert (document.file, document.text, document.value) == ("x.yaml", "a: 1\n", {"a": 1})
    assert [one.code for one in found] == ["WP119"]


def test_a_file_that_is_no_text_is_not_parsed(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes("note: 内蒙古自治区教育厅已完成本季度试点园遴选工作".encode("gbk"))
    document, found = read_document(path, "x.yaml")
    assert document is None
    assert [one.code for one in found] == ["WP102"]


def test_words_are_quoted_from_files_of_ours_only() -> None:
    twice = "secret: a\nsecret: b\n"
    _none, (ours,) = parse_document(f"format: workplan/report@1\n{twice}", "x.yaml")
    _none, (foreign,) = parse_document(twice, "x.yaml")
    assert "secret" in ENGLISH.say(ours.message)
    assert "secret" not in ENGLISH.say(foreign.message) + ENGLISH.say(foreign.fix)
    assert foreign.place == (2, 1)


def test_a_diagnostic_of_a_document_stands_at_its_route() -> None:
    document, _found = parse_document("a:\n- b: 1\n", "x.yaml")
    assert document is not None
    what, fix = Message("what", {}), Message("fix", {})
    found = document.diagnose("WP302", ("a", 0, "b"), what, fix)
    assert found == Diagnostic("WP302", "x.yaml", document.place(("a", 0, "b")), what, fix)
    assert found.place == (2, 6)


def test_a_mistake_without_words_of_the_file_is_told_of_every_file() -> None:
    _none, (found,) = parse_document("a: x\u200by\n", "x.yaml")
    assert said(found) == (
        "WP103", "x.yaml", (1, 5), "invisible character U+200B in the text",
        "Delete the character; it cannot be seen, but it is there.",
    )  # fmt: skip
    _none, (found,) = parse_document("secret: a\nsecret: b\n", "x.yaml")
    assert said(found) == (
        "WP105", "x.yaml", (2, 1), "this is not valid YAML from here on",
        "Check the indent, the quotation marks and the brackets of this line.",
    )  # fmt: skip
