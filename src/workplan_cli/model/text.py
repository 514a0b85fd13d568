"""Texts that plans and reports hold: one string, or one string a language."""

from typing import Annotated, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
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


class Text(Part):
    """A text in Chinese, in English, or in both; a plain string counts as both."""

    zh: str | None = Field(default=None, min_length=1)
    en: str | None = Field(default=None, min_length=1)

    @model_validator(mode="after")
    def _in_some_language(self) -> Self:
        if self.zh is None and self.en is None:
            raise PydanticCustomError("text_empty", "no language")
        return self

    def in_language(self, language: str) -> str:
        """The text in `zh` or `en`; in the other one where that is all there is."""
        first, second = (self.zh, self.en) if language == "zh" else (self.en, self.zh)
        return first or second or ""

    def __str__(self) -> str:
        return self.in_language("en")


def _from_string(value: object) -> object:
    if isinstance(value, str):
        return {"zh": value, "en": value}
    if isinstance(value, dict | Text):
        return value
    raise PydanticCustomError("text_type", "not a text")


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

Words = Annotated[Text, BeforeValidator(_from_string), WithJsonSchema(WORDS_SCHEMA)]
"""A field that takes `text` or `{zh: …, en: …}`."""

Listed = Strict(strict=False)
"""Goes with a tuple field, which holds the list of a file: what is loaded never changes.

The items stay strict: `Annotated[tuple[Entry, ...], Listed]`.
"""
