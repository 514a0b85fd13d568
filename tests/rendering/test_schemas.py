"""The JSON Schemas fit the models, the shipped files and the rules."""

import datetime as dt
import json
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from pydantic import BaseModel
from reference import keys_page

from workplan_cli.loading.files import data_folder, load_plan
from workplan_cli.loading.yaml import load_yaml
from workplan_cli.model.file_format import WITH_SCHEMA
from workplan_cli.model.measure import MEASURE, Measure
from workplan_cli.rendering.language import Language
from workplan_cli.rendering.schemas.for_plan import report_schema
from workplan_cli.rendering.schemas.generic import DESCRIPTIONS, EXAMPLES, Schema, schema

EN, ZH = Language("en"), Language("zh")
DATA = data_folder()
ROOT = Path(__file__).parents[2]
LOADED = load_plan(DATA / "plan_2022.yaml")[0]
assert LOADED is not None
OF_PLAN = report_schema(LOADED.plan, LOADED.units, EN)
HEAD: dict[str, object] = {
    "format": "workplan/report@1",
    "plan": "nmg-education-2022",
    "unit": "150100",
    "period": "2022-Q2",
}


def plain(value: Any) -> Any:
    """What a tool that reads YAML 1.2 without days hands to a JSON Schema."""
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [plain(one) for one in value]
    if isinstance(value, dt.date):
        return value.isoformat()
    return float(value) if isinstance(value, Decimal) else value


def errors(of: Schema, value: object) -> list[str]:
    """Where a value does not fit, as paths."""
    found = Draft202012Validator(of).iter_errors(value)
    return sorted("/".join(map(str, error.absolute_path)) for error in found)


def entry(**fields: object) -> list[str]:
    return errors(OF_PLAN, {**HEAD, "entries": [fields]})


def models() -> Iterator[type[BaseModel]]:
    """All models of the formats, each once."""
    waiting, seen = [one.model for one in WITH_SCHEMA.values()], set[type[BaseModel]]()
    while waiting:
        model = waiting.pop()
        if model in seen or model.__name__ == "Text":
            continue
        seen.add(model)
        yield model
        for field in model.model_fields.values():
            text = repr(field.annotation)
            waiting += [one for one in _parts() if re.search(rf"\b{one.__name__}\b", text)]


def _parts() -> Sequence[type[BaseModel]]:
    from workplan_cli.model.text import Part

    return Part.__subclasses__()


def test_every_key_is_described_and_every_description_is_of_a_key() -> None:
    names = {model.__name__ for model in models()}
    keys = {
        f"{model.__name__}.{field.alias or name}"
        for model in models()
        for name, field in model.model_fields.items()
    }
    assert names | keys == set(DESCRIPTIONS)
    assert set(EXAMPLES) <= keys


@pytest.mark.parametrize("kind", ["plan", "units"])
def test_every_key_that_a_person_writes_in_a_plan_has_an_example(kind: str) -> None:
    made = schema(kind, EN)
    parts = {kind.capitalize(): made, **made["$defs"]}
    parts.pop("Words")
    keys = {
        f"{name}.{key}": node
        for name, part in parts.items()
        for key, node in part["properties"].items()
        if key != "format" and not set(re.findall(r"#/\$defs/(\w+)", str(node))) - {"Words"}
    }
    assert [key for key in keys if key not in EXAMPLES] == []


def test_every_description_is_in_both_languages() -> None:
    for text in DESCRIPTIONS.values():
        assert EN.say(text) != ZH.say(text), text


def undescribed(node: Any, name: str = "") -> Iterator[str]:
    """Keys without a description and words without a meaning, anywhere in a schema."""
    for key, value in node.get("properties", {}).items():
        if "description" not in value:
            yield f"{name}.{key}"
        yield from unexplained(value, f"{name}.{key}")
    for part, value in node.get("$defs", {}).items():
        yield from undescribed(value, part)


