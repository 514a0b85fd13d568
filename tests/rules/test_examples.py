"""Every rule's examples are run: the bad one is found in the marked lines, the good one is not."""

import re
import textwrap
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from workplan_cli.loading.document import Document, parse_document
from workplan_cli.loading.files import BUILTIN_PLAN, LoadedPlan, data_folder, load_plan
from workplan_cli.loading.read import decode, read_text
from workplan_cli.loading.reports import file_report
from workplan_cli.loading.shape import shape
from workplan_cli.model.diagnostic import Diagnostic, Place
from workplan_cli.model.plan import Plan
from workplan_cli.model.report import Report
from workplan_cli.model.units import Units
from workplan_cli.rules.checking import check_history, check_plan, check_report
from workplan_cli.rules.rule import FOLDERS, Rule, modules, reading_rules

MARK = "# <-"
HEAD = {
    "format": "format: workplan/report@1",
    "plan": "plan: nmg-education-2022",
    "unit": 'unit: "150100"',
    "period": "period: 2022-Q2",
}
ENCODINGS = {"GBK": "gbk", "UTF-8": "utf-8", "UTF-8 with BOM": "utf-8-sig"}
UNITS = """\
# made up
format: workplan/units@1
id: example
units:
- {id: "150000", name: The department, kind: department}
- {id: "150100", name: Hohhot, kind: league, parent: "150000"}
- {id: "150200", name: Baotou, kind: league, parent: "150000"}
- {id: "10126", name: A university, kind: undergraduate, parent: "150000"}
groups:
- {id: leagues, name: Leagues, kinds: [league]}
- {id: universities, name: Universities, kinds: [undergraduate]}
"""
AROUND_TASK = """\
sections:
- number: 1
  tasks:
  - number: 13
"""
Ran = tuple[list[Diagnostic], int]
"""What was found, and how many lines stand before the example in the text that was read."""


def _document(text: str, name: str) -> Document:
    document, found = parse_document(text, name)
    assert document is not None, found
    return document


def _plan(text: str) -> LoadedPlan:
    """A plan out of an example, with what every plan has filled in (places stay those read)."""
    document, units_document = _document(text, "plan.yaml"), _document(UNITS, "units.yaml")
    _fill(
        document.value,
        {
            "format": "workplan/plan@1",
            "id": "example",
            "title": "Example",
            "period": _document("{start: 2022-01-01, end: 2022-12-31}", "").value,
            "units": "units.yaml",
            "sections": [{"number": 1}],
        },
    )
    for section in document.value["sections"]:
        _fill(section, {"title": f"Section {section['number']}"})
        for task in section.get("tasks", ()):
            _fill(task, {"title": f"Task {task['number']}"})
            for target in task.get("targets", ()):
                _fill(
                    target,
                    {
                        "title": target["id"],
                        "source": {"clause": target["id"].rpartition(".")[0]},
                        "measure": "activity",
                        "reported_by": ["leagues"],
                    },
                )
    plan, wrong = shape(document, Plan)
    assert plan is not None, wrong
    units, wrong = shape(units_document, Units)
    assert units is not None, wrong
    return LoadedPlan(plan, units, document, units_document)


def _units(text: str) -> LoadedPlan:
    document = _document(text, "units.yaml")
    _fill(document.value, {"format": "workplan/units@1", "id": "example"})
    units, wrong = shape(document, Units)
    assert units is not None, wrong
    plan = _plan("title: Example\n")
    return LoadedPlan(plan.plan, units, plan.document, document)


def _fill(value: dict[str, Any], defaults: dict[str, Any]) -> None:
    for key, default in defaults.items():
        value.setdefault(key, default)


def run_plan_example(example: str) -> Ran:
    """A plan example begins with keys of a plan, of one task, or of a units file."""
    first = re.match(r"\w+", example)
    key = first[0] if first else ""
    if key == "units":
        return check_plan(_units(example)), 0
    if key in {"targets", "context", "clauses"}:
        inside = AROUND_TASK + textwrap.indent(example, "    ")
        return check_plan(_plan(inside)), AROUND_TASK.count("\n")
    return check_plan(_plan(example)), 0


