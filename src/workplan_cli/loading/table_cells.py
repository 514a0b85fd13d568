"""What a cell of a table says: a number, a day, names or words, however it was typed."""

import datetime as dt
import re
from decimal import Decimal

from workplan_cli.loading.days import day_meant
from workplan_cli.loading.figures import certain_figure, is_nothing
from workplan_cli.loading.problems import FORBIDDEN
from workplan_cli.loading.workbook import cell_text
from workplan_cli.model.names import name_key
from workplan_cli.model.target import Target

_LIST_SIGNS = re.compile(r"[、；;，,]")
_TOTAL = re.compile(
    r"(?:(?:[一二三四五六七八九十]{1,3}、.{1,20})?(?:合计|总计|共计)|.{0,20}小计|汇总|(?:grand|sub)?-?totals?(?:for.{1,40})?|sum)(?:\(.*\))?:?"
)
_DAY_0 = dt.date(1899, 12, 30)
_SERIALS = range(36_526, 73_051)
"""Days of this century, as workbooks count them."""


def clean_text(cell: object) -> str:
    """A text without what cannot be seen."""
    return FORBIDDEN.sub("", cell_text(cell).replace("\r\n", "\n").replace("\r", "\n"))


def says_something(cell: object) -> bool:
    """Whether a cell holds more than blanks."""
    return bool(cell_text(cell).strip())


def is_total(text: str) -> bool:
    """Whether a row of this name adds up others: `合计`, `一、教育小计`, `Total`."""
    return _TOTAL.fullmatch(name_key(text)) is not None


def names_in(text: str) -> list[str]:
    """Names, one a line; where there is one line, between commas and such."""
    parts = text.split("\n") if "\n" in text else _LIST_SIGNS.split(text)
    return [part.strip() for part in parts if part.strip()]


def figure_in(cell: object, target: Target | None) -> object:
    """A number; the text as it stands where it may be another."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        number = Decimal(repr(cell))
        return int(number) if number == number.to_integral_value() else number
    if not isinstance(cell, str):
        return cell
    if is_nothing(cell):
        return None
    counted = target.counted.texts if target and target.counted else ()
    percent = bool(target and target.measure_facts.percent)
    found = certain_figure(cell, counted, percent)
    if found is None:
        return cell.strip()
    return int(found) if found == found.to_integral_value() else found


def day_in(cell: object) -> object:
    """A day, also as the number that workbooks have for it; the text where it is none."""
    if isinstance(cell, dt.datetime):
        return cell.date()
    if isinstance(cell, dt.date):
        return cell
    if isinstance(cell, int | float) and cell in _SERIALS:
        return _DAY_0 + dt.timedelta(days=int(cell))
    text = cell_text(cell).strip()
    return day_meant(text) or text