def unexplained(node: Any, name: str) -> Iterator[str]:
    texts = node.get("enumDescriptions", [])
    words = [one for one in node.get("enum", []) if one is not None]
    if len([text for text in texts if text]) < len(words):
        yield f"{name}: {words}"
    for choice in node.get("anyOf", []):
        if isinstance(choice.get("const"), str) and "description" not in choice:
            yield f"{name}: {choice['const']}"
        yield from unexplained(choice, name)


@pytest.mark.parametrize("lang", [EN, ZH])
@pytest.mark.parametrize("kind", WITH_SCHEMA)
def test_every_key_and_every_word_of_a_schema_is_described(kind: str, lang: Language) -> None:
    assert list(undescribed(schema(kind, lang), kind)) == []


def test_a_word_without_a_meaning_would_be_found() -> None:
    node = {"properties": {"a": {"anyOf": [{"enum": ["x"]}, {"const": "y"}]}}}
    assert list(undescribed(node)) == [".a", ".a: ['x']", ".a: y"]


@pytest.mark.parametrize("kind", WITH_SCHEMA)
def test_a_schema_is_one(kind: str) -> None:
    Draft202012Validator.check_schema(schema(kind, EN))


@pytest.mark.parametrize("lang", [EN, ZH])
@pytest.mark.parametrize("kind", WITH_SCHEMA)
def test_the_reference_has_every_key_and_every_word(kind: str, lang: Language) -> None:
    made, text = schema(kind, lang), keys_page(kind, lang)
    parts = {kind.capitalize(): made, **made["$defs"]}
    parts.pop("Words", None)
    for name, part in parts.items():
        table = text.split(f"### {name}\n")[1].split("\n### ")[0]
        for key, node in part["properties"].items():
            assert f"| `{key}`" in table
            words = [word for one in (node, *node.get("anyOf", [])) for word in one.get("enum", [])]
            assert [one for one in words if one and f"| `{one}` |" not in table] == []


def test_the_schema_of_a_plans_reports_is_one() -> None:
    Draft202012Validator.check_schema(OF_PLAN)


@pytest.mark.parametrize("kind", WITH_SCHEMA)
def test_the_stored_schema_is_the_one_that_is_made(kind: str) -> None:
    stored = json.loads((ROOT / "schemas" / f"{kind}.schema.json").read_text("utf-8"))
    assert stored == schema(kind, EN), "python tools/docs.py writes it anew"


def test_the_runs_language_comes_first() -> None:
    text = DESCRIPTIONS["Report.unit"]
    assert schema("report", ZH)["properties"]["unit"]["description"] == (
        f"{ZH.say(text)}\n\n{EN.say(text)}"
    )


@pytest.mark.parametrize("kind", WITH_SCHEMA)
def test_examples_fit_the_keys_that_they_are_of(kind: str) -> None:
    made = schema(kind, EN)
    for name, part in {**made["$defs"], "": made}.items():
        for key, node in part.get("properties", {}).items():
            for example in node.get("examples", []):
                assert errors({**node, "$defs": made["$defs"]}, example) == [], (name, key)


@pytest.mark.parametrize(
    ("kind", "file"),
    [
        ("plan", "plan_2022.yaml"),
        ("units", "units_nmg.yaml"),
        ("report", "public_record_2022/2022-Q2.yaml"),
        ("report", "public_record_2022/2022-Q3.yaml"),
        ("report", "public_record_2022/2022.yaml"),
    ],
)
def test_the_files_that_come_with_the_tool_fit(kind: str, file: str) -> None:
    value = plain(load_yaml((DATA / file).read_text("utf-8")).value)
    assert errors(schema(kind, EN), value) == []
    if kind == "report":
        assert errors(OF_PLAN, value) == []


def test_a_wrong_key_a_missing_key_and_a_wrong_type_are_found() -> None:
    report = schema("report", EN)
    assert errors(report, {**HEAD, "unti": "x"}) == [""]
    assert errors(report, {"format": "workplan/report@1"}) == ["", "", ""]
    assert errors(report, {**HEAD, "unit": 150100}) == ["unit"]
    assert errors(report, {**HEAD, "entries": [{"target": "13.4.2", "value": "5.28万"}]}) == [
        "entries/0/value"
    ]


