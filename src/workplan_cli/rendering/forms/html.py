"""Pages as web pages that need nothing beside them, in both languages at once."""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from itertools import count
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from workplan_cli.model.message import Message, _, message
from workplan_cli.model.provenance import sealed
from workplan_cli.pages.blocks import Column, Details, Grid, Page
from workplan_cli.pages.entries import is_link
from workplan_cli.rendering.html.frame import Frame, stretch, stretches
from workplan_cli.rendering.html.labels import Words, brief
from workplan_cli.rendering.language import percent
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
    for longest, notice in _SHORTER:
        if len(text.encode()) < _LARGEST:
            break
        words = brief(screen.language, longest)
        text = _rendered(page, screen, words, message(notice, count=longest))
    return text if page.provenance is None else sealed(text)


def _rendered(page: Page, screen: Screen, words: Words, shortened: Message | None) -> str:
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
