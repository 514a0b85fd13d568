"""Days and periods as official papers write them: 2022年第三季度, the third quarter of 2022."""

from datetime import date

from workplan_cli.model.message import _
from workplan_cli.model.period import Period
from workplan_cli.rendering.language import Language

_MONTHS = (
    _("January"), _("February"), _("March"), _("April"), _("May"), _("June"), _("July"),
    _("August"), _("September"), _("October"), _("November"), _("December"),
)  # fmt: skip
_QUARTERS = (
    _("the first quarter of {year}"),
    _("the second quarter of {year}"),
    _("the third quarter of {year}"),
    _("the fourth quarter of {year}"),
)
_HALVES = (_("the first half of {year}"), _("the second half of {year}"))


def day_in_words(day: date, language: Language) -> str:
    """10 October 2022, 2022年10月10日."""
    return language.say(
        _("{day} {month} {year}"),
        day=day.day,
        month=language.say(_MONTHS[day.month - 1]),
        year=day.year,
    )


def period_in_words(period: Period, language: Language) -> str:
    """A month, a quarter, half a year or a year, written out."""
    year, first = period.start.year, period.start.month
    length = period.end.month - first + 1
    if length == 12:  # noqa: PLR2004 - months of a year
        return str(language.say(_("the year {year}"), year=year))
    if length == 6:  # noqa: PLR2004 - months of half a year
        return language.say(_HALVES[first // 6], year=year)
    if length == 3:  # noqa: PLR2004 - months of a quarter
        return language.say(_QUARTERS[first // 3], year=year)
    return language.say(_("{month} {year}"), month=language.say(_MONTHS[first - 1]), year=year)
