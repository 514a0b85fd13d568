"""Whatever a model refuses is said in our own words, whatever stands in the file."""

import copy
import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from workplan_cli.loading.document import Document
from workplan_cli.loading.expectations import describe
from workplan_cli.loading.shape import shape
from workplan_cli.loading.yaml import load_yaml
from workplan_cli.model.diagnostic import Route
from workplan_cli.model.plan import Plan
from workplan_cli.model.report import Report
from workplan_cli.model.units import Units
from workplan_cli.model.workspace import Workspace
from workplan_cli.rendering.language import Language

FILES: dict[type[BaseModel], str] = {
    Report: """\
# made up
format: workplan/report@1
plan: p
unit: a
period: 2022-Q2
submitted: 2022-07-05
revision: 2
entries:
- target: 1.1.1
  value: 1
  items: [one]
  part: 1
  whole: 2
  baseline: 3
  stage: issued
  done: 2022-06-01
  forecast: 2022-09-01
  activities: [{date: 2022-05-01, text: {zh: 甲, en: A}}]
  evidence: [{ref: r, title: t, url: u, file: f, date: 2022-05-01}]
  note: n
  reason: r
  next: x
""",
    Plan: """\
# made up
format: workplan/plan@1
id: p
title: {zh: 甲, en: A}
issuer: i
published: 2022-01-01
period: {start: 2022-01-01, end: 2022-12-31}
reporting: {every: quarter, due_days: 10}
thresholds: {ahead: 10, slipping: 10, behind: 30}
tolerance: 10
units: units.yaml
numerals: [{reason: r, words: [一流]}]
sections:
- number: 1
  title: s
  short: s
  tasks:
  - number: 1
    title: t
    clauses: 3
    context: [{clause: "1.1", reason: r, see: [1.1.1]}]
    targets:
    - id: 1.1.1
      title: t
      source: {clause: "1.1", figure: 十所}
      measure: count
      kind: other
      counted: c
      goal: {at_least: 10}
      tolerance: 5
      baseline: 1
      combine: sum
      over_time: cumulative
      due: 2022-12-31
      schedule: [{by: 2022-06-30, share: 50}]
      reported_by: [a]
      delegated: false
      allocation: {a: 10}
      revisions: [{on: 2022-07-01, goal: {fall_by: [0.5, 1]}, reason: r}]
      see: [1.1.2]
      note: n
    - id: 1.1.2
      title: t
      source: {clause: "1.1"}
      measure: count
      goal: {between: [2, 3]}
      schedule: at_due
      baseline: reported
      reported_by: [a]
""",
    Units: """\
# made up
format: workplan/units@1
id: u
title: t
units: [{id: a, name: n, kind: k, parent: b}]
groups: [{id: g, name: n, kinds: [k], units: [a]}]
""",
    Workspace: """\
# made up
format: workplan/workspace@1
plan: p
units: u
reports: [a]
language: zh
thresholds: {ahead: 10, slipping: 10, behind: 30}
ignore: [{rule: WP4, reason: r}]
""",
}
WRONG: tuple[object, ...] = (
    None, True, 3, -1, 101, 10**20, Decimal("1.5"), Decimal("NaN"), "x", "", "x y", "18", "5.28万",
    "2022-7-5", "\ud800", dt.date(2022, 1, 1), [], [1], ["x"], [1, 2, 3], [None], {}, {"a": 1},
    {"x y": 1}, [[]], [{}], {"at_least": 1, "about": 2},
)  # fmt: skip
LEAKS = ("Input", "should be", "valid", "pydantic", "Extra", "permitted", "Field required", "type=")


def _routes(value: object, route: Route = ()) -> Iterator[Route]:
    """Every place of a file but its format."""
    items: list[tuple[str | int, object]] = []
    if isinstance(value, dict):
        items = list(value.items())
    elif isinstance(value, list):
        items = list(enumerate(value))
    for step, inner in items:
        if step != "format":
            yield (*route, step)
            yield from _routes(inner, (*route, step))


def _changed(value: Any, route: Route, wrong: object) -> Any:
    made = copy.deepcopy(value)
    inner = made
    for step in route[:-1]:
        inner = inner[step]
    inner[route[-1]] = wrong
    return made


@pytest.mark.parametrize("model", FILES, ids=lambda model: model.__name__)
def test_the_file_itself_is_right(model: type[BaseModel]) -> None:
    loaded = load_yaml(FILES[model])
    assert not loaded.problems
    model.model_validate(loaded.value)


@pytest.mark.parametrize("model", FILES, ids=lambda model: model.__name__)
def test_no_word_of_the_library_reaches_the_user(model: type[BaseModel]) -> None:
    loaded = load_yaml(FILES[model])
    english = Language("en")
    for route in _routes(loaded.value):
        for wrong in WRONG:
            value = _changed(loaded.value, route, wrong)
            document = Document("file.yaml", FILES[model], value, loaded.marks)
            try:
                model.model_validate(value)
            except ValidationError:
                _found, diagnostics = shape(document, model)
                assert diagnostics, (route, wrong)
                for one in diagnostics:
                    said = f"{english.say(one.message)} {english.say(one.fix)}"
                    assert not any(leak in said for leak in LEAKS), (route, wrong, said)
                    assert "\n" not in said


