"""How a report to be filled in looks; the plan is the made-up one of the half year."""

from pathlib import Path

import pytest
from pytest_regressions.file_regression import FileRegressionFixture

from workplan_cli.loading.files import load_plan
from workplan_cli.loading.yaml import load_yaml
from workplan_cli.model.period import parse_period
from workplan_cli.model.plan import Plan
from workplan_cli.model.text import Text
from workplan_cli.rendering.language import Language, LanguageCode
from workplan_cli.rendering.report_text import blank_report

LOADED = load_plan(Path(__file__).parents[1] / "examples" / "half_year" / "plan.yaml")[0]
assert LOADED is not None
PLAN, UNITS = LOADED.plan, LOADED.units
PERIOD = parse_period("2022-Q2")
assert PERIOD is not None
FULLEST = max(
    UNITS.by_id, key=lambda unit: sum(unit in UNITS.expand(one.reported_by) for one in PLAN.targets)
)


def other(**changes: object) -> Plan:
    """The plan with something else in it (a copy would keep what was looked up before)."""
    kept = {name: getattr(PLAN, name) for name in Plan.model_fields}
    return Plan.model_construct(**{**kept, **changes})


@pytest.mark.parametrize("code", ["en", "zh"])
def test_the_file_looks_as_it_did(
    code: LanguageCode, file_regression: FileRegressionFixture
) -> None:
    assert PERIOD is not None
    text = blank_report(PLAN, UNITS, FULLEST, PERIOD, Language(code))
    file_regression.check(text, extension=".yaml", encoding="utf-8")


def test_hostile_titles_and_names_stay_comments() -> None:
    assert PERIOD is not None
    evil = Text(zh="a\nunit: x\n- b: [", en="a\nunit: x\r\n- b: [")
    targets = PLAN.sections[0].tasks[0].targets
    task = (
        PLAN.sections[0]
        .tasks[0]
        .model_copy(
            update={"targets": tuple(one.model_copy(update={"title": evil}) for one in targets)}
        )
    )
    section = PLAN.sections[0].model_copy(update={"tasks": (task,), "title": evil})
    plan = other(sections=(section,), title=evil)
    loaded = load_yaml(blank_report(plan, UNITS, FULLEST, PERIOD, Language("en")))
    assert loaded.problems == ()
    assert loaded.value["unit"] == FULLEST


def test_a_unit_that_owes_nothing_gets_an_empty_list() -> None:
    assert PERIOD is not None
    plan = other(sections=())
    text = blank_report(plan, UNITS, FULLEST, PERIOD, Language("en"))
    assert load_yaml(text).value["entries"] == []
