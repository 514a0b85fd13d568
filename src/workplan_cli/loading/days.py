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
_RUN = re.compile(r"^(\d{4})(\d{2})(\d{2})$")
_PERIOD = re.compile(
    r"^(?P<year>\d{4})\s*[-/.年_]?\s*(?:"
    r"[qQ]\s*(?P<quarter>[1-4])|第?(?P<season>[1-4一二三四])季度?"
    r"|[hH]\s*(?P<half>[12])|(?P<part>[上下])半年"
    r"|(?P<month>\d{1,2})\s*月?|(?P<whole>全年|年度)?)$"
)
_CHINESE = {"一": "1", "二": "2", "三": "3", "四": "4"}


def day_meant(written: object) -> date | None:
    """The day that a text or a number stands for; None where there is no such day."""
    text = unicodedata.normalize("NFKC", str(written)).strip()
    form = _DAY.match(text) or _RUN.match(text)
    if form is None:
        return None
    try:
        return date(int(form[1]), int(form[2]), int(form[3]))
    except ValueError:
        return None


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
