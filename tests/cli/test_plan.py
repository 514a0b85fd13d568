"""`workplan plan`: what its commands print, write, and leave with. The plan is made up."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from pytest_regressions.file_regression import FileRegressionFixture

from calling import call
from workplan_cli.loading.tidying import MAX_SIGNS

UNITS = """\
# made up
format: workplan/units@1
id: invented
units:
- {id: a, name: {zh: 甲市, en: League A}, kind: league}
- {id: b, name: {zh: 乙市, en: League B}, kind: league}
- {id: top, name: {zh: 厅, en: Department}, kind: department}
groups:
- {id: leagues, name: {zh: 盟市, en: Leagues}, kinds: [league]}
- {id: department, name: {zh: 教育厅, en: The department}, kinds: [department]}
"""
PLAN = """\
# made up
format: workplan/plan@1
id: invented
title: {zh: 虚构的工作要点, en: An invented plan}
period: {start: 2022-01-01, end: 2022-12-31}
units: units.yaml
numerals:
- reason: {zh: 规划的名称, en: name of a plan}
  words: [十五五]
sections:
- number: 1
  title: {zh: 总体部分, en: The general part}
  tasks:
  # Task 1: 3 clauses
  - number: 1
    title: {zh: 甲项工作, en: Work of the first kind}
    clauses: 3
    targets:
    - id: 1.1.1
      title: {zh: 新建学校, en: Schools built}
      source: {clause: "1.1", figure: 10所}
      measure: count
      counted: {zh: 所, en: schools}
      goal: {at_least: 10}
      combine: sum
      over_time: cumulative
      due: 2022-09-01
      reported_by: [leagues]
    - id: 1.3.1
      title: {zh: "=1+1 [bold]持续推进|", en: "=1+1 [bold]Going on|"}
      source: {clause: "1.3"}
      measure: activity
      reported_by: [a]
    context:
    - clause: "1.2"
      reason: {zh: 背景, en: background}
  # Task 2: 1 clauses
  - number: 2
    title: {zh: 乙项工作, en: Work of the second kind}
    clauses: 1
    targets:
    - id: 2.1.1
      title: {zh: 办法印发, en: Rules issued}
      source: {clause: "2.1"}
      measure: milestone
      kind: document
      goal: {done_when: issued}
      combine: all
      reported_by: [department]
      delegated: true
"""
TEXT = """\
一、总体部分
1.甲项工作。“十五五”期间建10所学校。说明背景。持续推进。
2.乙项工作。印发办法。
"""
Run = Callable[..., tuple[int, str, str]]
LANGUAGES = pytest.mark.parametrize("language", ["en", "zh"])


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder: a plan, its units and the document."""
    for name, text in {"plan.yaml": PLAN, "units.yaml": UNITS, "source.txt": TEXT}.items():
        (tmp_path / name).write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    return tmp_path


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Run:
    """`run("list", "--task", 1)`: exit code, standard output, standard error."""

    def call_plan(*arguments: object, language: str = "en") -> tuple[int, str, str]:
        left = call(capfd, "plan", *arguments, lang=language)
        return left.code, left.out, left.err

    return call_plan


def _change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


# list


@LANGUAGES
def test_the_list_shows_goals_in_words(
    run: Run, language: str, file_regression: FileRegressionFixture
) -> None:
    code, out, _err = run("list", "--plan", "plan.yaml", language=language)
    assert code == 0
    file_regression.check(out, extension=".txt")


@LANGUAGES
def test_the_list_is_safe_in_a_spreadsheet(
    run: Run, language: str, file_regression: FileRegressionFixture
) -> None:
    code, out, _err = run("list", "--plan", "plan.yaml", "--format", "csv", language=language)
    assert code == 0
    file_regression.check(out, extension=".csv")


def test_the_list_as_json_has_the_goals_as_the_plan_file_has_them(
    run: Run, file_regression: FileRegressionFixture
) -> None:
    code, out, _err = run("list", "--plan", "plan.yaml", "--format", "json", language="zh")
    assert code == 0
    file_regression.check(out, extension=".json")


