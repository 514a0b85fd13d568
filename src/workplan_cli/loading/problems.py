"""What keeps a text from being YAML that is taken here, in words for those who wrote it."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from workplan_cli.model.diagnostic import START, Place
from workplan_cli.model.fix import LINE_END
from workplan_cli.model.message import Message, _, message

# Line separators other than a line feed are refused too: the two parsers, editors and Python
# disagree on whether they end a line, and the place of everything behind them would be doubtful.
FORBIDDEN = re.compile(
    "[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]"
)
_BEYOND = re.compile(r"\\U(?!000|0010)[0-9a-fA-F]{8}")
_GLUED_KEY = re.compile(r"^\s*(?:- +)*\w+(?::(?=\S)|(?P<wide>：))")
"""A key whose colon YAML does not see: no space behind it, or full-width."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that keeps a text from being the YAML it should be."""

    code: str
    place: Place
    message: Message
    fix: Message


def place_of(mark: Any) -> Place:
    """The 1-based place of a parser's mark."""
    return Place(mark.line + 1, mark.column + 1)


def unprintable(text: str) -> Problem | None:
    """The first control character, which no parser takes and some crash on."""
    found = FORBIDDEN.search(text)
    return control_character(_at(text, found.start()), found[0]) if found else None


def control_character(place: Place, sign: str) -> Problem:
    r"""A character that cannot be seen, as it is or as an escape such as `"\e"`."""
    return Problem(
        "WP103",
        place,
        message(_("control character U+{code} in the text"), code=f"{ord(sign):04X}"),
        message(_("Delete the character; it cannot be seen, but it is there.")),
    )


def _at(text: str, offset: int) -> Place:
    lines = LINE_END.split(text[:offset])
    return Place(len(lines), len(lines[-1]) + 1)


def syntax(text: str, error: Any) -> Problem:
    """Our own words for what a parser says, by its complaint and by what stands in the place.

    Args:
        text: the whole text.
        error: a `MarkedYAMLError` of either parser.
    """
    mark = error.problem_mark or error.context_mark
    if mark is None:
        return _unclear(START)
    lines = LINE_END.split(text)
    line, column = _on_a_line(lines, mark)
    here = lines[line]
    place = Place(line + 1, column + 1)
    if "\t" in here[: len(here) - len(here.lstrip())] or here[column:].startswith("\t"):
        return Problem(
            "WP104",
            Place(line + 1, here.index("\t") + 1),
            message(_("a tab where the line should be indented with spaces")),
            message(_("Replace the tab by spaces.")),
        )
    opened = place
    if error.context_mark:
        line, column = _on_a_line(lines, error.context_mark)
        opened = Place(line + 1, column + 1)
    complaint = str(error.problem)
    if lines[opened.line - 1][opened.column - 1 :].startswith("!"):
        return a_tag(opened, lines[opened.line - 1][opened.column - 1 :].split()[0])
    if "mapping values are not allowed" in complaint:
        return _second_colon(lines, place)
    if "unexpected end of stream" in complaint:
        return _invalid(
            opened,
            message(_("this quotation mark is never closed")),
            message(_("Close the quotation mark.")),
        )
    if "expected ':'" in complaint:
        return _no_colon(lines, opened)
    if "',' or '" in complaint or (place.line > 1 and not here[column:] and "content" in complaint):
        return _bracket(lines, opened, place)
    return _by_sign(here, place, complaint)


def _on_a_line(lines: list[str], mark: Any) -> tuple[int, int]:
    """The 0-based place of a mark; of the end of a file, the end of its last line with text."""
    line, column = min(mark.line, len(lines) - 1), mark.column
    while line > 0 and not lines[line].strip():
        line -= 1
        column = len(lines[line])
    return line, column


def _second_colon(lines: list[str], place: Place) -> Problem:
    here = lines[place.line - 1]
    above = next((n for n in range(place.line - 2, -1, -1) if lines[n].strip()), None)
    glued = _GLUED_KEY.match(lines[above]) if above is not None else None
    if glued and above is not None:
        return _no_space(Place(above + 1, glued.end()), wide=bool(glued["wide"]))
    if len(re.findall(r":(?:\s|$)", here[: place.column])) > 1:
        return _invalid(
            place,
            message(_("a second “key: value” on one line")),
            message(_("If the colon belongs to the text, put the text in quotation marks.")),
        )
    return _wrong_indent(Place(place.line, len(here) - len(here.lstrip()) + 1))


