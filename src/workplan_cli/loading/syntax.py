"""Explains what a parser stumbles over, in words for those who wrote the text."""

import re
from dataclasses import dataclass
from typing import Any

from ruamel.yaml.error import MarkedYAMLError

from workplan_cli.loading.problems import Problem, a_tag, invalid, place_at, unclear
from workplan_cli.model.diagnostic import START, Place
from workplan_cli.model.fix import TextLines
from workplan_cli.model.message import _, message

_GLUED_KEY = re.compile(r"^\s*(?:- +)*\w+(?::(?=\S)|(?P<wide>：))")
"""A key whose colon YAML does not see: no space behind it, or full-width."""
_WIDE_COMMA = re.compile(r"[，、；](?=\s*\w+\s*[:：]?\s*$)")
"""What stands for the comma before the key that a parser stumbles over."""
_BEYOND = re.compile(r"\\U(?!000|0010)[0-9a-fA-F]{8}")
"""The escape of a character that there cannot be."""


_DIRECTIVE = re.compile(r"^%", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class _Spot:
    """What a parser complains of, where, and where the thing began that it was reading."""

    lines: TextLines
    complaint: str
    place: Place
    opened: Place

    def rest(self, place: Place) -> str:
        """The line from a place on."""
        return self.lines[place.line - 1][place.column - 1 :]

    def before(self, place: Place) -> str:
        """The line up to a place."""
        return self.lines[place.line - 1][: place.column - 1]


def explain(text: str, error: Exception) -> Problem:
    """Our own words for what a parser says, by its complaint and by what stands in the place."""
    if isinstance(error, MarkedYAMLError) and (error.problem_mark or error.context_mark):
        return _explain(text, error, error.problem_mark or error.context_mark)
    if directive := _DIRECTIVE.search(text):
        return invalid(
            place_at(text, directive.start()),
            message(_("a line that begins with % is an instruction to the parser")),
            message(_("Delete the line.")),
        )
    beyond = _BEYOND.search(text)  # the one thing known that has no place
    return _escape(place_at(text, beyond.start())) if beyond else unclear(START)


def _explain(text: str, error: MarkedYAMLError, mark: Any) -> Problem:
    lines = TextLines(text)
    place = _on_a_line(lines, mark)
    opened = _on_a_line(lines, error.context_mark) if error.context_mark else place
    spot = _Spot(lines, str(error.problem), place, opened)
    return _quotation_mark(spot) or _tab(spot) or _by_complaint(spot) or _by_sign(spot)


def _on_a_line(lines: TextLines, mark: Any) -> Place:
    """The place of a mark; of the end of a file, the end of its last line with text."""
    line, column = min(mark.line, len(lines) - 1), mark.column
    if lines.is_blank_from(line) and (last := lines.last_written(line)) != line:
        line, column = last, len(lines[last])
    return Place(line + 1, column + 1)


def _quotation_mark(spot: _Spot) -> Problem | None:
    if "end of stream" in spot.complaint or "document separator" in spot.complaint:
        return _never_ended(spot.opened)
    return None


def _never_ended(place: Place) -> Problem:
    return invalid(
        place,
        message(_("this quotation mark is never closed")),
        message(_("Close the quotation mark.")),
    )


def _begun_above(spot: _Spot, mark: str) -> Place | None:
    """Where a quotation began that the only such mark of this line has ended by accident."""
    if spot.before(spot.place).count(mark) != 1:
        return None
    for number in range(spot.place.line - 1, 0, -1):
        line = spot.lines[number - 1]
        if mark in line:
            opening = re.fullmatch(rf"(\s*(?:- +)*(?:\w+: +)?){mark}[^{mark}]*", line)
            return Place(number, len(opening[1]) + 1) if opening else None
    return None


def _tab(spot: _Spot) -> Problem | None:
    here = spot.lines[spot.place.line - 1]
    indent = here[: len(here) - len(here.lstrip())]
    if "\t" in indent:
        return Problem(
            "WP104",
            Place(spot.place.line, indent.index("\t") + 1),
            message(_("a tab where the line should be indented with spaces")),
            message(_("Replace the tab by spaces.")),
        )
    if spot.rest(spot.place).startswith("\t"):
        return Problem(
            "WP104",
            spot.place,
            message(_("a tab outside quotation marks")),
            message(_("Replace the tab by a space, or put the text in quotation marks.")),
        )
    return None


def _by_complaint(spot: _Spot) -> Problem | None:
    """What the parser's own sentence tells, whatever stands in the place."""
    complaint, opened = spot.complaint, spot.opened
    if spot.rest(opened).startswith("!"):
        return a_tag(opened, spot.rest(opened).split(maxsplit=1)[0])
    if "mapping values are not allowed" in complaint:
        return _second_colon(spot)
    if "expected ':'" in complaint:
        return _no_colon(spot)
    if "escape" in complaint:
        return _escape(spot.place)
    if "sequence entries" in complaint:
        return _list_behind_key(spot)
    if "line break" in complaint or "chomping" in complaint:
        return invalid(
            spot.place,
            message(_("text on the line of a | or >")),
            message(_("Put the text in quotation marks, or begin it on the next line, indented.")),
        )
    if "',' or '" in complaint:
        return _bracket(spot)
    if "document start" in complaint:
        return _directive(spot)
    if "node content" in complaint and not spot.rest(spot.place):
        return _open_bracket(spot)
    return None


def _second_colon(spot: _Spot) -> Problem:
    lines, place = spot.lines, spot.place
    above = lines.last_written(max(place.line - 2, 0))
    glued = _GLUED_KEY.match(lines[above]) if place.line > 1 else None
    if glued:
        return _no_space(Place(above + 1, glued.end()), wide=bool(glued["wide"]))
    here = lines[place.line - 1]
    colons = re.finditer(r":(?:\s|$)", here[: place.column])
    if next(colons, None) and next(colons, None):
        return invalid(
            place,
            message(_("a second “key: value” on one line")),
            message(_("If the colon belongs to the text, put the text in quotation marks.")),
        )
    return _wrong_indent(Place(place.line, len(here) - len(here.lstrip()) + 1))


def _no_colon(spot: _Spot) -> Problem:
    line = spot.opened.line
    glued = _GLUED_KEY.match(spot.lines[line - 1])
    if glued:
        return _no_space(Place(line, glued.end()), wide=bool(glued["wide"]))
    return invalid(
        spot.opened,
        message(_("a line that is neither “key: value” nor “- item”")),
        message(_("Add the key and “: ”, or put a text of several lines in quotation marks.")),
    )


def _no_space(place: Place, *, wide: bool) -> Problem:
    if wide:
        return invalid(
            place,
            message(_("a full-width colon “：” behind a key")),
            message(_("Write the colon as “: ”, half-width, with a space behind it.")),
        )
    return invalid(
        place,
        message(_("no space behind the colon of a key")),
        message(_("Write “key: value”, with a space behind the colon.")),
    )


def _wrong_indent(place: Place) -> Problem:
    return invalid(
        place,
        message(_("the indent of this line fits none of the lines above it")),
        message(_("Align the line with the one it belongs beside; check that line, too.")),
    )


def _list_behind_key(spot: _Spot) -> Problem:
    return invalid(
        spot.place,
        message(_("a list that begins on the line of its key")),
        message(
            _("Begin each “- ” on a line of its own; leave the value out if “-” means nothing.")
        ),
    )


def _directive(spot: _Spot) -> Problem | None:
    for number in range(spot.place.line):
        if spot.lines[number].startswith("%"):
            return _cannot_begin(Place(number + 1, 1), "%")
    return None


def _bracket(spot: _Spot) -> Problem:
    if spot.opened.line == spot.place.line and (wide := _WIDE_COMMA.search(_inside(spot))):
        return invalid(
            Place(spot.place.line, spot.opened.column + wide.start()),
            message(_("a full-width comma “，” between the values in brackets")),
            message(_("Write the comma as “, ”, half-width, with a space behind it.")),
        )
    if spot.opened.line == spot.place.line and spot.rest(spot.place).strip():
        return invalid(
            spot.place,
            message(_("a comma is missing between the values in brackets")),
            message(_("Put a comma and a space between the values.")),
        )
    return _never_closed(spot.opened)


def _inside(spot: _Spot) -> str:
    """The line from an opening bracket to where the parser stumbles."""
    return spot.rest(spot.opened)[: spot.place.column - spot.opened.column]


def _open_bracket(spot: _Spot) -> Problem:
    """The end of the file where a value of a list in brackets should be: find the bracket."""
    closed = 0
    for number in range(spot.place.line, 0, -1):
        line = spot.lines[number - 1]
        for column in range(len(line), 0, -1):
            if line[column - 1] in "]}":
                closed += 1
            elif line[column - 1] in "[{":
                if not closed:
                    return _never_closed(Place(number, column))
                closed -= 1
    return unclear(spot.place)


def _never_closed(place: Place) -> Problem:
    return invalid(
        place,
        message(_("this bracket is never closed, or a comma is missing in it")),
        message(_("Close the bracket with ] or }, and put a comma between the values.")),
    )


def _by_sign(spot: _Spot) -> Problem:
    """The rest: by the sign that stands in the place, or the one before it."""
    opened = spot.rest(spot.opened)[:1]
    if opened and opened in "*&%":
        return _cannot_begin(spot.opened, opened)
    sign = spot.rest(spot.place)[:1]
    if sign and sign in "@`%?":
        return _cannot_begin(spot.place, sign)
    if sign and sign in "]},":
        return invalid(
            spot.place,
            message(_("{sign} where a value is expected"), sign=sign),
            message(_("Delete it, or put the text in quotation marks.")),
        )
    before = spot.before(spot.place).rstrip()
    if before.endswith(('"', "'")):
        if begun := _begun_above(spot, before[-1]):
            return _never_ended(begun)
        return invalid(
            spot.place,
            message(_("text goes on behind a closing quotation mark")),
            message(_("Put the whole text in one pair of quotation marks; inside, use “ ”.")),
        )
    return unclear(spot.place) if before else _wrong_indent(spot.place)


def _cannot_begin(place: Place, sign: str) -> Problem:
    return invalid(
        place,
        message(_("a value cannot begin with {sign} unquoted"), sign=sign),
        message(_("Put the value in quotation marks.")),
    )


def _escape(place: Place) -> Problem:
    return invalid(
        place,
        message(_("a backslash in double quotation marks that YAML does not know")),
        message(_("Write \\\\ for a backslash, or use single quotation marks.")),
    )
