"""Text of a report that is lost because YAML takes it for a comment: `note: 3所 #2号园未完工`."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from workplan_cli.loading.document import Document
from workplan_cli.model.diagnostic import Diagnostic, Route
from workplan_cli.model.file_format import REPORT
from workplan_cli.model.fix import TextLines
from workplan_cli.model.message import _, message

FREE = frozenset({"note", "reason", "next", "text", "ref", "title", "items", "zh", "en"})
"""Keys of an entry behind which people write freely."""
_LOST = re.compile(r"[ \t]+(?P<text>#.*\S)")
_NUMBER_SIGN = re.compile(r"#\d")
"""`#2号园`: the sign belongs to the number, so this is no comment (D-263)."""


class Lost(NamedTuple):
    """A free text, what stands behind it, and both as the file has them, from `start` on."""

    route: Route
    line: int
    start: int
    kept: str
    lost: str
    written: str

    @property
    def meant(self) -> str:
        """The whole text, as it was meant if the rest belongs to it."""
        return self.written.strip()

    @property
    def certain(self) -> bool:
        """Whether the rest is certain to be no comment."""
        return bool(_NUMBER_SIGN.match(self.lost))

    @property
    def quoted(self) -> str | None:
        """The text in quotation marks; None where it holds both kinds itself."""
        for mark in ('"', "'"):
            if mark not in self.meant and not (mark == '"' and "\\" in self.meant):
                return f"{mark}{self.meant}{mark}"
        return None


def lost_texts(document: Document) -> Iterator[Lost]:
    """Every free text of a report that goes on behind ` #`."""
    entries = document.value.get("entries")
    if document.value.get("format") != REPORT.line or " #" not in document.text or not entries:
        return
    lines = TextLines(document.text)
    for route, value in _free(("entries",), entries, ""):
        if one := _lost(document, lines, route, value):
            yield one


def lost_behind(document: Document) -> Iterator[Diagnostic]:
    """A warning for each of them."""
    for one in lost_texts(document):
        what = message(_("what stands behind “ #” is a comment and is lost: {lost}"), lost=one.lost)
        fix = message(
            _("Write {text} if it belongs to the text; put a comment on a line of its own."),
            text=one.quoted or one.meant,
        )
        yield Diagnostic("WP120", document.file, document.place(one.route), what, fix, "warning")


def _free(route: Route, value: Any, key: str) -> Iterator[tuple[Route, str | None]]:
    if isinstance(value, dict):
        for inner, one in value.items():
            yield from _free((*route, inner), one, inner)
    elif isinstance(value, list):
        for position, one in enumerate(value):
            yield from _free((*route, position), one, key)
    elif key in FREE and (value is None or isinstance(value, str)):
        yield route, value


def _lost(document: Document, lines: TextLines, route: Route, value: str | None) -> Lost | None:
    if value is None:
        return _all_of_it(document, lines, route)
    line, column = document.place(route)
    start = lines.start(line - 1) + column - 1
    if not value or not document.text.startswith(value, start):  # in quotation marks, or folded
        return None
    found = _LOST.fullmatch(lines[line - 1], column - 1 + len(value))
    return found and Lost(route, line, start, value, found["text"], value + found[0])


def _all_of_it(document: Document, lines: TextLines, route: Route) -> Lost | None:
    """A blank whose whole text begins with a number: `note: #1校区已建成`."""
    line, column = document.key_place(route)
    here = lines[line - 1]
    colon = here.find(":", column - 1) + 1
    found = _LOST.fullmatch(here, colon) if colon else None
    if found is None or not _NUMBER_SIGN.match(found["text"]):
        return None
    start = lines.start(line - 1) + found.start("text")
    return Lost(route, line, start, "", found["text"], found["text"])
