"""The schema of reports on one plan: its targets, its units, and which keys go with which."""

import re
from collections.abc import Iterator, Mapping, Sequence

from workplan_cli.model.measure import FIGURES, MEASURE, MeasureFacts
from workplan_cli.model.milestone import STAGE_WORDS
from workplan_cli.model.plan import Plan
from workplan_cli.model.target import Target
from workplan_cli.model.units import Units
from workplan_cli.pages.goals import goal_in_words
from workplan_cli.rendering.language import Language
from workplan_cli.rendering.schemas.generic import Schema, both, schema


def report_schema(plan: Plan, units: Units, language: Language) -> Schema:
    """The schema of a report on a plan, with its targets and units as the values to choose from.

    What an entry may say follows from its target's measure; the stages of a milestone from its
    goal. Where the target is not known, every key is allowed: one mistake is said once.
    """
    made = schema("report", language)
    top, entry = made["properties"], made["$defs"]["Entry"]
    top["plan"] = {"description": top["plan"]["description"], "const": plan.id}
    names = ((one.id, (language.write(one.name), language.other.write(one.name)))
             for one in units.units)  # fmt: skip
    named = {unit: "\n\n".join(dict.fromkeys(both_names)) for unit, both_names in names}
    top["unit"] = _one_of(top["unit"], named)
    top["period"] |= {"examples": [period.name for period in plan.rhythm]}
    entry["properties"]["target"] = _one_of(
        entry["properties"]["target"],
        {target.id: _explained(target, language) for target in plan.targets},
    )
    keys = {
        key: entry["properties"].pop(key)
        for key in dict.fromkeys(
            [*(key for one in MEASURE.values() for key in one.fields), "baseline"]
        )
        if key != "activities"  # what was done may be told of any target
    }
    entry.pop("additionalProperties")
    stage = keys.pop("stage")
    keys["stage"] = True  # what it can be follows from the goal
    unknown = {"not": _is_one_of(list(plan.by_id))}
    entry["allOf"] = [
        *_by_measure(plan, keys),
        *_by_goal(plan, stage, language),
        {"if": unknown, "then": {"properties": dict.fromkeys(keys, True)}},
    ]
    entry["unevaluatedProperties"] = False
    return made


def _one_of(node: Schema, texts: Mapping[str, str]) -> Schema:
    """Ids to choose from, each with its own text, which editors show for the one that stands there.

    A list of values would be shown whole, at every one of them.
    """
    choices = [{"const": value, "description": text} for value, text in texts.items()]
    kept = {key: node[key] for key in ("description", "type")}
    return {**kept, "anyOf": choices}


def _explained(target: Target, language: Language) -> str:
    """Title and goal, in both languages."""
    return "\n\n".join(
        f"{target.title.in_language(one.code)} · {one.write(goal_in_words(target, target.goal))}"
        if target.goal
        else target.title.in_language(one.code)
        for one in (language, language.other)
    )


def _by_measure(plan: Plan, keys: Schema) -> Iterator[Schema]:
    """Keys and, apart from them, limits: a figure out of its limits is still a key that fits."""
    alike: dict[tuple[MeasureFacts, tuple[str, ...], bool], list[str]] = {}
    for target in plan.targets:
        shape = (target.measure_facts, target.entry_fields, target.may_exceed)
        alike.setdefault(shape, []).append(target.id)
    for (measure, fields, may_exceed), ids in alike.items():
        limits: Schema = {}
        if measure.never_negative:
            limits = {key: {"minimum": 0} for key in FIGURES if key in fields}
            if measure.percent and not may_exceed:
                limits["value"]["maximum"] = 100
        for properties in ({key: keys[key] for key in fields if key in keys}, limits):
            if properties:
                yield {"if": _is_one_of(ids), "then": {"properties": properties}}


def _by_goal(plan: Plan, node: Schema, language: Language) -> Iterator[Schema]:
    """The stages before a milestone is done, and the word for it being done."""
    by_word: dict[tuple[str, ...], list[str]] = {}
    for target in plan.targets:
        if target.goal and target.goal.done_when:
            by_word.setdefault((*target.way, target.goal.done_when), []).append(target.id)
    for words, ids in by_word.items():
        stages = {
            stage: both(STAGE_WORDS[stage], language) if stage in STAGE_WORDS else stage
            for stage in words
        }
        stage = _one_of(node, stages)
        stage["anyOf"].append({"type": "null"})
        yield {"if": _is_one_of(ids), "then": {"properties": {"stage": stage}}}


def _is_one_of(ids: Sequence[str]) -> Schema:
    """A condition on the target; as a pattern, because editors show lists of values to the user."""
    pattern = "|".join(re.escape(one) for one in ids)
    return {"properties": {"target": {"pattern": f"^(?:{pattern})$"}}, "required": ["target"]}
