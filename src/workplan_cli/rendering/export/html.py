"""`workplan export html`: one page that needs nothing beside it, in both languages."""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from workplan_cli.assessment.summary import Summary
from workplan_cli.model.message import _
from workplan_cli.model.provenance import sealed
from workplan_cli.rendering.export.origin import command
from workplan_cli.rendering.export.page_parts import page
from workplan_cli.rendering.export.page_words import LABELS, Both, Brevity, Two
from workplan_cli.rendering.screen import Screen

_LARGEST = 2_000_000
"""Bytes: what a mail server lets through, and a phone opens at once."""
_BRIEFER = (None, Brevity(), *map(Brevity, (100, 50, 20, 0)))
"""What is tried until the page is small enough."""
_FOLDER = Path(__file__).parent / "page"


def render(summary: Summary, screen: Screen) -> str:
    """The page; the language of the screen is the one it opens in.

    Every value is escaped by the template engine. The policy in the page allows its own style and
    its own script, by their hashes, and nothing else: no request leaves it.
    """
    for brevity in _BRIEFER:
        text = _rendered(Both(summary, brevity), screen)
        if len(text.encode()) < _LARGEST:
            break
    return sealed(text)


def _rendered(both: Both, screen: Screen) -> str:
    summary = both.summary
    style, script = _text("page.css") + _labels(both), _text("page.js")
    return str(
        _template().render(
            page=page(both),
            label={name: both.say(text) for name, text in LABELS.items()},
            shortened=_shortened(both),
            language=screen.language.code,
            style=Markup(style),  # noqa: S704 - our own file
            script=Markup(script),  # noqa: S704 - our own file
            style_hash=_hash(style),
            script_hash=_hash(script),
            command=command(summary.provenance),
            # It holds no <, > or &, so that it cannot end the element it stands in.
            provenance=Markup(summary.provenance.as_json()),  # noqa: S704
        )
    )


def _labels(both: Both) -> str:
    """Style rules that put “Reason:” before a reason, in thousands of places at no cost."""
    rules = []
    for name, template in (("reason", _("Reason: {text}")), ("next", _("Next: {text}"))):
        chinese, english = both.say(template, text="")
        rules.append(f'\n.{name}::before {{ content: "{english} "; }}')
        rules.append(f'\nbody:has(#zh:checked) .{name}::before {{ content: "{chinese}"; }}')
    return "".join(rules)


def _shortened(both: Both) -> Two | None:
    """What is said about texts that are not here in full."""
    if both.brevity is None:
        return None
    if both.brevity.longest is None:
        return both.say(
            _("To keep the file small, what was reported is here in one language only.")
        )
    return both.say(
        _(
            "To keep the file small, only the first {count} signs of what was reported are here; "
            "workplan show TARGET has all of it."
        ),
        count=both.brevity.longest,
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
    return environment.get_template("page.html.jinja")


def _text(name: str) -> str:
    return (_FOLDER / name).read_text("utf-8").strip()


def _hash(text: str) -> str:
    """As a content security policy names it."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
