"""What keeps a text from being YAML that is taken here, in words for those who wrote it."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

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


_TEXTS: Mapping[str, tuple[str, str, str]] = {
    "control_character": ("WP103", _("invisible character U+{code} in the text"),
        _("Delete the character; it cannot be seen, but it is there.")),
    "tab_indent": ("WP104", _("a tab where the line should be indented with spaces"),
        _("Replace the tab by spaces.")),
    "tab_inside": ("WP104", _("a tab outside quotation marks"),
        _("Replace the tab by a space, or put the text in quotation marks.")),
    "unclear": ("WP105", _("this is not valid YAML from here on"),
        _("Check the indent, the quotation marks and the brackets of this line.")),
    "cannot_begin": ("WP105", _("a value cannot begin with {sign} unquoted"),
        _("Put the value in quotation marks.")),
    "directive": ("WP105", _("a line that begins with % is an instruction to the parser"),
        _("Delete the line.")),
    "never_ended": ("WP105", _("this quotation mark is never closed"),
        _("Close the quotation mark.")),
    "text_behind_block_sign": ("WP105", _("text on the line of a | or >"),
        _("Put the text in quotation marks, or begin it on the next line, indented.")),
    "second_colon": ("WP105", _("a second “key: value” on one line"),
        _("If the colon belongs to the text, put the text in quotation marks.")),
    "neither_key_nor_item": ("WP105", _("a line that is neither “key: value” nor “- item”"),
        _("Add the key and “: ”, or put a text of several lines in quotation marks.")),
    "wide_colon": ("WP105", _("a full-width colon “：” behind a key"),
        _("Write the colon as “: ”, half-width, with a space behind it.")),
    "no_space": ("WP105", _("no space behind the colon of a key"),
        _("Write “key: value”, with a space behind the colon.")),
    "wrong_indent": ("WP105", _("the indent of this line fits none of the lines above it"),
        _("Align the line with the one it belongs beside; check that line, too.")),
    "list_behind_key": ("WP105", _("a list that begins on the line of its key"),
        _("Begin each “- ” on a line of its own; leave the value out if “-” means nothing.")),
    "wide_comma": ("WP105", _("a full-width comma “，” between the values in brackets"),
        _("Write the comma as “, ”, half-width, with a space behind it.")),
    "no_comma": ("WP105", _("a comma is missing between the values in brackets"),
        _("Put a comma and a space between the values.")),
    "never_closed": ("WP105", _("this bracket is never closed, or a comma is missing in it"),
        _("Close the bracket with ] or }, and put a comma between the values.")),
    "no_value": ("WP105", _("{sign} where a value is expected"),
        _("Delete it, or put the text in quotation marks.")),
    "behind_quotation": ("WP105", _("text goes on behind a closing quotation mark"),
        _("Put the whole text in one pair of quotation marks; inside, use “ ”.")),
    "escape": ("WP105", _("a backslash in double quotation marks that YAML does not know"),
        _("Write \\\\ for a backslash, or use single quotation marks.")),
    "alias_inside_itself": ("WP105", _("alias *{name} stands inside the value that it names"),
        _("Write the value out.")),
    "unknown_alias": ("WP105", _("alias *{name}, but nothing above is marked &{name}"),
        _("Put the value in quotation marks if the asterisk belongs to the text.")),
    "duplicate_key": ("WP106", _("key {key} stands here a second time; first in line {line}"),
        _("Keep one of the two.")),
    "tag": ("WP107", _("tag {tag} in the file"),
        _("Delete the tag, or put the text in quotation marks.")),
    "second_document": ("WP108", _("a second document begins here; a file holds one"),
        _("Delete the “---” line, or make a file of the second document.")),
    "too_deep": ("WP109", _("more than {limit} levels inside each other"),
        _("No plan or report needs this depth; check the brackets.")),
    "too_long": ("WP109", _("more than {limit} signs, and the fast YAML parser is missing"),
        _("Install the package ruamel.yaml.clib, or split the file.")),
    "too_many_values": ("WP109", _("more than {limit} values in one file"),
        _("Split the file.")),
    "too_many_aliases": (
        "WP109", _("aliases (*name) that unfold to too much: at most {limit} in a file"),
        _("Write the values out."),
    ),
    "no_key": ("WP110", _("a key has to be text; found {found}"),
        _("Put the key in quotation marks.")),
}  # fmt: skip
"""By what is wrong, in a word: the code of the rule, what to say, and what to do about it."""


def problem(kind: str, place: Place, **values: object) -> Problem:
    """What is wrong in a place, in the words of the table."""
    code, what, fix = _TEXTS[kind]
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
