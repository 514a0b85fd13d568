"""What keeps a text from being YAML that is taken here, in words for those who wrote it."""

import re
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from workplan_cli.model.diagnostic import START, Place
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


def _brief(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def unprintable(text: str) -> Problem | None:
    """The first control character, which no parser takes and some crash on."""
    found = FORBIDDEN.search(text)
    return control_character(place_at(text, found.start()), found[0]) if found else None


def control_character(place: Place, sign: str) -> Problem:
    r"""A character that cannot be seen, as it is or as an escape such as `"\e"`."""
    return Problem(
        "WP103",
        place,
        message(_("invisible character U+{code} in the text"), code=f"{ord(sign):04X}"),
        message(_("Delete the character; it cannot be seen, but it is there.")),
    )


def place_at(text: str, offset: int) -> Place:
    """The 1-based place of a position in a text."""
    feeds, returns = text.count("\n", 0, offset), text.count("\r", 0, offset)
    begins = max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
    line = 1 + feeds + returns - text.count("\r\n", 0, offset)
    return Place(line, offset - begins + 1)


def invalid(place: Place, what: Message, fix: Message) -> Problem:
    """Text that is no YAML."""
    return Problem("WP105", place, what, fix)


def question_mark(place: Place) -> Problem:
    """`{?a: b}`: some programs read `?a`, some `a`."""
    return invalid(
        place,
        message(_("a value cannot begin with {sign} unquoted"), sign="?"),
        message(_("Put the value in quotation marks.")),
    )


def unclear(place: Place) -> Problem:
    """A text that no parser reads on, for no reason that can be told."""
    return invalid(
        place,
        message(_("this is not valid YAML from here on")),
        message(_("Check the indent, the quotation marks and the brackets of this line.")),
    )


def a_tag(place: Place, tag: str) -> Problem:
    """`!tag value`, the long form of `!!int` as it is written."""
    return Problem(
        "WP107",
        place,
        message(_("tag {tag} in the file"), tag=_brief(tag.replace("tag:yaml.org,2002:", "!!"))),
        message(_("Delete the tag, or put the text in quotation marks.")),
    )


def second_document(place: Place) -> Problem:
    """`---` behind a first document."""
    return Problem(
        "WP108",
        place,
        message(_("a second document begins here; a file holds one")),
        message(_("Delete the “---” line, or make a file of the second document.")),
    )


def too_deep(place: Place, limit: int) -> Problem:
    """Brackets or lists inside each other."""
    return Problem(
        "WP109",
        place,
        message(_("more than {limit} levels inside each other"), limit=limit),
        message(_("No plan or report needs this depth; check the brackets.")),
    )


def too_long(limit: int) -> Problem:
    """A text that the slow parser would take too long for."""
    return Problem(
        "WP109",
        START,
        message(_("more than {limit} signs, and the fast YAML parser is missing"), limit=limit),
        message(_("Install the package ruamel.yaml.clib, or split the file.")),
    )


def too_many_values(place: Place, limit: int) -> Problem:
    """More values than any report has."""
    return Problem(
        "WP109",
        place,
        message(_("more than {limit} values in one file"), limit=limit),
        message(_("Split the file.")),
    )


def too_many_aliases(place: Place, limit: int) -> Problem:
    """Aliases, or what they unfold to."""
    return Problem(
        "WP109",
        place,
        message(
            _("aliases (*name) that unfold to too much: at most {limit} in a file"), limit=limit
        ),
        message(_("Write the values out.")),
    )


def alias_inside_itself(place: Place, name: str) -> Problem:
    """An alias that has no end."""
    return invalid(
        place,
        message(_("alias *{name} stands inside the value that it names"), name=_brief(name)),
        message(_("Write the value out.")),
    )


def unknown_alias(place: Place, name: str) -> Problem:
    """An alias of nothing: most often a text that begins with an asterisk."""
    return invalid(
        place,
        message(_("alias *{name}, but nothing above is marked &{name}"), name=_brief(name)),
        message(_("Put the value in quotation marks if the asterisk belongs to the text.")),
    )


def no_key(text: str, index: int, place: Place, key: object) -> Problem:
    """A number, a day, a list as a key; most often a number is parted by its comma.

    Args:
        text: the whole text.
        index: where the key stands in it: the 200 of `{value: 1,200}`.
        place: the same as line and column.
        key: what was read.
    """
    return _parted_number(text, index, place) or Problem(
        "WP110",
        place,
        message(_("a key has to be text; found {found}"), found=_shown(key)),
        message(_("Put the key in quotation marks.")),
    )


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


def duplicate_key(place: Place, key: str, first: Place) -> Problem:
    """A key that stands in the same mapping before."""
    return Problem(
        "WP106",
        place,
        message(_("key {key} stands here a second time; first in line {line}"), key=_brief(key),
                line=first.line),
        message(_("Keep one of the two.")),
    )  # fmt: skip
