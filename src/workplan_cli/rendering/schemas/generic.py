"""JSON Schema 2020-12 of a format, made from its model; descriptions in both languages."""

from collections.abc import Iterator
from typing import Any

from workplan_cli.loading.read import texts_beside
from workplan_cli.model.file_format import WITH_SCHEMA
from workplan_cli.model.measure import MEASURE, Measure
from workplan_cli.model.message import _
from workplan_cli.model.text import WORDS_SCHEMA
from workplan_cli.rendering.language import Language

DIALECT = "https://json-schema.org/draft/2020-12/schema"
Schema = dict[str, Any]


def _keys() -> Iterator[tuple[str, str, list[object]]]:
    """Every part and key by its name, with its text and its examples."""
    for part, keys in texts_beside(__file__, "keys.toml").items():
        for key, said in keys.items():
            more = said if isinstance(said, dict) else {"is": said, "such_as": []}
            yield (f"{part}.{key}" if key else part), more["is"], more["such_as"]


DESCRIPTIONS = {name: text for name, text, _examples in _keys()}
"""By the model's name, and the key behind a point."""
EXAMPLES = {name: examples for name, _text, examples in _keys() if examples}
"""By the same names, for keys only."""
VALUES: dict[str, dict[str, str]] = texts_beside(__file__, "words.toml")
"""What each word means that may stand behind a key, by key and word."""


def schema(kind: str, language: Language) -> Schema:
    """The schema of `plan`, `report`, `units` or `workspace`, for any plan and any units.

    Days are texts: JSON has no days, and tools that read YAML 1.2 see none.
    """
    made = WITH_SCHEMA[kind].model.model_json_schema(mode="validation")
    parts = {**made.pop("$defs", {}), made["title"]: made}
    done = {name: _part(name, part, language) for name, part in sorted(parts.items())}
    top = done.pop(made["title"])
    if kind == "plan":
        done["Target"]["allOf"] = [_of_measure(measure) for measure in MEASURE]
    if kind != "workspace":
        words = _("A text, or one text each for zh and en.")
        done["Words"] = {"description": both(words, language), **WORDS_SCHEMA}
    return {
        "$schema": DIALECT,
        "$comment": f"Written by “workplan schema {kind}”; do not edit.",
        "title": f"workplan {kind}",
        **top,
        "$defs": done,
    }


def both(text: str, language: Language) -> str:
    """A text in the language of the run, and below in the other one."""
    return f"{language.say(text)}\n\n{language.other.say(text)}"


def _part(name: str, node: Schema, language: Language) -> Schema:
    """One model: its keys with their descriptions and examples."""
    keys = {key: _plain(value) for key, value in node["properties"].items()}
    if name == "Goal":  # exactly one of its keys, and that not blank
        keys = {key: _without_blank(value) for key, value in keys.items()}
    required = node.get("required")
    return {
        "description": both(DESCRIPTIONS[name], language),
        "type": "object",
        "properties": {
            key: {"description": both(DESCRIPTIONS[f"{name}.{key}"], language)}
            | _explained(key, value, language)
            | ({"examples": EXAMPLES[f"{name}.{key}"]} if f"{name}.{key}" in EXAMPLES else {})
            for key, value in keys.items()
        },
        **({"required": required} if required else {}),
        "additionalProperties": False,
        **({"minProperties": 1, "maxProperties": 1} if name == "Goal" else {}),
    }


def _explained(key: str, node: Schema, language: Language) -> Schema:
    """With what each word means that may stand there, also where there are other choices."""
    words = VALUES.get(key, {})
    if "anyOf" in node:
        return {**node, "anyOf": [_explained(key, one, language) for one in node["anyOf"]]}
    if "enum" in node and words:  # `enumDescriptions` is what editors look for
        texts = [both(words[one], language) if one in words else "" for one in node["enum"]]
        return {**node, "enumDescriptions": texts}
    word = words.get(str(node.get("const")))
    return {**node, "description": both(word, language)} if word else node


def _plain(node: Schema) -> Schema:
    """A value's schema in few words: without titles made of names, a blank as one more type."""
    kept = {key: value for key, value in node.items() if key not in {"title", "default"}}
    default = node.get("default")
    if isinstance(default, str | int):
        kept["default"] = int(default) if node.get("type") == "number" else default
    if "items" in kept:
        kept["items"] = _plain(kept["items"])
        if "minLength" in kept:  # pydantic's word for the least length of any sequence
            kept["minItems"] = kept.pop("minLength")
    if "patternProperties" in kept:
        kept["additionalProperties"] = False
    return _of_choices(kept) if "anyOf" in kept else kept


def _of_choices(node: Schema) -> Schema:
    """A value that may be of several kinds, or blank."""
    choices = node["anyOf"]
    words = WORDS_SCHEMA["anyOf"]
    if all(one in choices for one in words):
        choices = [{"$ref": "#/$defs/Words"}, *(one for one in choices if one not in words)]
    choices = [_plain(one) for one in choices]
    rest = {key: value for key, value in node.items() if key != "anyOf"}
    if len(choices) == 1:
        return {**choices[0], **rest}
    first, *others = choices
    if others != [{"type": "null"}] or "$ref" in first:
        return {"anyOf": choices, **rest}
    blank = {"enum": [*first["enum"], None]} if "enum" in first else {}
    return {**first, "type": [first["type"], "null"], **blank, **rest}


def _without_blank(node: Schema) -> Schema:
    if "anyOf" in node:
        return {**node, "anyOf": [one for one in node["anyOf"] if one != {"type": "null"}]}
    if not isinstance(node["type"], list):
        return node
    values = {"enum": [one for one in node["enum"] if one is not None]} if "enum" in node else {}
    return {**node, "type": node["type"][0], **values}


def _of_measure(measure: Measure) -> Schema:
    """Which goals and which ways of combining go with a measure."""
    goals, combine = list(MEASURE[measure].goals), list(MEASURE[measure].combine)
    allowed: Schema = {
        "goal": {"propertyNames": {"enum": goals}} if goals else {"type": "null"},
        "combine": {"enum": [*combine, None]},
        "over_time": {"enum": [*MEASURE[measure].over_time, None]},
    }
    return {
        "if": {"properties": {"measure": {"const": measure}}, "required": ["measure"]},
        "then": {"properties": allowed, **({"required": ["goal"]} if goals else {})},
    }
