"""Every example of the pages for people who write plans is valid."""

import re
from pathlib import Path

import pytest

from workplan_cli.loading.files import load_plan
from workplan_cli.model.combine import COMBINE, OVER_TIME
from workplan_cli.model.measure import MEASURE
from workplan_cli.rules.checking import check_plan

ROOT = Path(__file__).parents[2]
PAGES = ("plan-format.md", "plan-format.zh-CN.md")
REPORTERS = (
    "england", "eurostat", "health", "statistics", "housing", "transport", "taxes", "education",
    "county-a", "county-b", "fgj", "tjj",
)  # fmt: skip
UNITS = (
    "format: workplan/units@1\nid: page\nunits:\n"
    + "".join(
        f"- {{id: {one}, name: {one}, kind: {'county' if 'county' in one else 'office'}}}\n"
        for one in REPORTERS
    )
    + "groups:\n- {id: counties, name: Counties, kinds: [county]}\n"
)
ACTIVITY = "- {{id: x, title: Anything, measure: activity, reported_by: [{unit}]}}"
HEAD = """format: workplan/plan@1
id: page
title: Examples of a page
period: {{start: {first}-01-01, end: {last}-12-31}}
units: units.yaml
sections:
- number: 1
  title: Part
  tasks:
  - number: 1
    title: Task
    targets:
"""


def examples() -> list[object]:
    """Page, number and text of each block of YAML."""
    found: list[object] = []
    for page in PAGES:
        text = (ROOT / "docs" / page).read_text("utf-8")
        blocks = re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)
        assert len(blocks) > 10
        found += [pytest.param(one, id=f"{page}-{number}") for number, one in enumerate(blocks, 1)]
    return found


def _in_a_plan(text: str) -> str:
    """Targets in a plan that lasts as long as their days need."""
    years = [int(one) for one in re.findall(r"\b(20\d\d)-\d\d-\d\d", text)] or [2022]
    lines = "".join(f"    {line}\n" for line in text.splitlines())
    return HEAD.format(first=min(years), last=max(years)) + lines


@pytest.mark.parametrize("text", examples())
def test_an_example_of_the_page_is_valid(text: str, tmp_path: Path) -> None:
    line = text.partition("\n")[0]
    units = text if line == "format: workplan/units@1" else UNITS
    one = re.search(r"id: (\w+), name", units)
    assert one is not None
    of_units = _in_a_plan(ACTIVITY.format(unit=one[1])) if units is text else _in_a_plan(text)
    plan = text if line == "format: workplan/plan@1" else of_units
    (tmp_path / "units.yaml").write_text(units, "utf-8")
    (tmp_path / "plan.yaml").write_text(plan, "utf-8")
    made, problems = load_plan(tmp_path / "plan.yaml")
    assert made is not None, problems
    assert made.plan.targets
    assert [*problems, *check_plan(made)] == []


@pytest.mark.parametrize("page", PAGES)
def test_the_guide_says_when_to_choose_every_word(page: str) -> None:
    guide = (ROOT / "docs" / page).read_text("utf-8").partition("<!-- reference")[0]
    goals = {goal for facts in MEASURE.values() for goal in facts.goals}
    words = {*MEASURE, *goals, *COMBINE, *OVER_TIME, "throughout", "by_due", "reported"}
    prose = re.sub(r"```yaml\n.*?```", "", guide, flags=re.DOTALL)
    said = set(re.findall(r"\w+", " ".join(re.findall(r"`([^`]+)`", prose))))
    assert words - said == set()
