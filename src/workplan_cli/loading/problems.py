"""What keeps a text from being YAML that is taken here, in words for those who wrote it."""

import re
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from workplan_cli.loading.read import texts_beside
from workplan_cli.model.diagnostic import Place
from workplan_cli.model.message import Message, _, message

# Line separators other than a line feed are refused too: the two parsers, editors and Python
# disagree on whether they end a line, and the place of everything behind them would be doubtful.
# Signs without width and those that turn the direction of text make a figure look like another.
# Joiners stay: emoji and some scripts are written with them.
FORBIDDEN = re.compile(
    "[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e"
    "\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb\ufffe\uffff]"
)

_LONGEST = 40
"""Characters of a name or a key that a message repeats."""


class Problem(NamedTuple):
    """Something that keeps a text from being the YAML it should be."""

    code: str
    place: Place
    message: Message
    fix: Message


def place_of(mark: Any) -> Place:
    """The 1-based place of a parser's mark."""
    return Place(mark.line + 1, mark.column + 1)


def problem(kind: str, place: Place, **values: object) -> Problem:
    """What is wrong in a place, in the words of the table."""
    code, what, fix = texts_beside(__file__, "problems.toml")[kind]
    return Problem(code, place, Message(what, values), message(fix))


def brief(text: str) -> str:
    """The beginning of a name or a key."""
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def unprintable(text: str) -> Problem | None:
    """The first control character, which no parser takes and some crash on."""
    found = FORBIDDEN.search(text)
    return control_character(place_at(text, found.start()), found[0]) if found else None


def control_character(place: Place, sign: str) -> Problem:
    r"""A character that cannot be seen, as it is or as an escape such as `"\e"`."""
    return problem("control_character", place, code=f"{ord(sign):04X}")


def place_at(text: str, offset: int) -> Place:
    """The 1-based place of a position in a text."""
    feeds, returns = text.count("\n", 0, offset), text.count("\r", 0, offset)
    begins = max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
    line = 1 + feeds + returns - text.count("\r\n", 0, offset)
    return Place(line, offset - begins + 1)


def a_tag(place: Place, tag: str) -> Problem:
    """`!tag value`, the long form of `!!int` as it is written."""
    return problem("tag", place, tag=brief(tag.replace("tag:yaml.org,2002:", "!!")))


def no_key(text: str, index: int, place: Place, key: object) -> Problem:
    """A number, a day, a list as a key; most often a number is parted by its comma.

    Args:
        text: the whole text.
        index: where the key stands in it: the 200 of `{value: 1,200}`.
        place: the same as line and column.
        key: what was read.
    """
    return _parted_number(text, index, place) or problem("no_key", place, found=_shown(key))


_LEFT = re.compile(r"[0-9][0-9,.]{0,30}\Z")
_RIGHT = re.compile(r"[0-9][0-9,.]{0,30}")
_THOUSANDS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")


def _parted_number(text: str, index: int, place: Place) -> Problem | None:
    """A comma within a number, which between braces ends one thing and begins the next."""
    left, right = _LEFT.search(text, max(index - 32, 0), index), _RIGHT.match(text, index)
    if not left or not right or not left[0].endswith(","):
        return None
    written = left[0] + right[0].rstrip(",.")
    if _THOUSANDS.fullmatch(written):
        fix = message(_("Write {number}."), number=written.replace(",", ""))
    else:
        fix = message(_("Write digits only, with a point before decimals."))
    start = Place(place.line, place.column - len(left[0]))
    what = _("{written} is read as several things: between braces a comma parts them")
    return Problem("WP110", start, message(what, written=written), fix)


def _shown(key: object) -> object:
    if key is None:
        return "null"
    if isinstance(key, bool):
        return str(key).lower()
    if isinstance(key, int | Decimal | date):
        return str(key)
    return message(_("a list") if isinstance(key, list) else _("keys with values"))
