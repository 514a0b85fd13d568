"""Texts as HTML in both languages at once; words of reports as long as there is room for them."""

from collections.abc import Callable
from dataclasses import dataclass, field

from markupsafe import Markup, escape

from workplan_cli.model.message import Message
from workplan_cli.pages.values import Quote
from workplan_cli.rendering.language import BOTH, Language
from workplan_cli.rendering.visible import one_line


@dataclass(frozen=True, slots=True)
class Brief(Language):
    """A language in which quoted words are in one language, and no longer than so many signs."""

    quoted: Language
    longest: int | None

    def write(self, value: object) -> str:
        """Any value, as the language has it."""
        if not isinstance(value, Quote):
            return Language.write(self, value)
        whole = one_line(self.quoted.write(value))
        kept = whole[: self.longest]
        return whole if kept == whole else f"{kept}…"


@dataclass(frozen=True, slots=True)
class Words:
    """Writes values; a text that is the same in both languages is there once.

    `lines` are the languages of lines in cells: there are thousands, so that it is there that
    quoted words are shortened, and that the style sheet writes the labels before them. `labels`
    are the templates of such labels.
    """

    lines: tuple[Language, ...] = BOTH
    labels: dict[str, str] = field(default_factory=dict)

    def say(self, value: object) -> Markup:
        """A text."""
        return _both(BOTH, lambda language: language.write(value))

    def label(self, value: object) -> Markup:
        """A label: a string is a template."""
        return _both(BOTH, lambda language: language.label(value))

    def line(self, value: object) -> Markup:
        """A line of a cell."""
        start = Markup("<p>")
        if isinstance(value, Message) and _is_labelled_quote(value):
            name = self.labels.setdefault(value.template, f"q{len(self.labels)}")
            start, value = Markup("<p class={}>").format(name), value.values["text"]
        return start + _both(self.lines, lambda language: language.write(value))

    def style(self) -> str:
        """Rules that put the labels before quoted words."""
        rules = []
        for template, name in self.labels.items():
            chinese, english = (one.say(template, text="") for one in BOTH)
            rules.append(f'\n.{name}::before {{ content: "{english}"; }}')
            rules.append(f'\nbody:has(#zh:checked) .{name}::before {{ content: "{chinese}"; }}')
        return "".join(rules)


def brief(quoted: Language, longest: int | None) -> Words:
    """Words with what is left of quotes where a page would be too large."""
    return Words(tuple(Brief(one.code, quoted, longest) for one in BOTH))


def _is_labelled_quote(value: Message) -> bool:
    return isinstance(value.values.get("text"), Quote) and all(
        one.say(value.template, text="\0").endswith("\0") for one in BOTH
    )


def _both(languages: tuple[Language, ...], write: Callable[[Language], str]) -> Markup:
    chinese, english = (one_line(write(one)) for one in languages)
    if chinese == english:
        return escape(chinese)
    return Markup("<i lang=zh>{}</i><i lang=en>{}</i>").format(chinese, english)
