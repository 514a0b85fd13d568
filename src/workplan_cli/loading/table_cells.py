"""What a cell of a table says: a number, a day, names or words, however it was typed."""

import datetime as dt
import re
from decimal import Decimal

from workplan_cli.loading.days import day_meant
from workplan_cli.loading.figures import certain_figure, is_nothing
from workplan_cli.loading.problems import FORBIDDEN
from workplan_cli.loading.quantities import unit_scale
from workplan_cli.loading.workbook import cell_text
from workplan_cli.model.names import name_key
from workplan_cli.model.target import Target

_LIST_SIGNS = re.compile(r"[、；;，,](?![^（(]{0,200}[）)])")
"""Between names, but not inside brackets that belong to one."""
_TOTAL = re.compile(
    r"(?:(?:[一二三四五六七八九十]{1,3}、.{1,20})?(?:合计|总计|共计)|.{0,20}小计|汇总|(?:grand|sub)?-?totals?(?:for.{1,40})?|sum)(?:\(.*\))?:?"
)
_OR_ZERO = frozenset({"无", "没有", "none"})
"""Of accidents this is 0, of schools no figure: who wrote it has to say which."""
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


def figure_in(
    cell: object, target: Target | None, measured: str = "", *, percent: bool | None = None
) -> object:
    """A number; the text as it stands where it may be another.

    Args:
        cell: what the table has.
        target: what the figure is of, as far as that is known.
        measured: the unit of measure that the table gives for it, beside its own.
        percent: whether a percent sign may stand behind it; by the target's measure, if not said.
    """
    if measured and (unit_scale(measured) != 1 or measured.endswith("%")):
        number = figure_in(cell, None, percent=False)
        if isinstance(number, int | Decimal):
            cell = f"{number} {measured}" if measured.isascii() else f"{number}{measured}"
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        number = Decimal(repr(cell))
        return int(number) if number == number.to_integral_value() else number
    if not isinstance(cell, str):
        return cell
    if is_nothing(cell) and name_key(cell) not in _OR_ZERO:
        return None
    counted = target.counted.texts if target and target.counted else ()
    if percent is None:
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
