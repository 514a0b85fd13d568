"""The corpus: everything in `ok` is clean, everything in `err` gives exactly the lines it names.

A case is a file in `tests/examples/ok` or `tests/examples/err`. A line where something is expected
ends in a comment with the codes: `value: -1  # WP304`. Where a comment cannot stand, the first line
says it: `# Made up. Expected: 8 WP105`. Reports are on the built-in plan.
"""

import re
from functools import cache
from pathlib import Path

import pytest

from workplan_cli.loading.document import Document, read_document
from workplan_cli.loading.files import (
    BUILTIN_PLAN,
    BUILTIN_REPORTS,
    LoadedPlan,
    data_folder,
    load_plan,
)
from workplan_cli.loading.report_files import find_reports
from workplan_cli.loading.reports import file_report
from workplan_cli.loading.shape import shape
from workplan_cli.loading.yaml import MAX_NODES
from workplan_cli.model.diagnostic import Diagnostic
from workplan_cli.model.report import Report
from workplan_cli.rendering.language import Language
from workplan_cli.rules.checking import check_history, check_report, in_order
from workplan_cli.rules.rule import all_rules

EXAMPLES = Path(__file__).parent.parent / "examples"
OK = sorted((EXAMPLES / "ok").iterdir())
ERR = sorted((EXAMPLES / "err").iterdir())
_AT_THE_END = re.compile(r"#\s*((?:WP\d{3}\s*)+)$")
_IN_THE_HEAD = re.compile(r"Expected: (\d+) (WP\d{3})")

BOM = b"\xef\xbb\xbf"
REPORT = b"""\
format: workplan/report@1
plan: nmg-education-2022
unit: "150102"
period: 2022-Q2
entries:
- target: 13.4.2
  value: 18
"""
CHINESE = REPORT + "  note: 遴选工作正在进行\n".encode()
BOMB = b"a: &a [x, x, x, x, x, x, x, x, x]\n" + b"".join(
    b"%c: &%c [%s]\n" % (one, one, b", ".join([b"*%c" % (one - 1)] * 9)) for one in b"bcdefghij"
)
BYTES = {
    "empty": (b"", [(1, "WP111")]),
    "blank": (b"\n\n  \n", [(1, "WP111")]),
    "gbk": (CHINESE.decode().encode("gbk"), [(8, "WP102")]),
    "utf-16": (CHINESE.decode().encode("utf-16"), [(1, "WP102")]),
    "broken-character": (CHINESE[:-2] + b"\n", [(8, "WP102")]),
    "binary": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" * 50, [(1, "WP102")]),
    "workbook": (b"PK\x03\x04\x14\0\x06\0" + bytes(range(256)), [(1, "WP102")]),
    "bom": (BOM + REPORT, [(1, "WP119")]),
    "bom-and-crlf": (
        BOM + REPORT.replace(b"18", b"-1").replace(b"\n", b"\r\n"),
        [(1, "WP119"), (7, "WP304")],
    ),
    "crlf": (REPORT.replace(b"18", b"-1").replace(b"\n", b"\r\n"), [(7, "WP304")]),
    "bare-returns": (REPORT.replace(b"18", b"-1").replace(b"\n", b"\r"), [(7, "WP304")]),
    "control-character": (REPORT + b"  note: a\x07b\n", [(8, "WP103")]),
    "eleven-megabytes": (REPORT + b"# filler\n" * 1_250_000, [(1, "WP109")]),
    "ten-thousand-brackets": (b"a: " + b"[" * 10_000, [(1, "WP109")]),
    "alias-bomb": (BOMB, [(6, "WP109")]),
    "too-many-values": (b"a:\n" + b"- 1\n" * MAX_NODES, [(MAX_NODES - 1, "WP109")]),
    "long-line": (
        REPORT.replace(b"18", b"x" * 10_000),
        [(7, "WP116")],
    ),
    "a-thousand-unknown-targets": (
        REPORT + b"".join(b"- target: 99.1.%d\n" % number for number in range(1, 1001)),
        [(line, "WP302") for line in range(8, 1008)],
    ),
}
"""What a text file in the repository cannot hold: bytes, and the lines expected."""


@cache
def _plan() -> LoadedPlan:
    loaded, found = load_plan(data_folder() / BUILTIN_PLAN)
    assert loaded is not None, found
    return loaded


