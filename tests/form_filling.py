"""A small plan in a folder, its forms, and what clerks do to them; everything is made up."""

from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from building import UNITS
from calling import Left, call
from workplan_cli.loading.column_names import column_called
from workplan_cli.loading.yaml import load_yaml

PLAN = """# Made up.
format: workplan/plan@1
id: invented
title: {zh: 虚构的计划, en: An invented plan}
period: {start: 2022-01-01, end: 2022-12-31}
units: units.yaml
sections:
- number: 1
  title: Section
  tasks:
  - number: 1
    title: Task
    targets:
    - {id: 1.1.1, title: {zh: 新建幼儿园, en: New kindergartens}, measure: count,
       counted: {zh: 所, en: kindergartens}, goal: {at_least: 20}, combine: sum,
       over_time: cumulative, lead: [leagues]}
    - {id: 1.1.2, title: {zh: 入园率, en: Enrolment}, measure: share, goal: {at_least: 90},
       combine: pooled, over_time: snapshot, lead: [leagues]}
    - {id: 1.1.3, title: {zh: 出台办法, en: Issue the rules}, measure: milestone, kind: document,
       goal: {done_when: issued}, combine: all, lead: [leagues]}
    - {id: 1.1.4, title: {zh: 推进改革, en: Go on with the reform}, measure: activity,
       lead: [leagues]}
    - {id: 1.1.5, title: {zh: 投入资金, en: Money spent}, measure: amount,
       counted: {zh: 万元, en: 10 000 yuan}, goal: {at_least: 500.5}, combine: sum,
       over_time: per_period, lead: [leagues]}
"""
Capture = pytest.CaptureFixture[str]
Change = Callable[[Worksheet], None]


def prepare(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put the plan into a folder, and run the test in it."""
    monkeypatch.chdir(folder)
    Path("plan.yaml").write_text(PLAN, "utf-8")
    Path("units.yaml").write_text(UNITS, "utf-8")
    return folder


def make(capfd: Capture, *options: object, lang: str = "zh") -> Left:
    """Make a form of League A."""
    words = ("--unit", "a", "--period", "2022-Q2", "-o", "form.xlsx", "--plan", "plan.yaml")
    return call(capfd, "report", "form", *(options or words), lang=lang)


def bring(capfd: Capture, *words: object, lang: str = "en") -> Left:
    """Import files."""
    return call(capfd, "report", "import", *words, "--plan", "plan.yaml", lang=lang)


def columns(sheet: Worksheet) -> dict[str, int]:
    """The columns of a form by what they are, counted from 1."""
    found = {column_called(str(cell.value)): cell.column for cell in sheet[6] if cell.value}
    return {name: int(at) for name, at in found.items() if name and at}


def row_of(sheet: Worksheet, target: str) -> int:
    """The row of a target."""
    return next(row for row in range(7, sheet.max_row + 1) if sheet.cell(row, 1).value == target)


def change(*changes: Change, file: str = "form.xlsx") -> None:
    """Do something to a form, as a clerk would."""
    book = openpyxl.load_workbook(BytesIO(Path(file).read_bytes()))
    for one in changes:
        one(book.worksheets[0])
    book.save(file)


def fill(values: Mapping[str, object]) -> Change:
    """Put values into cells: `{"1.1.1 value": 12}`."""

    def put(sheet: Worksheet) -> None:
        at = columns(sheet)
        for name, value in values.items():
            target, _, column = name.partition(" ")
            sheet.cell(row_of(sheet, target), at[column]).value = value  # type: ignore[assignment]

    return put


def entries(unit: str = "a", period: str = "2022-Q2") -> dict[str, dict[str, object]]:
    """The entries of a report that was written, by target."""
    text = Path("reports", period, f"{unit}.yaml").read_text("utf-8")
    return {one.pop("target"): one for one in load_yaml(text).value["entries"]}
