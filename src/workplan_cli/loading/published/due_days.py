"""The day by which a text of a document wants something."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from itertools import chain

from workplan_cli.loading.days import MONTH_NAMES, day_meant
from workplan_cli.loading.quantities import half_width

_CHINESE = re.compile(
    r"(?:(?P<year>20\d\d)年)?(?P<month>1[0-2]|[1-9])月"
    r"(?:(?P<day>[1-3]?\d)日[之以]?前|底(?:[之以]?前)?|[之以]?前)|(?P<whole>20\d\d)年底"
)
_NAMES = "|".join(f"{name}|{name[:3]}" for name in MONTH_NAMES)
_TH = r"(?:st|nd|rd|th)?"
_ENGLISH = re.compile(
    r"\b(?:by|before|until|no later than)(?: the)?(?:(?P<end> end)(?: of)?)? (?:"
    rf"(?:(?P<day>[0-3]?\d){_TH} (?:of )?)?(?P<month>{_NAMES}|sept)\b\.?"
    rf"(?: (?P<second>[0-3]?\d){_TH}\b(?!%))?(?:,? (?P<year>20\d\d)\b)?"
    r"|(?P<whole>20\d\d)\b(?![-–/]\d))",
    re.IGNORECASE,
)
_QUARTER = re.compile(r"第?([一二三四1-4])季度[底末]?")
_YEAR_END = re.compile("^年[底末]前?$")
_AT_END = re.compile(r"(?<=月)(?:份|末|底前?)$|(?<=[月日])[之以]?前$")
_WHOLE_TIME = re.compile(
    "(?:全?年?|年内|长期|常年|持续)(?:推进|坚持|实施|完成)?|ongoing|all year",
    re.IGNORECASE,
)


def due_day(text: str, first: date, last: date) -> date | None:
    """The only day in a plan's time by which a text wants something; else None.

    `6月底前`, `9月30日前`, `by June 2025`, `by the end of 2025`, `2022-06-30`. What names no year
    is in the only one in which the plan has that day.
    """
    day = day_meant(text)
    days = {day} if day else {*_days(half_width(text), first, last)}
    found = {one for one in days if first <= one <= last}
    return found.pop() if len(found) == 1 else None


def day_of_cell(text: str, first: date, last: date) -> date | None:
    """The day in a column of due days, where `11月30日` or `September` says enough.

    `三季度` and `年底` do where the plan is one of a calendar year.
    """
    plain = re.sub(r"\s|完成$", "", half_width(text))
    if (first.month, first.year) == (1, last.year):
        plain = _YEAR_END.sub("12月", _QUARTER.sub(_month_of, plain))
    for one, form in ((f"{_AT_END.sub('', plain)}前", _CHINESE), (f"by {text}", _ENGLISH)):
        if form.fullmatch(one):
            return due_day(one, first, last)
    return due_day(text, first, last)


def says_whole_time(text: str, last: date) -> bool:
    """Whether a cell says that the time of the plan is all there is: 全年, 长期, its year."""
    plain = text.strip().removeprefix(str(last.year)).removeprefix("年")
    return _WHOLE_TIME.fullmatch(plain) is not None


def _month_of(quarter: re.Match[str]) -> str:
    return f"{3 + 3 * ('一二三四1234'.index(quarter[1]) % 4)}月"


def day_as_written(day: date) -> Iterator[str]:
    """How a text may write a due day; of the last one of a month or a year also without the day."""
    name = MONTH_NAMES[day.month - 1].capitalize()
    month, last = f"{day.month}月", monthrange(day.year, day.month)[1] == day.day
    chinese = (f"{month}{day.day}日", *((f"{month}底", f"{month}前") if last else ()))
    yield from (f"{year}{one}" for one in chinese for year in (f"{day.year}年", ""))
    for one in (name, name[:3]):
        english = (f"{day.day} {one}", f"{one} {day.day}", *((one,) if last else ()))
        yield from (
            f"{text}{year}" for text in english for year in (f" {day.year}", f", {day.year}")
        )
        yield from english[:2]
    if last and day.month == 12:  # noqa: PLR2004 - December
        yield from (f"{day.year}年底", f"end of {day.year}")


def _days(text: str, first: date, last: date) -> Iterator[date]:
    for found in chain(_CHINESE.finditer(text), _ENGLISH.finditer(text)):
        said = found.groupdict()
        day = said["day"] or said.get("second")
        opens = found[0].lower().startswith("before") and not (day or said["end"])
        if opens or (found.re is _ENGLISH and said["whole"] and not said["end"]):
            continue  # before its first day, or on any day of a year
        month = _month(said["month"] or "12")
        year = said.get("year") or said["whole"]
        years = [int(year)] if year else range(first.year, last.year + 1)
        days = [_day(one, month, int(day or 31)) for one in years]
        within = [one for one in days if first <= one <= last]
        yield from within if len(within) == 1 else ()


def _month(written: str) -> int:
    if written.isdecimal():
        return int(written)
    return 1 + [name[:3] for name in MONTH_NAMES].index(written[:3].lower())


def _day(year: int, month: int, day: int) -> date:
    """A day; the last of the month where it has no such day."""
    return date(year, month, min(day or 1, monthrange(year, month)[1]))
