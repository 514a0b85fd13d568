"""`workplan chase --notice 催办`: a letter to each unit that owes something, in Markdown."""

from collections.abc import Iterator

from workplan_cli.assessment.owing import Debt, Lag
from workplan_cli.model.message import Message, _, counted
from workplan_cli.model.words import STATUS_WORDS
from workplan_cli.rendering.calendar import day_in_words, period_in_words
from workplan_cli.rendering.chase.view import Chase, numeral, own_figure, own_goal
from workplan_cli.rendering.markdown_text import heading, paragraph, plain_list
from workplan_cli.rendering.language import Language, points
from workplan_cli.rendering.screen import Screen


def render(chase: Chase, screen: Screen) -> str:
    """One letter a unit, a rule between two; empty where nobody owes anything."""
    letters = [
        "\n".join(_letter(chase, debt, screen.language)) for debt in chase.debts if debt.owes
    ]
    return "\n---\n\n".join(letters)


def _letter(chase: Chase, debt: Debt, language: Language) -> Iterator[str]:
    say, plan = language.say, chase.outcome.plan
    yield heading(1, say(_("Reminder concerning reports on “{plan}”"), plan=plan.title))
    yield paragraph(say(_("To {unit}:"), unit=chase.name(debt, language)))
    yield paragraph(_opening(chase, debt, language))
    matters = list(_matters(chase, debt, language))
    for index, (title, items) in enumerate(matters):
        yield heading(2, say(_("{number} {title}"), number=numeral(index, language), title=title))
        yield plain_list(items)
    yield paragraph(say(_request(debt)))
    if plan.issuer is not None:
        yield paragraph(plan.issuer.in_language(language.code))
    yield paragraph(day_in_words(chase.day, language))


def _opening(chase: Chase, debt: Debt, language: Language) -> str:
    last = debt.turns[-1] if debt.turns else None
    day = day_in_words(chase.day, language)
    if last is not None and last.state == "on_time":
        period = period_in_words(last.period, language)
        return language.say(
            _("Your report for {period} came on time, for which we thank you. "
              "As of {day}, the following is still open."),
            period=period,
            day=day,
        )  # fmt: skip
    return language.say(_("As of {day}, the following is still open."), day=day)


def _matters(chase: Chase, debt: Debt, language: Language) -> Iterator[tuple[str, list[str]]]:
    say, code = language.say, language.code
    if debt.missing or debt.open:
        yield say(_("Reports outstanding")), list(_reports(debt, language))
    if debt.entries:
        yield (
            say(_("Targets left out of the newest report")),
            [f"{one.target.id} {one.target.title.in_language(code)}" for one in debt.entries],
        )
    if debt.unbacked:
        yield (
            say(_("Entries without evidence")),
            [
                say(
                    _("{target} {title} ({period})"),
                    target=result.target.id,
                    title=result.target.title,
                    period=period_in_words(reading.period, language),
                )
                for result, reading in debt.unbacked
            ],
        )
    if debt.lags:
        yield (
            say(
                _("Targets behind schedule on {day}"),
                day=day_in_words(chase.progress_on, language),
            ),
            [lag_in_words(chase, lag, language) for lag in debt.lags],
        )


def _reports(debt: Debt, language: Language) -> Iterator[str]:
    for turn in debt.missing:
        yield language.say(
            counted(
                _("The report for {period} was due on {due} and is {count} day late."),
                _("The report for {period} was due on {due} and is {count} days late."),
                turn.days,
                period=period_in_words(turn.period, language),
                due=day_in_words(turn.due, language),
            )
        )
    if len(debt.missing) > 1:
        yield language.say(
            _("No report has come for {count} periods in a row."), count=len(debt.missing)
        )
    if debt.open:
        yield language.say(
            counted(
                _("The report for {period} is due by {due}: {count} day is left."),
                _("The report for {period} is due by {due}: {count} days are left."),
                debt.open.days,
                period=period_in_words(debt.open.period, language),
                due=day_in_words(debt.open.due, language),
            )
        )


def lag_in_words(chase: Chase, lag: Lag, language: Language) -> str:
    """What was to be reached, what has been, by how much it is short, and the status."""
    limits = chase.outcome.plan.thresholds
    say, verdict = language.say, lag.verdict
    values = {
        "target": lag.result.target.id,
        "title": lag.result.target.title,
        "goal": own_goal(lag, language),
        "actual": own_figure(lag, language),
        "status": say(STATUS_WORDS[verdict.status]),
    }
    if verdict.gap is None:
        return say(_("{target} {title}: goal {goal}, so far {actual}; {status}"), **values)
    gap = points(verdict.gap, (limits.ahead, limits.slipping, limits.behind))
    return say(
        _("{target} {title}: goal {goal}, so far {actual}, gap {gap} points; {status}"),
        **values,
        gap=gap,
    )


def _request(debt: Debt) -> str | Message:
    if not (debt.missing or debt.entries or debt.unbacked or debt.lags):
        return _("Please submit the report by that day.")
    if not debt.lags:
        return _("Please submit what is missing within three working days of this notice.")
    if debt.missing or debt.entries or debt.unbacked:
        return _(
            "Please submit what is missing within three working days of this notice, and state for "
            "each target behind schedule the reason and the next step."
        )
    return _(
        "Please state within three working days of this notice, for each target behind schedule, "
        "the reason and the next step."
    )
