"""`workplan chase --notice 催办`: a letter to each unit that owes something."""

from collections.abc import Iterator

from workplan_cli.assessment.owing import Chase, Debt
from workplan_cli.model.message import Message, _, counted, message
from workplan_cli.model.outcome import Reading, TargetResult
from workplan_cli.pages.blocks import Page, Paragraph, Sheet, page, section
from workplan_cli.pages.lags import lag_in_words
from workplan_cli.pages.notices import Part, behind, numbered, plain_items, signature
from workplan_cli.pages.units import unit_name
from workplan_cli.pages.values import LongDay, LongPeriod, run


def reminders(chase: Chase) -> tuple[Page, ...]:
    """A letter a unit, in the order of the units file; none where nobody owes anything."""
    return tuple(_letter(chase, debt) for debt in chase.debts if debt.owes)


def _letter(chase: Chase, debt: Debt) -> Page:
    title = message(_("Reminder concerning reports on “{plan}”"), plan=chase.outcome.plan.title)
    to = message(_("To {unit}:"), unit=unit_name(chase.outcome, debt.unit))
    opening = section(Paragraph(to), Paragraph(_opening(chase, debt)))
    closing = section(Paragraph(message(_request(debt))), *signature(chase))
    late = behind(chase, [debt])
    sections = [opening, *numbered(list(_matters(chase, debt, late))), closing]
    return page(title, sections, [late])


def _opening(chase: Chase, debt: Debt) -> Message:
    last = debt.turns[-1] if debt.turns else None
    day = LongDay(chase.day)
    if last is not None and last.state == "on_time":
        return message(
            _("Your report for {period} came on time, for which we thank you. "
              "As of {day}, the following is still open."),
            period=LongPeriod(last.period),
            day=day,
        )  # fmt: skip
    return message(_("As of {day}, the following is still open."), day=day)


def _matters(chase: Chase, debt: Debt, late: Sheet) -> Iterator[Part]:
    if debt.missing or debt.open:
        yield message(_("Reports outstanding")), plain_items(_reports(debt))
    if debt.entries:
        names = (run(one.target.id, one.target.title) for one in debt.entries)
        yield message(_("Targets left out of the newest report")), plain_items(names)
    if debt.unbacked:
        entries = (_entry(result, reading) for result, reading in debt.unbacked)
        yield message(_("Entries without evidence")), plain_items(entries)
    if debt.lags:
        lags = (lag_in_words(chase.outcome, lag) for lag in debt.lags)
        yield late.title, plain_items(lags)


def _entry(result: TargetResult, reading: Reading) -> Message:
    return message(
        _("{target} {title} ({period})"),
        target=result.target.id,
        title=result.target.title,
        period=LongPeriod(reading.period),
    )


def _reports(debt: Debt) -> Iterator[Message]:
    for turn in debt.missing:
        yield counted(
            _("The report for {period} was due on {due} and is {count} day late."),
            _("The report for {period} was due on {due} and is {count} days late."),
            turn.days,
            period=LongPeriod(turn.period),
            due=LongDay(turn.due),
        )
    if len(debt.missing) > 1:
        yield message(
            _("No report has come for {count} periods in a row."), count=len(debt.missing)
        )
    if debt.open:
        yield counted(
            _("The report for {period} is due by {due}: {count} day is left."),
            _("The report for {period} is due by {due}: {count} days are left."),
            debt.open.days,
            period=LongPeriod(debt.open.period),
            due=LongDay(debt.open.due),
        )


def _request(debt: Debt) -> str:
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