def test_blanks_are_allowed_in_an_entry_and_nowhere_in_a_goal() -> None:
    assert entry(target="13.4.2", value=None, items=None, note=None) == []
    goal = schema("plan", EN)["$defs"]["Goal"]
    assert errors(goal, {"at_least": None}) != []
    assert errors(goal, {"at_least": 1, "about": 2}) != []
    assert errors(goal, {"between": [2]}) != []


def test_a_year_may_be_a_number() -> None:
    assert errors(schema("report", EN), {**HEAD, "period": 2022}) == []
    assert errors(schema("report", EN), {**HEAD, "period": "2022-Q5"}) == ["period"]


def test_targets_and_units_of_the_plan_are_the_only_ones() -> None:
    assert entry(target="13.4.2", value=18) == []
    assert entry(target="13.4.9", value=18) == ["entries/0/target"]
    assert errors(OF_PLAN, {**HEAD, "unit": "150199"}) == ["unit"]
    assert errors(OF_PLAN, {**HEAD, "plan": "another"}) == ["plan"]


@pytest.mark.parametrize("measure", MEASURE)
def test_an_entry_has_the_keys_of_its_measure(measure: Measure) -> None:
    assert LOADED is not None
    target = next(one for one in LOADED.plan.targets if one.measure == measure)
    values = {
        "value": 1, "items": ["a"], "part": 1, "whole": 2, "baseline": 1, "stage": "not_started",
        "done": "2022-06-01", "forecast": "2022-06-01",
    }  # fmt: skip
    allowed = {key: value for key, value in values.items() if key in target.entry_fields}
    assert entry(target=target.id, note="x", activities=[], **allowed) == []
    for key in values.keys() - allowed.keys():
        assert entry(target=target.id, **{key: values[key]}) == ["entries/0"], key


def test_stages_are_those_of_the_targets_goal() -> None:
    assert entry(target="1.2.2", stage="issued") == []
    assert entry(target="1.2.2", stage="held") != []
    assert entry(target="1.2.2", stage=None) == []


def test_shares_are_from_0_to_100_and_counts_not_below_0() -> None:
    assert entry(target="3.3.1", value=101) == ["entries/0/value"]
    assert entry(target="13.4.2", value=-1) == ["entries/0/value"]
    assert entry(target="11.3.4", value=-1) == []


@pytest.mark.parametrize("measure", MEASURE)
def test_goals_and_ways_of_combining_follow_the_measure(measure: Measure) -> None:
    value = plain(load_yaml((DATA / "plan_2022.yaml").read_text("utf-8")).value)
    of_plan = schema("plan", EN)
    targets = [
        one for part in value["sections"] for task in part["tasks"] for one in task["targets"]
    ]
    target = next(one for one in targets if one["measure"] == measure)
    of_target = {**of_plan["$defs"]["Target"], "$defs": of_plan["$defs"]}
    assert errors(of_target, target) == []
    others = {"at_least", "at_most", "done_when"} - set(MEASURE[measure].goals)
    for word in others:
        wrong = "issued" if word == "done_when" else 1
        assert errors(of_target, {**target, "goal": {word: wrong}}) != [], word
    for combine in {"sum", "pooled", "all"} - set(MEASURE[measure].combine):
        assert errors(of_target, {**target, "combine": combine}) == ["combine"]


def test_each_target_is_explained_in_both_languages() -> None:
    choices = OF_PLAN["$defs"]["Entry"]["properties"]["target"]["anyOf"]
    assert LOADED is not None
    assert [one["const"] for one in choices] == list(LOADED.plan.by_id)
    text = next(one["description"] for one in choices if one["const"] == "13.4.2")
    assert "120" in text
    assert LOADED.plan.by_id["13.4.2"].title.zh is not None
    assert LOADED.plan.by_id["13.4.2"].title.zh in text