def checked(path: Path) -> tuple[list[Diagnostic], Document | None]:
    """A file, checked as `workplan validate` does."""
    document, found = read_document(path, str(path))
    report = None
    if document is not None:
        report, misshapen = shape(document, Report)
        found = [*found, *misshapen]
    if document is None or report is None:
        return in_order(found), None
    plan, units = _plan().plan, _plan().units
    found += check_report(document, report, plan, units)
    filed = [file_report(document, report)]
    found += [
        one
        for one in check_history(filed, {document.file: document}, plan, units)
        if one.code.startswith("WP3")
    ]
    return in_order(found), document


def _lines(found: list[Diagnostic]) -> list[tuple[int, str]]:
    return sorted((one.place.line, one.code) for one in found)


def expected(path: Path) -> list[tuple[int, str]]:
    """The lines and codes that a case names itself."""
    lines = re.split(r"\r\n|\r|\n", path.read_text("utf-8"))
    head = _IN_THE_HEAD.findall(lines[0])
    ends = [(number, _AT_THE_END.search(line)) for number, line in enumerate(lines, start=1)]
    return sorted(
        [(int(number), code) for number, code in head]
        + [(number, code) for number, end in ends if end for code in end[1].split()]
    )


@pytest.mark.parametrize("path", OK, ids=lambda path: path.stem)
def test_everything_in_ok_is_clean(path: Path) -> None:
    assert _lines(checked(path)[0]) == []


@pytest.mark.parametrize("path", ERR, ids=lambda path: path.stem)
def test_everything_in_err_gives_exactly_the_lines_it_names(path: Path) -> None:
    assert expected(path), "the case names no line"
    assert _lines(checked(path)[0]) == expected(path)


@pytest.mark.parametrize("name", BYTES)
def test_bytes_give_exactly_the_lines_expected(name: str, tmp_path: Path) -> None:
    data, lines = BYTES[name]
    path = tmp_path / "report.yaml"
    path.write_bytes(data)
    assert _lines(checked(path)[0]) == lines


@pytest.mark.parametrize("name", ["nowhere.yaml", "."])
def test_what_cannot_be_read_is_one_diagnostic(name: str, tmp_path: Path) -> None:
    assert _lines(checked(tmp_path / name)[0]) == [(1, "WP101")]


@pytest.mark.parametrize("path", ERR, ids=lambda path: path.stem)
def test_a_place_is_where_something_stands(path: Path) -> None:
    lines = re.split(r"\r\n|\r|\n", path.read_text("utf-8"))
    for one in checked(path)[0]:
        if one.code not in {"WP103", "WP104", "WP111"}:  # what is blank, or nothing at all
            here = lines[one.place.line - 1][one.place.column - 1 :]
            assert here[:1].strip(), one.place


@pytest.mark.parametrize("path", ERR, ids=lambda path: path.stem)
def test_every_finding_says_in_both_languages_what_is_wrong_and_what_to_do(path: Path) -> None:
    for one in checked(path)[0]:
        assert all_rules()[one.code].severity == one.severity
        for language in (Language("en"), Language("zh")):
            problem, fix = language.say(one.message), language.say(one.fix)
            assert "\n" not in problem + fix
            assert problem[-1] not in ".。"
            assert fix[-1] in ".。?？"
            for leak in ("Input should", "valid", "Message(", "None", "{", "pydantic"):
                assert leak not in problem.replace("valid YAML", "")


def test_every_rule_for_files_and_reports_has_a_case() -> None:
    found = {code for path in ERR for _line, code in expected(path)}
    found |= {code for _data, lines in BYTES.values() for _line, code in lines} | {
        "WP101",
        "WP328",
    }  # no unit of the built-in plan has come or gone
    rules = {code for code in all_rules() if code.startswith(("WP1", "WP3"))}
    assert rules - found == set()


def test_the_public_record_has_no_errors_and_owns_to_what_it_leaves_out() -> None:
    files = find_reports([str(data_folder() / BUILTIN_REPORTS)]).files
    codes = [[one.code for one in checked(path)[0]] for path in files]
    yearbook = ["WP327", "WP332"]  # one page of it is the source of six figures
    assert codes == [yearbook if path.stem == "2022" else ["WP327"] for path in files]