def run_history_example(example: str) -> Ran:
    """A history example is several reports, parted by lines of `---`.

    They are on the built-in plan, or on the targets that come first.
    """
    builtin, line = _builtin(), 0
    if example.startswith("targets:"):
        targets, example = example.split("---\n", 1)
        builtin, line = (
            _plan(AROUND_TASK + textwrap.indent(targets, "    ")),
            targets.count("\n") + 1,
        )
    filed, documents, starts = [], {}, {}
    for number, text in enumerate(re.split(r"(?m)^---\n", example)):
        document = _document(text, f"{number}.yaml")
        _fill(
            document.value,
            {
                "format": "workplan/report@1",
                "plan": builtin.plan.id,
                "unit": "150100",
                "entries": [],
            },
        )
        report, wrong = shape(document, Report)
        assert report is not None, wrong
        filed.append(file_report(document, report))
        documents[document.file], starts[document.file] = document, line
        line += text.count("\n") + 1
    found = check_history(filed, documents, builtin.plan, builtin.units)
    moved = [
        replace(one, place=Place(one.place.line + starts[one.file], one.place.column))
        for one in found
    ]
    return moved, 0


def run_reading_example(example: str) -> Ran:
    """A reading example is a file, in the encoding that its first line names."""
    if example.startswith("# saved nowhere"):
        return read_text(Path("nowhere.yaml"), "nowhere.yaml")[1], 0
    saved = re.match(r"# saved as (.+?)(?:  #|\n)", example)
    head = _head(example)
    data = (head + example).encode(ENCODINGS[saved[1]] if saved else "utf-8")
    text, found = decode(data, "report.yaml")
    if text is not None:
        document, found = parse_document(text, "report.yaml", found)
        if document is not None:
            found += shape(document, Report)[1]
    return found, head.count("\n")


def run_report_example(example: str) -> Ran:
    """A report example is held against the built-in plan, and units of its own above `---`."""
    own, parted, text = example.rpartition("---\n")
    head = _head(text)
    document = _document(head + text, "report.yaml")
    report, wrong = shape(document, Report)
    assert report is not None, wrong
    units = _units(own).units if parted else _builtin().units
    before = head.count("\n") - (own + parted).count("\n")
    return check_report(document, report, _builtin().plan, units), before


def _head(example: str) -> str:
    """The keys that every report has, as far as an example with keys leaves them out."""
    given = set(re.findall(r"(?m)^(\w+):", example))
    missing = [line for key, line in HEAD.items() if key not in given]
    return "".join(f"{line}\n" for line in missing) if given else ""


@cache
def _builtin() -> LoadedPlan:
    loaded, found = load_plan(data_folder() / BUILTIN_PLAN)
    assert loaded is not None, found
    return loaded


RUN: dict[str, Callable[[str], Ran]] = {
    "reading": run_reading_example,
    "report": run_report_example,
    "plan": run_plan_example,
    "history": run_history_example,
}
"""How the examples of a kind of rules are run."""

CASES = [
    pytest.param(kind, rule, id=f"{rule.code}-{rule.name}")
    for kind, rule in (
        *(("reading", rule) for rule in reading_rules()),
        *((folder, module.RULE) for folder in FOLDERS for module in modules(folder)),
    )
]


def _lines(rule: Rule, folder: str, example: str) -> list[int]:
    found, before = RUN[folder](example.lstrip("\n"))
    return sorted({one.place.line - before for one in found if one.code == rule.code})


def _marked(example: str) -> list[int]:
    lines = example.lstrip("\n").splitlines()
    return [number for number, line in enumerate(lines, start=1) if line.endswith(MARK)]


@pytest.mark.parametrize(("folder", "rule"), CASES)
def test_the_bad_example_is_found_in_the_marked_lines(folder: str, rule: Rule) -> None:
    assert _marked(rule.bad)
    assert _lines(rule, folder, rule.bad) == _marked(rule.bad)


@pytest.mark.parametrize(("folder", "rule"), CASES)
def test_the_good_example_is_not_found(folder: str, rule: Rule) -> None:
    assert not _marked(rule.good)
    assert _lines(rule, folder, rule.good) == []


@pytest.mark.parametrize(("folder", "rule"), CASES)
def test_an_example_shows_one_thing(folder: str, rule: Rule) -> None:
    bad, _before = RUN[folder](rule.bad.lstrip("\n"))
    good, _before = RUN[folder](rule.good.lstrip("\n"))
    if folder in {"reading", "report"}:  # the other examples leave out much of what is checked
        assert {one.code for one in bad} == {rule.code}
        assert good == []
    assert all(one.severity == rule.severity for one in bad if one.code == rule.code)


@pytest.mark.parametrize(("folder", "rule"), CASES)
def test_a_rule_is_told_apart_by_its_code_and_its_name(folder: str, rule: Rule) -> None:
    hundred = {"reading": "1", "plan": "2", "report": "3", "history": "[34]"}[folder]
    assert re.fullmatch(rf"WP{hundred}\d\d", rule.code)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)
    same = [case.values[1] for case in CASES if case.values[1] != rule]
    assert rule.code not in {other.code for other in same if isinstance(other, Rule)}
    assert rule.name not in {other.name for other in same if isinstance(other, Rule)}
