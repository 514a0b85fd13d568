"""The day or the period that somebody meant who wrote it otherwise: `2022年7月5日`, `2022Q2`."""

import re
import unicodedata
from datetime import date

from workplan_cli.model.period import Period, parse_period

_DAY = re.compile(
    r"^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?"
    r"(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?$"
)
"""With a time of day, too, as spreadsheets and databases write days."""
MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_WITH_NAME = (
    re.compile(r"^(?P<day>\d{1,2})(?:st|nd|rd|th)? (?P<month>[A-Za-z]{3,9})\.?,? (?P<year>\d{4})$"),
    re.compile(r"^(?P<month>[A-Za-z]{3,9})\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?,? (?P<year>\d{4})$"),
)
_IN_A_YEAR = 12
"""Months; a larger number can only be a day."""
_YEAR_LAST = re.compile(r"^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$")
_RUN = re.compile(r"^(\d{4})(\d{2})(\d{2})$")
_PERIOD = re.compile(
    r"^(?P<year>\d{4})\s*[-/.年_]?\s*(?:"
    r"[qQ]\s*(?P<quarter>[1-4])|第?(?P<season>[1-4一二三四])季度?"
    r"|[hH]\s*(?P<half>[12])|(?P<part>[上下])半年"
    r"|(?P<month>\d{1,2})\s*月?|(?P<whole>全年|年度)?)$"
)
_CHINESE = {"一": "1", "二": "2", "三": "3", "四": "4"}


def day_meant(written: object) -> date | None:
    """The day that a text or a number stands for; None where there is no such day.

    What ends with the year is one only where it can be read in one way: 31/03/2026, not 03/04/2026.
    """
    text = unicodedata.normalize("NFKC", str(written)).strip()
    try:
        return date(*_year_month_day(text))
    except (ValueError, TypeError):
        return None


def _year_month_day(text: str) -> tuple[int, ...]:
    if form := _DAY.match(text) or _RUN.match(text):
        return (int(form[1]), int(form[2]), int(form[3]))
    if form := _WITH_NAME[0].match(text) or _WITH_NAME[1].match(text):
        begun = [name.startswith(form["month"].lower()) for name in MONTH_NAMES]
        return (int(form["year"]), 1 + begun.index(True), int(form["day"]))
    if form := _YEAR_LAST.match(text):
        low, high = sorted((int(form[1]), int(form[2])))
        one_way = low == high or low <= _IN_A_YEAR < high
        return (int(form[3]), low, high) if one_way else ()
    return ()


def period_meant(written: object) -> Period | None:
    """The period that a text or a number stands for; None where that is not certain.

    `2022年2` may be the second month or the second quarter.
    """
    text = unicodedata.normalize("NFKC", str(written)).strip()
    form = _PERIOD.match(text)
    if form is None or (form["month"] and "年" in text and "月" not in text):
        return None
    quarter = form["quarter"] or _CHINESE.get(form["season"] or "", form["season"])
    half = form["half"] or {"上": "1", "下": "2", None: None}[form["part"]]
    if quarter:
        return parse_period(f"{form['year']}-Q{quarter}")
    if half:
        return parse_period(f"{form['year']}-H{half}")
    if form["month"]:
        return parse_period(f"{form['year']}-{int(form['month']):02}")
    return parse_period(form["year"])
