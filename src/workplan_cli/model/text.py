"""Texts that plans and reports hold: one string, or one string a language."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, Any, Self, cast

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    PlainSerializer,
    PlainValidator,
    Strict,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticCustomError


class Part(BaseModel):
    """Anything that a file holds: strict, frozen, and closed to unknown keys."""

    model_config = ConfigDict(
        strict=True,
        frozen=True,
        extra="forbid",
        hide_input_in_errors=True,
        defer_build=True,  # start-up: a run uses few of the models
    )

    def with_values(self, **changed: Any) -> Self:
        """The same with other values; a plain copy would keep what follows from the old ones."""
        kept = {name: getattr(self, name) for name in type(self).model_fields}
        return cast("Self", type(self).model_construct(**kept | changed))


@lru_cache(maxsize=4096)  # few different ones, in many reports
def shared_keys(keys: frozenset[str]) -> set[str]:
    """The names of keys that a part has, as one set for all parts that have the same ones.

    A set for each entry of a report takes more room than what the entry says.
    """
    return set(keys)


def share_keys(parts: Iterable[Part]) -> None:
    """Let parts have one set of keys where they have the same ones."""
    for part in parts:
        keys = shared_keys(frozenset(part.__pydantic_fields_set__))
        object.__setattr__(part, "__pydantic_fields_set__", keys)


@dataclass(frozen=True, slots=True)
class Text:
    """A text in Chinese, in English, or in both; a plain string counts as both.

    No model: most of what a report holds are texts, and a model takes eight times the room.
    """

    zh: str | None = None
    en: str | None = None

    def in_language(self, language: str) -> str:
        """The text in `zh` or `en`; in the other one where that is all there is."""
        first, second = (self.zh, self.en) if language == "zh" else (self.en, self.zh)
        return first or second or ""

    @property
    def texts(self) -> tuple[str, ...]:
        """The text in each language that it has."""
        return tuple(filter(None, (self.zh, self.en)))

    def __str__(self) -> str:
        return self.in_language("en")


class ByLanguage(Part):
    """A text as a file gives it language by language."""

    zh: str | None = Field(default=None, min_length=1)
    en: str | None = Field(default=None, min_length=1)

    @model_validator(mode="after")
    def _in_some_language(self) -> Self:
        if self.zh is None and self.en is None:
            raise PydanticCustomError("text_empty", "no language")
        return self


def _read(value: object) -> Text:
    if isinstance(value, str) and value:
        return Text(value, value)
    if isinstance(value, Text):
        return value
    if isinstance(value, str):
        value = {"zh": value}  # refused like any text without a character
    if isinstance(value, dict):
        read = ByLanguage.model_validate(value)
        return Text(read.zh, read.en)
    raise PydanticCustomError("text_type", "not a text")


def _by_language(text: Text) -> dict[str, str]:
    given = {"zh": text.zh, "en": text.en}
    return {language: words for language, words in given.items() if words is not None}


_ONE = {"type": "string", "minLength": 1}
WORDS_SCHEMA = {
    "anyOf": [
        _ONE,
        {
            "type": "object",
            "properties": {"zh": _ONE, "en": _ONE},
            "additionalProperties": False,
            "minProperties": 1,
        },
    ]
}
"""The JSON Schema of a text in one or two languages."""

Words = Annotated[
    Text, PlainValidator(_read), PlainSerializer(_by_language), WithJsonSchema(WORDS_SCHEMA)
]
"""A field that takes `text` or `{zh: …, en: …}`."""

Listed = Strict(strict=False)
"""Goes with a tuple field, which holds the list of a file: what is loaded never changes.

The items stay strict: `Annotated[tuple[Entry, ...], Listed]`.
"""