def _no_colon(lines: list[str], place: Place) -> Problem:
    here = lines[place.line - 1]
    glued = _GLUED_KEY.match(here)
    if glued:
        return _no_space(Place(place.line, glued.end()), wide=bool(glued["wide"]))
    return _invalid(
        place,
        message(_("a line that is neither “key: value” nor “- item”")),
        message(_("Add the key and “: ”, or put a text of several lines in quotation marks.")),
    )


def _no_space(place: Place, *, wide: bool) -> Problem:
    if wide:
        return _invalid(
            place,
            message(_("a full-width colon “：” behind a key")),
            message(_("Write the colon as “: ”, half-width, with a space behind it.")),
        )
    return _invalid(
        place,
        message(_("no space behind the colon of a key")),
        message(_("Write “key: value”, with a space behind the colon.")),
    )


def _wrong_indent(place: Place) -> Problem:
    return _invalid(
        place,
        message(_("the indent of this line fits none of the lines above it")),
        message(_("Align the line with the one it belongs beside; check that line, too.")),
    )


def _bracket(lines: list[str], opened: Place, place: Place) -> Problem:
    if opened.line == place.line and lines[place.line - 1][place.column - 1 :].strip():
        return _invalid(
            place,
            message(_("a comma is missing between the values in brackets")),
            message(_("Put a comma and a space between the values.")),
        )
    return _invalid(
        opened,
        message(_("this bracket is never closed, or a comma is missing in it")),
        message(_("Close the bracket with ] or }, and put a comma between the values.")),
    )


def _by_sign(here: str, place: Place, complaint: str) -> Problem:
    """The rest: by the sign that stands in the place, and the one before it."""
    sign = here[place.column - 1 : place.column]
    before = here[: place.column - 1].rstrip()
    if sign and sign in "@`%" and "token" in complaint:
        return _invalid(
            place,
            message(_("a value cannot begin with {sign} unquoted"), sign=sign),
            message(_("Put the value in quotation marks.")),
        )
    if "escape" in complaint:
        return _escape(place)
    if "sequence entries" in complaint:
        return _invalid(
            place,
            message(_("a list that begins on the line of its key")),
            message(_("Begin each “- ” on a line of its own.")),
        )
    if sign and sign in "]},":
        return _invalid(
            place,
            message(_("{sign} where a value is expected"), sign=sign),
            message(_("Delete it, or put the text in quotation marks.")),
        )
    if "line break" in complaint or "chomping" in complaint:
        return _invalid(
            place,
            message(_("text on the line of a | or >")),
            message(_("Begin the text on the next line, indented.")),
        )
    if before.endswith(('"', "'")):
        return _invalid(
            place,
            message(_("text goes on behind a closing quotation mark")),
            message(_("Put the whole text in one pair of quotation marks; inside, use “ ”.")),
        )
    if not before:
        return _wrong_indent(place)
    return _unclear(place)


def _escape(place: Place) -> Problem:
    return _invalid(
        place,
        message(_("a backslash in double quotation marks that YAML does not know")),
        message(_("Write \\\\ for a backslash, or use single quotation marks.")),
    )


def _invalid(place: Place, what: Message, fix: Message) -> Problem:
    return Problem("WP105", place, what, fix)


def without_place(text: str) -> Problem:
    r"""What a parser stumbles over without saying where; `"\U99999999"` is the case known."""
    beyond = _BEYOND.search(text)
    return _escape(_at(text, beyond.start())) if beyond else _unclear(START)


def _unclear(place: Place) -> Problem:
    """A text that no parser reads on, for no reason that can be told."""
    return _invalid(
        place,
        message(_("this is not valid YAML from here on")),
        message(_("Check the indent, the quotation marks and the brackets of this line.")),
    )


def a_tag(place: Place, tag: str) -> Problem:
    """`!tag value`."""
    return Problem(
        "WP107",
        place,
        message(_("tag {tag} in the file"), tag=tag),
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
    return _invalid(
        place,
        message(_("alias *{name} stands inside the value that it names"), name=name),
        message(_("Write the value out.")),
    )


def unknown_alias(place: Place, name: str) -> Problem:
    """An alias of nothing: most often a text that begins with an asterisk."""
    return _invalid(
        place,
        message(_("alias *{name}, but nothing above is marked &{name}"), name=name),
        message(_("Put the value in quotation marks if the asterisk belongs to the text.")),
    )


def key_not_text(place: Place, key: object) -> Problem:
    """A number, a day, a list as a key."""
    return Problem(
        "WP110",
        place,
        message(_("a key has to be text; found {found}"), found=_shown(key)),
        message(_("Put the key in quotation marks.")),
    )


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
        message(_("key {key} stands here a second time; first in line {line}"), key=key,
                line=first.line),
        message(_("Keep one of the two.")),
    )  # fmt: skip