@pytest.mark.parametrize("model", FILES, ids=lambda model: model.__name__)
def test_a_place_has_one_diagnostic(model: type[BaseModel]) -> None:
    loaded = load_yaml(FILES[model])
    for route in _routes(loaded.value):
        for wrong in (5, "x", ["x"], None):
            value = _changed(loaded.value, route, wrong)
            document = Document("file.yaml", FILES[model], value, loaded.marks)
            _found, diagnostics = shape(document, model)
            assert len(diagnostics) <= 1, (route, wrong, [str(one.message) for one in diagnostics])


def _said(entry: str) -> list[tuple[int, int, str, str]]:
    text = f'format: workplan/report@1\nplan: p\nunit: "1"\nperiod: 2022-Q2\nentries:\n{entry}\n'
    loaded = load_yaml(text)
    assert not loaded.problems
    found = shape(Document("file.yaml", text, loaded.value, loaded.marks), Report)[1]
    english = Language("en")
    return [(*one.place, one.code, english.say(one.fix)) for one in found]


@pytest.mark.parametrize(
    ("entry", "line", "column", "code", "fix"),
    [
        ("- target: 13.4\n  value: 1", 6, 11, "WP115",
         "Write the whole id; “workplan plan list” shows them all."),
        ("- target: 1.1.1\n  value: 5.28万", 7, 10, "WP116",
         "Write 5.28 if 万 are counted, 52800 if single ones are."),
        ("- target: 1.1.1\n  value: 39.5亿元", 7, 10, "WP116",
         "Write 39.5 if 亿元 are counted, 3950000000 if single ones are."),
        ('- target: 1.1.1\n  value: "18"', 7, 10, "WP116", "Write 18, without quotation marks."),
        ("- target: 1.1.1\n  value: 无", 7, 10, "WP116",
         "Leave the line out: a blank is “no figure”, and 0 is zero."),
        ("- target: 1.1.1\n  done: 2022年7月5日", 7, 9, "WP114", "Write 2022-07-05."),
        ('- target: 1.1.1\n  done: "2022-07-05"', 7, 9, "WP114",
         "Write 2022-07-05, without quotation marks."),
        ("- target: 1.1.1\n  no_figure: not_publised", 7, 14, "WP117",
         "Did you mean not_published?"),
        ("- target: 1.1.1\n  note: 18", 7, 9, "WP114", "Put it in quotation marks."),
        ("- target: 1.1.1\n  evidence: [{date: 2022, rfe: x}]", 7, 21, "WP114",
         "Write year-month-day with dashes, and check that the day exists."),
        ("- {target: 1.1.1, note: {zh: 甲, de: B}}", 6, 33, "WP112",
         "Delete it; known keys here: zh, en."),
    ],
)  # fmt: skip
def test_the_place_is_the_value_and_the_fix_is_what_to_write(
    entry: str, line: int, column: int, code: str, fix: str
) -> None:
    assert (line, column, code, fix) in _said(entry)


@pytest.mark.parametrize(
    "entry",
    [
        "- traget: 1.1.1\n  value: 1",
        "- 任务号: 1.1.1\n  value: 1",
        "-target: 1.1.1\n-value: 1",
        "- target: 1.1.1\n  note: {chinese: 甲}",
    ],
)
def test_a_wrong_key_does_not_also_report_a_missing_one(entry: str) -> None:
    assert [code for _line, _column, code, _fix in _said(entry)] == ["WP112"]


def test_keys_that_nothing_explains_are_missing() -> None:
    found = _said("- value: 1\n  author: x")
    assert [code for _line, _column, code, _fix in found] == ["WP112"]
    text = "format: workplan/report@1\nauthor: x\n"
    loaded = load_yaml(text)
    found_all = shape(Document("file.yaml", text, loaded.value, loaded.marks), Report)[1]
    assert [one.code for one in found_all] == ["WP112", "WP113", "WP113", "WP113"]


def test_a_file_of_another_kind_gets_one_diagnostic() -> None:
    text = FILES[Plan]
    loaded = load_yaml(text)
    found = shape(Document("plan.yaml", text, loaded.value, loaded.marks), Report)[1]
    assert [one.code for one in found] == ["WP118"]


def test_a_long_text_is_shortened_and_stays_on_one_line() -> None:
    said = Language("en").say(describe("one\ntwo " + "x" * 10_000))
    assert said.startswith("the text “one two xxx")
    assert len(said) < 60


def test_an_entry_with_full_width_colons_is_told_so() -> None:
    text = (
        "format: workplan/report@1\nplan: p\nunit: a\nperiod: 2022-Q2\nentries: [target：1.1.1]\n"
    )
    loaded = load_yaml(text)
    found = shape(Document("r.yaml", text, loaded.value, loaded.marks), Report)[1]
    assert [Language("zh").say(one.fix) for one in found] == ["冒号用半角“: ”，后加一个空格。"]
