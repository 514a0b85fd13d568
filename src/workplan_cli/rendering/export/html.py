"""`workplan export html`: one page that needs nothing beside it, in both languages."""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from workplan_cli.assessment.summary import Summary
from workplan_cli.model.provenance import sealed
from workplan_cli.rendering.export.origin import command
from workplan_cli.rendering.export.page_parts import page
from workplan_cli.rendering.export.page_words import LABELS, Both
from workplan_cli.rendering.screen import Screen

_FOLDER = Path(__file__).parent / "page"


def render(summary: Summary, screen: Screen) -> str:
    """The page; the language of the screen is the one it opens in.

    Every value is escaped by the template engine. The policy in the page allows its own style and
    its own script, by their hashes, and nothing else: no request leaves it.
    """
    both = Both(summary)
    style, script = _text("page.css"), _text("page.js")
    return sealed(
        _template().render(
            page=page(both),
            label={name: both.say(text) for name, text in LABELS.items()},
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