@pytest.mark.parametrize(
    ("filters", "ids"),
    [
        ((), ["1.1.1", "1.3.1", "2.1.1"]),
        (("--task", 1), ["1.1.1", "1.3.1"]),
        (("--section", 1, "--measure", "milestone"), ["2.1.1"]),
        (("--kind", "document"), ["2.1.1"]),
        (("--kind", "event"), []),
        (("--due-before", "2022-09-01"), []),
        (("--due-before", "2022-09-02"), ["1.1.1"]),
        (("--quantified",), ["1.1.1"]),
        (("--firm",), ["1.1.1", "1.3.1"]),
        (("--group", "leagues"), ["1.1.1", "1.3.1"]),
        (("--unit", "a"), ["1.1.1", "1.3.1"]),
    ],
)
def test_filters_are_all_to_be_passed(
    run: Run, filters: tuple[object, ...], ids: list[str]
) -> None:
    code, out, _err = run("list", "--plan", "plan.yaml", "--format", "json", *filters)
    assert code == 0
    assert [target["id"] for target in json.loads(out)["targets"]] == ids


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("list", "--task", 7), "the plan has no task 7"),
        (("list", "--section", 7), "the plan has no section 7"),
        (("list", "--kind", "documnt"), "did you mean document?"),
        (("list", "--due-before", "soon"), "expected a day such as 2022-06-30; found soon"),
        (("list", "--group", "league"), "did you mean leagues"),
        (("list", "--plan", "nowhere.yaml"), "there is no such file"),
        (("trace", "--source", "nowhere.txt"), "there is no such file"),
        (("trace", "--write-fingerprints"), "needs the document: --source FILE"),
        (("trace", "--source", "units.yaml"), "cannot be split into clauses"),
        (("fmt", "nowhere.yaml"), "there is no such file"),
        (("fmt", "units.yaml"), "units.yaml"),
        (("validate", "nowhere.yaml"), ""),
        (("lst",), "did you mean list?"),
    ],
)
def test_wrong_usage_leaves_with_2_and_says_what_is_wrong(
    run: Run, arguments: tuple[object, ...], said: str
) -> None:
    plan = () if arguments[0] in {"fmt", "validate", "lst"} or "--plan" in arguments else (
        "--plan", "plan.yaml")  # fmt: skip
    code, _out, err = run(*arguments, *plan)
    assert code == 2
    assert said in err


# trace


def test_of_a_document_of_headings_alone_each_is_a_clause(run: Run, tmp_path: Path) -> None:
    (tmp_path / "headings.txt").write_text("1.Heading\n2.Another\n", "utf-8")
    code, out, _err = run("trace", "--plan", "plan.yaml", "--source", tmp_path / "headings.txt")
    assert code == 1
    assert "its figure “10所” does not stand in the clause" in " ".join(out.split())


@LANGUAGES
def test_trace_alone_counts_the_targets_of_every_task(
    run: Run, language: str, file_regression: FileRegressionFixture
) -> None:
    code, out, _err = run("trace", "--plan", "plan.yaml", language=language)
    assert code == 0
    file_regression.check(out, extension=".txt")


def test_a_clause_without_target_is_a_row_and_leaves_with_1(run: Run, folder: Path) -> None:
    _change(folder / "plan.yaml", "clauses: 1\n", "clauses: 2\n")
    code, out, _err = run("trace", "--plan", "plan.yaml")
    assert code == 1
    assert "2.2     uncovered  neither a target nor a reason" in out


def test_trace_with_the_document_lists_numbers_that_are_names(
    run: Run, file_regression: FileRegressionFixture
) -> None:
    code, out, _err = run("trace", "--plan", "plan.yaml", "--source", "source.txt")
    assert code == 0
    file_regression.check(out, extension=".txt")


@LANGUAGES
def test_everything_that_does_not_fit_is_listed(
    run: Run, folder: Path, language: str, file_regression: FileRegressionFixture
) -> None:
    written = ("trace", "--plan", "plan.yaml", "--source", "source.txt")
    assert run(*written, "--write-fingerprints")[0] == 0
    _change(folder / "plan.yaml", "figure: 10所", "figure: 11所")
    _change(folder / "plan.yaml", "    - id: 2.1.1", "    - id: 2.1.2")
    _change(folder / "source.txt", "说明背景。持续推进。", "建3个中心。持续推进工作。")
    _change(folder / "source.txt", "乙项", "丙项")
    code, out, _err = run(*written, language=language)
    assert code == 1
    file_regression.check(out, extension=".txt")


def test_trace_as_json_has_every_clause_target_and_number(
    run: Run, file_regression: FileRegressionFixture
) -> None:
    arguments = ("trace", "--plan", "plan.yaml", "--source", "source.txt", "--format", "json")
    code, out, _err = run(*arguments)
    assert code == 0
    file_regression.check(out, extension=".json")


def test_trace_as_csv_has_a_row_for_each_clause_with_what_there_is_to_say(
    run: Run, folder: Path
) -> None:
    _change(folder / "plan.yaml", "figure: 10所", "figure: 11所")
    arguments = ("trace", "--plan", "plan.yaml", "--source", "source.txt", "--format", "csv")
    code, out, _err = run(*arguments)
    rows = list(csv.DictReader(io.StringIO(out)))
    assert code == 1
    assert [row["clause"] for row in rows] == ["§1.1", "§1.2", "§1.3", "§2.1"]
    assert (rows[1]["state"], rows[1]["reason"]) == ("context", "background")
    assert rows[0]["targets"] == "§1.1.1"
    assert rows[0]["state_word"] == "partly covered"
    assert rows[0]["remarks"] == (
        "no target carries 10: “五五”期间建10所学校。”; "
        "1.1.1: its figure “11所” does not stand in the clause; "
        "1.1.1: the goal is at_least: 10; the text says “11所”"
    )


