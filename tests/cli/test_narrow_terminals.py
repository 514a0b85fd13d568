"""Every page at 40, 80 and 120 columns: no number, id or first column is cut, no line too long."""

import re
from pathlib import Path

import pytest
from rich.cells import cell_len

from calling import call
from workplan_cli.rendering.forms import table

EXAMPLE = Path(__file__).parents[2] / "examples" / "leagues_2022"
PAGES = (
    "status --by section --top 0",
    "status --by unit --top 0",
    "status --by target",
    "status --unit 150100-A",
    "show 1.1.1 --all",
    "show 1.1.2 --all",
    "show INFRA-2022.0001 --all",
    "chase --as-of 2022-10-20",
    "chase --unit 150100-A",
    "changes",
    "outlook",
    "plan list",
    "plan trace",
    "plan validate",
)
NAMES = ("呼和浩特市", "鄂尔多斯市", "Hohhot", "Hulunbuir", "甲市某某区", "Northleague")
"""What stands in first columns and holds no digit."""
FILES = {
    "workplan.yaml": """
format: workplan/workspace@1
plan: plan.yaml
units: units.yaml
reports: reports
""",
    "units.yaml": """
format: workplan/units@1
id: wide
title: Wide
units:
- id: "1"
  name: {zh: 名字很长的一个部门名字很长的一个部门名字很长, en: A department with a rather long name}
  kind: department
- {id: "150100-A", name: {zh: 甲市某某区, en: Northleague}, kind: league, parent: "1"}
- {id: "150100-B", name: {zh: 乙市, en: B}, kind: league, parent: "1"}
groups:
- {id: leagues, name: {zh: 盟市, en: Leagues}, kinds: [league]}
""",
    "plan.yaml": """
format: workplan/plan@1
id: wide
title: {zh: 宽表, en: Wide tables}
published: 2022-01-05
period: {start: 2022-01-01, end: 2022-12-31}
reporting: {every: quarter, due_days: 10}
units: units.yaml
sections:
- number: 1
  title: {zh: 一, en: One}
  tasks:
  - number: 1
    title: {zh: 任务, en: Task}
    targets:
    - {id: 1.1.1, title: {zh: 招商引资到位资金总额, en: Total investment actually made in the year},
       source: {clause: "1.1"},
       measure: amount, counted: {zh: 元, en: yuan},
       goal: {at_least: 4000000000}, combine: sum, over_time: per_period,
       due: 2022-12-31, reported_by: [leagues]}
    - {id: 1.1.2, title: {zh: 覆盖率, en: Coverage},
       source: {clause: "1.1"},
       measure: share, counted: {zh: 人, en: people},
       goal: {at_least: 99.875}, combine: pooled, over_time: snapshot,
       due: 2022-12-31, reported_by: [leagues]}
    - {id: INFRA-2022.0001, title: {zh: 学校, en: Schools},
       source: {clause: "M1"},
       measure: count, counted: {zh: 所, en: schools},
       goal: {at_least: 5}, combine: distinct, over_time: cumulative,
       due: 2022-12-31, reported_by: [leagues]}
""",
    "reports/a1.yaml": """
format: workplan/report@1
plan: wide
unit: 150100-A
period: 2022-Q1
submitted: 2022-04-08
entries:
- {target: 1.1.1, value: 123456791.25, evidence: [{ref: a}]}
- {target: 1.1.2, part: 123456789, whole: 123456799, evidence: [{ref: a}]}
- {target: INFRA-2022.0001, items: [甲学校], evidence: [{ref: a}]}
""",
    "reports/a2.yaml": """
format: workplan/report@1
plan: wide
unit: 150100-A
period: 2022-Q2
submitted: 2022-07-18
entries:
- {target: 1.1.1, value: 987654321.75}
- {target: 1.1.2, part: 123456788, whole: 123456799, evidence: [{ref: a}]}
- {target: INFRA-2022.0001, items: [甲学校, 乙学校], note: 已建成123456789.5平方米}
""",
}


@pytest.fixture
def large(tmp_path: Path) -> Path:
    """A workspace with figures and ids that take much room."""
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


class Pages:
    """What commands print at some width, in a pipe."""

    def __init__(self, captured: pytest.CaptureFixture[str], patched: pytest.MonkeyPatch) -> None:
        self.captured = captured
        self.patched = patched

    def __call__(self, command: str, language: str, width: int, wide: int = 100) -> str:
        """The page; from `wide` columns on with the columns that narrow screens leave out."""
        with self.patched.context() as patch:
            patch.setenv("COLUMNS", str(width))
            patch.setattr(table, "_WIDE", wide)
            left = call(self.captured, *command.split(), lang=language)
        assert left.code in {0, 1}, left.err
        return left.out

    def check(self, command: str, language: str, width: int) -> None:
        """Nothing is wider than the screen, and no number, id or name is there in pieces."""
        text = self(command, language, width)
        whole = self(command, language, 2000, 100 if width >= 100 else 3000)
        assert [line for line in text.splitlines() if cell_len(line) > width] == []
        assert _numbers(text) == _numbers(whole)
        assert [name for name in NAMES if name in whole and name not in text] == []


@pytest.fixture
def pages(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Pages:
    monkeypatch.setenv("NO_COLOR", "1")
    return Pages(capfd, monkeypatch)


def _numbers(text: str) -> set[str]:
    """Numbers, ids and names of files: words with a digit, without the signs around them."""
    words = re.findall(r"[\w.,%+-]+", text, re.ASCII)
    return {word.strip(".,") for word in words if re.search(r"[0-9]", word)}


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_large_figures_and_long_ids_are_whole_on_every_page(
    language: str, width: int, pages: Pages, large: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(large)
    for command in PAGES:
        pages.check(command, language, width)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    "command",
    ["status --by target", "show 13.4.2 --all", "show 27.1.6", "chase", "changes"],
)
@pytest.mark.parametrize("width", [40, 80])
def test_the_example_year_is_whole_on_narrow_screens(
    command: str, language: str, width: int, pages: Pages, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(EXAMPLE)
    pages.check(command, language, width)
