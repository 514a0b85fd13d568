"""Texts as HTML in both languages at once; words of reports as long as there is room for them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from markupsafe import Markup, escape

from workplan_cli.model.message import Message
from workplan_cli.pages.values import Quote
from workplan_cli.rendering.language import Language
from workplan_cli.rendering.one_line import one_line

_LANGUAGES = (Language("zh"), Language("en"))


class Brevity(NamedTuple):
    """Quoted words are there in one language, and no longer than so many signs."""

    language: Language
    longest: int | None = None

    def shortened(self, quote: Quote) -> str:
        """What is left of the words."""
        whole = one_line(self.language.write(quote))
        kept = whole[: self.longest]
        return whole if kept == whole else f"{kept}…"


@dataclass(frozen=True, slots=True)
class _Brief(Language):
    """A language in which quoted words are shortened."""

    brevity: Brevity

    def write(self, value: object) -> str:
        """Any value, as the language has it."""
        if isinstance(value, Quote):
            return self.brevity.shortened(value)
        return Language.write(self, value)


@dataclass(frozen=True, slots=True)
class Words:
    """Writes values; a text that is the same in both languages is there once.

    `labels` are the templates of labels before quoted words, which the style sheet writes.
    """

    brevity: Brevity | None = None
    labels: dict[str, str] = field(default_factory=dict)

    def say(self, value: object) -> Markup:
        """A text."""
        return _both(_LANGUAGES, lambda language: language.write(value))

    def label(self, value: object) -> Markup:
        """A label: a string is a template."""
        return _both(_LANGUAGES, lambda language: language.label(value))

    def line(self, value: object) -> Markup:
        """A line of a cell: there are thousands, so that this is where words are shortened.

        A label before quoted words costs nothing, because the style sheet writes it.
        """
        if isinstance(value, Message) and _is_labelled_quote(value):
            name = self.labels.setdefault(value.template, f"q{len(self.labels)}")
            return Markup("<p class={}>{}").format(name, self._brief(value.values["text"]))
        return Markup("<p>{}").format(self._brief(value))

    def _brief(self, value: object) -> Markup:
        if self.brevity is None:
            return self.say(value)
        brief = [_Brief(one.code, self.brevity) for one in _LANGUAGES]
        return _both((brief[0], brief[1]), lambda language: language.write(value))

    def style(self) -> str:
        """Rules that put the labels before quoted words, in thousands of places."""
        rules = []
        for template, name in self.labels.items():
            zh, en = (one.say(template, text="") for one in _LANGUAGES)
            rules.append(f'\n.{name}::before {{ content: "{en} "; }}')
            rules.append(f'\nbody:has(#zh:checked) .{name}::before {{ content: "{zh}"; }}')
        return "".join(rules)


def _is_labelled_quote(value: Message) -> bool:
    return (
        list(value.values) == ["text"]
        and isinstance(value.values["text"], Quote)
        and all(one.say(value.template, text="\0").endswith("\0") for one in _LANGUAGES)
    )


def _both(languages: tuple[Language, Language], write: Callable[[Language], str]) -> Markup:
    chinese, english = (one_line(write(one)) for one in languages)
    if chinese == english:
        return escape(chinese)
    return Markup("<i lang=zh>{}</i><i lang=en>{}</i>").format(chinese, english)