@pytest.mark.parametrize("command", ["list", "trace"])
def test_a_table_goes_into_a_file_whole(run: Run, folder: Path, command: str) -> None:
    arguments = (command, "--plan", "plan.yaml")
    _code, expected, _err = run(*arguments)
    code, out, err = run(*arguments, "-o", "page.txt")
    assert (code, out, err) == (0, "", "Written: page.txt\n")
    assert (folder / "page.txt").read_text("utf-8") == expected


def test_trace_by_clause_has_a_row_for_each(run: Run) -> None:
    _code, out, _err = run("trace", "--plan", "plan.yaml", "--by", "clause")
    assert "1.2     context  background" in out
    assert "2.1     covered  2.1.1" in out


def test_fingerprints_are_written_beside_the_plan_and_notice_a_change(
    run: Run, folder: Path
) -> None:
    arguments = ("trace", "--plan", "plan.yaml", "--source", "source.txt")
    assert "No fingerprints beside the plan" in run(*arguments)[1]
    _code, out, err = run(*arguments, "--write-fingerprints")
    assert "Written: plan.source.yaml" in err
    assert "No fingerprints" not in out
    _change(folder / "source.txt", "印发办法", "印发规定")
    code, out, _err = run(*arguments)
    assert code == 1
    assert "2.1     changed" in out


def test_fingerprints_of_another_plan_are_refused(run: Run, folder: Path) -> None:
    arguments = ("trace", "--plan", "plan.yaml", "--source", "source.txt")
    run(*arguments, "--write-fingerprints")
    _change(folder / "plan.source.yaml", "plan: invented", "plan: another")
    code, _out, err = run(*arguments)
    assert code == 2
    assert "has the fingerprints of another plan: another" in err


def test_the_fingerprints_of_the_built_in_plan_are_not_overwritten(run: Run) -> None:
    code, _out, err = run("trace", "--source", "source.txt", "--write-fingerprints")
    assert code == 2
    assert "the built-in plan stays as it is" in err


# validate


def test_a_consistent_plan_leaves_with_0(run: Run) -> None:
    assert run("validate", "plan.yaml")[0] == 0


@pytest.mark.parametrize("language", ["en", "zh"])
def test_an_inconsistent_plan_leaves_with_1_and_names_the_line(
    run: Run, folder: Path, language: str
) -> None:
    _change(folder / "plan.yaml", "[leagues]", "[league]")
    code, out, _err = run("validate", "plan.yaml", "--format", "concise", language=language)
    assert code == 1
    assert "plan.yaml:28:21: WP230 " in out


def test_warnings_fail_only_where_that_is_asked_for(run: Run, folder: Path) -> None:
    _change(folder / "plan.yaml", "      kind: document\n", "")
    assert run("validate", "plan.yaml")[0] == 0
    assert run("validate", "plan.yaml", "--fail-on", "warning")[0] == 1


# fmt


def test_fmt_tidies_the_file_and_keeps_comments(run: Run, folder: Path) -> None:
    _change(folder / "plan.yaml", "id: invented", "id:   invented")
    assert run("fmt", "plan.yaml", "--check")[0] == 1
    assert run("fmt", "plan.yaml")[0] == 0
    assert (folder / "plan.yaml").read_text("utf-8") == PLAN
    assert run("fmt", "plan.yaml", "--check")[0] == 0


def test_fmt_leaves_a_file_alone_that_is_too_long(run: Run, folder: Path) -> None:
    long = PLAN + "# long\n" * (MAX_SIGNS // 7)
    (folder / "plan.yaml").write_text(long, "utf-8")
    code, out, err = run("fmt", "plan.yaml")
    assert (code, out) == (2, "")
    assert f"{len(long)} characters; a file of more than {MAX_SIGNS} is not tidied" in err
    assert (folder / "plan.yaml").read_text("utf-8") == long


def test_fmt_leaves_a_file_alone_that_cannot_be_read(run: Run, folder: Path) -> None:
    spoilt = PLAN + "a: [\n"
    (folder / "plan.yaml").write_text(spoilt, "utf-8")
    assert run("fmt", "plan.yaml")[0] == 2
    assert (folder / "plan.yaml").read_text("utf-8") == spoilt


def test_a_plan_is_checked_for_some_rules_only_and_fixed_as_validate_does_it(
    run: Run, folder: Path
) -> None:
    (folder / "plan.yaml").write_bytes(PLAN.encode("utf-8-sig"))
    assert "WP119" in run("validate", "plan.yaml", "--format", "concise")[1]
    for option in ("--ignore=WP119", "--select=WP2"):
        assert "WP119" not in run("validate", "plan.yaml", "--format", "concise", option)[1]
    assert run("validate", "plan.yaml", "--diff")[0] == 0  # as without it: a warning
    run("validate", "plan.yaml", "--fix")
    assert (folder / "plan.yaml").read_bytes() == PLAN.encode()
