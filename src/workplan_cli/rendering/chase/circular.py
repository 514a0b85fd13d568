"""`workplan chase --notice 通报`: one paper to all units on how a period was reported."""

from collections.abc import Iterator, Mapping, Sequence

from workplan_cli.assessment.owing import Debt, turns_of
from workplan_cli.model.message import _, counted
from workplan_cli.model.outcome import Promptness, Turn
from workplan_cli.model.period import Period
from workplan_cli.model.words import STATUS_WORDS
from workplan_cli.rendering.calendar import day_in_words, period_in_words
from workplan_cli.rendering.chase.view import Chase, numeral, own_figure, own_goal
from workplan_cli.rendering.markdown_text import (
    Column,
    heading,
    paragraph,
    plain_list,
    table,
)
from workplan_cli.rendering.language import Language, points
from workplan_cli.rendering.screen import Screen

_COUNTS: dict[Promptness, str] = {
    "on_time": _("{count} on time"),
    "late": _("{count} late"),
    "undated": _("{count} without a day of submission"),
    "missing": _("{count} not at all"),
}
Turns = Mapping[Promptness, Sequence[tuple[Debt, Turn]]]


def render(chase: Chase, screen: Screen) -> str:
    """The newest period for which nobody has time left; empty where there is none."""
    period = chase.period
    if period is None:
        return ""
    return "\n".join(_paper(chase, period, screen.language))


def _paper(chase: Chase, period: Period, language: Language) -> Iterator[str]:
    say, plan = language.say, chase.outcome.plan
    turns = turns_of(chase.debts, period)
    yield heading(
        1,
        say(
            _("Circular on the reports on “{plan}” for {period}"),
            plan=plan.title,
            period=period_in_words(period, language),
        ),
    )
    yield paragraph(say(_("To all units:")))
    yield paragraph(_opening(chase, period, turns, language))
    parts = [*_punctuality(chase, turns, language), *_contents(chase, language)]
    for index, (title, body) in enumerate([*parts, _request(language)]):
        yield heading(2, say(_("{number} {title}"), number=numeral(index, language), title=title))
        yield body
    if plan.issuer is not None:
        yield paragraph(plan.issuer.in_language(language.code))
    yield paragraph(day_in_words(chase.day, language))


def _opening(chase: Chase, period: Period, turns: Turns, language: Language) -> str:
    total = sum(len(found) for found in turns.values())
    due = next(turn.due for found in turns.values() for _debt, turn in found)
    counts = [
        language.say(template, count=len(turns[state]))
        for state, template in _COUNTS.items()
        if turns[state]
    ]
    return language.say(
        _("Reports for {period} were due by {due}. As of {day}, of {total} units these have "
          "reported: {counts}."),
        period=period_in_words(period, language),
        due=day_in_words(due, language),
        day=day_in_words(chase.day, language),
        total=total,
        counts=language.join(counts),
    )  # fmt: skip


def _punctuality(chase: Chase, turns: Turns, language: Language) -> Iterator[tuple[str, str]]:
    say = language.say
    if turns["on_time"]:
        yield say(_("Reported on time")), _praise(chase, turns["on_time"], language)
    if turns["late"]:
        yield (
            say(_("Reported late")),
            plain_list(
                say(
                    counted(
                        _("{unit}: submitted on {day}, {count} day late"),
                        _("{unit}: submitted on {day}, {count} days late"),
                        turn.days,
                        unit=chase.name(debt, language),
                        day=_submitted(turn, language),
                    )
                )
                for debt, turn in turns["late"]
            ),
        )
    if turns["undated"]:
        names = [chase.name(debt, language) for debt, _turn in turns["undated"]]
        text = say(
            _("The reports of {units} do not say when they were submitted."),
            units=language.join(names),
        )
        yield say(_("Day of submission not known")), paragraph(text)
    if turns["missing"]:
        yield (
            say(_("Not reported")),
            plain_list(_missing(chase, debt, language) for debt, _turn in turns["missing"]),
        )


def _praise(chase: Chase, found: Sequence[tuple[Debt, Turn]], language: Language) -> str:
    """Everybody on time by name, and those whose reports were complete as well."""
    names = [chase.name(debt, language) for debt, _turn in found]
    whole = [
        chase.name(debt, language)
        for debt, _turn in found
        if not debt.entries and not debt.unbacked
    ]
    text = language.say(_("On time were: {units}."), units=language.join(names))
    if whole:
        text += language.say(
            _(" Commended for reports that were also complete, with all evidence: {units}."),
            units=language.say(_("all of them")) if whole == names else language.join(whole),
        )
    return paragraph(text)


def _submitted(turn: Turn, language: Language) -> str:
    day = turn.filed.report.submitted if turn.filed else None
    return day_in_words(day, language) if day else "–"


def _missing(chase: Chase, debt: Debt, language: Language) -> str:
    unit = chase.name(debt, language)
    if len(debt.missing) > 1:
        return language.say(
            _("{unit}: nothing for {count} periods in a row, the oldest {days} days late"),
            unit=unit,
            count=len(debt.missing),
            days=debt.days_late,
        )
    return language.say(
        counted(
            _("{unit}: {count} day late"), _("{unit}: {count} days late"), debt.days_late, unit=unit
        )
    )


def _contents(chase: Chase, language: Language) -> Iterator[tuple[str, str]]:
    say = language.say
    incomplete = [debt for debt in chase.debts if debt.entries or debt.unbacked]
    if incomplete:
        yield (
            say(_("Incomplete reports")),
            plain_list(_incomplete(chase, debt, language) for debt in incomplete),
        )
    if any(debt.lags for debt in chase.debts):
        title = say(
            _("Targets behind schedule on {day}"), day=day_in_words(chase.progress_on, language)
        )
        yield title, _lags(chase, language)


def _incomplete(chase: Chase, debt: Debt, language: Language) -> str:
    parts = []
    if debt.entries:
        ids = language.join([one.target.id for one in debt.entries])
        parts.append(language.say(_("targets left out: {ids}"), ids=ids))
    if debt.unbacked:
        ids = language.join([result.target.id for result, _reading in debt.unbacked])
        parts.append(language.say(_("entries without evidence: {ids}"), ids=ids))
    matters = ("；" if language.code == "zh" else "; ").join(parts)
    return language.say(_("{unit}: {matters}"), unit=chase.name(debt, language), matters=matters)


def _lags(chase: Chase, language: Language) -> str:
    say, limits = language.say, chase.outcome.plan.thresholds
    columns: list[Column] = [
        (say(_("Unit")), "left", 12),
        (say(_("Target")), "left", 30),
        (say(_("Goal")), "left", 16),
        (say(_("Actual")), "left", 14),
        (say(_("Gap")), "right", 8),
        (say(_("Status")), "left", 10),
    ]
    return table(
        columns,
        [
            [
                chase.name(debt, language),
                f"{lag.result.target.id} {lag.result.target.title.in_language(language.code)}",
                own_goal(lag, language),
                own_figure(lag, language),
                points(lag.verdict.gap, (limits.ahead, limits.slipping, limits.behind)),
                say(STATUS_WORDS[lag.verdict.status]),
            ]
            for debt in chase.debts
            for lag in debt.lags
        ],
    )


def _request(language: Language) -> tuple[str, str]:
    say = language.say
    return say(_("What is asked")), paragraph(
        say(
            _("Units that have not reported, or left something out, submit it within three working "
              "days of this circular. Units behind schedule state the reason and the next step. "
              "Reports that came on time are to stay so.")
        )
    )  # fmt: skip
