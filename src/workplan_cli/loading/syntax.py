"""Explains what a parser stumbles over, in words for those who wrote the text."""

import re
from dataclasses import dataclass
from typing import Any

from ruamel.yaml.error import MarkedYAMLError

from workplan_cli.loading.problems import Problem, a_tag, place_at, problem
from workplan_cli.model.diagnostic import START, Place
from workplan_cli.model.fix import TextLines

_GLUED_KEY = re.compile(r"^\s*(?:- +)*\w+(?::(?=\S)|(?P<wide>：))")
"""A key whose colon YAML does not see: no space behind it, or full-width."""
_GLUED_DASH = re.compile(r"^\s*-(?=\w+:(?:\s|$))")
"""A dash that begins no item of a list, as no blank stands behind it."""
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
        return problem("directive", place_at(text, directive.start()))
    beyond = _BEYOND.search(text)  # the one thing known that has no place
    if beyond:
        return problem("escape", place_at(text, beyond.start()))
    return problem("unclear", START)


def _explain(text: str, error: MarkedYAMLError, mark: Any) -> Problem:
    lines = TextLines(text)
    place = _on_a_line(lines, mark)
    opened = _on_a_line(lines, error.context_mark) if error.context_mark else place
    spot = _Spot(lines, str(error.problem), place, opened)
    if "end of stream" in spot.complaint or "document separator" in spot.complaint:
        return problem("never_ended", opened)
    return _tab(spot) or _by_complaint(spot) or _by_sign(spot)


def _on_a_line(lines: TextLines, mark: Any) -> Place:
    """The place of a mark; of the end of a file, the end of its last line with text."""
    line, column = min(mark.line, len(lines) - 1), mark.column
    if lines.is_blank_from(line) and (last := lines.last_written(line)) != line:
        line, column = last, len(lines[last])
    return Place(line + 1, column + 1)


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
        return problem("tab_indent", Place(spot.place.line, indent.index("\t") + 1))
    return problem("tab_inside", spot.place) if spot.rest(spot.place).startswith("\t") else None


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
        return problem("escape", spot.place)
    if "sequence entries" in complaint:
        return problem("list_behind_key", spot.place)
    if "line break" in complaint or "chomping" in complaint:
        return problem("text_behind_block_sign", spot.place)
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
        return _glued(above + 1, glued)
    here = lines[place.line - 1]
    colons = re.finditer(r":(?:\s|$)", here[: place.column])
    if next(colons, None) and next(colons, None):
        return problem("second_colon", place)
    return _wrong_indent(spot, Place(place.line, len(here) - len(here.lstrip()) + 1))


def _wrong_indent(spot: _Spot, place: Place) -> Problem:
    """A line that fits none above it; perhaps because the one before it begins no item."""
    above = spot.lines.last_written(max(place.line - 2, 0))
    if place.line > 1 and (dash := _GLUED_DASH.match(spot.lines[above])):
        return problem("no_space_behind_dash", Place(above + 1, dash.end()))
    return problem("wrong_indent", place)


def _no_colon(spot: _Spot) -> Problem:
    line = spot.opened.line
    if glued := _GLUED_KEY.match(spot.lines[line - 1]):
        return _glued(line, glued)
    return problem("neither_key_nor_item", spot.opened)


def _directive(spot: _Spot) -> Problem | None:
    for number in range(spot.place.line):
        if spot.lines[number].startswith("%"):
            return problem("cannot_begin", Place(number + 1, 1), sign="%")
    return None


def _glued(line: int, key: re.Match[str]) -> Problem:
    return problem("wide_colon" if key["wide"] else "no_space", Place(line, key.end()))


def _bracket(spot: _Spot) -> Problem:
    inside = spot.rest(spot.opened)[: spot.place.column - spot.opened.column]
    if spot.opened.line == spot.place.line and (wide := _WIDE_COMMA.search(inside)):
        return problem("wide_comma", Place(spot.place.line, spot.opened.column + wide.start()))
    if spot.opened.line == spot.place.line and spot.rest(spot.place).strip():
        return problem("no_comma", spot.place)
    return problem("never_closed", spot.opened)


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
                    return problem("never_closed", Place(number, column))
                closed -= 1
    return problem("unclear", spot.place)


def _by_sign(spot: _Spot) -> Problem:
    """The rest: by the sign that stands in the place, or the one before it."""
    opened = spot.rest(spot.opened)[:1]
    if opened and opened in "*&%":
        return problem("cannot_begin", spot.opened, sign=opened)
    sign = spot.rest(spot.place)[:1]
    if sign and sign in "@`%?":
        return problem("cannot_begin", spot.place, sign=sign)
    if sign and sign in "]},":
        return problem("no_value", spot.place, sign=sign)
    before = spot.before(spot.place).rstrip()
    if before.endswith(('"', "'")):
        if begun := _begun_above(spot, before[-1]):
            return problem("never_ended", begun)
        return problem("behind_quotation", spot.place)
    return problem("unclear", spot.place) if before else _wrong_indent(spot, spot.place)
