"""What to write where a text stands for a figure."""

import re

from workplan_cli.loading.figures import figure_meant, is_nothing, is_vague
from workplan_cli.loading.quantities import half_width
from workplan_cli.model.message import Message, _, message
from workplan_cli.model.number import digits
from workplan_cli.model.text import Text

_PERCENT = ("%", "个百分点", "百分点")
_OF = re.compile(r"\s*(\d+)\s*[/／]\s*(\d+)\s*")
_LETTER = re.compile(r"(?<=\d)[OoIl](?![A-Za-z])|(?<![A-Za-z])[OoIl](?=\d)")
"""A letter that is taken for a zero or a one; what was meant only the sender knows."""
_DECIMAL_COMMA = re.compile(r"[-+]?\d+,\d{1,2}")
_NOT_EXACT = re.compile(
    r"约|大概|超|逾|至少|不少|不低|以上|左右|about|least|more|[~>≥]", re.IGNORECASE
)


def figure_help(value: str, counted: Text | None) -> Message:
    """The number to write in the unit of measure that a target counts in, if known (D-147)."""
    meant, names = figure_meant(value), counted.texts if counted else ()
    if letter := _LETTER.search(value):
        return message(
            _("“{letter}” is a letter. Write digits only, after asking which were meant."),
            letter=letter[0],
        )
    if is_nothing(value):
        return message(_("Leave the line out: a blank is “no figure”, and 0 is zero."))
    if meant is None and is_vague(value):
        return message(
            _("A number is needed. This leaves open which one, so none is proposed; ask for it.")
        )
    if meant is None and (of := _OF.fullmatch(value)):
        return message(
            _("Write {part} behind part: and {whole} behind whole:."), part=of[1], whole=of[2]
        )
    if meant is None and _DECIMAL_COMMA.fullmatch(half_width(value).strip()):
        return message(
            _("Write {number} if the comma stands before decimals; else ask for the figure."),
            number=half_width(value).strip().replace(",", "."),
        )
    if meant is None:
        return message(_("Write digits only."))
    if names and meant.behind in _PERCENT and set(names).isdisjoint(_PERCENT):
        return message(_("Write the number of {unit}, not a percentage."), unit=counted)
    own = meant.counted_in(names)
    if own is None and names and meant.scale == 1 and meant.behind not in _PERCENT:
        return message(_("Write the number of {unit}."), unit=counted)
    if own is None and meant.scale != 1:
        return message(
            _("Write {own} if {unit} are counted, {number} if single ones are."),
            own=digits(meant.number),
            unit=meant.unit,
            number=digits(meant.value),
        )
    number = digits(meant.value if own is None else own)
    if number == value:
        return message(_("Write {meant}, without quotation marks."), meant=value)
    if _NOT_EXACT.search(value):
        return message(
            _("Write {number} if that is the exact figure; else ask for it."), number=number
        )
    return message(_("Write {number}."), number=number)
