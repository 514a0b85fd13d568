"""Pages as web pages that need nothing beside them, in both languages at once."""

from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache, partial
from hashlib import sha256
from itertools import count
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup, escape

from workplan_cli.model.message import Message, _, message
from workplan_cli.model.provenance import sealed
from workplan_cli.pages.blocks import Column, Details, Grid, Page
from workplan_cli.pages.charts import ChartPoint, LineChart
from workplan_cli.pages.entries import is_link
from workplan_cli.pages.values import Quote
from workplan_cli.rendering.language import BOTH, Language, percent
from workplan_cli.rendering.screen import Screen
from workplan_cli.rendering.visible import one_line

_LARGEST = 2_000_000
"""Bytes: what a mail server lets through, and a phone opens at once."""
_ONE_LANGUAGE = _("To keep the file small, what was reported is here in one language only.")
_CUT = _(
    "To keep the file small, only the first {count} signs of what was reported are here; "
    "workplan show TARGET has all of it."
)
_SHORTER = ((None, _ONE_LANGUAGE), (100, _CUT), (50, _CUT), (20, _CUT), (0, _CUT))
"""Signs of quoted words that are tried until the page is small enough, and what is said of it."""
_NARROW = 20
"""Columns of a grid that have room on upright paper."""
_LABELS = {
    "language": _("Language"),
    "search": _("Search"),
    "show_all": _("Show all"),
    "nothing": _("No target fits; another word may, or “Show all”."),
    "printed": _("Details of single targets are in the file itself; open them before printing."),
}
_FOLDER = Path(__file__).parents[1] / "html"


def render(page: Page, screen: Screen) -> str:
    """The page; the language of the screen is the one it opens in.

    Every value is escaped by the template engine. The policy in the page allows its own style and
    its own script, by their hashes, and nothing else: no request leaves it.
    """
    text = _rendered(page, screen, Words(), None)
    if len(text.encode()) >= _LARGEST:
        text = _shortened(page, screen)
    return text if page.provenance is None else sealed(text)


def _shortened(page: Page, screen: Screen) -> str:
    """The page with as much of quoted words as it has room for; each try takes as long as the page.

    So the shortest comes first: nothing in between is tried where not even that has room.
    """
    *longer, shortest = (partial(_cut, page, screen, *one) for one in _SHORTER)
    text = shortest()
    if len(text.encode()) >= _LARGEST:
        return text
    return next((one for make in longer if len((one := make()).encode()) < _LARGEST), text)


def _cut(page: Page, screen: Screen, longest: int | None, notice: str) -> str:
    words = brief(screen.language, longest)
    return _rendered(page, screen, words, message(notice, count=longest))


def _rendered(page: Page, screen: Screen, words: "Words", shortened: Message | None) -> str:
    ids, script = count(1), _text("page.js")
    provenance = None if page.provenance is None else page.provenance.as_json()
    return _template().render(
        page=page,
        language=screen.language,
        labels=_LABELS,
        two=words.say,
        label=words.label,
        line=words.line,
        new_id=lambda: f"n{next(ids)}",
        style=lambda: Markup(_text("page.css") + words.style()),  # noqa: S704 - our own file
        script=Markup(script),  # noqa: S704 - our own file
        shortened=shortened,
        # It holds no <, > or &, so that it cannot end the element it stands in.
        provenance=provenance and Markup(provenance),  # noqa: S704
    )


@cache
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals |= {"Frame": Frame, "stretches": stretches}
    environment.filters |= {
        "counts": lambda classes: [(one.key, one.count) for one in classes],
        "kind": lambda value: type(value).__name__,
        "look": _look,
        "hash": _hash,
        "one_line": one_line,
        "percent": percent,
        "stretch": stretch,
        "order": lambda order: "" if order is None else round(float(order), 6),
    }
    environment.tests |= {
        "web": is_link,
        "folded": lambda section: any(isinstance(one, Details) for one in section.blocks),
        "wide": lambda section: any(
            isinstance(one, Grid) and len(one.columns) > _NARROW for one in section.blocks
        ),
    }
    return environment.get_template("page.html.jinja")


def _look(column: Column) -> str:
    """The classes of a column's cells, by what they hold and whether a phone has room for them."""
    kind = "" if column.kind == "text" else column.kind
    return " ".join(filter(None, (kind, "extra" if column.wide_only else "")))


def _text(name: str) -> str:
    return (_FOLDER / name).read_text("utf-8").strip()


def _hash(text: str) -> str:
    """As a content security policy names it."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


BAR = 1000
"""Length of a full bar."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle of days and shares; what is outside of it stays on its edge.

    From the first day to the last, and from nothing to all; `view` has room around it for what is
    written there.
    """

    chart: LineChart
    width: int = 300
    height: int = 90
    view: str = "-44 -16 388 128"

    def x(self, day: date) -> int:
        """How far to the right a day is."""
        start, end = self.chart.start, self.chart.end
        return round(_inside(Fraction((day - start).days, max((end - start).days, 1))) * self.width)

    def y(self, share: Fraction) -> int:
        """How far down a share of one is."""
        return round((1 - _inside(share)) * self.height)

    def line(self, points: Iterable[ChartPoint]) -> str:
        """The points of a line."""
        return " ".join(f"{self.x(one.day)},{self.y(one.share)}" for one in points)


def _inside(share: Fraction) -> Fraction:
    return min(max(share, Fraction(0)), Fraction(1))


def stretch(share: Fraction | Decimal) -> int:
    """The length of a share of one as a bar."""
    return round(BAR * _inside(Fraction(share)))


def stretches(
    counts: Iterable[tuple[str, int]], length: Fraction = Fraction(1)
) -> Iterator[tuple[str, int, int]]:
    """One bar of what has been counted: name, start and length of each that there is."""
    whole = max(round(BAR * length), 1)
    found = [(name, size) for name, size in counts if size]
    total, before = sum(size for _name, size in found), 0
    for name, size in found:
        start, before = whole * before // total, before + size
        yield name, start, whole * before // total - start


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
